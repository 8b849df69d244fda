"""Addresses of the optimiser."""

from kezdesu.web.office.optimiser import views
from kezdesu.web.policies import SCHEDULE_DESK
from kezdesu.web.routes import route

OPTIMISER = "schedule/<str:label>/optimiser/"
RUN = f"{OPTIMISER}<int:number>/"
POST = ("POST",)

urlpatterns = [
    route(OPTIMISER, views.start, name="optimiser", policy=SCHEDULE_DESK, methods=("GET", "POST")),
    route(RUN, views.run, name="optimiser_run", policy=SCHEDULE_DESK),
    route(f"{RUN}acts/<slug:act>/", views.act, name="optimiser_act", policy=SCHEDULE_DESK, methods=POST),
    route(
        f"{RUN}rows/<int:entry>/<slug:act>/",
        views.decide,
        name="optimiser_row",
        policy=SCHEDULE_DESK,
        methods=POST,
    ),
]
