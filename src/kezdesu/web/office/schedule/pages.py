"""What the schedule desk shows: the same rules that refuse draw the buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.decree.model import Norm, Term
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.regions.models import Region
from kezdesu.schedule import due, queries, rules
from kezdesu.schedule.content import FrozenRow
from kezdesu.schedule.models import Entry, Proposal, Schedule, Version
from kezdesu.schedule.queries import Clash
from kezdesu.schedule.states import EDITABLE, ProposalState, ScheduleState
from kezdesu.signing.queries import open_act
from kezdesu.signing.rules import may_sign


@dataclass(frozen=True, slots=True)
class BodyLine:
    """An obliged body and what it has sent; ``proposal`` None: nothing begun."""

    body: Body
    proposal: Proposal | None
    rows: int

    @property
    def state(self) -> str:
        """The word of its state."""
        return f"proposal.{self.proposal.state}" if self.proposal else ""


@dataclass(frozen=True, slots=True)
class DeskPage:
    """One schedule at the desk of whoever looks."""

    schedule: Schedule
    today: date
    terms: dict[str, Term]
    norms: dict[str, Norm]
    lines: Sequence[BodyLine]
    own: Sequence[BodyLine]
    version: Version | None
    clashes: Sequence[Clash]
    uncovered: Sequence[Region]
    drafted: int
    leads: bool

    @property
    def sent(self) -> int:
        """How many bodies' proposals stand submitted."""
        return self._standing(ProposalState.SUBMITTED)

    @property
    def returned(self) -> int:
        """How many bodies have their proposals back for rework."""
        return self._standing(ProposalState.RETURNED)

    def _standing(self, state: ProposalState) -> int:
        return sum(line.proposal is not None and line.proposal.state == state for line in self.lines)

    def is_late(self, line: BodyLine) -> bool:
        """Whether the body first sent its proposals after the term (2.1): accepted all the same."""
        return _after(self.terms.get("2.1"), line.proposal)


def desk_page(label: str, actor: Actor) -> DeskPage | None:
    """The page of a schedule; None when there is none."""
    schedule = queries.by_label(label)
    if schedule is None:
        return None
    lines = _lines(schedule)
    rows = _rows(schedule)
    mine = actor.bodies(Role.CLERK, Role.HEAD)
    leads = _leads(schedule, actor)
    covered = {row.region for row in rows}
    return DeskPage(
        schedule=schedule,
        today=clock.today(),
        terms=due.terms_of(schedule),
        norms=due.norms_of(schedule),
        lines=lines if leads else (),
        own=[line for line in lines if line.body.slug in mine],
        version=queries.current_version(schedule),
        clashes=queries.clashes(rows) if leads else (),
        uncovered=[
            region
            for kato, region in queries.territory(schedule, queries.regions_by_kato()).items()
            if kato not in covered
        ],
        drafted=len(rows),
        leads=leads,
    )


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """The proposals of one body at the desk of whoever looks."""

    schedule: Schedule
    body: Body
    proposal: Proposal | None
    entries: Sequence[Entry]
    current: Sequence[FrozenRow]
    term: Term | None
    today: date
    may_start: bool
    may_edit: bool
    may_sign: bool
    may_return: bool
    may_amend: bool
    may_add: bool

    @property
    def state(self) -> str:
        """The word of its state; empty when nothing was begun."""
        return f"proposal.{self.proposal.state}" if self.proposal else ""

    @property
    def revision(self) -> int:
        """Which writing of the rows this is."""
        return self.proposal.revision if self.proposal else 0

    @property
    def is_late(self) -> bool:
        """Whether the proposals were first sent after the term (2.1): accepted all the same."""
        return _after(self.term, self.proposal)


def _after(term: Term | None, proposal: Proposal | None) -> bool:
    at = proposal.submitted_at if proposal else None
    return bool(at and term and clock.almaty_date(at) > term.last_day)


def proposal_page(label: str, slug: str, actor: Actor) -> ProposalPage | None:
    """A body's proposals, for the body itself, the authorised body and the Government Office; else None."""
    schedule = queries.by_label(label)
    body = queries.body_by_slug(slug)
    if schedule is None or body is None or not _may_see(schedule, slug, actor):
        return None
    proposal = queries.proposal_of(schedule, slug)
    act = open_act("schedule.proposal", proposal.code) if proposal else None
    version = queries.current_version(schedule)
    own_rows = [row for row in queries.rows_of(version) if row.body == slug] if version else []
    submitted = bool(proposal and proposal.state == ProposalState.SUBMITTED)
    return ProposalPage(
        schedule=schedule,
        body=body,
        proposal=proposal,
        entries=queries.entries_of(proposal) if proposal else (),
        current=own_rows,
        term=due.terms_of(schedule).get("2.1"),
        today=clock.today(),
        may_start=proposal is None and bool(rules.may_start(schedule, body, by=actor)),
        may_edit=bool(proposal and proposal.state in EDITABLE and rules.may_edit(proposal, by=actor)),
        may_sign=bool(act and may_sign(act, by=actor)),
        may_return=submitted and bool(proposal and rules.may_return(proposal, by=actor)),
        may_amend=version is not None and bool(rules.is_clerk(body, by=actor)),
        may_add=version is not None and bool(proposal and rules.may_add(proposal, by=actor)),
    )


def _may_see(schedule: Schedule, slug: str, actor: Actor) -> bool:
    return _leads(schedule, actor) or slug in actor.bodies(Role.CLERK, Role.HEAD)


def _leads(schedule: Schedule, actor: Actor) -> bool:
    """Who collects the schedule or approves it."""
    return bool(rules.is_coordinator(actor, schedule)) or bool(rules.is_secretary(actor, schedule))


def _lines(schedule: Schedule) -> list[BodyLine]:
    found = queries.proposals_of(schedule)
    by_slug = {proposal.body.slug: proposal for proposal in found}
    counts = queries.row_counts(schedule)
    found_bodies = queries.obliged_by(schedule)
    return [BodyLine(body, by_slug.get(body.slug), counts.get(body.slug, 0)) for body in found_bodies]


def _rows(schedule: Schedule) -> Sequence[FrozenRow]:
    version = queries.current_version(schedule)
    if version is not None:
        return queries.rows_of(version)
    if schedule.state == ScheduleState.COLLECTING:
        return queries.submitted_rows(schedule)
    return queries.drafted_rows(schedule)
