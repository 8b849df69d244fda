"""Addresses of the plan table and of the signatures page."""

from kezdesu.web.office.plan import views
from kezdesu.web.policies import MINISTRY_DESK, SIGNS
from kezdesu.web.routes import route

urlpatterns = [
    route("plan/", views.plan, name="plan", policy=MINISTRY_DESK),
    route(
        "plan/<str:code>/", views.commitment, name="commitment", policy=MINISTRY_DESK, methods=("GET", "POST")
    ),
    route("signatures/", views.signatures, name="signatures", policy=SIGNS),
]
