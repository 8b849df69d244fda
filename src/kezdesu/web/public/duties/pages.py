"""What the pages of the register show, as frozen values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from kezdesu.bodies.models import Body
from kezdesu.common.clock import almaty_date
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.model import Duty, DutyState, Norm
from kezdesu.meetings import queries as meetings
from kezdesu.meetings.queries import VisitRow
from kezdesu.oversight import queries
from kezdesu.oversight.register import WORST, Register, before_edits, norms_of, worst
from kezdesu.web import components
from kezdesu.web.filters import t
from kezdesu.web.public.duties.asked import GROUPS, SECTIONS
from kezdesu.web.public.duties.evidence import Proof, proofs
from kezdesu.web.public.duties.words import subject_word
from kezdesu.web.words import clause_number, state_word

PAGE = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """A body's duties under one norm: the worst state, how many stand in it, and all of it in words."""

    state: str
    number: int
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Duties by what a reader wants to know first."""

    kept: int
    late: int
    failed: int
    open: int

    @property
    def judged(self) -> int:
        """Those on which there is a verdict."""
        return self.kept + self.late + self.failed


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body with a cell for each column; None where the norm obliges others."""

    slug: str
    name: Trilingual
    cells: Sequence[Cell | None]
    tally: Tally


@dataclass(frozen=True, slots=True)
class Section:
    """One matrix: bodies of a kind × the norms that oblige them."""

    kind: str
    norms: Sequence[Norm]
    rows: Sequence[BodyRow]


@dataclass(frozen=True, slots=True)
class Shelf:
    """One page of duties, what needs a look first; ``next``: how many were shown, 0 on the last page."""

    views: Sequence[DutyView]
    total: int
    next: int


@dataclass(frozen=True, slots=True)
class DutyView:
    """One duty with its evidence. ``old``: the same duty by the calendar before the operator's edits, if it differs."""

    duty: Duty
    subject: Trilingual | str
    subject_href: str
    body: Trilingual | str
    proofs: Sequence[Proof]
    old: Duty | None

    @property
    def named_day(self) -> date | None:
        """The day before which the act wants it done, of a duty done on that very day."""
        due = self.duty.legal_due
        return due + timedelta(days=1) if due and self.duty.state is DutyState.BOUNDARY else None

    @property
    def is_standing(self) -> bool:
        """Kept all along, with records also after its day: no day by which it was done can be named."""
        met, due = self.duty.met_at, self.duty.legal_due
        return bool(met and due and self.duty.state is DutyState.MET and almaty_date(met) > due)


def tally(duties: Iterable[Duty]) -> Tally:
    """How many were kept, late, failed, and are still open."""
    states = Counter(duty.state for duty in duties)
    numbers = {name: sum(states[state] for state in group) for name, group in GROUPS.items()}
    return Tally(numbers["kept"], numbers["late"], numbers["failed"], numbers["ahead"])


def sections(found: Register, kind: str = "") -> list[Section]:
    """The matrices of a year, or the one of ``kind``."""
    bodies = queries.bodies_by_slug()
    return [_section(name, found, bodies) for name in SECTIONS if kind in ("", name)]


def duties_in(found: Register, kind: str, norm: str) -> list[Duty]:
    """The duties of a section and of a clause (empty: all)."""
    norms = norms_of(found.year)
    clauses = {
        clause
        for clause, row in norms.items()
        if norm in ("", clause) and (not kind or row.obliged in SECTIONS[kind])
    }
    return [duty for duty in found.duties if duty.norm in clauses]


def worst_first(duties: Iterable[Duty]) -> list[Duty]:
    """What needs a look first, then what is open, then what is done; within each by day."""
    return sorted(duties, key=lambda duty: (WORST.index(duty.state), duty.legal_due or date.max, duty.key))


def shelf(duties: Sequence[Duty], found: Register, offset: int) -> Shelf:
    """The page of duties after ``offset`` of them."""
    end = offset + PAGE
    shown = worst_first(duties)[offset:end]
    return Shelf(views(shown, found), len(duties), end if len(duties) > end else 0)


def views(duties: Sequence[Duty], found: Register) -> list[DutyView]:
    """The duties with subjects, evidence and old days; a fixed number of queries."""
    known = proofs(ref for duty in duties for ref in duty.evidence)
    visits = meetings.rows_of({duty.subject for duty in duties})
    bodies = queries.bodies_by_slug()
    before = before_edits(found.year, today=found.today)
    return [_view(duty, known, visits, bodies, before) for duty in duties]


def cell(duties: Sequence[Duty], norm: Norm, body: Body, year: int) -> Cell:
    """A cell of the matrix, which opens the duties behind it."""
    state = worst(duties)
    counts = Counter(duty.state for duty in duties)
    words = "; ".join(f"{state_word(f'duty.{state}')}: {number}" for state, number in counts.items())
    values = {
        "clause": clause_number(norm.clause),
        "title": t(norm.title),
        "body": t(body.name),
        "counts": words,
    }
    label = _("%(clause)s %(title)s, %(body)s. %(counts)s") % values
    page = reverse("public:duty", kwargs={"norm": norm.clause, "slug": body.slug})
    return Cell(state.value, counts[state], label, f"{page}?year={year}")


def legend() -> list[tuple[str, object]]:
    """The states in the order of the matrix's attention."""
    return [(f"duty.{state}", state_word(f"duty.{state}")) for state in DutyState]


def bars(found: Register, clause: str) -> components.Series:
    """How many duties of a clause stand in each state, each bar opening its list."""
    counts = Counter(duty.state for duty in found.of_norm(clause))
    page = reverse("public:duty_list")
    return components.Series(
        title=_("All bodies in %(year)s") % {"year": found.year},
        rows=_("State"),
        unit=_("Duties"),
        bars=[
            components.Bar(
                state_word(f"duty.{state}"),
                counts[state],
                f"{page}?year={found.year}&norm={clause}&state={state}",
                f"duty.{state}",
            )
            for state in DutyState
            if counts[state]
        ],
    )


def _section(kind: str, found: Register, bodies: Mapping[str, Body]) -> Section:
    known = {duty.norm for duty in found.duties}
    every = norms_of(found.year).values()
    norms = [norm for norm in every if norm.obliged in SECTIONS[kind] and norm.clause in known]
    columns = {norm.clause for norm in norms}
    present = {duty.body for duty in found.duties if duty.norm in columns}
    rows = [_row(bodies[slug], norms, found) for slug in bodies if slug in present]
    return Section(kind, norms, rows)


def _row(body: Body, norms: Sequence[Norm], found: Register) -> BodyRow:
    groups = [found.cells.get((norm.clause, body.slug), ()) for norm in norms]
    cells = [
        cell(duties, norm, body, found.year) if duties else None
        for norm, duties in zip(norms, groups, strict=True)
    ]
    return BodyRow(body.slug, body.name, cells, tally(duty for duties in groups for duty in duties))


def _view(
    duty: Duty,
    known: Mapping[str, Proof],
    visits: Mapping[str, VisitRow],
    bodies: Mapping[str, Body],
    before: Register | None,
) -> DutyView:
    visit = visits.get(duty.subject)
    old = before.by_key.get(duty.key) if before else None
    return DutyView(
        duty=duty,
        subject=visit.region if visit else subject_word(duty.subject),
        subject_href=reverse("public:visit", kwargs={"code": duty.subject}) if visit else "",
        body=bodies[duty.body].name if duty.body in bodies else "",
        proofs=tuple(known[ref] for ref in duty.evidence),
        old=old if old and old.legal_due != duty.legal_due else None,
    )
