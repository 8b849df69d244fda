"""What a reader of values does not tell of an ODS file: what is hidden or struck through, dates shown in part. Pure."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kezdesu.tables import shown_dates
from kezdesu.tables.shown_dates import Shown
from kezdesu.tables.unseen_parts import LAST_COLUMN, Unseen, elements

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_MOST_REPEATED = 50
_BLANKS = {f"{_TEXT}s": " ", f"{_TEXT}tab": " ", f"{_TEXT}line-break": "\n"}


@dataclass(slots=True)
class _Styles:
    """Names of styles that strike through; of dates' formats by their own name and by the style that uses them."""

    struck: set[str] = field(default_factory=set)
    formats: dict[str, Shown | None] = field(default_factory=dict)
    shown: dict[str, Shown] = field(default_factory=dict)


def of_sheets(archive: zipfile.ZipFile) -> dict[str, Unseen]:
    """By the name of the sheet."""
    found: dict[str, Unseen] = {}
    styles = _Styles()
    parts = [part for part in ("styles.xml", "content.xml") if part in archive.namelist()]
    for part in parts:
        for element in elements(archive, part, "date-style", "style", "table"):
            if element.tag == f"{_TABLE}table":
                _look_at_table(element, found.setdefault(element.get(f"{_TABLE}name", ""), Unseen()), styles)
            else:
                _look_at_style(element, styles)
    return found


def _look_at_style(element: Any, styles: _Styles) -> None:
    name = element.get(f"{_STYLE}name", "")
    if element.tag.endswith("}date-style"):
        has = {child.tag.rpartition("}")[2] for child in element}
        is_date = "month" in has and not has & {"hours", "minutes"}
        styles.formats[name] = shown_dates.of_parts("day" in has, "year" in has) if is_date else None
        return
    above = element.get(f"{_STYLE}parent-style-name", "")
    lines = [one.get(f"{_STYLE}text-line-through-{kind}") for one in element for kind in ("style", "type")]
    if any(line not in (None, "none") for line in lines) or (above in styles.struck and "none" not in lines):
        styles.struck.add(name)
    shown = styles.formats.get(element.get(f"{_STYLE}data-style-name", "")) or styles.shown.get(above)
    if shown is not None:
        styles.shown[name] = shown


def _look_at_table(table: Any, unseen: Unseen, styles: _Styles) -> None:
    unseen.rows = _collapsed(table, "row", 1_000_000)
    unseen.columns = _collapsed(table, "column", LAST_COLUMN)
    by_column = [
        one.get(f"{_TABLE}default-cell-style-name", "") for one in _repeated(table, "column", LAST_COLUMN)
    ]
    place = 0
    for row in table.iter(f"{_TABLE}table-row"):
        said = _said_of_row(row, by_column, styles)
        times = _times(row, "rows")
        for at in range(place, place + min(times, _MOST_REPEATED)) if said else ():
            unseen.texts |= {(at, column): text for column, text in said.items()}
        place += times


def _said_of_row(row: Any, by_column: list[str], styles: _Styles) -> dict[int, str]:
    """What cells of a row say where that is not their value."""
    found: dict[int, str] = {}
    column = 0
    for cell in row.iterchildren(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        times = _times(cell, "columns")
        usual = row.get(f"{_TABLE}default-cell-style-name") or (
            by_column[column] if column < len(by_column) else ""
        )
        text = _instead(cell, cell.get(f"{_TABLE}style-name", usual), styles)
        if text is not None:
            found |= dict.fromkeys(range(column, min(column + times, LAST_COLUMN)), text)
        column += times
    return found


def _instead(cell: Any, style: str, styles: _Styles) -> str | None:
    """What is left when struck words are left out, or a date as it is shown; None when the value says it."""
    lines = list(cell.iterchildren(f"{_TEXT}p"))
    if lines and style in styles.struck:
        return ""
    if any(one.get(f"{_TEXT}style-name", "") in styles.struck for line in lines for one in line.iter()):
        return "\n".join("".join(_spoken(line, styles)) for line in lines)
    day, shown = cell.get(f"{_OFFICE}date-value", "")[:10], styles.shown.get(style)
    return shown_dates.text_of(date.fromisoformat(day), shown) if shown and len(day) == 10 else None


def _spoken(element: Any, styles: _Styles) -> Iterator[str]:
    """The words of a line without those struck through."""
    if element.get(f"{_TEXT}style-name", "") not in styles.struck:
        yield _BLANKS.get(element.tag, element.text or "")
        for child in element:
            yield from _spoken(child, styles)
            yield child.tail or ""


def _repeated(table: Any, what: str, most: int) -> list[Any]:
    found: list[Any] = []
    for element in table.iter(f"{_TABLE}table-{what}"):
        found += [element] * min(_times(element, f"{what}s"), most - len(found))
    return found


def _times(element: Any, what: str) -> int:
    times = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(times) if times.isdecimal() and len(times) < 9 else 1


def _collapsed(table: Any, what: str, most: int) -> set[int]:
    """The places of rows or columns that are hidden, by hand or by a filter."""
    hidden: set[int] = set()
    place = 0
    for element in table.iter(f"{_TABLE}table-{what}"):
        after = place + _times(element, f"{what}s")
        if element.get(f"{_TABLE}visibility", "visible") != "visible":
            hidden |= set(range(place, min(after, place + 1000, most)))
        place = after
    return hidden
