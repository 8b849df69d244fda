"""What a reader of values does not tell: hidden, struck through, never counted, or shown only in part. Pure.

Whoever hides a row or strikes it through means it out. The reader of values gives it all the same, so the parts of the
file are asked once more, after :mod:`~kezdesu.tables.guard` has found them small and free of declarations.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from dataclasses import dataclass
from typing import Any

from kezdesu.tables import shown_dates, unseen_ods
from kezdesu.tables.shown_dates import Shown
from kezdesu.tables.unseen_parts import LAST_COLUMN, Unseen, elements

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_YES = ("1", "true")


def of_workbook(data: bytes) -> dict[str, Unseen]:
    """By the name of the sheet; empty for what is neither XLSX nor ODS."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = frozenset(archive.namelist())
        if "content.xml" in names:
            return unseen_ods.of_sheets(archive)
        if "xl/workbook.xml" not in names:
            return {}
        styles, texts = _styles(archive, names), _spoken_texts(archive, names)
        return {
            name: _of_sheet(archive, part, styles, texts)
            for name, part in _sheets(archive, names)
            if part in names
        }


def _sheets(archive: zipfile.ZipFile, names: frozenset[str]) -> list[tuple[str, str]]:
    rels = "xl/_rels/workbook.xml.rels"
    if rels not in names:
        return []
    targets = {
        one.get("Id", ""): posixpath.normpath(posixpath.join("/xl", one.get("Target", ""))).lstrip("/")
        for one in elements(archive, rels, "Relationship")
    }
    found = []
    for sheet in elements(archive, "xl/workbook.xml", "sheet"):
        number = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        found.append((sheet.get("name", ""), targets.get(number, "")))
    return found


@dataclass(frozen=True, slots=True)
class _Styles:
    """By the number of a cell's format: which are struck through, and which show only a part of a date."""

    struck: set[str]
    shown: dict[str, Shown]


def _styles(archive: zipfile.ZipFile, names: frozenset[str]) -> _Styles:
    found = _Styles(set(), {})
    fonts: list[bool] = []
    codes: dict[str, str] = {}
    parts = ("numFmts", "fonts", "cellXfs")
    for element in elements(archive, "xl/styles.xml", *parts) if "xl/styles.xml" in names else ():
        if element.tag.endswith("}numFmts"):
            codes = {one.get("numFmtId", ""): one.get("formatCode", "") for one in element}
        elif element.tag.endswith("}fonts"):
            fonts = [_is_struck(font) for font in element]
        else:
            for number, format_ in enumerate(element):
                _look_at_format(str(number), format_, fonts, codes, found)
    return found


def _look_at_format(
    number: str, format_: Any, fonts: list[bool], codes: dict[str, str], found: _Styles
) -> None:
    font, code = format_.get("fontId", "0"), format_.get("numFmtId", "0")
    if font.isdecimal() and int(font) < len(fonts) and fonts[int(font)]:
        found.struck.add(number)
    shown = shown_dates.of_format(int(code), codes.get(code, "")) if code.isdecimal() else None
    if shown is not None:
        found.shown[number] = shown


def _spoken_texts(archive: zipfile.ZipFile, names: frozenset[str]) -> dict[str, str]:
    """The shared texts of which some words are struck through, by number, without those words."""
    found: dict[str, str] = {}
    if "xl/sharedStrings.xml" not in names:
        return found
    for number, item in enumerate(elements(archive, "xl/sharedStrings.xml", "si")):
        runs = item.findall("{*}r")
        kept = [run for run in runs if not any(map(_is_struck, run.findall("{*}rPr")))]
        if len(kept) < len(runs):
            found[str(number)] = "".join(run.findtext("{*}t") or "" for run in kept)
    return found


def _is_struck(font: Any) -> bool:
    strike = font.find("{*}strike")
    return strike is not None and strike.get("val", "1") in _YES


def _of_sheet(archive: zipfile.ZipFile, part: str, styles: _Styles, texts: dict[str, str]) -> Unseen:
    found = Unseen()
    for element in elements(archive, part, "col", "row"):
        if element.tag.endswith("}row"):
            _look_at_row(element, found, styles, texts)
        elif element.get("hidden") in _YES:
            first, last = int(element.get("min", "1")), int(element.get("max", "1"))
            found.columns |= set(range(first - 1, min(last, LAST_COLUMN)))
    return found


def _look_at_row(row: Any, found: Unseen, styles: _Styles, texts: dict[str, str]) -> None:
    for cell in row.iterchildren("{*}c"):
        place = _REFERENCE.fullmatch(cell.get("r", ""))
        if place is None:
            continue
        at = int(place[2]) - 1, _column(place[1])
        value, formula = cell.findtext("{*}v"), cell.find("{*}f")
        shown = styles.shown.get(cell.get("s", "")) if cell.get("t", "n") == "n" and value else None
        day = shown_dates.of_serial(value) if shown else None
        if cell.get("s") in styles.struck:
            found.texts[at] = ""
        elif cell.get("t") == "s" and value in texts:
            found.texts[at] = texts[value]
        elif shown and day:
            found.texts[at] = shown_dates.text_of(day, shown)
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
