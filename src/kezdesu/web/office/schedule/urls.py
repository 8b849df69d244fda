"""Addresses of the schedule desk."""

from kezdesu.web.office.schedule import amending, proposals, views
from kezdesu.web.policies import PREPARES, SCHEDULE_DESK
from kezdesu.web.routes import route

FORM = ("GET", "POST")
POST = ("POST",)
BODY = "schedule/<str:label>/bodies/<slug:body>/"

urlpatterns = [
    route("schedule/", views.index, name="schedule", policy=SCHEDULE_DESK, methods=FORM),
    route("schedule/<str:label>/", views.year, name="schedule_year", policy=SCHEDULE_DESK),
    route(
        "schedule/<str:label>/acts/<slug:act>/",
        views.act,
        name="schedule_act",
        policy=SCHEDULE_DESK,
        methods=POST,
    ),
    route(BODY, proposals.proposal, name="proposal", policy=SCHEDULE_DESK, methods=FORM),
    route(f"{BODY}acts/<slug:act>/", proposals.act, name="proposal_act", policy=SCHEDULE_DESK, methods=POST),
    route(f"{BODY}add/", amending.add, name="entry_add", policy=PREPARES, methods=FORM),
    route(
        "schedule/entries/<int:entry>/amend/",
        amending.amend,
        name="entry_amend",
        policy=PREPARES,
        methods=FORM,
    ),
    route(
        "schedule/amendments/<int:amendment>/acts/<slug:act>/",
        amending.act,
        name="amendment_act",
        policy=SCHEDULE_DESK,
        methods=POST,
    ),
]
