"""Addresses of the public schedule."""

from kezdesu.web.policies import EVERYONE
from kezdesu.web.public.schedule import views
from kezdesu.web.public.schedule.asked import FILTERS
from kezdesu.web.routes import route

OF_ACT = ("series", *FILTERS)
VIEW = ("view", *OF_ACT)

urlpatterns = [
    route("schedule/", views.now, name="schedule_now", policy=EVERYONE, cached=()),
    route("schedule/<int:year>/", views.year, name="schedule", policy=EVERYONE, cached=VIEW),
    route(
        "schedule/<int:year>/changes/",
        views.changes,
        name="schedule_changes",
        policy=EVERYONE,
        cached=("series", "from", "to"),
    ),
    route(
        "schedule/<int:year>/versions/<str:version>.json",
        views.version,
        name="schedule_version",
        policy=EVERYONE,
        cached=("series",),
    ),
    route("schedule/<int:year>.<str:form>", views.file, name="schedule_file", policy=EVERYONE, cached=OF_ACT),
]
