"""Identities of the organisation's own sign-in: linked by its verified e-mail at the first sign-in, or by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from kezdesu.common.answers import Refused, require
from kezdesu.journal import record as journal
from kezdesu.people import refusals, rules
from kezdesu.people.actors import Actor
from kezdesu.people.lines import FactorAdded, FactorRemoved
from kezdesu.people.models import Account

FACTOR = "identity"


@dataclass(frozen=True, slots=True)
class Identity:
    """One identity as its owner knows it: no name, no address is kept."""

    pk: int
    linked_at: datetime


def of(account_id: int) -> Sequence[Identity]:
    """The identities of a person (one query)."""
    rows = SocialAccount.objects.filter(user_id=account_id).order_by("pk")
    return [Identity(row.pk, row.date_joined) for row in rows]


def link(account: Account, *, provider: str, uid: str, by: Actor) -> None:
    """By hand: from now on this identity opens this account. One for each person; nobody's else."""
    require(rules.may_change_own(account, by=by))
    with transaction.atomic():
        _lock(account)
        owner = SocialAccount.objects.filter(provider=provider, uid=uid).first()
        if owner is not None and owner.user_id != account.pk:
            raise Refused(refusals.IDENTITY_OF_ANOTHER)
        if owner is not None or SocialAccount.objects.filter(user=account, provider=provider).exists():
            raise Refused(refusals.HAS_IDENTITY)
        _link(account, provider, uid, by)


def link_by_email(account: Account, *, provider: str, uid: str) -> None:
    """At the first sign-in whose verified e-mail is the account's.

    Refused when she took an identity off by hand: an e-mail alone does not undo that.
    """
    if was_taken_off(account):
        raise Refused(refusals.TAKEN_OFF)
    with transaction.atomic():
        _link(account, provider, uid, Actor(account_id=account.pk))


def unlink(account: Account, number: int, *, by: Actor) -> bool:
    """Take an identity off; False when there is none of that number. The last way to sign in stays."""
    require(rules.may_change_own(account, by=by))
    with transaction.atomic():
        _lock(account)
        mine = SocialAccount.objects.filter(user=account)
        if not mine.filter(pk=number).exists():
            return False
        if not _has_another_way(account, number):
            raise Refused(refusals.LAST_WAY)
        mine.filter(pk=number).delete()
        journal.record(FactorRemoved(FACTOR), subject=account.subject, by=by.author())
    return True


def was_taken_off(account: Account) -> bool:
    """Whether the last word about an identity of hers is that she took it off."""
    lines = journal.of(account.subject, public_only=False)
    kinds = [line.kind for line in lines if line.data.get("factor") == FACTOR]
    return kinds[-1:] == ["account.factor_removed"]


def _has_another_way(account: Account, number: int) -> bool:
    """A password, a passkey (it opens the door alone) or another identity."""
    passkeys = Authenticator.objects.filter(user=account, type=Authenticator.Type.WEBAUTHN)
    others = SocialAccount.objects.filter(user=account).exclude(pk=number)
    return bool(account.has_usable_password() or passkeys.exists() or others.exists())


def _link(account: Account, provider: str, uid: str, by: Actor) -> None:
    SocialAccount.objects.create(user=account, provider=provider, uid=uid, extra_data={})
    journal.record(FactorAdded(FACTOR), subject=account.subject, by=by.author())


def _lock(account: Account) -> None:
    """Two tabs of one person wait for each other (SQLite has one writer anyway)."""
    Account.objects.select_for_update().get(pk=account.pk)
