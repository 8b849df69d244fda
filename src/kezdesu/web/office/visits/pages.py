"""What the visit desk shows: the board, and one visit with its checklist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kezdesu.common import clock
from kezdesu.issues import beforehand
from kezdesu.issues.beforehand import Beforehand
from kezdesu.meetings import queries, rules
from kezdesu.meetings.checklist import Check, Stage, checklist
from kezdesu.meetings.models import Part
from kezdesu.meetings.queries import VisitPage, VisitRow
from kezdesu.meetings.states import AHEAD, AnnouncementState, VisitState
from kezdesu.people.actors import Actor
from kezdesu.people.roles import AKIMAT, Role
from kezdesu.signing.queries import open_act
from kezdesu.signing.rules import may_sign
from kezdesu.web.public.meetings.cards import note_of, state_of

OVERVIEW = frozenset({Role.COORDINATOR, Role.SECRETARY, Role.INSPECTOR})
FIRST = 12
PAGE = 40


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A visit on the board."""

    visit: VisitRow
    state: str
    note: str


@dataclass(frozen=True, slots=True)
class Group:
    """Visits with which the same is to be done: the first of them; ``next``: how many were shown, 0 when all."""

    name: str
    lines: Sequence[BoardLine]
    total: int
    next: int


@dataclass(frozen=True, slots=True)
class Board:
    """Visits of a year, grouped by what is to be done with them; ``only``: the one group that was asked for.

    ``of_one_body``: the region tells them apart, not the ministry.
    """

    year: int
    today: date
    groups: Sequence[Group]
    only: str
    of_one_body: bool


def board(actor: Actor, year: int, *, only: str = "", after: int = 0) -> Board:
    """The visits that concern the actor: of her ministry, in her region, or all of them for those who oversee."""
    today, rows = clock.today(), _rows(actor, year)
    groups: dict[str, list[BoardLine]] = {"live": [], "missed": [], "ahead": [], "after": [], "cancelled": []}
    for row in rows:
        groups[_group(row, today)].append(BoardLine(row, state_of(row, today), note_of(row)))
    groups["after"].reverse()
    if only in groups:
        shown = [_group_of(only, groups[only], after, PAGE)]
    else:
        only, shown = "", [_group_of(name, lines, 0, FIRST) for name, lines in groups.items() if lines]
    return Board(year, today, shown, only, len({row.body for row in rows}) == 1)


def _group_of(name: str, lines: Sequence[BoardLine], after: int, most: int) -> Group:
    end = after + most
    return Group(name, lines[after:end], len(lines), end if len(lines) > end else 0)


def _rows(actor: Actor, year: int) -> list[VisitRow]:
    if actor.roles & OVERVIEW:
        return queries.of_year(year)
    katos = {grant.kato for grant in actor.grants if grant.role in AKIMAT and grant.kato}
    if katos:
        return queries.in_regions(katos, year=year)
    return queries.of_bodies(actor.reach(), year=year)


def _group(row: VisitRow, today: date) -> str:
    if row.is_missed(today):
        return "missed"
    if row.state in AHEAD:
        return "ahead"
    return {VisitState.UNDER_WAY: "live", VisitState.HELD: "after"}.get(row.state, "cancelled")


@dataclass(frozen=True, slots=True)
class VisitDesk:
    """One visit at the desk of whoever looks; every ``may`` is the rule that also refuses."""

    it: VisitPage
    state: str
    checks: Mapping[str, Sequence[Check]]
    missing: int
    is_own: bool
    may_plan: bool
    may_broadcast: bool
    recordable: tuple[str, ...]
    may_decide: bool
    may_begin: bool
    may_hold: bool
    may_close: bool
    may_prepare: bool
    may_sign: bool
    is_team: bool
    operates: bool
    local: Beforehand | None

    @property
    def running(self) -> tuple[Part, ...]:
        """Parts that have begun and not ended."""
        return tuple(part for part in self.it.parts if part.actual_start and not part.actual_end)

    @property
    def edits(self) -> tuple[str, ...]:
        """The forms that she may open now."""
        visit, broadcast = self.it.visit, self.it.broadcast
        archive = self.is_team and visit.state in {VisitState.UNDER_WAY, VisitState.HELD} and broadcast
        shown = {
            "parts": self.may_plan,
            "agenda": self.may_plan and bool(self.it.parts),
            "broadcast": self.may_broadcast,
            "announcement": self.may_plan and not self._is_out,
            "record": bool(self.recordable),
            "archive": bool(archive and broadcast and broadcast.url),
            "postpone": self.may_decide,
            "cancel": self.may_decide,
        }
        return tuple(name for name, allowed in shown.items() if allowed)

    @property
    def _is_out(self) -> bool:
        announcement = self.it.announcement
        return announcement is not None and announcement.state != AnnouncementState.DRAFT


def _local(page: VisitPage, actor: Actor) -> Beforehand | None:
    """What local meetings brought, for the body that prepares the visit."""
    visit = page.visit
    mine = visit.state in AHEAD and actor.works_on(visit.body.slug, visit.keys)
    found = beforehand.of(visit) if mine else None
    return found if found and found.meetings else None


def visit_desk(code: str, actor: Actor) -> VisitDesk | None:
    """The desk of a visit; None for an unknown code."""
    page = queries.page_of(code)
    if page is None:
        return None
    visit, announcement = page.visit, page.announcement
    checks = checklist(page, now=clock.now())
    row = queries.row_of(code)
    act = open_act("visit.announcement", code)
    draft = announcement is not None and announcement.state == AnnouncementState.DRAFT
    may_plan = bool(rules.may_plan(visit, by=actor))
    return VisitDesk(
        it=page,
        state=state_of(row, clock.today()) if row else f"visit.{visit.state}",
        checks={stage.value: [check for check in checks if check.stage == stage] for stage in Stage},
        missing=sum(not check.is_there for check in checks),
        is_own=actor.works_on(visit.body.slug, visit.keys),
        may_plan=may_plan,
        may_broadcast=bool(rules.may_broadcast(visit, by=actor)),
        recordable=tuple(kind.value for kind in rules.recordable(visit, by=actor)),
        may_decide=bool(rules.may_decide(visit, by=actor)),
        may_begin=visit.state in AHEAD and bool(rules.may_begin(visit, by=actor)),
        may_hold=bool(rules.may_hold(visit, by=actor)),
        may_close=bool(rules.may_close(visit, page.parts, by=actor)),
        may_prepare=may_plan and draft,
        may_sign=bool(act and may_sign(act, by=actor)),
        is_team=bool(rules.is_team(visit, by=actor)),
        operates=actor.has_in(visit.body.slug, Role.OPERATOR, of=visit.keys),
        local=_local(page, actor),
    )
