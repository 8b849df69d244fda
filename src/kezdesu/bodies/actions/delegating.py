"""A head's powers in another's hands between two days."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kezdesu.bodies import lines, rules
from kezdesu.bodies.actions.steps import author, subject, turn
from kezdesu.bodies.models import Delegation, Membership, Office
from kezdesu.common import clock
from kezdesu.common.answers import require
from kezdesu.journal.door import swap
from kezdesu.journal.record import record
from kezdesu.people.actors import Actor
from kezdesu.people.models import Account


@transaction.atomic
def delegate(
    *, office: Office, deputy: Account, since: date, until: date, act_number: str, reason: str, by: Actor
) -> Delegation:
    """``deputy`` signs in the place of the post's holder from ``since`` to ``until``, both included."""
    require(rules.may_delegate(office, deputy, since, until, act_number, reason, by=by))
    turn(office)
    row = Delegation.objects.create(
        office=office,
        deputy=deputy,
        since=since,
        until=until,
        planned_until=until,
        act_number=act_number.strip(),
        reason=reason.strip(),
        entered_at=clock.now(),
    )
    Membership.objects.create(
        account=deputy,
        body=office.body,
        role=rules.HEAD_ROLES[office.rank],
        since=since,
        until=until,
        delegation=row,
    )
    line = lines.DelegationBegun(office.body.slug, office.slug, since, until, row.act_number)
    record(line, subject=subject(office.body), by=author(office.body, by))
    return row


@transaction.atomic
def end_delegation(*, delegation: Delegation, reason: str, by: Actor) -> None:
    """The powers return at once; what was signed by then stays signed."""
    require(rules.may_end_delegation(delegation, reason, by=by))
    now, last = clock.now(), max(delegation.since, clock.today())
    swap(delegation, {"ended_at": None}, {"ended_at": now, "until": last, "end_reason": reason.strip()})
    Membership.objects.filter(delegation=delegation).update(until=last, revoked_at=now)
    office = delegation.office
    line = lines.DelegationEnded(office.body.slug, office.slug, delegation.planned_until, last)
    record(line, subject=subject(office.body), by=author(office.body, by))
