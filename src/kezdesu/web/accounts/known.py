"""Browsers in which a person has signed in before.

Tries are counted for each e-mail, so a stranger could shut a person out by wrong passwords. A browser that she has
used before has a count of its own: the stranger's tries do not close her own door.
"""

from __future__ import annotations

import hashlib
import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from kezdesu.people.models import Account

COOKIE = "kz_known"
_DAYS = 400
_MOST = 8


def count_of(request: HttpRequest, email: str) -> str:
    """The name under which this browser's tries for ``email`` are counted."""
    browser = _browser(request)
    own = browser is not None and _mark(email) in browser[1]
    return f"login:{email.lower()[:200]}" + (f":{browser[0]}" if own and browser else "")


def remember(request: HttpRequest, answer: HttpResponse, account: Account) -> None:
    """She has signed in here."""
    number, marks = _browser(request) or (secrets.token_hex(8), [])
    mine = _mark(account.email)
    kept = [mine, *(mark for mark in marks if mark != mine)][:_MOST]
    answer.set_cookie(
        COOKIE,
        signing.dumps([number, kept], salt=COOKIE),
        max_age=_DAYS * 86_400,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _browser(request: HttpRequest) -> tuple[str, list[str]] | None:
    try:
        number, marks = signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=_DAYS * 86_400)
    except signing.BadSignature:
        return None
    return str(number), [str(mark) for mark in marks]


def _mark(email: str) -> str:
    return hashlib.sha256(f"{settings.SECRET_KEY}:known:{email.lower()}".encode()).hexdigest()[:24]
