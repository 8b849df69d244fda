"""The live hour for machines: its state, and the code that leads a phone to it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from kezdesu.web.policies import EVERYONE
from kezdesu.web.routes import route


def state(request: HttpRequest, code: str) -> HttpResponse:
    """Not yet."""
    return HttpResponse(status=503)


def qr(request: HttpRequest, code: str) -> HttpResponse:
    """Not yet."""
    return HttpResponse(status=503)


urlpatterns = [
    route("live/<str:code>/state.json", state, name="live_state", policy=EVERYONE, cached=()),
    route("live/<str:code>/qr.svg", qr, name="live_qr", policy=EVERYONE, cached=()),
]
