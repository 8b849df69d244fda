"""What a person says about a table in the preview: which sheet, which columns, and what a row should say."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from kezdesu.common import clock
from kezdesu.common.answers import Refused, require
from kezdesu.journal.door import move
from kezdesu.journal.kinds import Line
from kezdesu.journal.record import record
from kezdesu.people.actors import Actor
from kezdesu.tables import headings, keeping, layout, lines, queries, refusals, rules, sheets
from kezdesu.tables.columns import Columns
from kezdesu.tables.headings import Field
from kezdesu.tables.models import ColumnMapping, Correction, TableImport
from kezdesu.tables.states import CorrectionKind, TableState


def choose_sheet(*, table: TableImport, sheet: int, by: Actor) -> None:
    """Take the table number ``sheet`` (from 0) of the file; its columns are guessed anew."""
    require(rules.may_map(table, by=by))
    found = keeping.thaw_sheets(table.sheets)
    if not 0 <= sheet < len(found):
        raise Refused(refusals.NO_SHEET, "sheet")
    body = table.proposal.body
    columns, is_enough = queries.columns_for(body, layout.lay_out(found[sheet]))
    move(
        table,
        TableState.READ if is_enough else TableState.UPLOADED,
        line=lines.SheetChosen(body.slug, sheet + 1),
        subject=table.code,
        by=by.author(body.slug),
        sheet=sheet,
        columns=keeping.freeze_columns(columns),
        revision=table.revision + 1,
    )


def map_columns(*, table: TableImport, columns: Columns, by: Actor) -> None:
    """Say which column is what; remembered for the body and these headings."""
    require(rules.may_map(table, by=by))
    if table.sheet is None:
        raise Refused(refusals.NO_SHEET, "sheet")
    laid = layout.lay_out(keeping.thaw_sheets(table.sheets)[table.sheet])
    require(rules.are_columns(columns, len(laid.headings)), "columns")
    body = table.proposal.body
    with transaction.atomic():
        move(
            table,
            TableState.READ,
            line=lines.Mapped(body.slug, tuple(str(field) for field in columns.fields)),
            subject=table.code,
            by=by.author(body.slug),
            columns=keeping.freeze_columns(columns),
            revision=table.revision + 1,
        )
        ColumnMapping.objects.update_or_create(
            body=body,
            fingerprint=headings.fingerprint(laid.headings),
            defaults={"columns": keeping.freeze_columns(columns), "mapped_at": clock.now()},
        )


def mend_row(*, table: TableImport, row: int, cells: Mapping[Field, str], by: Actor) -> None:
    """Say what cells of a row should say. Only what differs is kept; the file stays as it is."""
    said = {name: sheets.clean(text) for name, text in cells.items()}
    line = lines.RowMended(table.proposal.body.slug, row, tuple(str(name) for name in said))
    _correct(table, row, CorrectionKind.MENDED, line, by, said)


def take_out_row(*, table: TableImport, row: int, by: Actor) -> None:
    """The row is not to become a meeting."""
    _correct(table, row, CorrectionKind.TAKEN_OUT, lines.RowTakenOut(table.proposal.body.slug, row), by, {})


def put_back_row(*, table: TableImport, row: int, by: Actor) -> None:
    """The row counts again."""
    _correct(table, row, CorrectionKind.PUT_BACK, lines.RowPutBack(table.proposal.body.slug, row), by, {})


def _correct(
    table: TableImport, row: int, kind: CorrectionKind, line: Line, by: Actor, cells: dict[Field, str]
) -> None:
    require(rules.may_mend(table, by=by))
    if table.sheet is None or row not in _numbers(table, table.sheet):
        raise Refused(refusals.NO_SUCH_ROW)
    if row in queries.applied_rows(table):
        raise Refused(refusals.ROW_APPLIED)
    with transaction.atomic():
        Correction.objects.create(
            table=table,
            sheet=table.sheet,
            row=row,
            kind=kind,
            cells=keeping.freeze_cells(cells),
            corrected_at=clock.now(),
            corrected_by_id=by.account_id,
        )
        record(line, subject=table.code, by=by.author(table.proposal.body.slug))


def _numbers(table: TableImport, sheet: int) -> set[int]:
    return {row.number for row in layout.lay_out(keeping.thaw_sheets(table.sheets)[sheet]).body}
