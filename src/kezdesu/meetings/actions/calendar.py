"""One person, one place: whoever plans or moves visits holds the calendars of their posts till the act is done.

A step inside the planning acts (docs/adr/0010). PostgreSQL locks the rows of the posts in their order; SQLite lets
one writer in at a time (IMMEDIATE), so that what is read here stays true until the commit.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kezdesu.bodies.models import Office
from kezdesu.common.answers import Refused
from kezdesu.meetings import calendars, refusals
from kezdesu.meetings.calendars import Slot
from kezdesu.schedule.persons import Holders


def hold(offices: Collection[int]) -> Holders:
    """Hold the calendars of these posts and of all others of the same people. First of all in a transaction."""
    known = calendars.known_holders(offices)
    wanted = {*offices, *known.offices}
    posts = Office.objects.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk")
    list(posts.values_list("pk"))
    return known


def require_free(slots: Sequence[Slot], known: Holders, field: str = "") -> None:
    """Refuse when one person would be in two places at one time, naming the other visit."""
    found = calendars.meetings_of(slots, known)
    if found:
        raise Refused(refusals.person_taken(found), field)
