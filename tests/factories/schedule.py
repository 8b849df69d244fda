"""The offices that make a schedule, and a schedule lived through its actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kezdesu.bodies.models import Body, BodyKind
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings import actions as meetings
from kezdesu.people.actors import MACHINE, Actor
from kezdesu.people.roles import Role
from kezdesu.schedule import actions, queries
from kezdesu.schedule.content import EntryRow
from kezdesu.schedule.models import Proposal, Schedule, Version
from tests.factories.base import EDITION, actor_of, make_account, make_body, make_region

PLACE = Trilingual("Достық үйі", "Дом дружбы")
REASON = Trilingual("Су тасқыны салдарынан", "Из-за паводка")


@dataclass(frozen=True, slots=True)
class Offices:
    """Everybody who takes part in making a schedule."""

    clerk: Actor
    head: Actor
    coordinator: Actor
    secretary: Actor
    body: Body
    authorised: Body
    government: Body


def make_offices(slug: str = "healthcare") -> Offices:
    """A ministry with clerk and head, the authorised body with its coordinator, the Government Office."""
    body = make_body(slug)
    authorised = make_body("culture-and-information", is_authorised=True)
    government = make_body("government-office", BodyKind.GO)
    make_region()
    return Offices(
        actor_of(make_account(Role.CLERK, body)),
        actor_of(make_account(Role.HEAD, body)),
        actor_of(make_account(Role.COORDINATOR, authorised)),
        actor_of(make_account(Role.SECRETARY, government)),
        body,
        authorised,
        government,
    )


def row(day: date = date(2026, 3, 11), region: str = "350000000", office: str = "head") -> EntryRow:
    """A good row."""
    return EntryRow(region, office, day, PLACE)


def make_schedule(year: int = 2026, edition: str = EDITION) -> Schedule:
    """A schedule that collects proposals."""
    make_body("culture-and-information", is_authorised=True)
    return queries.by_label(str(year)) or actions.open_year(year=year, edition=edition, by=MACHINE)


def make_proposal(offices: Offices, *rows: EntryRow, at: datetime | None = None) -> Proposal:
    """Proposals of the offices' body, signed and submitted (25 November by default)."""
    with clock.at(at or clock.almaty(2025, 11, 25, 12)):
        proposal = actions.start_proposal(schedule=make_schedule(), body=offices.body, by=offices.clerk)
        actions.put_entries(proposal=proposal, rows=rows or [row()], by=offices.clerk)
        actions.prepare_proposal(proposal=proposal, by=offices.clerk)
        actions.sign_proposal(proposal=proposal, by=offices.head)
    return proposal


def make_approved(offices: Offices, *rows: EntryRow) -> Version:
    """Version 1 with its visits: proposed 25 November, sent 10 December, approved 5 January."""
    proposal = make_proposal(offices, *rows)
    schedule = proposal.schedule
    sent = clock.almaty(2025, 12, 10, 12)
    with clock.at(sent):
        actions.draft_schedule(schedule=schedule, by=offices.coordinator)
        actions.submit_draft(schedule=schedule, receipt="ҮА-77", by=offices.coordinator)
    with clock.at(sent + timedelta(days=26)):
        return meetings.approve_schedule(
            schedule=schedule, act_number="12-ө", act_date=date(2026, 1, 5), by=offices.secretary
        )
