"""Two tenures that were entered as two people's are said to be one person's."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from kezdesu.bodies import lines, rules
from kezdesu.bodies.actions.steps import author, subject, turn
from kezdesu.bodies.models import Tenure
from kezdesu.common.answers import require
from kezdesu.journal.record import record
from kezdesu.people.actors import Actor


@transaction.atomic
def say_same_person(*, tenure: Tenure, same: Tenure, by: Actor) -> None:
    """Whoever holds ``tenure`` also holds ``same``, with all that was said to be either's; it is not taken back.

    Planned visits that so need one person twice stand: from now on nothing else is planned into them.
    """
    require(rules.may_say_same(tenure, same, by=by))
    office, other = tenure.office, same.office
    turn(office)
    first, second = sorted((tenure.who, same.who))
    Tenure.objects.filter(Q(pk=second) | Q(person=second)).update(person=first)
    line = lines.SamePersonSaid(office.body.slug, office.slug, other.body.slug, other.slug)
    record(line, subject=subject(office.body), by=author(office.body, by))
