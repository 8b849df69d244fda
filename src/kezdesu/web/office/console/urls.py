"""Addresses of the console."""

from kezdesu.web.office.console import views
from kezdesu.web.policies import OPERATES
from kezdesu.web.routes import route

urlpatterns = [
    route("visits/<str:code>/console/", views.console, name="console", policy=OPERATES),
    route(
        "visits/<str:code>/console/hall/",
        views.capture,
        name="console_hall",
        policy=OPERATES,
        methods=("POST",),
    ),
    route(
        "visits/<str:code>/console/<slug:act>/",
        views.act,
        name="console_act",
        policy=OPERATES,
        methods=("POST",),
    ),
]
