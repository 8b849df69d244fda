"""The order in which the world is lived."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime

from kezdesu.bodies import reference as bodies
from kezdesu.common import clock
from kezdesu.regions import reference as regions
from tests.gates.world import after, akims, hour, next_year, overseers, plans, powers, questions, readers
from tests.gates.world.pen import Pen
from tests.gates.world.staff import PASSWORD, Staff, engage

NOW = clock.almaty(2026, 6, 3, 10, 15)
"""The instant at which the world stands still: our ministry's fourth meeting is on air."""

__all__ = ["NOW", "PASSWORD", "World", "settle"]


@dataclass
class World:
    """Numbers of the records, by what they are: ``codes["visit.held"]``. Secrets of askers by question."""

    codes: dict[str, str] = field(default_factory=dict)
    secrets: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, dict[str, str]]:
        return asdict(self)


def settle(pen: Pen | None = None, *, until: datetime = NOW) -> World:
    """Reference data, people, and the year until ``NOW``."""
    regions.load()
    bodies.load()
    pen, world = pen or Pen(), World()
    staff: Staff = engage(pen)
    plans.approve_the_year(world, staff, pen)
    akims.keep_a_calendar(world, staff, pen)
    plans.prepare_the_visits(world, staff, pen)
    questions.ask(world, staff, pen)
    hour.hold_the_first_meeting(world, staff, pen)
    after.publish_the_first_meeting(world, staff, pen)
    after.draft_the_neighbours_results(world, staff, pen)
    after.keep_promises(world, staff, pen)
    plans.amend_the_year(world, staff, pen)
    next_year.draft_the_next_year(world, staff, pen)
    powers.give_powers(world, staff, pen)
    overseers.oversee(world, staff, pen)
    hour.begin_the_live_hour(world, staff, pen)
    readers.subscribe(world)
    return world
