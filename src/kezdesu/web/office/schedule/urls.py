"""Addresses of the schedule desk."""

from kezdesu.web.office.schedule import views
from kezdesu.web.policies import SCHEDULE_DESK
from kezdesu.web.routes import route

urlpatterns = [
    route("schedule/", views.index, name="schedule", policy=SCHEDULE_DESK),
]
