"""What the draft builder shows: who has sent, the grid, the warnings, one row with all that happened to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.decree.model import Term
from kezdesu.people.actors import Actor
from kezdesu.planning.coverage import Facts
from kezdesu.planning.coverage_facts import facts_of
from kezdesu.planning.warnings import DraftWarning, WarningKind
from kezdesu.planning.warnings_all import warnings_on
from kezdesu.planning.warnings_days import month_of
from kezdesu.schedule import drafts, due, queries, remark_rules, remarks, rules
from kezdesu.schedule.drafts import DraftRow
from kezdesu.schedule.models import Entry, Placement, Proposal, Remark, Schedule
from kezdesu.schedule.states import PLACEABLE, ProposalState
from kezdesu.web.filters import by_name, language
from kezdesu.web.office.builder import short
from kezdesu.web.office.builder.board import Board, board
from kezdesu.web.office.builder.state import Shown

FEW = 5
MANY = 200
"""So many warnings of a kind are listed; with the kind chosen, so many."""
WAITED_FOR = ("nothing", "working", "returned", "late", "sent")
"""How bodies stand with their proposals: those that are waited for come first."""


@dataclass(frozen=True, slots=True)
class Group:
    """The warnings of one kind; ``more`` are not listed."""

    kind: WarningKind
    warnings: Sequence[DraftWarning]
    count: int

    @property
    def more(self) -> int:
        """How many are not listed."""
        return self.count - len(self.warnings)


@dataclass(frozen=True, slots=True)
class Desk:
    """The grid with its warnings: what is fresh after every move."""

    schedule: Schedule
    facts: Facts
    board: Board
    groups: Sequence[Group]
    count: int
    may_place: bool
    speaks: bool
    is_empty: bool
    names: Mapping[int, str]
    moved: DraftRow | None = None


@dataclass(frozen=True, slots=True)
class Sender:
    """An obliged body and how it stands with its proposals."""

    body: Body
    proposal: Proposal | None
    last_day: date | None
    today: date

    @property
    def state(self) -> str:
        """``sent``, ``late`` (sent after the term), ``returned``, ``working`` or ``nothing``."""
        found = self.proposal
        if found is None:
            return "nothing"
        if found.state == ProposalState.RETURNED:
            return "returned"
        if found.state != ProposalState.SUBMITTED:
            return "working"
        return "late" if self.is_late else "sent"

    @property
    def is_late(self) -> bool:
        """Whether it was first sent after the term (2.1)."""
        at = self.proposal.submitted_at if self.proposal else None
        return bool(at and self.last_day and clock.almaty_date(at) > self.last_day)


@dataclass(frozen=True, slots=True)
class Top:
    """Who has sent and who has not, and the days left."""

    senders: Sequence[Sender]
    terms: dict[str, Term]
    today: date
    left_out: Sequence[Proposal]

    def of(self, state: str) -> list[Sender]:
        """The bodies that stand so."""
        return [sender for sender in self.senders if sender.state == state]


@dataclass(frozen=True, slots=True)
class RowPage:
    """One row: the signed wish, every placement, what was said, the warnings.

    ``others``: the other rows of a proposal that is with its body, and so not in the draft; empty for a row that is."""

    schedule: Schedule
    entry: Entry
    row: DraftRow
    stands: bool
    others: Sequence[DraftRow]
    facts: Facts
    placements: Sequence[Placement]
    remarks: Sequence[Remark]
    warnings: Sequence[DraftWarning]
    may_place: bool
    may_comment: bool
    may_return: bool
    answerable: frozenset[int]


def may_read(schedule: Schedule, actor: Actor) -> bool:
    """Who collects the schedule, and who approves it."""
    return bool(rules.is_coordinator(actor, schedule)) or bool(rules.is_secretary(actor, schedule))


def desk(schedule: Schedule, actor: Actor, shown: Shown, *, moved: int = 0) -> Desk:
    """The grid and its warnings; two queries while the facts are kept."""
    return _desk(schedule, shown, moved, leads=bool(rules.is_coordinator(actor, schedule)))


def desk_after(schedule: Schedule, shown: Shown, moved: int) -> Desk:
    """The grid after a coordinator's move: that she may is known already."""
    return _desk(schedule, shown, moved, leads=True)


def _desk(schedule: Schedule, shown: Shown, moved: int, *, leads: bool) -> Desk:
    rows, facts = drafts.draft_rows(schedule), facts_of(schedule)
    found = warnings_on(rows, facts) if rows else ()
    groups = _groups(found, shown)
    return Desk(
        schedule=schedule,
        facts=facts,
        board=board(rows, facts, found, shown, language(), remarks=leads),
        groups=groups,
        count=len(found),
        may_place=leads and schedule.state in PLACEABLE,
        speaks=leads,
        is_empty=not rows,
        names=_names(rows, facts, groups),
        moved=next((row for row in rows if row.entry == moved and row.number), None) if moved else None,
    )


