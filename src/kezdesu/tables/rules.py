"""May she bring tables into the proposals of a body, and if not why."""

from __future__ import annotations

from collections.abc import Sequence

from kezdesu.common.answers import Allowed, Answer, Denied, first_denial
from kezdesu.journal.door import NO_SUCH_MOVE
from kezdesu.people.actors import Actor
from kezdesu.schedule import rules as schedule_rules
from kezdesu.schedule.models import Proposal
from kezdesu.tables import refusals
from kezdesu.tables.columns import Columns
from kezdesu.tables.headings import SEVERAL
from kezdesu.tables.models import TableImport
from kezdesu.tables.states import MAPPABLE, MENDABLE, Mode, TableState

NOT_NOW = Denied("no_such_move", NO_SUCH_MOVE)


def may_import(proposal: Proposal, *, by: Actor) -> Answer:
    """A clerk of the body, while the proposal can be edited. Late is accepted: the schedule marks it."""
    return schedule_rules.may_edit(proposal, by=by)


def may_map(table: TableImport, *, by: Actor) -> Answer:
    """Before rows have entered the draft."""
    return first_denial(may_import(table.proposal, by=by), Allowed() if table.state in MAPPABLE else NOT_NOW)


def may_mend(table: TableImport, *, by: Actor) -> Answer:
    """While the table can be read."""
    return first_denial(may_import(table.proposal, by=by), Allowed() if table.state in MENDABLE else NOT_NOW)


def may_apply(table: TableImport, mode: Mode, *, by: Actor) -> Answer:
    """Replacing is offered once: later rows of the same table only join the others."""
    again = table.state == TableState.APPLIED and mode == Mode.REPLACE
    return first_denial(may_mend(table, by=by), NOT_NOW if again else Allowed())


def may_discard(table: TableImport, *, by: Actor) -> Answer:
    """Before rows have entered the draft."""
    return may_map(table, by=by)


def are_columns(columns: Columns, width: int) -> Answer:
    """A field for every column, none twice, none missing."""
    fields: Sequence[str] = [field for field in columns.fields if field not in SEVERAL]
    if len(columns.fields) != width or len(set(fields)) != len(fields):
        return refusals.COLUMN_TWICE
    return refusals.COLUMNS_MISSING if columns.missing() else Allowed()
