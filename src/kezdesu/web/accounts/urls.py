"""Addresses of signing in and of how one proves oneself."""

from kezdesu.web.accounts import factors, home, linking, oidc, passwords, views
from kezdesu.web.accounts.invited import urls as invited
from kezdesu.web.policies import EVERYONE, SIGNED_IN
from kezdesu.web.routes import route

FORM = ("GET", "POST")
ACT = ("POST",)
KEY = "passkeys/<int:number>/"

app_name = "accounts"
urlpatterns = [
    route("", home.home, name="home", policy=SIGNED_IN),
    route("login/", views.sign_in, name="login", policy=EVERYONE, methods=FORM),
    route("login/passkey/", views.sign_in_with_passkey, name="passkey_login", policy=EVERYONE, methods=ACT),
    route(
        "login/passkey/options/", views.passkey_options, name="passkey_options", policy=EVERYONE, methods=ACT
    ),
    route("login/organisation/", oidc.begin, name="organisation", policy=EVERYONE),
    route("logout/", views.sign_out, name="logout", policy=SIGNED_IN, methods=ACT),
    route("password/", passwords.change, name="password", policy=SIGNED_IN, methods=FORM),
    route("password/reset/", passwords.reset, name="reset", policy=EVERYONE, methods=FORM),
    route("password/reset/sent/", passwords.reset_sent, name="reset_sent", policy=EVERYONE),
    route("password/reset/done/", passwords.reset_done, name="reset_done", policy=EVERYONE),
    route(
        "password/reset/<str:uid>/<str:token>/",
        passwords.reset_by_link,
        name="reset_by_link",
        policy=EVERYONE,
        methods=FORM,
    ),
    route(
        "authenticator/",
        factors.authenticator,
        name="authenticator",
        policy=SIGNED_IN,
        methods=FORM,
        fresh=True,
    ),
    route("authenticator/qr.svg", factors.authenticator_qr, name="authenticator_qr", policy=SIGNED_IN),
    route(
        "authenticator/remove/",
        factors.remove_authenticator,
        name="authenticator_remove",
        policy=SIGNED_IN,
        methods=ACT,
        fresh=True,
    ),
    route(
        "passkeys/add/", factors.add_passkey, name="passkey_add", policy=SIGNED_IN, methods=FORM, fresh=True
    ),
    route(KEY, factors.rename_passkey, name="passkey_rename", policy=SIGNED_IN, methods=FORM),
    route(
        f"{KEY}remove/",
        factors.remove_passkey,
        name="passkey_remove",
        policy=SIGNED_IN,
        methods=ACT,
        fresh=True,
    ),
    route("identity/", linking.link, name="identity", policy=SIGNED_IN, methods=FORM, fresh=True),
    route(
        "identity/<int:number>/remove/",
        linking.unlink,
        name="identity_remove",
        policy=SIGNED_IN,
        methods=ACT,
        fresh=True,
    ),
    route("codes/", factors.codes, name="codes", policy=SIGNED_IN, methods=FORM, fresh=True),
    route("codes/file/", factors.codes_file, name="codes_file", policy=SIGNED_IN, methods=ACT, fresh=True),
    route("codes/new/", factors.new_codes, name="codes_new", policy=SIGNED_IN, methods=ACT, fresh=True),
    route("sessions/end/", home.end_other_sessions, name="sessions_end", policy=SIGNED_IN, methods=ACT),
    route("sessions/<int:number>/end/", home.end_session, name="session_end", policy=SIGNED_IN, methods=ACT),
    *invited.urlpatterns,
]
