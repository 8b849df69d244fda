"""A visit on its way: announced, under way, held; each through the actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings import actions
from kezdesu.meetings.models import AgendaKind, Part, PartKind, Visit
from kezdesu.meetings.plans import AgendaRow, BroadcastPlan, PlannedPart
from kezdesu.meetings.states import VisitState
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from tests.factories.base import actor_of, make_account, make_body, make_visit

TEXT = Trilingual("Министр халықпен кездеседі.", "Министр встретится с населением.")
MINUTES = Trilingual("Хаттама", "Протокол")


@dataclass(frozen=True, slots=True)
class Team:
    """The people of a ministry around a visit."""

    body: Body
    clerk: Actor
    head: Actor
    operator: Actor


def make_team(slug: str = "healthcare") -> Team:
    """Clerk, head and operator of one ministry."""
    body = make_body(slug)
    roles = (Role.CLERK, Role.HEAD, Role.OPERATOR)
    return Team(body, *(actor_of(make_account(role, body)) for role in roles))


def planned_part(
    kind: PartKind = PartKind.MEETING, start: datetime | None = None, minutes: int = 120
) -> PlannedPart:
    """A part; the meeting at 10:00 on 11 March 2026 for two hours by default."""
    start = start or clock.almaty(2026, 3, 11, 10)
    return PlannedPart(kind, start, start + timedelta(minutes=minutes))


def agenda_row(kind: AgendaKind, minutes: int) -> AgendaRow:
    """An item of the agenda."""
    return AgendaRow(kind, Trilingual("Тармақ", "Пункт", "Item"), minutes)


def make_planned(team: Team, **changes: object) -> Visit:
    """A visit with a meeting (10-12) and a reception (14-15), agenda 20 + 100 minutes, and a broadcast."""
    visit = make_visit(body=team.body, state=VisitState.PLANNED, **changes)
    start = visit.starts_at
    with clock.at(start - timedelta(days=20)):
        reception = planned_part(PartKind.RECEPTION, start + timedelta(hours=4), 60)
        actions.set_parts(visit=visit, parts=[planned_part(start=start), reception], by=team.clerk)
        agenda = [agenda_row(AgendaKind.PRESENTATION, 20), agenda_row(AgendaKind.QUESTIONS, 100)]
        actions.set_agenda(visit=visit, items=agenda, by=team.clerk)
        plan = BroadcastPlan("https://www.youtube.com/watch?v=abc")
        actions.set_broadcast(visit=visit, plan=plan, by=team.clerk)
    return visit


def make_announced(team: Team, **changes: object) -> Visit:
    """A planned visit whose announcement was signed fifteen days before."""
    visit = make_planned(team, **changes)
    with clock.at(visit.starts_at - timedelta(days=15)):
        announcement = actions.draft_announcement(visit=visit, text=TEXT, by=team.clerk)
        actions.prepare_announcement(announcement=announcement, by=team.clerk)
        actions.sign_announcement(announcement=announcement, by=team.head)
    return visit


def make_under_way(team: Team, **changes: object) -> Visit:
    """An announced visit that began in time."""
    visit = make_announced(team, **changes)
    with clock.at(visit.starts_at):
        actions.begin(visit=visit, by=team.operator)
    return visit


def make_held(team: Team, **changes: object) -> Visit:
    """A visit whose meeting and reception took place as planned."""
    visit = make_under_way(team, **changes)
    for part in Part.objects.select_related("visit__body").filter(visit=visit):
        with clock.at(part.planned_start):
            actions.start_part(part=part, by=team.operator)
        with clock.at(part.planned_end):
            actions.end_part(part=part, attendance=120, by=team.operator)
    with clock.at(visit.ends_at + timedelta(minutes=5)):
        actions.close_visit(visit=visit, by=team.operator)
    return visit
