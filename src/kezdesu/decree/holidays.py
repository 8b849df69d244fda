"""Holidays by rule: what the law says for any year, without the Government's yearly swaps of days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.days import CalendarDay, DayKind
from kezdesu.decree.phrases import phrase
from kezdesu.decree.reading import Table, read_toml

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class HolidayRule:
    """Fixed days of the year that are free. ``moves``: a day on a weekend moves to the next working day."""

    month: int
    days: tuple[int, ...]
    moves: bool
    name: Trilingual
    source: Trilingual
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class HolidayRules:
    """The fixed rules and the table of the first days of Qurban Ait (``estimated`` from a named year on)."""

    fixed: tuple[HolidayRule, ...]
    lunar: tuple[date, ...]
    lunar_name: Trilingual
    lunar_source: Trilingual
    estimated_from: date

    @property
    def years(self) -> range:
        """The years for which days can be generated."""
        return range(self.lunar[0].year, self.lunar[-1].year + 1)


@cache
def holiday_rules(path: Path) -> HolidayRules:
    """Read ``holidays.toml``. :class:`PackError` for what is wrong with it."""
    table = Table(read_toml(path), str(path))
    fixed = tuple(_rule(item) for item in table.tables("holiday", lambda data: str(data.get("month", "?"))))
    lunar = table.table("qurban_ait")
    rules = HolidayRules(
        fixed=fixed,
        lunar=tuple(date.fromisoformat(text) for text in lunar.names("first_days")),
        lunar_name=lunar.trilingual("name"),
        lunar_source=lunar.trilingual("source"),
        estimated_from=lunar.day("estimated_from"),
    )
    lunar.done()
    table.done()
    return rules


def generate(year: int, rules: HolidayRules) -> tuple[CalendarDay, ...]:
    """The free days of ``year`` by rule, in order, with the moved ones."""
    days: dict[date, CalendarDay] = {}
    for day in rules.lunar:
        if day.year == year:
            days[day] = _lunar(day, rules)
    moving: list[CalendarDay] = []
    for day, rule in _fixed(year, rules):
        days[day] = CalendarDay(
            day, DayKind.HOLIDAY if rule.moves else DayKind.DAY_OFF, rule.name, rule.source
        )
        if rule.moves and day.weekday() >= _SATURDAY:
            moving.append(days[day])
    for holiday in sorted(moving, key=lambda entry: entry.day):
        target = _next_working(holiday.day, days)
        days[target] = _moved(holiday, target)
    return tuple(days[day] for day in sorted(days))


def _fixed(year: int, rules: HolidayRules) -> Iterator[tuple[date, HolidayRule]]:
    for rule in rules.fixed:
        for number in rule.days:
            day = date(year, rule.month, number)
            if rule.valid_from <= day and (rule.valid_until is None or day <= rule.valid_until):
                yield day, rule


def _lunar(day: date, rules: HolidayRules) -> CalendarDay:
    estimated = day >= rules.estimated_from
    return CalendarDay(day, DayKind.DAY_OFF, rules.lunar_name, rules.lunar_source, estimated=estimated)


def _next_working(day: date, taken: dict[date, CalendarDay]) -> date:
    while day.weekday() >= _SATURDAY or day in taken:
        day += timedelta(days=1)
    return day


def _moved(holiday: CalendarDay, target: date) -> CalendarDay:
    reason = phrase("calendar.moved", day=holiday.day, holiday=holiday.reason)
    source = phrase("calendar.labour_code")
    return CalendarDay(target, DayKind.MOVED, reason, source, moved_from=holiday.day)


def _rule(item: Table) -> HolidayRule:
    days = item.raw("days")
    if not isinstance(days, list) or not all(isinstance(day, int) for day in days):
        raise item.refuse("days", "must be a list of numbers")
    rule = HolidayRule(
        month=item.integer("month"),
        days=tuple(days),
        moves=item.flag("moves"),
        name=item.trilingual("name"),
        source=item.trilingual("source"),
        valid_from=item.day("valid_from"),
        valid_until=item.optional_day("valid_until"),
    )
    item.done()
    return rule
