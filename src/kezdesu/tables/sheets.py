"""Tables as they stand in a file: rows of text cells with the number a person sees, merged cells filled. Pure.

XLSX and ODS are read by python-calamine (values only, formulas as they were last counted), text by ``csv``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import python_calamine as calamine
from lxml import etree  # type: ignore[import-untyped]

from kezdesu.tables import unseen
from kezdesu.tables.unseen_parts import Unseen

MOST_ROWS = 1000
MOST_COLUMNS = 40
LONGEST_CELL = 1000


class TooManyRows(Exception):
    """More than :data:`MOST_ROWS` rows with content, or more than :data:`MOST_COLUMNS` columns."""


class Unreadable(Exception):
    """The file is damaged."""


class Out(StrEnum):
    """How whoever made the table took a row out of it without deleting it."""

    HIDDEN = "hidden"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row: its number in the file (from 1) and the text of its cells; ``out``: it is there, but not meant."""

    number: int
    cells: tuple[str, ...]
    out: Out | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: the name of the sheet or the text above the table, and its rows of equal length."""

    name: str
    rows: tuple[SheetRow, ...]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[0].cells) if self.rows else 0


def workbook(data: bytes) -> tuple[Sheet, ...]:
    """The visible sheets with content of an XLSX or ODS file; hidden ones when nothing else is there."""
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        visible = [
            item.name for item in book.sheets_metadata if item.visible == calamine.SheetVisibleEnum.Visible
        ]
        told = unseen.of_workbook(data)
        shown = [sheet for name in visible if (sheet := _calamine_sheet(book, name, told))]
        hidden = [name for name in book.sheet_names if name not in visible]
        return tuple(shown or [sheet for name in hidden if (sheet := _calamine_sheet(book, name, told))])
    except (calamine.CalamineError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(str(error)) from error


def text(content: str, name: str = "") -> tuple[Sheet, ...]:
    """A table typed or pasted as text: cells divided by tabs, semicolons, commas or upright lines."""
    lines = content.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(lines), delimiter=_delimiter(lines)):
            rows.append(row)
            if len(rows) > MOST_ROWS * 2:
                raise TooManyRows
    except csv.Error as error:
        raise Unreadable(str(error)) from error
    sheet = made(name, [list(map(clean, row)) for row in rows])
    return (sheet,) if sheet else ()


def made(
    name: str, rows: Sequence[Sequence[str]], out: Mapping[int, Out] = MappingProxyType({})
) -> Sheet | None:
    """A sheet of these rows, numbered from 1; ``out`` by place from 0. None when nothing stands in it.

    Where every row is out, none is: a file of hidden rows alone means them.
    """
    filled = [number for number, row in enumerate(rows) if any(row)]
    if not filled:
        return None
    width = max(_width(row) for row in rows)
    if len(filled) > MOST_ROWS or width > MOST_COLUMNS:
        raise TooManyRows
    left_out = out if set(filled) - set(out) else {}
    return Sheet(
        clean(name)[:120],
        tuple(
            SheetRow(place + 1, tuple([*row, *[""] * width][:width]), left_out.get(place))
            for place, row in enumerate(rows[: filled[-1] + 1])
        ),
    )


def clean(value: str) -> str:
    """A cell's text: line breaks kept, other white space single, nothing invisible, at most 1,000 characters."""
    lines = [" ".join(line.split()) for line in value.replace("\v", "\n").splitlines()]
    shown = "\n".join(line for line in lines if line)
    return "".join(sign for sign in shown if sign == "\n" or sign.isprintable())[:LONGEST_CELL]


def _width(row: Sequence[str]) -> int:
    return max((place for place, cell in enumerate(row, 1) if cell), default=0)


def _delimiter(lines: str) -> str:
    head = lines[:4000]
    if "\t" in head:
        return "\t"
    return max(";,|", key=head.count)


def _calamine_sheet(book: Any, name: str, told: Mapping[str, Unseen]) -> Sheet | None:
    sheet = book.get_sheet_by_name(name)
    if sheet.height > MOST_ROWS * 20 or sheet.total_width > 2000:
        raise TooManyRows
    rows = [[_shown(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    about = told.get(name) or Unseen()
    out = _corrected(rows, about)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        _fill(rows, top, left, bottom, right)
    for row in rows:
        for place in about.columns:
            row[place : place + 1] = [""] * len(row[place : place + 1])
    return made(name, rows, out)


def _corrected(rows: list[list[str]], about: Unseen) -> dict[int, Out]:
    """Struck words leave their cells; a row struck whole keeps them, and is out as the hidden ones are."""
    out = dict.fromkeys(about.rows, Out.HIDDEN)
    by_row: dict[int, dict[int, str]] = {}
    for (place, column), said in about.texts.items():
        by_row.setdefault(place, {})[column] = said
    for place, texts in by_row.items():
        if place >= len(rows):
            rows += [[] for _ in range(place + 1 - len(rows))]
        row = rows[place]
        row += [""] * (max(texts) + 1 - len(row))
        left = [texts.get(column, cell) for column, cell in enumerate(row)]
        if any(row) and not any(cell.strip(" .()№") and not cell.strip(" .()№").isdecimal() for cell in left):
            out.setdefault(place, Out.STRUCK)
        else:
            row[:] = map(clean, left)
    return out


def _fill(rows: list[list[str]], top: int, left: int, bottom: int, right: int) -> None:
    """Every cell of a merged range says what its first cell says; columns beyond the table stay away."""
    value = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
    for row in rows[top : bottom + 1] if value else ():
        for place in range(left, min(right + 1, len(row))):
            row[place] = value


def _shown(value: object) -> str:
    """A cell's value as a person would read it; days as ISO."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"
    if isinstance(value, bool):
        return "1" if value else "0"
    return "" if isinstance(value, timedelta) else clean(str(value))
