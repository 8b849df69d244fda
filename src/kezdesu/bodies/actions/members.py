"""Roles of people: given from a day, ended on a day or at once."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kezdesu.bodies import registry, rules
from kezdesu.bodies.actions.steps import author, subject, turn
from kezdesu.bodies.lines import MembershipEnded, MembershipGiven
from kezdesu.bodies.models import Body, Membership
from kezdesu.common import clock
from kezdesu.common.answers import require
from kezdesu.journal.door import swap
from kezdesu.journal.record import record
from kezdesu.people import sessions
from kezdesu.people.actors import Actor
from kezdesu.people.models import Account
from kezdesu.people.roles import Role


@transaction.atomic
def give_role(*, account: Account, body: Body, role: Role, since: date, by: Actor) -> Membership:
    """The person has the role from ``since``, today at the earliest."""
    require(rules.may_give_role(account, body, role, since, by=by))
    turn(body)
    row = Membership.objects.create(account=account, body=body, role=role, since=since)
    line = MembershipGiven(account.pk, body.slug, str(role), since)
    record(line, subject=subject(body), by=author(body, by))
    return row


@transaction.atomic
def end_membership(*, row: Membership, last_day: date | None, by: Actor) -> None:
    """The role ends with ``last_day``; None takes it away at once, and the next click of hers is refused."""
    require(rules.may_end_membership(row, last_day, by=by), "last_day" if last_day else "")
    turn(row.body)
    until = last_day or max(row.since, clock.today())
    changes = {"until": until} if last_day else {"until": until, "revoked_at": clock.now()}
    swap(row, {"until": row.until, "revoked_at": None}, changes)
    if not registry.works_anywhere(row.account_id, on=clock.today()):
        sessions.end_all(row.account)
    line = MembershipEnded(row.account_id, row.body.slug, row.role, until, last_day is None)
    record(line, subject=subject(row.body), by=author(row.body, by))
