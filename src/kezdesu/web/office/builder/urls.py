"""Addresses of the draft builder."""

from kezdesu.web.office.builder import views
from kezdesu.web.policies import COORDINATES, DRAFTS
from kezdesu.web.routes import route

BUILDER = "schedule/<str:label>/builder/"

urlpatterns = [
    route(BUILDER, views.builder, name="builder", policy=DRAFTS),
    route(f"{BUILDER}rows/<int:entry>/", views.row, name="builder_row", policy=DRAFTS),
    route(
        f"{BUILDER}rows/<int:entry>/acts/<slug:act>/",
        views.act,
        name="builder_act",
        policy=COORDINATES,
        methods=("POST",),
    ),
]
