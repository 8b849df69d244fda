"""Tables and columns as JSON and back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from kezdesu.journal.kinds import canonical
from kezdesu.tables.columns import Columns
from kezdesu.tables.headings import Field
from kezdesu.tables.sheets import Out, Sheet, SheetRow


def freeze_sheets(sheets: Sequence[Sheet]) -> str:
    """JSON of the tables."""
    return canonical(
        [
            {
                "name": one.name,
                "rows": [[row.number, *row.cells] for row in one.rows],
                "out": {str(row.number): str(row.out) for row in one.rows if row.out},
            }
            for one in sheets
        ]
    )


def thaw_sheets(text: str) -> tuple[Sheet, ...]:
    """The tables of a JSON text."""
    return tuple(
        Sheet(item["name"], tuple(_row(row[0], row[1:], item.get("out", {})) for row in item["rows"]))
        for item in json.loads(text)
    )


def _row(number: int, cells: Sequence[str], out: Mapping[str, str]) -> SheetRow:
    said = out.get(str(number))
    return SheetRow(number, tuple(cells), Out(said) if said else None)


def freeze_columns(columns: Columns) -> str:
    """JSON of the columns."""
    return canonical({"fields": [str(field) for field in columns.fields], "post": columns.post})


def thaw_columns(text: str) -> Columns | None:
    """The columns of a JSON text; None of an empty one."""
    if not text:
        return None
    item = json.loads(text)
    return Columns(tuple(Field(field) for field in item["fields"]), item["post"])


def freeze_cells(cells: dict[Field, str]) -> str:
    """JSON of mended cells."""
    return canonical({str(field): text for field, text in cells.items()})


def thaw_cells(text: str) -> dict[Field, str]:
    """The mended cells of a JSON text."""
    return {Field(field): value for field, value in json.loads(text).items()}
