"""Invitations: made with a secret that is told once, sent again, withdrawn, accepted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction

from kezdesu.bodies import lines, links, registry, rules
from kezdesu.bodies.actions.steps import author, subject, turn
from kezdesu.bodies.models import Body, Invitation, Membership
from kezdesu.bodies.states import InvitationState
from kezdesu.common import clock
from kezdesu.common.answers import require
from kezdesu.common.codes import new_secret
from kezdesu.common.trilingual import Language
from kezdesu.journal.door import step, swap
from kezdesu.journal.record import Author, record
from kezdesu.people.actors import Actor
from kezdesu.people.models import Account
from kezdesu.people.roles import Role

LIFETIME = timedelta(days=7)
"""How long a link works: longer than a business trip over a weekend, shorter than a mailbox is left unread for good."""


@dataclass(frozen=True, slots=True)
class Sent:
    """An invitation and its secret, which nobody can read again."""

    invitation: Invitation
    secret: str = field(repr=False)


@transaction.atomic
def invite(
    *,
    body: Body,
    email: str,
    name: str,
    language: Language,
    roles: Sequence[Role],
    since: date | None = None,
    by: Actor,
) -> Sent:
    """Ask a person to work in the body; the roles begin on ``since`` or when she accepts, whichever is later."""
    address = email.strip().lower()
    require(rules.may_invite(body, address, roles, by=by))
    turn(body)
    secret, now = new_secret(), clock.now()
    assert by.account_id is not None
    invitation = Invitation.objects.create(
        body=body,
        email=address,
        name=name.strip(),
        language=language,
        roles=",".join(role for role in Role if role in roles),
        since=max(since or clock.today(), clock.today()),
        secret_hash=links.hash_of(secret),
        invited_by_id=by.account_id,
        invited_at=now,
        expires_at=now + LIFETIME,
    )
    line = lines.InvitationSent(invitation.pk, body.slug, invitation.roles, False)
    record(line, subject=subject(body), by=author(body, by))
    return Sent(invitation, secret)


@transaction.atomic
def send_again(*, invitation: Invitation, by: Actor) -> Sent:
    """A new link for the same invitation; the old one is dead from now on."""
    require(rules.may_change_invitation(invitation, by=by))
    secret, now = new_secret(), clock.now()
    old = {"secret_hash": invitation.secret_hash, "state": InvitationState.OPEN}
    swap(invitation, old, {"secret_hash": links.hash_of(secret), "expires_at": now + LIFETIME})
    line = lines.InvitationSent(invitation.pk, invitation.body.slug, invitation.roles, True)
    record(line, subject=subject(invitation.body), by=author(invitation.body, by))
    return Sent(invitation, secret)


@transaction.atomic
def withdraw(*, invitation: Invitation, by: Actor) -> None:
    """The link no longer works."""
    require(rules.may_change_invitation(invitation, by=by))
    step(invitation, InvitationState.WITHDRAWN)
    line = lines.InvitationWithdrawn(invitation.pk, invitation.body.slug)
    record(line, subject=subject(invitation.body), by=author(invitation.body, by))


@transaction.atomic
def accept(*, invitation: Invitation, account: Account) -> None:
    """Somebody who has an account takes the roles she was invited to."""
    require(rules.may_accept(invitation, account))
    _enter(invitation, account)


@transaction.atomic
def accept_as_new(*, invitation: Invitation, password: str) -> Account:
    """The invited person gets an account with the password she chose, and her roles."""
    require(rules.may_accept(invitation, None))
    account = Account.objects.create_account(invitation.email, name=invitation.name, password=password)
    account.language = invitation.language
    account.save(update_fields=["language"])
    _enter(invitation, account)
    return account


def _enter(invitation: Invitation, account: Account) -> None:
    since = max(invitation.since, clock.today())
    step(invitation, InvitationState.USED, used_at=clock.now(), account_id=account.pk)
    for role in invitation.role_set:
        if not registry.holds(account, invitation.body, role, since=since):
            Membership.objects.create(account=account, body=invitation.body, role=role, since=since)
    line = lines.InvitationAccepted(invitation.pk, invitation.body.slug, account.pk)
    me = Author(f"staff:{account.pk}", invitation.body.slug)
    record(line, subject=subject(invitation.body), by=me)
