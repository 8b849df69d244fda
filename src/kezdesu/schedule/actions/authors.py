"""For whom an act of the schedule is done, as the journal keeps it."""

from __future__ import annotations

from kezdesu.bodies import queries as bodies
from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.journal.record import Author
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.schedule import refusals


def person(by: Actor) -> int:
    """The account that acts; the machine neither moves rows nor speaks."""
    if by.account_id is None:
        raise Refused(refusals.NOT_COORDINATOR)
    return by.account_id


def authorised(by: Actor) -> Author:
    """A coordinator who passed the rule acts for the authorised body; the only one she coordinates needs no query."""
    mine = by.bodies(Role.COORDINATOR)
    if len(mine) == 1:
        return by.author(next(iter(mine)))
    return by.author(bodies.authorised_body(on=clock.today()).slug)
