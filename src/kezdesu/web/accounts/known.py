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
    """The name under which this browser's tries for ``email`` are counted, however the address was typed."""
    browser = _browser(request)
    own = f":{browser[0]}" if browser is not None and _mark(email) in browser[1] else ""
    return f"login:{_plain(email)[:200]}{own}"


def is_known(request: HttpRequest, email: str) -> bool:
    """Has she signed in here before?"""
    browser = _browser(request)
    return browser is not None and _mark(email) in browser[1]


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
    return hashlib.sha256(f"{settings.SECRET_KEY}:known:{_plain(email)}".encode()).hexdigest()[:24]


def _plain(email: str) -> str:
    """As the account is looked for: spaces around it and capitals make no other address."""
    return email.strip().lower()
