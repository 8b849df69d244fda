"""Addresses of signing in and out."""

from kezdesu.web.accounts import views
from kezdesu.web.policies import EVERYONE, SIGNED_IN
from kezdesu.web.routes import route

app_name = "accounts"
urlpatterns = [
    route("login/", views.sign_in, name="login", policy=EVERYONE, methods=("GET", "POST")),
    route("logout/", views.sign_out, name="logout", policy=SIGNED_IN, methods=("POST",)),
]
