"""Signed-in browsers: which there are, ending them, and which session keys still open a door."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models.functions import Now

from kezdesu.common import clock
from kezdesu.common.answers import require
from kezdesu.journal.record import record
from kezdesu.people import rules
from kezdesu.people.actors import Actor
from kezdesu.people.lines import SessionsEnded
from kezdesu.people.models import Account


@dataclass(frozen=True, slots=True)
class SignedIn:
    """One signed-in browser. ``agent``: what the browser says of itself; ``address``: where it signed in."""

    pk: int
    key: str
    agent: str
    address: str
    since: datetime
    seen_at: datetime


def accounts_of(keys: Collection[str]) -> dict[str, Account]:
    """For each session key that still opens a door, whose it is (two queries however many keys).

    A session is void when it has ended, its time is over, its account is closed, or its password was changed.
    """
    rows = Session.objects.filter(session_key__in=keys, expire_date__gt=Now())
    held = {row.session_key: row.get_decoded() for row in rows}
    numbers = {data[SESSION_KEY] for data in held.values() if SESSION_KEY in data}
    accounts = {str(one.pk): one for one in Account.objects.filter(pk__in=numbers, is_active=True)}
    return {
        key: accounts[data[SESSION_KEY]]
        for key, data in held.items()
        if data.get(SESSION_KEY) in accounts
        and compare_digest(
            data.get(HASH_SESSION_KEY, ""), accounts[data[SESSION_KEY]].get_session_auth_hash()
        )
    }


def of(account: Account) -> list[SignedIn]:
    """The account's signed-in browsers, the last seen first."""
    rows = list(UserSession.objects.filter(user=account).order_by("-last_seen_at", "-pk")[:100])
    living = accounts_of([row.session_key for row in rows])
    return [
        SignedIn(row.pk, row.session_key, row.user_agent, row.ip, row.created_at, row.last_seen_at)
        for row in rows
        if row.session_key in living
    ]


def seen(key: str, *, address: str) -> None:
    """The browser with this session was here just now, at ``address``."""
    UserSession.objects.filter(session_key=key).update(last_seen_at=clock.now(), ip=address)


def begin(account: Account, key: str, *, agent: str, address: str) -> None:
    """Remember a browser that has just signed in."""
    now = clock.now()
    values = {
        "user": account,
        "ip": address,
        "user_agent": agent[:200],
        "created_at": now,
        "last_seen_at": now,
    }
    UserSession.objects.update_or_create(session_key=key, defaults=values)


def end(account: Account, session: int, *, by: Actor) -> bool:
    """End one session; False when the account has none of that number."""
    require(rules.may_change_own(account, by=by))
    return _end_and_tell(account, UserSession.objects.filter(user=account, pk=session), by) > 0


def end_others(account: Account, *, but: str, by: Actor) -> int:
    """End all sessions except that with key ``but``; answers how many."""
    require(rules.may_change_own(account, by=by))
    return _end_and_tell(account, UserSession.objects.filter(user=account).exclude(session_key=but), by)


def end_all(account: Account) -> int:
    """A step inside an action that writes its own line: every session of the account ends."""
    return _end(UserSession.objects.filter(user=account))


def _end_and_tell(account: Account, rows: Iterable[UserSession], by: Actor) -> int:
    with transaction.atomic():
        ended = _end(rows)
        if ended:
            record(SessionsEnded(ended), subject=account.subject, by=by.author())
    return ended


def _end(rows: Iterable[UserSession]) -> int:
    found = [(row.pk, row.session_key) for row in rows]
    keys = [key for _pk, key in found]
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(pk__in=[pk for pk, _key in found]).delete()
    return len(found)
