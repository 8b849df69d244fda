"""The akim's own calendar: approved by the akim in January, one meeting over, one ahead."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kezdesu.common import clock
from kezdesu.decree import default_pack
from kezdesu.meetings import actions as meetings
from kezdesu.meetings.models import Visit
from kezdesu.people.roles import Role
from kezdesu.schedule import actions
from kezdesu.schedule.content import EntryRow
from kezdesu.schedule.models import Schedule
from tests.gates.world.pen import Pen
from tests.gates.world.staff import AKIMAT, Staff

if TYPE_CHECKING:
    from tests.gates.world.settle import World

SERIES = "826"
DAYS = (date(2026, 4, 22), date(2026, 9, 9))


def keep_a_calendar(world: World, staff: Staff, pen: Pen) -> None:
    """Opened and written by the akimat, signed and approved by its akim."""
    clerk, head = staff.who(AKIMAT, Role.CLERK), staff.who(AKIMAT, Role.HEAD)
    with clock.at(clock.almaty(2026, 1, 6, 10)):
        edition = default_pack(SERIES).edition
        year = actions.open_year(year=2026, edition=edition, body=staff.bodies[AKIMAT], by=clerk)
        proposal = actions.start_proposal(schedule=year, body=staff.bodies[AKIMAT], by=clerk)
        place = pen.both("entry.akim.place", "Ауыл клубы", "Сельский клуб", "Village club")
        rows = [EntryRow("350000000", "akim", day, place) for day in DAYS]
        actions.put_entries(proposal=proposal, rows=rows, by=clerk)
        actions.prepare_proposal(proposal=proposal, by=clerk)
        actions.sign_proposal(proposal=proposal, by=head)
    with clock.at(clock.almaty(2026, 1, 12, 10)):
        fresh = Schedule.objects.select_related("body__region").get(pk=year.pk)
        number = pen.says("schedule.act", "5")
        meetings.approve_schedule(schedule=fresh, act_number=number, act_date=date(2026, 1, 12), by=head)
    visits = Visit.objects.filter(entry__proposal__schedule=year).order_by("starts_at")
    world.codes |= {
        f"akim.{name}": visit.code for name, visit in zip(("missed", "ahead"), visits, strict=True)
    }
    world.codes["akim.calendar"] = year.label
