"""The address to which the organisation's sign-in sends people back: one, without a language."""

from kezdesu.web.accounts import oidc
from kezdesu.web.policies import EVERYONE
from kezdesu.web.routes import route

urlpatterns = [
    route(
        "accounts/oidc/<slug:provider_id>/callback/",
        oidc.come_back,
        name="openid_connect_callback",
        policy=EVERYONE,
    ),
]
