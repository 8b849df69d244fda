"""Where a table's headings stand, which rows are meetings, and which are not and why. Pure: no Django."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kezdesu.tables.folding import fold
from kezdesu.tables.headings import Field, may_be_post, meaning
from kezdesu.tables.sheets import Sheet, SheetRow

_LOOKED_AT = 60
LEAST_FIELDS = 2
_TOTAL = re.compile(r"(барлыгы|жиыны|жиынтыгы|итого|всего|total|корытынды|в том числе|онын ишинде)\b")


class Skip(StrEnum):
    """Why a row is no meeting."""

    EMPTY = "empty"
    TOTAL = "total"
    HEADING = "heading"
    NUMBERS = "numbers"
    SECTION = "section"
    OTHER_BODY = "other_body"
    TAKEN_OUT = "taken_out"
    HIDDEN = "hidden"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row below the headings that was left out."""

    number: int
    why: Skip
    text: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """``headings``: one for each column, empty when none were found. ``first`` is the number of rows above the body."""

    headings: tuple[str, ...]
    heading_rows: tuple[int, ...]
    body: tuple[SheetRow, ...]

    @property
    def has_headings(self) -> bool:
        """Whether a heading row was found."""
        return bool(self.heading_rows)


def lay_out(sheet: Sheet) -> Layout:
    """Find the heading row (title and approval block may stand above, a second line below) and the body."""
    place = _heading_place(sheet.rows[:_LOOKED_AT])
    if place is None:
        return Layout(("",) * sheet.width, (), sheet.rows)
    lines = [sheet.rows[place]]
    while place + len(lines) < len(sheet.rows) and _goes_on(lines, sheet.rows[place + len(lines)]):
        lines.append(sheet.rows[place + len(lines)])
    headings = tuple(_joined([line.cells[column] for line in lines]) for column in range(sheet.width))
    return Layout(headings, tuple(line.number for line in lines), sheet.rows[place + len(lines) :])


def score(sheet: Sheet) -> int:
    """How many fields the best heading row names: which of several tables is the likely one."""
    return max((_fields(row) for row in sheet.rows[:_LOOKED_AT]), default=0)


def skip_of(row: SheetRow, layout: Layout, fields: Sequence[Field]) -> Skip | None:
    """Why a row of the body is no meeting; None when it is one."""
    if row.is_empty:
        return Skip.EMPTY
    if row.out:
        return Skip(row.out)
    said = [
        cell for cell, field in zip(row.cells, fields, strict=False) if cell and field is not Field.NUMBER
    ]
    first = next((cell for cell in row.cells if cell), "")
    if any(_TOTAL.match(fold(cell)) for cell in {first, *said[:1]}):
        return Skip.TOTAL
    if layout.has_headings and [fold(cell) for cell in row.cells] == [fold(cell) for cell in layout.headings]:
        return Skip.HEADING
    if _counts_columns(row):
        return Skip.NUMBERS
    return Skip.SECTION if _is_section(row, fields) else None


def _counts_columns(row: SheetRow) -> bool:
    """ "1 2 3 4 5" under the headings."""
    numbers = [cell.strip(" .()") for cell in row.cells if cell]
    return len(numbers) > 2 and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _is_section(row: SheetRow, fields: Sequence[Field]) -> bool:
    """One text across the table, or one outside of every column that is read."""
    places = [place for place, cell in enumerate(row.cells) if cell]
    if len({row.cells[place] for place in places}) > 1:
        return False
    if len(places) > 1:
        return True
    field = fields[places[0]] if places[0] < len(fields) else Field.NONE
    return field in (Field.NONE, Field.NUMBER, Field.NOTES)


def _heading_place(rows: Sequence[SheetRow]) -> int | None:
    scores = [_fields(row) for row in rows]
    best = max(scores, default=0)
    return scores.index(best) if best >= LEAST_FIELDS else None


def _fields(row: SheetRow) -> int:
    """How many different fields the cells of a row name; a long text is no heading."""
    cells = {cell for cell in row.cells if cell and len(cell) <= 120}
    if len(cells) < LEAST_FIELDS:
        return 0
    found = {options for cell in cells if (options := meaning(cell)) != (Field.NONE,)}
    is_maybe = Field.POST not in {field for options in found for field in options} and any(
        map(may_be_post, cells)
    )
    return len(found - {(Field.NUMBER,)}) + is_maybe


def _goes_on(lines: list[SheetRow], below: SheetRow) -> bool:
    """Whether the row below is a second line of the headings: cells merged downwards, or parts of a wide one."""
    if len(lines) > 2 or below.is_empty:
        return False
    above = lines[-1].cells
    kept = sum(1 for one, other in zip(above, below.cells, strict=True) if one and one == other)
    wide = [
        place
        for place, cell in enumerate(above)
        if cell and (cell in above[place + 1 : place + 2] or cell in above[max(place - 1, 0) : place])
    ]
    parts = {below.cells[place] for place in wide if below.cells[place] not in ("", above[place])}
    named = any(meaning(part) != (Field.NONE,) for part in parts)
    return named and kept + len(parts) >= 2 if wide else kept >= 2 and _all_kept_or_empty(above, below)


def _all_kept_or_empty(above: tuple[str, ...], below: SheetRow) -> bool:
    return all(not other or one == other for one, other in zip(above, below.cells, strict=True))


def _joined(lines: list[str]) -> str:
    return " ".join(dict.fromkeys(line.replace("\n", " ") for line in lines if line))
