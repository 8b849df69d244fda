"""What a reader of values does not tell: hidden rows and columns, words struck through, formulas never counted. Pure.

Whoever hides a row or strikes it through means it out. The reader of values gives it all the same, so the parts of the
file are asked once more, after :mod:`~kezdesu.tables.guard` has found them small and free of declarations.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_LAST_COLUMN = 200
_YES = ("1", "true")
_ODS = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


@dataclass(slots=True)
class Unseen:
    """Of one sheet, rows and columns from 0. ``texts``: what a cell says instead of its value ("" when struck)."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    texts: dict[tuple[int, int], str] = field(default_factory=dict)


def of_workbook(data: bytes) -> dict[str, Unseen]:
    """By the name of the sheet; empty for what is neither XLSX nor ODS."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = frozenset(archive.namelist())
        if "content.xml" in names:
            return _of_ods(archive)
        if "xl/workbook.xml" not in names:
            return {}
        struck, texts = _struck_styles(archive, names), _spoken_texts(archive, names)
        return {
            name: _of_sheet(archive, part, struck, texts)
            for name, part in _sheets(archive, names)
            if part in names
        }


def _elements(archive: zipfile.ZipFile, part: str, *tags: str) -> Iterator[Any]:
    """The elements of a part with these names, one after another; each is emptied when it has been seen."""
    with archive.open(part) as content:
        wanted = [f"{{*}}{tag}" for tag in tags]
        for _, element in etree.iterparse(content, tag=wanted, resolve_entities=False, no_network=True):
            yield element
            element.clear(keep_tail=False)


def _sheets(archive: zipfile.ZipFile, names: frozenset[str]) -> list[tuple[str, str]]:
    rels = "xl/_rels/workbook.xml.rels"
    if rels not in names:
        return []
    targets = {
        one.get("Id", ""): posixpath.normpath(posixpath.join("/xl", one.get("Target", ""))).lstrip("/")
        for one in _elements(archive, rels, "Relationship")
    }
    found = []
    for sheet in _elements(archive, "xl/workbook.xml", "sheet"):
        number = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        found.append((sheet.get("name", ""), targets.get(number, "")))
    return found


def _struck_styles(archive: zipfile.ZipFile, names: frozenset[str]) -> set[str]:
    """The numbers of the cell formats whose font is struck through."""
    if "xl/styles.xml" not in names:
        return set()
    fonts: list[bool] = []
    styles: set[str] = set()
    for element in _elements(archive, "xl/styles.xml", "fonts", "cellXfs"):
        if element.tag.endswith("}fonts"):
            fonts = [_is_struck(font) for font in element]
        else:
            for number, format_ in enumerate(element):
                font = int(format_.get("fontId", "0"))
                if font < len(fonts) and fonts[font]:
                    styles.add(str(number))
    return styles


def _spoken_texts(archive: zipfile.ZipFile, names: frozenset[str]) -> dict[str, str]:
    """The shared texts of which some words are struck through, by number, without those words."""
    found: dict[str, str] = {}
    if "xl/sharedStrings.xml" not in names:
        return found
    for number, item in enumerate(_elements(archive, "xl/sharedStrings.xml", "si")):
        runs = item.findall("{*}r")
        kept = [run for run in runs if not any(map(_is_struck, run.findall("{*}rPr")))]
        if len(kept) < len(runs):
            found[str(number)] = "".join(run.findtext("{*}t") or "" for run in kept)
    return found


def _is_struck(font: Any) -> bool:
    strike = font.find("{*}strike")
    return strike is not None and strike.get("val", "1") in _YES


def _of_sheet(archive: zipfile.ZipFile, part: str, struck: set[str], texts: dict[str, str]) -> Unseen:
    found = Unseen()
    for element in _elements(archive, part, "col", "row"):
        if element.tag.endswith("}row"):
            _look_at_row(element, found, struck, texts)
        elif element.get("hidden") in _YES:
            first, last = int(element.get("min", "1")), int(element.get("max", "1"))
            found.columns |= set(range(first - 1, min(last, _LAST_COLUMN)))
    return found


def _look_at_row(row: Any, found: Unseen, struck: set[str], texts: dict[str, str]) -> None:
    for cell in row.iterchildren("{*}c"):
        place = _REFERENCE.fullmatch(cell.get("r", ""))
        if place is None:
            continue
        at = int(place[2]) - 1, _column(place[1])
        value, formula = cell.findtext("{*}v"), cell.find("{*}f")
        if cell.get("s") in struck:
            found.texts[at] = ""
        elif cell.get("t") == "s" and value in texts:
            found.texts[at] = texts[value]
        elif formula is not None and not value:
            found.texts[at] = f"={formula.text or ''}"
    number = row.get("r", "")
    if row.get("hidden") in _YES and number.isdecimal():
        found.rows.add(int(number) - 1)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _of_ods(archive: zipfile.ZipFile) -> dict[str, Unseen]:
    found: dict[str, Unseen] = {}
    for table in _elements(archive, "content.xml", "table"):
        if table.tag != f"{_ODS}table":
            continue
        unseen = found.setdefault(table.get(f"{_ODS}name", ""), Unseen())
        unseen.rows = _collapsed(table, "row", 1_000_000)
        unseen.columns = _collapsed(table, "column", _LAST_COLUMN)
    return found


def _collapsed(table: Any, what: str, most: int) -> set[int]:
    """The places of rows or columns that are hidden, by hand or by a filter."""
    hidden: set[int] = set()
    place = 0
    for element in table.iter(f"{_ODS}table-{what}"):
        times = element.get(f"{_ODS}number-{what}s-repeated", "1")
        after = place + (int(times) if times.isdecimal() and len(times) < 9 else 1)
        if element.get(f"{_ODS}visibility", "visible") != "visible":
            hidden |= set(range(place, min(after, place + 1000, most)))
        place = after
    return hidden
