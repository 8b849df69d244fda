"""Reading a sheet of members: XLSX or CSV, headings in any of the three languages and any order. Reads only."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime

from python_calamine import CalamineError, CalamineWorkbook

from kezdesu.bodies.registry import folded
from kezdesu.common.answers import Denied, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.common.typed import one_line
from kezdesu.files import intake, office_zip

MOST_ROWS = 500
COLUMNS: dict[str, tuple[str, ...]] = {
    "body": ("орган", "мемлекеттік орган", "body", "ведомство", "государственный орган"),
    "name": ("аты-жөні", "аты жөні", "тегі, аты", "фио", "имя", "name", "full name"),
    "email": (
        *("пошта", "электрондық пошта", "эл пошта", "почта", "электронная почта", "эл почта"),
        *("e-mail", "email"),
    ),
    "role": ("рөл", "рөлі", "роль", "role"),
    "since": ("бастап", "басталған күні", "қай күннен", "с", "с даты", "дата начала", "since", "from"),
}
Row = tuple[int, dict[str, str]]
"""The number of a row as the sheet shows it, and its cells by column."""


def _denied(code: str, kk: str, ru: str, en: str) -> Refused:
    return Refused(Denied(code, Trilingual(kk, ru, en)), "file")


def read(name: str, data: bytes) -> list[Row]:
    """The rows under the heading, empty ones left out. Raises :class:`Refused` on the field ``file``."""
    table = _csv(data) if name.lower().endswith(".csv") else _xlsx(name, data)
    heads, start = _heading(table)
    rows = [
        (number, {column: one_line(line[place]) for column, place in heads.items() if place < len(line)})
        for number, line in enumerate(table[start:], start + 1)
    ]
    kept = [(number, row) for number, row in rows if any(row.values())]
    if len(kept) > MOST_ROWS:
        raise _denied(
            "too_many_rows",
            f"Бір кестеде {MOST_ROWS} жолдан артық болмауы керек: бөліп жүктеңіз.",
            f"В одной таблице не больше {MOST_ROWS} строк: загрузите частями.",
            f"A sheet may hold {MOST_ROWS} rows: upload it in parts.",
        )
    return kept


def _heading(table: list[list[str]]) -> tuple[dict[str, int], int]:
    for number, line in enumerate(table[:10], 1):
        cells = [folded(cell.replace(".", "")) for cell in line]
        found = {key: cells.index(word) for key, words in COLUMNS.items() for word in words if word in cells}
        if set(found) == set(COLUMNS):
            return found, number
    raise _denied(
        "no_heading",
        "Бес бағанның атауы керек: орган, аты-жөні, пошта, рөл, бастап.",
        "Нужны пять заголовков: орган, ФИО, почта, роль, с.",
        "Five headings are needed: body, name, e-mail, role, since.",
    )


def _xlsx(name: str, data: bytes) -> list[list[str]]:
    checked = intake.check(name, data)
    try:
        if checked.kind.name != "XLSX":
            raise ValueError
        _refuse_formulas(checked.content)
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(checked.content)).get_sheet_by_index(0)
        return [[_text(cell) for cell in line] for line in sheet.to_python(skip_empty_area=False)]
    except (CalamineError, ValueError, KeyError, zipfile.BadZipFile):
        raise _denied(
            "not_a_sheet",
            "Файлды оқу мүмкін болмады: XLSX немесе CSV түрінде сақтап, қайта жүктеңіз.",
            "Файл не читается: сохраните его как XLSX или CSV и загрузите снова.",
            "The file cannot be read: save it as XLSX or CSV and upload it again.",
        ) from None


def _refuse_formulas(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [part for part in archive.namelist() if part.startswith("xl/worksheets/")]
        if any(mark in archive.read(part) for part in sheets for mark in (b"<f>", b"<f ", b"<f/>")):
            raise _denied(
                "formulas",
                "Кестеде формулалар бар: оларды мәндермен алмастырыңыз.",
                "В таблице есть формулы: замените их значениями.",
                "The sheet holds formulas: replace them with values.",
            )


def _csv(data: bytes) -> list[list[str]]:
    if len(data) > office_zip.LARGEST_UNPACKED // 100 or b"\0" in data:
        raise _denied("too_large", "Файл тым үлкен.", "Файл слишком велик.", "The file is too large.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1251", errors="replace")
    first = text.partition("\n")[0]
    mark = max(";,\t", key=first.count)
    return list(csv.reader(io.StringIO(text), delimiter=mark))


def _text(cell: object) -> str:
    if isinstance(cell, datetime | date):
        return cell.strftime("%Y-%m-%d")
    return str(cell)[:500]
