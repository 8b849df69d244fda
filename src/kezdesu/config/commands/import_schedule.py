"""``kezdesu import-schedule``: a table of proposals, read row by row; with ``--as`` its good rows become the draft."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from kezdesu.bodies import queries as bodies
from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.people.actors import Actor
from kezdesu.people.models import Account
from kezdesu.schedule import queries as schedules
from kezdesu.schedule.models import Proposal
from kezdesu.tables import actions, border, layout, queries, reading, reference
from kezdesu.tables.models import TableImport
from kezdesu.tables.rows import Reading, ReadRow
from kezdesu.tables.sheets import Sheet
from kezdesu.tables.states import Mode

GOOD, REFUSED, WRONG = 0, 1, 2


class Stopped(Exception):
    """Why nothing was read, in words."""


def main(arguments: Sequence[str]) -> int:
    """Exit status 0: every row is good; 1: some rows are refused; 2: the table was not read at all."""
    chosen = _parser().parse_args(arguments)
    try:
        found = _taken(chosen) if chosen.clerk else _looked_at(chosen)
    except (Stopped, OSError) as error:
        sys.stderr.write(f"kezdesu import-schedule: {error}\n")
        return WRONG
    except Refused as refused:
        sys.stderr.write(f"kezdesu import-schedule: {refused.denied.reason.en}\n")
        return WRONG
    _print(found, as_json=chosen.json)
    return REFUSED if found.refused else GOOD


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kezdesu import-schedule", description=__doc__)
    parser.add_argument("file", type=Path, help="XLSX, DOCX, ODS or CSV")
    parser.add_argument("--body", required=True, help="slug of the body, for example healthcare")
    parser.add_argument(
        "--year", default=str(clock.today().year + 1), help="period of the schedule; next year"
    )
    parser.add_argument("--sheet", type=int, default=None, help="which table of the file, from 1")
    parser.add_argument("--as", dest="clerk", default="", help="e-mail of the clerk who takes the good rows")
    parser.add_argument("--replace", action="store_true", help="in place of the rows in the draft")
    parser.add_argument("--json", action="store_true")
    return parser


def _proposal(chosen: argparse.Namespace) -> Proposal:
    schedule = schedules.by_label(chosen.year)
    proposal = schedules.proposal_of(schedule, chosen.body) if schedule else None
    if proposal is None:
        raise Stopped(f"{chosen.body} has begun no proposals for {chosen.year}")
    return proposal


def _looked_at(chosen: argparse.Namespace) -> Reading:
    """Read, and nothing written."""
    schedule, body = schedules.by_label(chosen.year), bodies.by_slug(chosen.body)
    if schedule is None or body is None:
        raise Stopped(f"there is no schedule {chosen.year} or no body {chosen.body}")
    tables = border.open_file(chosen.file.name, chosen.file.read_bytes())
    laid = layout.lay_out(_sheet(tables.sheets, chosen.sheet))
    columns, is_enough = queries.columns_for(body, laid)
    if not is_enough:
        raise Stopped("the headings do not say which column is what: map them once in the pages")
    return reading.read(laid, columns, reference.against(schedule, body))


def _taken(chosen: argparse.Namespace) -> Reading:
    """Read, and the good rows written into the draft."""
    actor, proposal = _actor(chosen.clerk), _proposal(chosen)
    data = chosen.file.read_bytes()
    table = actions.upload(proposal=proposal, name=chosen.file.name, data=data, by=actor).table
    if chosen.sheet is not None and table.sheet != chosen.sheet - 1:
        actions.choose_sheet(table=table, sheet=chosen.sheet - 1, by=actor)
    found = _reading(table)
    mode = Mode.REPLACE if chosen.replace else Mode.APPEND
    actions.apply(table=table, mode=mode, revision=proposal.revision, by=actor)
    return found


def _reading(table: TableImport) -> Reading:
    found = queries.opened(table).reading
    if found is None:
        raise Stopped("the table was kept, but a person has to choose it or map its columns in the pages")
    return found


def _actor(email: str) -> Actor:
    account = Account.objects.filter(email=email.lower()).first()
    if account is None:
        raise Stopped(f"there is no account {email}")
    return bodies.actor_for(account, on=clock.today())


def _sheet(sheets: Sequence[Sheet], number: int | None) -> Sheet:
    place = queries.likely_sheet(sheets) if number is None else number - 1
    if place is None or not 0 <= place < len(sheets):
        names = "; ".join(f"{place}. {sheet.name}" for place, sheet in enumerate(sheets, start=1))
        raise Stopped(f"choose one of the tables with --sheet: {names}")
    return sheets[place]


def _print(found: Reading, *, as_json: bool) -> None:
    if as_json:
        json.dump([_row(row) for row in found.rows], sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
        return
    for row in found.refused:
        reasons = "; ".join(fault.text.en for fault in row.faults)
        sys.stdout.write(f"row {row.number:>4} refused: {reasons}\n")
    sys.stdout.write(f"{len(found.good)} good, {len(found.refused)} to mend, {len(found.skipped)} left out\n")


def _row(row: ReadRow) -> dict[str, object]:
    entry = row.row
    return {
        "row": row.number,
        "state": row.tone,
        "region": row.where.kato,
        "district": row.where.district,
        "office": row.post.slug if row.post else None,
        "wish": str(entry.wish) if entry else None,
        "first": entry.planned_on.isoformat() if entry else None,
        "last": entry.planned_until.isoformat() if entry and entry.planned_until else None,
        "place": row.place.as_dict(),
        "faults": [
            {"field": str(fault.field), "code": fault.code, **fault.text.as_dict()} for fault in row.faults
        ],
        "notes": [{"field": str(note.field), **note.text.as_dict()} for note in row.notes],
    }
