"""Working days: the tables, the rule behind them, edits, and the seed they are checked against."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import holidays as seed
import pytest

from kezdesu.common.trilingual import LANGUAGES, Trilingual
from kezdesu.decree import CalendarDay, DayKind, OutsideCalendar, PackError, WorkingCalendar, compute
from kezdesu.decree.calendar import BUILT_IN, standard_calendar
from kezdesu.decree.holidays import generate, holiday_rules

TEXT = Trilingual("өзгеріс", "изменение", "change")
RULES = holiday_rules(BUILT_IN / "holidays.toml")
TABLES = range(2022, 2028)


def test_days_of_2026_are_those_of_the_decree_page() -> None:
    calendar = standard_calendar()
    moved = [entry.day for entry in calendar.year(2026) if entry.kind is DayKind.MOVED]
    assert moved == [
        date(2026, 3, 9),
        date(2026, 3, 24),
        date(2026, 3, 25),
        date(2026, 5, 11),
        date(2026, 10, 26),
    ]


def test_every_entry_has_reason_and_source_in_three_languages() -> None:
    for year in standard_calendar().years:
        for entry in standard_calendar().year(year):
            for language in LANGUAGES:
                assert getattr(entry.reason, language)
                assert getattr(entry.source, language)


def test_future_lunar_days_are_marked_estimated_and_past_ones_are_not() -> None:
    lunar = [
        entry
        for year in range(2022, 2042)
        for entry in standard_calendar().year(year)
        if "айт" in entry.reason.kk
    ]
    assert len(lunar) == 20, "one of the 21 falls on 22 March 2032 and stands there as Nauryz"
    assert [entry.day.year for entry in lunar if not entry.estimated] == [2022, 2023, 2024, 2025]


@pytest.mark.parametrize("year", TABLES)
def test_year_table_is_the_rule_plus_the_swaps_of_the_government(year: int) -> None:
    swaps = {DayKind.SWAPPED, DayKind.WORKING}
    table = [entry for entry in standard_calendar().year(year) if entry.kind not in swaps]
    assert [(entry.day, entry.kind, entry.moved_from) for entry in table] == [
        (entry.day, entry.kind, entry.moved_from) for entry in generate(year, RULES)
    ]


def test_swapped_days_come_in_pairs() -> None:
    for year in TABLES:
        entries = {entry.day: entry for entry in standard_calendar().year(year)}
        for entry in entries.values():
            if entry.kind in (DayKind.SWAPPED, DayKind.WORKING):
                assert entry.moved_from is not None
                assert entries[entry.moved_from].moved_from == entry.day


def test_seed_differs_only_where_the_law_of_the_decree_page_does() -> None:
    """The package still has 30 August after 2025 and does not know 15 March; nothing else may differ."""
    explained = set()
    for year in range(2026, 2042):
        end_of_august = date(year, 8, 30)
        explained |= {end_of_august + timedelta(days=count) for count in range(3)}
        if year >= 2027:
            middle_of_march = date(year, 3, 15)
            explained |= {middle_of_march + timedelta(days=count) for count in range(3)}
    found = seed.country_holidays("KZ", years=range(2022, 2042))
    calendar = standard_calendar()
    days = [
        date.fromordinal(serial)
        for serial in range(date(2022, 1, 1).toordinal(), date(2042, 1, 1).toordinal())
    ]
    differing = {day for day in days if calendar.is_working(day) != found.is_working_day(day)}
    assert differing <= explained
    assert date(2027, 3, 15) in differing
    assert date(2027, 8, 30) in differing


def test_edited_day_changes_the_term_and_leaves_the_old_calendar_alone() -> None:
    swapped = CalendarDay(date(2026, 3, 26), DayKind.SWAPPED, TEXT, TEXT, moved_from=date(2026, 3, 28))
    worked = CalendarDay(date(2026, 3, 28), DayKind.WORKING, TEXT, TEXT, moved_from=date(2026, 3, 26))
    edited = standard_calendar().with_days([swapped, worked])
    before = compute("3.7b", date(2026, 3, 11))
    after = compute("3.7b", date(2026, 3, 11), calendar=edited)
    assert (before.legal_due, after.legal_due) == (date(2026, 3, 26), date(2026, 3, 27))
    assert edited.is_working(date(2026, 3, 28))
    assert not standard_calendar().is_working(date(2026, 3, 28))
    assert "изменение" in after.why.ru


def test_overrides_given_at_loading_do_the_same() -> None:
    worked = CalendarDay(date(2026, 3, 21), DayKind.WORKING, TEXT, TEXT)
    calendar = WorkingCalendar.from_folder(overrides=[worked])
    assert compute("3.7b", date(2026, 3, 11), calendar=calendar).legal_due == date(2026, 3, 21)


@pytest.mark.parametrize("day", [date(2021, 12, 31), date(2042, 1, 1)])
def test_day_outside_the_calendar_is_refused(day: date) -> None:
    with pytest.raises(OutsideCalendar, match="2022–2041"):
        standard_calendar().is_working(day)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("year = 2031\n", "sources: is missing"),
        ("year = 2030\n[sources]\n", "year: must be 2031"),
        ("year = 2031\nbogus = 1\n[sources]\n", "bogus: is not a known key"),
        ('year = 2031\n[sources]\n[[day]]\ndate = 2031-01-01\nkind = "rest"\n', "kind: must be one of"),
    ],
)
def test_wrong_year_file_is_refused_with_file_key_and_rule(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "2031.toml").write_text(text, "utf-8")
    with pytest.raises(PackError, match=message) as refused:
        WorkingCalendar.from_folder(tmp_path)
    assert "2031.toml" in str(refused.value)


def test_a_folder_of_its_own_replaces_single_years(tmp_path: Path) -> None:
    table = (
        "year = 2026\n[sources]\nown = { kk = 'а', ru = 'б' }\n"
        "[[day]]\ndate = 2026-03-23\nkind = 'holiday'\nsource = 'own'\nreason = { kk = 'в', ru = 'г' }\n"
    )
    (tmp_path / "2026.toml").write_text(table, "utf-8")
    calendar = WorkingCalendar.from_folder(tmp_path)
    assert compute("3.7b", date(2026, 3, 11), calendar=calendar).legal_due == date(2026, 3, 24)
    assert not calendar.is_working(date(2027, 3, 15))
