"""The address that allauth's flow itself leads to, by its own name."""

from kezdesu.web.accounts import views
from kezdesu.web.policies import EVERYONE
from kezdesu.web.routes import route

urlpatterns = [
    route(
        "login/code/", views.second_step, name="mfa_authenticate", policy=EVERYONE, methods=("GET", "POST")
    ),
]
