"""What the gate notes of whoever is signed in: when she was last here, and whether she lacks a second factor."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings

from kezdesu.common import clock
from kezdesu.people import factors, sessions
from kezdesu.people.rules import SIGNING_ROLES
from kezdesu.web import fresh, limits
from kezdesu.web.request import Request

SEEN = "seen_at"
_EVERY = timedelta(minutes=5)


def note(request: Request) -> None:
    """Keep when and from where the browser was last here, at most every five minutes."""
    if fresh.MARK not in request.session:
        return
    now, last = clock.now(), request.session.get(SEEN)
    if last is None or now - datetime.fromisoformat(last) >= _EVERY:
        request.session[SEEN] = now.isoformat()
        if last is not None:
            sessions.seen(str(request.session.session_key), address=limits.place(request))


def advised(request: Request) -> bool:
    """Is she to be reminded of the second step? Known since she signed in; costs no query."""
    return request.session.get(fresh.FACTOR) is False and request.actor.has(*SIGNING_ROLES)


def lacks_factor(request: Request) -> bool:
    """Must she set up a second factor before anything else?"""
    if settings.SECOND_FACTOR != "required" or not request.actor.has(*SIGNING_ROLES):
        return False
    if not request.session.get(fresh.FACTOR) and request.actor.account_id is not None:
        request.session[fresh.FACTOR] = factors.of(request.actor.account_id).any
    return not request.session.get(fresh.FACTOR)
