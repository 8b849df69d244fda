"""Good rows become the draft, all together; refused ones stay in the preview and can follow later."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction

from kezdesu.common import clock
from kezdesu.common.answers import Refused, require
from kezdesu.journal.door import move
from kezdesu.people.actors import Actor
from kezdesu.schedule import actions as schedule
from kezdesu.schedule.content import EntryRow
from kezdesu.schedule.refusals import RowDenial, RowsRefused
from kezdesu.tables import lines, queries, refusals, rules
from kezdesu.tables.models import TableImport
from kezdesu.tables.rows import ReadRow
from kezdesu.tables.states import Mode, TableState


def apply(*, table: TableImport, mode: Mode, revision: int, by: Actor) -> int:
    """Write the good rows into the draft; answers how many were added.

    ``revision`` of the proposal is the one the clerk saw. A row that stands in the draft already is not added
    again. Raises :class:`RowsRefused` with the numbers of the file when the schedule refuses a row.
    """
    require(rules.may_apply(table, mode, by=by))
    found = queries.opened(table)
    fresh = [row for row in found.reading.good if row.number not in found.applied] if found.reading else []
    if not fresh or found.reading is None:
        raise Refused(refusals.NOTHING_TO_APPLY)
    table.proposal.revision = revision
    standing = queries.rows_of(table.proposal)
    together = _together(mode, standing, fresh)
    added = [row for row in together if row.entry is None]
    with transaction.atomic():
        if together != list(standing):
            _put(table, together, fresh, by)
        _mark(table, mode, fresh, found, len(found.reading.refused), by)
    return len(added)


def discard(*, table: TableImport, by: Actor) -> None:
    """Throw the table away before any row was taken; the file and what was read stay."""
    require(rules.may_discard(table, by=by))
    body = table.proposal.body.slug
    move(table, TableState.DISCARDED, line=lines.Discarded(body), subject=table.code, by=by.author(body))


def _together(mode: Mode, standing: Sequence[EntryRow], fresh: Sequence[ReadRow]) -> list[EntryRow]:
    """All rows of the draft to come; a meeting that stands there already keeps its number and gets the new topic."""
    known = {_meeting(row): row for row in standing}
    rows = [_standing(row.row, known) for row in fresh if row.row is not None]
    if mode == Mode.REPLACE:
        return rows
    told = {_meeting(row): row for row in rows if row.entry is not None}
    return [*(told.get(_meeting(row), row) for row in standing), *(row for row in rows if row.entry is None)]


def _standing(row: EntryRow, known: dict[EntryRow, EntryRow]) -> EntryRow:
    found = known.get(_meeting(row))
    return row if found is None else replace(found, topic=row.topic or found.topic)


def _meeting(row: EntryRow) -> EntryRow:
    """Who, where and when: two rows that say the same are one meeting."""
    return replace(row, entry=None, topic="")


def _put(table: TableImport, rows: Sequence[EntryRow], fresh: Sequence[ReadRow], by: Actor) -> None:
    numbers = {_meeting(row.row): row.number for row in fresh if row.row is not None}
    try:
        schedule.put_entries(proposal=table.proposal, rows=rows, by=by)
    except RowsRefused as refused:
        raise RowsRefused([_in_file(denial, rows, numbers) for denial in refused.rows]) from refused


def _in_file(denial: RowDenial, rows: Sequence[EntryRow], numbers: dict[EntryRow, int]) -> RowDenial:
    """The denial with the row's number in the file."""
    row = _meeting(rows[denial.number - 1])
    return replace(denial, number=numbers.get(row, denial.number))


def _mark(
    table: TableImport, mode: Mode, fresh: Sequence[ReadRow], found: queries.Opened, refused: int, by: Actor
) -> None:
    body = table.proposal.body.slug
    move(
        table,
        TableState.APPLIED,
        line=lines.Applied(body, mode, len(fresh), refused),
        subject=table.code,
        by=by.author(body),
        applied=json.dumps(sorted({*found.applied, *(row.number for row in fresh)})),
        applied_at=table.applied_at or clock.now(),
        revision=table.revision + 1,
    )
