"""Addresses of invitations."""

from kezdesu.web.accounts.invited import views
from kezdesu.web.policies import EVERYONE
from kezdesu.web.routes import route

urlpatterns = [
    route("invited/<str:secret>/", views.invited, name="invited", policy=EVERYONE, methods=("GET", "POST")),
    route(
        "invited/<str:secret>/ask/", views.ask_again, name="invited_ask", policy=EVERYONE, methods=("POST",)
    ),
]
