"""All addresses. Public and staff pages carry the language as prefix; machines' addresses do not."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from kezdesu.web import front
from kezdesu.web.policies import EVERYONE
from kezdesu.web.routes import route

urlpatterns = [
    route("", front.by_language, name="root", policy=EVERYONE),
    path("api/v1/", include("kezdesu.api.urls")),
    path("", include("kezdesu.web.public.machine_urls")),
    path("", include("kezdesu.web.accounts.machine_urls")),
    *i18n_patterns(
        path("", include("kezdesu.web.public.urls")),
        path("office/", include("kezdesu.web.office.urls")),
        path("inspector/", include("kezdesu.web.inspector.urls")),
        path("accounts/", include("kezdesu.web.accounts.urls")),
        path("accounts/", include("kezdesu.web.accounts.flow_urls")),
    ),
]

handler400 = "kezdesu.web.refusals.bad_request"
handler403 = "kezdesu.web.refusals.forbidden"
handler404 = "kezdesu.web.refusals.not_found"
handler500 = "kezdesu.web.refusals.server_error"
