"""The device of a visitor: known by its cookie, or given one with the answer to a form."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.http import HttpResponse

from kezdesu.common import devices
from kezdesu.people.actors import Actor
from kezdesu.web.request import Request


def with_device(request: Request) -> tuple[Actor, str]:
    """The citizen with a device, and the cookie to set when the device is new (else empty).

    Staff who ask do so as citizens: their account is left out.
    """
    if request.actor.device:
        return Actor(device=request.actor.device), ""
    cookie = devices.issue(settings.SECRET_KEY)
    device = devices.read(cookie, settings.SECRET_KEY) or ""
    return replace(Actor(), device=device), cookie


def remember(answer: HttpResponse, cookie: str) -> HttpResponse:
    """Set the cookie of a new device."""
    if cookie:
        answer.set_cookie(
            devices.COOKIE,
            cookie,
            max_age=devices.MAX_AGE,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return answer