def _names(rows: Sequence[DraftRow], facts: Facts, groups: Sequence[Group]) -> dict[int, str]:
    """How the rows behind the listed warnings are called: number, ministry and region in short, the day."""
    listed = {entry for group in groups for warning in group.warnings for entry in warning.rows}
    return {row.entry: _name(row, facts) for row in rows if row.entry in listed}


def _name(row: DraftRow, facts: Facts) -> str:
    body = facts.bodies[row.body][language()] if row.body in facts.bodies else row.body
    region = facts.regions[row.region][language()] if row.region in facts.regions else row.region
    day = f"{row.planned_on:%d.%m}" if row.is_settled else "?"
    return f"{row.code} {short.initials(body)} · {short.region(region)} · {day}"


def _groups(found: Sequence[DraftWarning], shown: Shown) -> list[Group]:
    most = MANY if shown.kind else FEW
    by_kind = {kind: [warning for warning in found if warning.kind == kind] for kind in WarningKind}
    return [
        Group(kind, inside[:most] if shown.kind in ("", kind) else (), len(inside))
        for kind, inside in by_kind.items()
        if inside
    ]


def top(schedule: Schedule) -> Top:
    """Who has sent and who has not."""
    terms = due.terms_of(schedule)
    today = clock.today()
    found = queries.proposals_of(schedule)
    by_slug = {proposal.body.slug: proposal for proposal in found}
    last_day = terms["2.1"].last_day if "2.1" in terms else None
    senders = [Sender(body, by_slug.get(body.slug), last_day, today) for body in queries.obliged_by(schedule)]
    return Top(
        senders=sorted(by_name(senders, "body.name"), key=lambda one: WAITED_FOR.index(one.state)),
        terms=terms,
        today=today,
        left_out=[item for item in found if _is_left_out(schedule, item)],
    )


def row_page(schedule: Schedule, number: int, actor: Actor) -> RowPage | None:
    """One row of the draft, or of a proposal that was sent and is with its body again; None for any other."""
    entry = queries.entry_by_id(number)
    if entry is None or entry.proposal.schedule_id != schedule.pk or not entry.proposal.submitted_at:
        return None
    rows = drafts.draft_rows(schedule)
    row = next((row for row in rows if row.entry == number), None)
    others = () if row else drafts.rows_of_proposal(entry.proposal)
    facts = facts_of(schedule)
    said = remarks.remarks_on(entry) if remark_rules.is_party(entry, by=actor) else []
    return RowPage(
        schedule=schedule,
        entry=entry,
        row=row or drafts.draft_row(entry),
        stands=row is not None,
        others=[other for other in others if other.entry != number],
        facts=facts,
        placements=queries.placements_of(entry),
        remarks=said,
        warnings=[warning for warning in warnings_on(rows, facts) if number in warning.rows],
        may_place=row is not None and bool(rules.may_place(entry, by=actor)),
        may_comment=bool(remark_rules.may_comment(entry, by=actor)),
        may_return=bool(remark_rules.may_return_row(entry, by=actor)),
        answerable=frozenset(item.pk for item in said if remark_rules.may_answer(item, by=actor)),
    )


def suggested(page: RowPage, month: str, region: str) -> dict[str, object]:
    """What stands in the form of a move: the cell it was dropped on, and a day worked there that fits the wish."""
    row = page.row
    first = next((first for first in page.facts.months if month_of(first) == month), None)
    day = row.planned_on if first is None else _day_in(first, row, page.facts)
    stays = first is None and row.is_settled
    return {
        "planned_on": day if stays or first is not None else _day_in(row.planned_on, row, page.facts),
        "planned_until": row.planned_until if stays else _until(row, day),
        "region": region if region in page.facts.regions else row.region,
        "seen": row.number,
    }


def _day_in(first: date, row: DraftRow, facts: Facts) -> date:
    """The same day of the month, or the next one that is worked; within the month."""
    chosen = row.is_settled or first.replace(day=1) == row.planned_on.replace(day=1)
    start = row.planned_on.day if chosen else 1
    days = [first.replace(day=1) + timedelta(days=number) for number in range(31)]
    inside = [day for day in days if day.month == first.month and day not in facts.free_days]
    later = [day for day in inside if day.day >= start]
    return (later or inside[-1:] or [first])[0]


def _until(row: DraftRow, day: date) -> date | None:
    if not row.is_settled or row.planned_until is None:
        return None
    return day + (row.planned_until - row.planned_on)


def _is_left_out(schedule: Schedule, proposal: Proposal) -> bool:
    """Sent after the draft was put together: it is not in it until the draft is opened again."""
    at = proposal.submitted_at
    drafted = schedule.drafted_at
    waits = schedule.state != "collecting" and proposal.state == ProposalState.SUBMITTED
    return bool(waits and at and drafted and at > drafted)
