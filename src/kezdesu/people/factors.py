"""How a person proves herself beside the password: authenticator app, passkeys, recovery codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction

from kezdesu.common.answers import Refused, require
from kezdesu.journal.kinds import Line
from kezdesu.journal.record import record
from kezdesu.people import refusals, rules
from kezdesu.people.actors import Actor
from kezdesu.people.lines import CodesMade, FactorAdded, FactorRemoved
from kezdesu.people.models import Account

MOST_KEYS = 10
Kind = Authenticator.Type


@dataclass(frozen=True, slots=True)
class Passkey:
    """One passkey as its owner knows it."""

    pk: int
    name: str
    added_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Factors:
    """What a person has set up. ``codes_left``: unused recovery codes; None when there are none at all."""

    has_authenticator: bool = False
    passkeys: Sequence[Passkey] = ()
    codes_left: int | None = None

    @property
    def any(self) -> bool:
        """Is there a second factor?"""
        return self.has_authenticator or bool(self.passkeys)


def of(account_id: int) -> Factors:
    """What the person has set up (one query)."""
    rows = list(Authenticator.objects.filter(user_id=account_id).order_by("pk"))
    keys = [
        Passkey(row.pk, row.wrap().name, row.created_at, row.last_used_at)
        for row in rows
        if row.type == Kind.WEBAUTHN
    ]
    codes = next((row for row in rows if row.type == Kind.RECOVERY_CODES), None)
    left = None if codes is None else len(codes.wrap().get_unused_codes())
    return Factors(any(row.type == Kind.TOTP for row in rows), tuple(keys), left)


def recovery_codes(account: Account, *, by: Actor) -> list[str]:
    """The codes not used yet."""
    require(rules.may_change_own(account, by=by))
    row = Authenticator.objects.filter(user=account, type=Kind.RECOVERY_CODES).first()
    return [] if row is None else list(row.wrap().get_unused_codes())


def add_authenticator(account: Account, *, secret: str, by: Actor) -> None:
    """Set up the authenticator app that knows ``secret`` (base32); recovery codes come with the first factor."""
    require(rules.may_change_own(account, by=by))
    with transaction.atomic():
        _lock(account)
        if _has(account, Kind.TOTP):
            raise Refused(refusals.HAS_AUTHENTICATOR)
        TOTP.activate(account, secret)
        RecoveryCodes.activate(account)
        _note(account, FactorAdded(Kind.TOTP.value), by)


def add_passkey(account: Account, *, name: str, credential: dict[str, Any], by: Actor) -> None:
    """Add a passkey whose ``credential`` was verified at the border."""
    require(rules.may_change_own(account, by=by))
    with transaction.atomic():
        _lock(account)
        if Authenticator.objects.filter(user=account, type=Kind.WEBAUTHN).count() >= MOST_KEYS:
            raise Refused(refusals.TOO_MANY_KEYS)
        WebAuthn.add(account, name, credential)
        RecoveryCodes.activate(account)
        _note(account, FactorAdded(Kind.WEBAUTHN.value), by)


def rename_passkey(account: Account, key: int, *, name: str, by: Actor) -> bool:
    """Give a passkey another name; False when there is none of that number."""
    require(rules.may_change_own(account, by=by))
    row = Authenticator.objects.filter(user=account, type=Kind.WEBAUTHN, pk=key).first()
    if row is None:
        return False
    row.data["name"] = name
    row.save(update_fields=["data"])
    return True


def remove_passkey(account: Account, key: int, *, by: Actor) -> bool:
    """Take a passkey away; False when there is none of that number."""
    return _remove(account, by, type=Kind.WEBAUTHN, pk=key)


def remove_authenticator(account: Account, *, by: Actor) -> bool:
    """Take the authenticator app away; False when there was none."""
    return _remove(account, by, type=Kind.TOTP)


def make_recovery_codes(account: Account, *, by: Actor) -> None:
    """New recovery codes in place of the old ones."""
    require(rules.may_change_own(account, by=by))
    with transaction.atomic():
        _lock(account)
        if not _has(account, Kind.TOTP, Kind.WEBAUTHN):
            raise Refused(refusals.NO_FACTOR)
        Authenticator.objects.filter(user=account, type=Kind.RECOVERY_CODES).delete()
        RecoveryCodes.activate(account)
        _note(account, CodesMade(), by)


def _remove(account: Account, by: Actor, **which: object) -> bool:
    require(rules.may_change_own(account, by=by))
    with transaction.atomic():
        _lock(account)
        removed, _rows = Authenticator.objects.filter(user=account, **which).delete()
        if not removed:
            return False
        if not _has(account, Kind.TOTP, Kind.WEBAUTHN):
            Authenticator.objects.filter(user=account, type=Kind.RECOVERY_CODES).delete()
        _note(account, FactorRemoved(str(which["type"])), by)
        return True


def _has(account: Account, *kinds: str) -> bool:
    return bool(Authenticator.objects.filter(user=account, type__in=kinds).exists())


def _lock(account: Account) -> None:
    """Two tabs of one person wait for each other (SQLite has one writer anyway)."""
    Account.objects.select_for_update().get(pk=account.pk)


def _note(account: Account, line: Line, by: Actor) -> None:
    record(line, subject=account.subject, by=by.author())
