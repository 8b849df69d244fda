"""What the clerk sees in a cell is what is read: dates shown in part, words struck through in ODS."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kezdesu.tables import shown_dates
from kezdesu.tables.layout import Skip
from kezdesu.tables.shown_dates import Shown
from tests.tables.open_document import cell, day, file
from tests.tables.test_nasty_files import ABAI, ASTANA, HEADS, ROWS, book, left_out, read, told

HEAD = [cell(name) for name in HEADS]


def row(number: int, term: str = "", style: str = "") -> list[str]:
    said = ROWS[number]
    return [cell(str(text), style) if place != 2 or not term else term for place, text in enumerate(said)]


@pytest.mark.parametrize(
    ("code", "year", "expected"),
    [
        ("mmmm yyyy", 2027, "month 01.03.2027"),
        ("[$-419]mmmm\\ yyyy;@", 2027, "month 01.03.2027"),
        ("mmm-yy", 2027, "month 01.03.2027"),
        ("dd.mmm", 2026, "day 15.03.2027"),
        ("dd/mm", 2026, "day 15.03.2027"),
        ("mmmm", 2026, "month 01.03.2027"),
        ("dd.mm.yyyy", 2027, "day 15.03.2027"),
        ('dd" "mmmm" "yyyy" ж."', 2027, "day 15.03.2027"),
    ],
)
def test_a_date_of_excel_is_read_as_it_is_shown(code: str, year: int, expected: str) -> None:
    """Excel turns a typed "март 2027" into 1 March, and "15.03" into a day of the year in which it is typed."""

    def fill(made: Any, sheet: Any) -> None:
        sheet.write_datetime(1, 2, date(year, 3, 15), made.add_format({"num_format": code}))

    term = read("кесте.xlsx", book(fill)).rows[0].term
    assert term is not None
    assert f"{term.wish} {term.first:%d.%m.%Y}" == expected


def test_formats_that_are_no_dates_or_hold_an_hour_are_left_alone() -> None:
    for code in ("General", "0.00", "#,##0 \\m", "h:mm", "dd.mm.yyyy hh:mm", "@", '0" мин"'):
        assert shown_dates.of_format(170, code) is None
    assert shown_dates.of_format(17, "") is Shown.MONTH_AND_YEAR
    assert shown_dates.of_format(14, "") is None
    assert [shown_dates.of_serial(text) for text in ("46461", "46461.5", "59", "abc", "")] == [
        date(2027, 3, 15),
        date(2027, 3, 15),
        None,
        None,
        None,
    ]


def test_a_date_of_open_document_is_read_as_it_is_shown() -> None:
    rows = [
        HEAD,
        row(0, day("2027-03-15", "month")),
        row(1, day("2026-04-13", "day")),
        row(2, day("2027-05-14", "whole")),
    ]
    terms = [one.term for one in read("кесте.ods", file(rows)).rows]
    assert [f"{term.wish} {term.first:%d.%m.%Y}" for term in terms if term] == [
        "month 01.03.2027",
        "day 13.04.2027",
        "day 14.05.2027",
    ]


@pytest.mark.parametrize("style", ["struck", "child"])
def test_a_row_struck_through_in_open_document_is_left_out_and_named(style: str) -> None:
    found = read("кесте.ods", file([HEAD, row(0), row(1, style=style), row(2)]))
    assert told(found) == [ABAI, ASTANA]
    assert left_out(found) == [(3, Skip.STRUCK)]


def test_struck_words_of_open_document_are_read_as_gone() -> None:
    mended = cell('<text:span text:style-name="T1">10 наурыз</text:span><text:s/>12 наурыз')
    found = read("кесте.ods", file([HEAD, row(0, mended), row(1, cell("13 сәуір", "struck")), row(2)]))
    assert told(found) == [ABAI, (3, "Ұлытау облысы", "term_missing"), ASTANA]


def test_a_struck_column_by_its_default_style_is_read_as_gone() -> None:
    column = '<table:table-column table:number-columns-repeated="2"/>'
    struck = '<table:table-column table:default-cell-style-name="struck"/>'
    plain = '<table:table-column table:number-columns-repeated="2"/>'
    found = read(
        "кесте.ods", file([[*HEAD[:2], cell("Мерзімі", "whole"), *HEAD[3:]], row(0)], column + struck + plain)
    )
    assert told(found) == [(2, "Абай облысы", "term_missing")]
