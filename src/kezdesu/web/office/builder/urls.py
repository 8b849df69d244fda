"""Addresses of the draft builder."""

from kezdesu.web.office.builder import views
from kezdesu.web.policies import SCHEDULE_DESK
from kezdesu.web.routes import route

BUILDER = "schedule/<str:label>/builder/"

urlpatterns = [
    route(BUILDER, views.builder, name="builder", policy=SCHEDULE_DESK),
    route(f"{BUILDER}rows/<int:entry>/", views.row, name="builder_row", policy=SCHEDULE_DESK),
    route(
        f"{BUILDER}rows/<int:entry>/acts/<slug:act>/",
        views.act,
        name="builder_act",
        policy=SCHEDULE_DESK,
        methods=("POST",),
    ),
]
