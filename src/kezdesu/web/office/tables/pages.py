"""What the tables desk shows: the same rules that refuse draw the buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.model import Term
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.schedule import due
from kezdesu.schedule import queries as schedules
from kezdesu.schedule.models import Proposal, Schedule
from kezdesu.tables import queries, rules, terms
from kezdesu.tables.headings import Field
from kezdesu.tables.models import TableImport
from kezdesu.tables.queries import Opened
from kezdesu.tables.rows import ReadRow
from kezdesu.tables.states import Mode, TableState
from kezdesu.tables.terms import Term as ReadTerm
from kezdesu.web.office.tables.forms import ApplyForm, ColumnsForm, MendForm, district_names

MOST_FORMS = 15
"""So many rows to mend have their form in the page; the others link to theirs."""


@dataclass(frozen=True, slots=True)
class Bringing:
    """The page on which a table is brought in."""

    schedule: Schedule
    body: Body
    proposal: Proposal
    tables: Sequence[TableImport]
    term: Term | None
    today: date
    may_import: bool

    @property
    def is_late(self) -> bool:
        """Whether the term of 2.1 is over; tables are taken all the same."""
        return (
            self.term is not None and self.proposal.submitted_at is None and self.today > self.term.last_day
        )


@dataclass(frozen=True, slots=True)
class Line:
    """One row in the preview: as read, as understood, and its form while it is refused."""

    row: ReadRow
    form: MendForm | None = None
    is_applied: bool = False

    @property
    def term(self) -> Trilingual | None:
        """The term in words."""
        return spoken(self.row.term)


@dataclass(frozen=True, slots=True)
class Preview:
    """A table with everything that was understood."""

    at: Bringing
    table: TableImport
    opened: Opened
    columns_form: ColumnsForm | None
    apply_form: ApplyForm | None
    refused: Sequence[Line]
    good: Sequence[Line]
    districts: Sequence[str]
    may_map: bool
    may_mend: bool
    may_discard: bool

    @property
    def fresh(self) -> int:
        """Good rows that are not yet in the draft."""
        return sum(not line.is_applied for line in self.good)

    @property
    def to_look_at(self) -> int:
        """Good rows with a note."""
        return sum(line.row.tone == "look" for line in self.good)

    @property
    def not_kept(self) -> list[str]:
        """Headings of columns with notes: the proposals have no place for them."""
        columns, layout = self.opened.columns, self.opened.layout
        if columns is None or layout is None:
            return []
        pairs = zip(columns.fields, layout.headings, strict=True)
        return [heading or _("Notes") for field, heading in pairs if field is Field.NOTES]

    @property
    def samples(self) -> Sequence[tuple[str, ...]]:
        """The first rows under the headings, by column."""
        layout = self.opened.layout
        rows = [row.cells for row in layout.body[:12] if not row.is_empty][:3] if layout else []
        return list(zip(*rows, strict=True)) if rows else []


def bringing(label: str, slug: str, actor: Actor) -> Bringing | None:
    """The page of a body's tables for its own clerk; None for anybody else, or before the proposals are begun."""
    if not actor.has_in(slug, Role.CLERK):
        return None
    schedule = schedules.by_label(label)
    proposal = schedules.proposal_of(schedule, slug) if schedule else None
    if schedule is None or proposal is None:
        return None
    tables = queries.tables_of(proposal)
    term = due.terms_of(schedule).get("2.1")
    may = bool(rules.may_import(proposal, by=actor))
    return Bringing(schedule, proposal.body, proposal, tables, term, clock.today(), may)


def preview(at: Bringing, number: int, actor: Actor) -> Preview | None:
    """A table of the proposal."""
    table = queries.by_number(at.proposal, number)
    if table is None or table.state == TableState.DISCARDED:
        return None
    opened = queries.opened(table)
    reading, may_mend = opened.reading, bool(rules.may_mend(table, by=actor))
    refused = reading.refused if reading else ()
    good = reading.good if reading else ()
    may_map = bool(rules.may_map(table, by=actor))
    return Preview(
        at=at,
        table=table,
        opened=opened,
        columns_form=ColumnsForm(opened=opened) if opened.layout and may_map else None,
        apply_form=_apply_form(at.proposal, table) if may_mend else None,
        refused=[
            Line(row, MendForm(row=row, opened=opened) if may_mend and place < MOST_FORMS else None)
            for place, row in enumerate(refused)
        ],
        good=[Line(row, None, row.number in opened.applied) for row in good],
        districts=district_names(opened.against.places.places),
        may_map=may_map,
        may_mend=may_mend,
        may_discard=bool(rules.may_discard(table, by=actor)),
    )


def spoken(term: ReadTerm | None) -> Trilingual | None:
    """A term in words."""
    return terms.spoken(term) if term else None


def _apply_form(proposal: Proposal, table: TableImport) -> ApplyForm:
    form = ApplyForm(initial={"revision": proposal.revision, "mode": Mode.APPEND})
    if table.state == TableState.APPLIED:
        form.fields["mode"].widget = form.fields["mode"].hidden_widget()
    return form
