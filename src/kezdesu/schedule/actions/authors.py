"""For whom an act of the schedule is done, as the journal keeps it."""

from __future__ import annotations

from kezdesu.common.answers import Refused
from kezdesu.journal.record import Author
from kezdesu.people.actors import Actor
from kezdesu.schedule import parties, refusals
from kezdesu.schedule.models import Schedule


def person(by: Actor) -> int:
    """The account that acts; the machine neither moves rows nor speaks."""
    if by.account_id is None:
        raise Refused(refusals.NOT_COORDINATOR)
    return by.account_id


def collector(by: Actor, schedule: Schedule) -> Author:
    """Whoever passed the rule acts for the collecting body; the only one in which she has the role needs no query."""
    party = parties.collector(schedule)
    mine = by.bodies(party.role)
    return by.author(next(iter(mine))) if len(mine) == 1 else parties.author(party, by)
