"""Bringing a table in: a file, pasted text, last year's rows. The same file is never read twice."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError

from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Denied, Refused, require
from kezdesu.files import actions as files
from kezdesu.files.models import StoredFile
from kezdesu.journal.door import CHANGED_MEANWHILE
from kezdesu.journal.record import record
from kezdesu.people.actors import Actor
from kezdesu.schedule.models import Proposal
from kezdesu.tables import border, keeping, last_year, layout, lines, queries, refusals, rules, sheets
from kezdesu.tables.border import Tables
from kezdesu.tables.models import TableImport
from kezdesu.tables.states import Source, TableState


@dataclass(frozen=True, slots=True)
class Brought:
    """The table, and whether it is new: the same file again changes nothing."""

    table: TableImport
    is_new: bool


def upload(*, proposal: Proposal, name: str, data: bytes, by: Actor) -> Brought:
    """Read a file. Raises :class:`Refused` on the field ``file``, in words that name the way out."""
    require(rules.may_import(proposal, by=by))
    return _bring(proposal, border.open_file(name, data), Source.FILE, by)


def paste(*, proposal: Proposal, text: str, by: Actor) -> Brought:
    """Read a table pasted from a spreadsheet. Raises :class:`Refused` on the field ``pasted``."""
    require(rules.may_import(proposal, by=by))
    return _bring(proposal, border.open_text(text), Source.PASTED, by)


def copy_last_year(*, proposal: Proposal, by: Actor) -> Brought:
    """Read last year's approved rows of the body, each moved to the same weekday of the same week."""
    require(rules.may_import(proposal, by=by))
    rows = last_year.rows_for(proposal)
    if len(rows) < 2:
        raise Refused(refusals.NO_LAST_YEAR)
    found = sheets.made(f"{proposal.schedule.year - 1} → {proposal.schedule.year}", rows)
    assert found is not None
    text = "\n".join("\t".join(row) for row in rows)
    tables = Tables(border.as_text(f"schedule-{proposal.schedule.year - 1}.tsv", text), (found,))
    return _bring(proposal, tables, Source.COPIED, by)


def _bring(proposal: Proposal, tables: Tables, source: Source, by: Actor) -> Brought:
    known = queries.of_file(proposal, tables.file.sha256)
    if known is not None:
        return Brought(known, False)
    author = by.author(proposal.body.slug)
    try:
        with files.beside(checked=tables.file, by=author) as file:
            table = _made(proposal, tables, source, file, by)
            line = lines.Uploaded(proposal.body.slug, source, tables.file.sha256, len(tables.sheets))
            record(line, subject=table.code, by=author)
    except IntegrityError as error:
        raise Conflict(Denied("changed_meanwhile", CHANGED_MEANWHILE)) from error
    return Brought(table, True)


def _made(proposal: Proposal, tables: Tables, source: Source, file: StoredFile, by: Actor) -> TableImport:
    chosen = queries.likely_sheet(tables.sheets)
    columns, state = "", TableState.UPLOADED
    if chosen is not None:
        found, is_enough = queries.columns_for(proposal.body, layout.lay_out(tables.sheets[chosen]))
        columns = keeping.freeze_columns(found)
        state = TableState.READ if is_enough else TableState.UPLOADED
    return TableImport.objects.create(
        proposal=proposal,
        number=queries.next_number(proposal),
        state=state,
        source=source,
        file=file,
        sheets=keeping.freeze_sheets(tables.sheets),
        sheet=chosen,
        columns=columns,
        uploaded_at=clock.now(),
        uploaded_by_id=by.account_id,
    )
