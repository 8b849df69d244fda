"""What a registrar does with another's account, and how a password changes."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction

from kezdesu.common.answers import require
from kezdesu.journal.door import swap
from kezdesu.journal.record import record
from kezdesu.people import rules, sessions
from kezdesu.people.actors import Actor
from kezdesu.people.lines import (
    AccountClosed,
    AccountOpened,
    FactorsReset,
    PasswordChanged,
    SessionsEnded,
)
from kezdesu.people.models import Account


def reset_second_factor(account: Account, *, by: Actor, body: str = "") -> int:
    """Whoever has lost everything gets in by password again: factors and sessions go; answers how many factors."""
    require(rules.may_manage(account, by=by))
    with transaction.atomic():
        removed, _rows = Authenticator.objects.filter(user=account).delete()
        sessions.end_all(account)
        record(FactorsReset(removed), subject=account.subject, by=by.author(body))
    return int(removed)


def end_sessions(account: Account, *, by: Actor, body: str = "") -> int:
    """A registrar ends every session of a person; answers how many there were."""
    require(rules.may_manage(account, by=by))
    with transaction.atomic():
        ended = sessions.end_all(account)
        record(SessionsEnded(ended), subject=account.subject, by=by.author(body))
    return ended


def close_account(account: Account, *, by: Actor, body: str = "") -> None:
    """Nobody can sign in with the account any more, and whoever is signed in is out at once."""
    require(rules.may_manage(account, by=by))
    with transaction.atomic():
        swap(account, {"is_active": True}, {"is_active": False})
        record(AccountClosed(sessions.end_all(account)), subject=account.subject, by=by.author(body))


def open_account(account: Account, *, by: Actor, body: str = "") -> None:
    """A closed account may be used again."""
    require(rules.may_manage(account, by=by))
    with transaction.atomic():
        swap(account, {"is_active": False}, {"is_active": True})
        record(AccountOpened(), subject=account.subject, by=by.author(body))


def change_password(account: Account, *, password: str, by: Actor, by_link: bool = False) -> None:
    """Set a password that the border has checked; every session opened with the old one is void."""
    if not by_link:
        require(rules.may_change_own(account, by=by))
    with transaction.atomic():
        account.set_password(password)
        account.save(update_fields=["password"])
        sessions.end_all(account)
        record(PasswordChanged(by_link), subject=account.subject, by=by.author())
