"""Tenures that were entered as two people's are said to be one person's, and that is taken back."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q

from kezdesu.bodies import lines, person_rules
from kezdesu.bodies.actions.steps import author, subject, turn
from kezdesu.bodies.models import Office, Tenure
from kezdesu.common.answers import require
from kezdesu.journal.record import record
from kezdesu.people.actors import Actor


@transaction.atomic
def say_same_person(*, tenure: Tenure, same: Tenure, by: Actor) -> None:
    """Whoever holds ``tenure`` also holds ``same``, with all that was said to be either's.

    Planned visits that so need one person twice stand: from now on nothing else is planned into them.
    """
    require(person_rules.may_say_same(tenure, same, by=by))
    office, other = tenure.office, same.office
    turn(office)
    first, second = sorted((tenure.who, same.who))
    Tenure.objects.filter(Q(pk=second) | Q(person=second)).update(person=first)
    line = lines.SamePersonSaid(office.body.slug, office.slug, other.body.slug, other.slug)
    record(line, subject=subject(office.body), by=author(office.body, by))


@transaction.atomic
def part(*, tenure: Tenure, others: Sequence[Tenure], reason: str, by: Actor) -> None:
    """``others`` are another person's than ``tenure``: one person's among themselves, as they were said to be.

    Nothing that was planned meanwhile changes; the journal keeps both statements.
    """
    require(person_rules.may_part(tenure, others, reason, by=by))
    turn(tenure.office)
    leaving = sorted(other.pk for other in others)
    hers = Tenure.objects.filter(Q(pk=tenure.who) | Q(person=tenure.who))
    staying = sorted(hers.exclude(pk__in=leaving).values_list("pk", flat=True))
    for group in (staying, leaving):
        Tenure.objects.filter(pk__in=group[1:]).update(person=group[0])
        Tenure.objects.filter(pk=group[0]).update(person=None)
    for other in others:
        _note_parted(tenure.office, other.office, reason, by)


def _note_parted(office: Office, other: Office, reason: str, by: Actor) -> None:
    line = lines.SamePersonTakenBack(
        office.body.slug, office.slug, other.body.slug, other.slug, reason.strip()
    )
    record(line, subject=subject(office.body), by=author(office.body, by))
