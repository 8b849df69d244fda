"""Dates as ministries write them: the cases stand in ``cases/days.txt``, for a clerk to read and to add to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kezdesu.schedule.states import Wish
from kezdesu.tables import days, months, terms
from kezdesu.tables.days import Period
from kezdesu.tables.said import Unread
from kezdesu.tables.terms import Term
from tests.tables.reference import YEAR

CASES = [
    tuple(part.strip() for part in line.split(" => "))
    for line in (Path(__file__).parent / "cases" / "days.txt").read_text("utf-8").splitlines()
    if " => " in line and not line.startswith("#")
]
ANY_DAY = st.dates(date(2027, 1, 1), date(2027, 12, 31))
SHORT = st.integers(1, 13).map(timedelta)
ROMAN = ("", "I", "II", "III", "IV")


def shown(read: Term | Unread) -> str:
    """As the file of cases writes it."""
    if isinstance(read, Unread):
        return f"ЖОҚ {read.reason.kk}"
    mark = " (тексеру)" if read.notes else ""
    if read.wish == Wish.MONTH:
        return f"ай {read.first:%m}{mark}"
    if read.wish == Wish.QUARTER:
        return f"тоқсан {read.last.month // 3}{mark}"
    if read.wish == Wish.WINDOW:
        return f"аралық {read.first:%d.%m} - {read.last:%d.%m}{mark}"
    days_ = f"{read.first:%d.%m.%Y}" + (f" - {read.until:%d.%m.%Y}" if read.until else "")
    return days_ + mark


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 120


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_case(text: str, expected: str) -> None:
    found = shown(days.read(text, YEAR))
    if expected.startswith("ЖОҚ "):
        assert found.startswith("ЖОҚ ")
        assert expected.removeprefix("ЖОҚ ") in found
    else:
        assert found == expected


def test_month_without_a_year_is_refused_when_the_file_names_two() -> None:
    two = replace(YEAR, years=days.years_in(["март 2026", "12.05.2027"]))
    for text in ("наурыз", "12 наурыз", "II тоқсан", "12.03"):
        found = days.read(text, two)
        assert isinstance(found, Unread)
        assert found.code == "year_unclear"
        assert "2026, 2027" in found.reason.ru
    assert shown(days.read("2027 жылғы наурыз", two)) == "ай 03"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31 ақпан", "no_such_day"),
        ("31.02", "no_such_day"),
        ("29 февраля", "no_such_day"),
        ("12.13", "no_such_month"),
        ("V тоқсан", "no_such_part"),
        ("12 и 14 мая", "term_several"),
    ],
)
def test_what_no_year_would_mend_is_said_before_the_year_is_asked(text: str, code: str) -> None:
    two = replace(YEAR, years=(2026, 2027))
    found = days.read(text, two)
    assert isinstance(found, Unread)
    assert found.code == code
    assert "2026" not in found.reason.ru


def test_a_day_of_leap_years_alone_asks_for_the_year_when_one_is_named() -> None:
    found = days.read("29 февраля", replace(YEAR, years=(2027, 2028)))
    assert isinstance(found, Unread)
    assert found.code == "year_unclear"


def test_window_that_is_over_is_refused_and_one_that_goes_on_is_not() -> None:
    in_may = Period(date(2027, 1, 1), date(2027, 12, 31), date(2027, 5, 20))
    over = [days.read(text, in_may) for text in ("наурыз", "I тоқсан", "19 мамыр", "10-19 мая")]
    assert [found.code for found in over if isinstance(found, Unread)] == ["term_past"] * 4
    assert [shown(days.read(text, in_may)) for text in ("мамыр", "II тоқсан", "20 мамыр")] == [
        "ай 05",
        "тоқсан 2",
        "20.05.2027",
    ]


def test_leap_year_has_its_day() -> None:
    leap = Period(date(2028, 1, 1), date(2028, 12, 31), date(2027, 11, 1))
    assert shown(days.read("29 ақпан", leap)) == "29.02.2028"
    assert "В феврале 2027 года 28 дней" in days.read("31 февраля", YEAR).reason.ru  # type: ignore[union-attr]


def test_half_yearly_schedule_takes_only_its_half() -> None:
    half = Period(date(2027, 1, 1), date(2027, 6, 30), date(2026, 11, 1))
    found = days.read("12 шілде", half)
    assert isinstance(found, Unread)
    assert found.code == "outside_period"


@given(ANY_DAY)
def test_a_day_in_any_of_our_spellings_reads_back(day: date) -> None:
    name = months.month(day.month)
    spellings = (
        f"{day:%d.%m.%Y}",
        f"{day:%d.%m.%y}",
        f"{day:%Y-%m-%d}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day} {name.kk}",
        f"2027 жылғы {day.day} {name.kk}",
        f"{day.day} {name.ru_of} 2027 г.",
        f"{day.day} {name.en} 2027".upper(),
        str((day - date(1899, 12, 30)).days),
        terms.written(Term(Wish.DAY, day)),
    )
    assert {shown(days.read(text, YEAR)) for text in spellings} == {f"{day:%d.%m.%Y}"}


@given(ANY_DAY, SHORT)
def test_several_days_in_any_of_our_spellings_read_back(first: date, length: timedelta) -> None:
    last = first + length
    if last.year != first.year:
        return
    one, other = months.month(first.month), months.month(last.month)
    spellings = [
        f"{first:%d.%m}-{last:%d.%m.%Y}",
        f"с {first:%d.%m} по {last:%d.%m.%Y} г.",
        f"{first.day} {one.kk} – {last.day} {other.kk}",
        f"{first.day} {one.ru_of} - {last.day} {other.ru_of} 2027 года",
        terms.written(Term(Wish.SPAN, first, last)),
    ]
    if first.month == last.month:
        spellings += [f"{first.day}–{last.day} {one.ru_of}", f"{first.day}-{last.day}.{first.month:02d}"]
    wanted = f"{first:%d.%m.%Y} - {last:%d.%m.%Y}"
    assert {shown(days.read(text, YEAR)) for text in spellings} == {wanted}


@given(st.integers(1, 12))
def test_a_month_and_its_quarter_in_any_of_our_spellings_read_back(number: int) -> None:
    name, quarter = months.month(number), (number - 1) // 3 + 1
    monthly = (
        name.kk,
        name.ru,
        f"{name.ru} 2027",
        f"2027 жылғы {name.kk}",
        f"в {name.ru_in}",
        f"{number:02d}.2027",
    )
    roman = ROMAN[quarter]
    quarterly = (
        f"{roman} тоқсан",
        f"{quarter} кв.",
        f"{roman} квартал 2027 г.",
        f"Q{quarter}",
        f"{quarter}-тоқсан",
    )
    assert {shown(days.read(text, YEAR)) for text in monthly} == {f"ай {number:02d}"}
    assert {shown(days.read(text, YEAR)) for text in quarterly} == {f"тоқсан {quarter}"}
    for term in (days.read(name.kk, YEAR), days.read(f"{roman} тоқсан", YEAR)):
        assert isinstance(term, Term)
        assert days.read(terms.written(term), YEAR) == term


@given(ANY_DAY, st.integers(1, 183).map(timedelta))
def test_any_window_is_written_and_read_back_as_it_is(first: date, length: timedelta) -> None:
    last = first + length
    if last.year != first.year:
        return
    term = terms.window(first, last)
    assert isinstance(term, Term)
    assert term.is_window
    assert days.read(terms.written(term), YEAR) == term


@given(st.text(max_size=60))
def test_no_text_breaks_the_reader(text: str) -> None:
    assert isinstance(days.read(text, YEAR), (Term, Unread))
