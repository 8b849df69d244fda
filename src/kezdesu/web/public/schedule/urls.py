"""Addresses of the public schedule."""

from kezdesu.web.policies import EVERYONE
from kezdesu.web.public.schedule import views
from kezdesu.web.routes import route

FILTERS = ("body", "region")

urlpatterns = [
    route("schedule/", views.now, name="schedule_now", policy=EVERYONE, cached=()),
    route("schedule/<int:year>/", views.year, name="schedule", policy=EVERYONE, cached=FILTERS),
    route("schedule/<int:year>/changes/", views.changes, name="schedule_changes", policy=EVERYONE, cached=()),
    route(
        "schedule/<int:year>.<str:form>", views.file, name="schedule_file", policy=EVERYONE, cached=FILTERS
    ),
]
