"""Addresses of the schedule desk."""

from kezdesu.web.office.schedule import proposals, talking, views
from kezdesu.web.policies import SCHEDULE_DESK
from kezdesu.web.routes import route

FORM = ("GET", "POST")
POST = ("POST",)
BODY = "schedule/<str:label>/bodies/<slug:body>/"

urlpatterns = [
    route("schedule/", views.index, name="schedule", policy=SCHEDULE_DESK, methods=FORM),
    route("schedule/<str:label>/", views.year, name="schedule_year", policy=SCHEDULE_DESK),
    route(BODY, proposals.proposal, name="proposal", policy=SCHEDULE_DESK, methods=FORM),
    route(
        f"{BODY}acts/<slug:act>/",
        proposals.act,
        name="proposal_act",
        policy=SCHEDULE_DESK,
        methods=POST,
        fresh=("sign",),
    ),
    route(
        "schedule/entries/<int:entry>/comment/",
        talking.comment,
        name="row_comment",
        policy=SCHEDULE_DESK,
        methods=POST,
    ),
    route(
        "schedule/remarks/<int:remark>/answer/",
        talking.answer,
        name="remark_answer",
        policy=SCHEDULE_DESK,
        methods=POST,
    ),
]
