"""Which tables there are, and what they say when read today."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Max

from kezdesu.bodies.models import Body
from kezdesu.schedule import queries as schedules
from kezdesu.schedule.content import EntryRow
from kezdesu.schedule.models import Entry, Proposal
from kezdesu.schedule.states import Wish
from kezdesu.tables import headings, keeping, layout, reading, reference
from kezdesu.tables.columns import Columns
from kezdesu.tables.headings import Field
from kezdesu.tables.layout import Layout
from kezdesu.tables.models import ColumnMapping, Correction, TableImport
from kezdesu.tables.reading import Against
from kezdesu.tables.rows import Corrections, Reading
from kezdesu.tables.sheets import Sheet
from kezdesu.tables.states import CorrectionKind, TableState

CLEAR_SCORE = 3
"""A table whose headings name so many fields, beside others that name hardly any, is taken without asking."""


def tables_of(proposal: Proposal) -> list[TableImport]:
    """The tables brought into a proposal and not thrown away, the latest first."""
    found = TableImport.objects.filter(proposal=proposal).exclude(state=TableState.DISCARDED)
    return list(found.select_related("file", "uploaded_by").defer("sheets").order_by("-number"))


def by_number(proposal: Proposal, number: int) -> TableImport | None:
    """One table of a proposal."""
    related = ("file", "uploaded_by", "proposal__schedule", "proposal__body")
    return TableImport.objects.select_related(*related).filter(proposal=proposal, number=number).first()


def of_file(proposal: Proposal, sha256: str) -> TableImport | None:
    """The table that was made of the same file, unless it was thrown away."""
    found = TableImport.objects.filter(proposal=proposal, file__sha256=sha256)
    return found.exclude(state=TableState.DISCARDED).select_related("file", "proposal__body").first()


def next_number(proposal: Proposal) -> int:
    """The number of the next table."""
    last = TableImport.objects.filter(proposal=proposal).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def remembered(body: Body, fingerprint: str) -> Columns | None:
    """How the body read a table with these headings before."""
    found = ColumnMapping.objects.filter(body=body, fingerprint=fingerprint).first()
    return keeping.thaw_columns(found.columns) if found else None


def likely_sheet(sheets: Sequence[Sheet]) -> int | None:
    """The only table, or the one with headings beside others that have none; None: a person has to choose."""
    if len(sheets) == 1:
        return 0
    scores = [layout.score(sheet) for sheet in sheets]
    best = max(scores, default=0)
    clear = best >= CLEAR_SCORE and all(one == best or one < layout.LEAST_FIELDS for one in scores)
    return scores.index(best) if clear and scores.count(best) == 1 else None


def columns_for(body: Body, laid: Layout) -> tuple[Columns, bool]:
    """Columns from memory or by their headings, and whether rows can be read without asking."""
    known = remembered(body, headings.fingerprint(laid.headings))
    if known is not None and len(known.fields) == len(laid.headings):
        return known, not known.missing()
    guess = headings.guess(laid.headings)
    return Columns(guess.fields), guess.is_enough


@dataclass(frozen=True, slots=True)
class Opened:
    """A table opened: its sheets, the chosen one laid out, its columns, and the reading (None: not yet possible)."""

    sheets: tuple[Sheet, ...]
    layout: Layout | None
    columns: Columns | None
    asked: tuple[int, ...]
    reading: Reading | None
    against: Against
    applied: frozenset[int]


def opened(table: TableImport) -> Opened:
    """Read a table today."""
    proposal = table.proposal
    sheets = keeping.thaw_sheets(table.sheets)
    laid = layout.lay_out(sheets[table.sheet]) if table.sheet is not None else None
    columns = keeping.thaw_columns(table.columns)
    measure = reference.against(proposal.schedule, proposal.body)
    found = None
    if laid is not None and columns is not None and table.state != TableState.UPLOADED:
        found = reading.read(laid, columns, measure, corrections_of(table))
    asked = headings.guess(laid.headings).asked if laid is not None else ()
    return Opened(sheets, laid, columns, asked, found, measure, applied_rows(table))


def applied_rows(table: TableImport) -> frozenset[int]:
    """Numbers of the rows that are in the draft."""
    return frozenset(json.loads(table.applied))


def corrections_of(table: TableImport) -> Corrections:
    """What counts of all that was done to the rows of the chosen sheet."""
    cells: dict[int, dict[Field, str]] = {}
    out: set[int] = set()
    sheet = 0 if table.sheet is None else table.sheet
    for item in Correction.objects.filter(table=table, sheet=sheet).order_by("id"):
        if item.kind == CorrectionKind.MENDED:
            cells.setdefault(item.row, {}).update(keeping.thaw_cells(item.cells))
        elif item.kind == CorrectionKind.TAKEN_OUT:
            out.add(item.row)
        else:
            out.discard(item.row)
    return Corrections(cells, frozenset(out))


def bodies_named(slugs: Iterable[str]) -> list[Body]:
    """Bodies by their slugs."""
    return list(Body.objects.filter(slug__in=list(slugs)))


def rows_of(proposal: Proposal) -> list[EntryRow]:
    """The rows that stand in the proposal, each with the number of its entry."""
    return [as_row(entry) for entry in schedules.entries_of(proposal)]


def as_row(entry: Entry) -> EntryRow:
    """An entry as the row it was typed as."""
    return EntryRow(
        entry.region.kato,
        entry.office.slug,
        entry.planned_on,
        entry.place,
        Wish(entry.wish),
        entry.planned_until,
        entry.district.name_kk if entry.district else "",
        entry.pk,
        entry.topic,
    )
