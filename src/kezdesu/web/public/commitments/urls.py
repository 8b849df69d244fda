"""Addresses of promises."""

from kezdesu.web.policies import EVERYONE
from kezdesu.web.public.commitments import views
from kezdesu.web.routes import route

urlpatterns = [
    route(
        "commitments/",
        views.commitments,
        name="commitments",
        policy=EVERYONE,
        cached=("state", "body", "region", "after"),
    ),
    route("commitments/<str:code>/", views.commitment, name="commitment", policy=EVERYONE, cached=()),
    route(
        "commitments/<str:code>/verdict/",
        views.verdict,
        name="verdict",
        policy=EVERYONE,
        methods=("GET", "POST"),
    ),
]
