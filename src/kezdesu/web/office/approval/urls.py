"""Addresses of approval and amendments."""

from kezdesu.web.office.approval import amending, views
from kezdesu.web.policies import APPROVES, PREPARES, SCHEDULE_DESK
from kezdesu.web.routes import route

FORM = ("GET", "POST")
POST = ("POST",)
YEAR = "schedule/<str:label>/"

urlpatterns = [
    route(f"{YEAR}approval/", views.approval, name="approval", policy=SCHEDULE_DESK),
    route(
        f"{YEAR}acts/<slug:act>/",
        views.act,
        name="schedule_act",
        policy=SCHEDULE_DESK,
        methods=POST,
        fresh=("approve", "amend"),
    ),
    route(f"{YEAR}amendments/", views.amendments, name="amendments", policy=SCHEDULE_DESK),
    route(
        f"{YEAR}versions/<int:number>/scan/",
        views.scan,
        name="version_scan",
        policy=APPROVES,
        methods=POST,
        fresh=True,
    ),
    route(
        f"{YEAR}bodies/<slug:body>/letter/",
        amending.letter,
        name="amendments_letter",
        policy=PREPARES,
        methods=FORM,
    ),
    route(f"{YEAR}bodies/<slug:body>/add/", amending.add, name="entry_add", policy=PREPARES, methods=FORM),
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
        fresh=("sign",),
    ),
]
