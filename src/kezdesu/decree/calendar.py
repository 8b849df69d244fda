"""Working days of Kazakhstan: a table per year, editable, with a rule for the years that have no table yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from kezdesu.decree.days import CalendarDay, DayKind
from kezdesu.decree.errors import OutsideCalendar
from kezdesu.decree.holidays import generate, holiday_rules
from kezdesu.decree.reading import Table, read_toml

BUILT_IN = Path(__file__).parent / "calendars"
_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


class WorkingCalendar:
    """Answers which days are worked. Immutable: an edited day makes a new calendar (:meth:`with_days`)."""

    def __init__(self, days: Mapping[date, CalendarDay], years: range) -> None:
        self._days = dict(days)
        self.years = years
        self._first, self._last = date(years[0], 1, 1), date(years[-1], 12, 31)
        self._free = frozenset(day for day in _every_day(self._first, self._last) if self._is_free(day))

    @classmethod
    def from_folder(cls, path: Path | None = None, overrides: Iterable[CalendarDay] = ()) -> WorkingCalendar:
        """Read ``<year>.toml`` files under ``path`` (built-in by default); other years 2022–2041 by rule.

        ``overrides`` replace single days, for instance those an editor keeps in the database. A ``working`` entry
        makes any day a working day. :class:`PackError` for what is wrong in a file.
        """
        folder = path or BUILT_IN
        own_rules = folder / "holidays.toml"
        rules = holiday_rules(own_rules if own_rules.exists() else BUILT_IN / "holidays.toml")
        days: dict[date, CalendarDay] = {}
        for year in rules.years:
            file = folder / f"{year}.toml"
            entries = read_year(file, year) if file.exists() else generate(year, rules)
            days.update((entry.day, entry) for entry in entries)
        days.update((entry.day, entry) for entry in overrides)
        return cls(days, rules.years)

    def with_days(self, overrides: Iterable[CalendarDay]) -> WorkingCalendar:
        """A copy in which single days are replaced."""
        return WorkingCalendar({**self._days, **{entry.day: entry for entry in overrides}}, self.years)

    def entry(self, day: date) -> CalendarDay | None:
        """What the table says of ``day``; None for an ordinary day."""
        return self._days.get(day)

    def year(self, year: int) -> tuple[CalendarDay, ...]:
        """All entries of ``year``, in order."""
        return tuple(self._days[day] for day in sorted(self._days) if day.year == year)

    def is_working(self, day: date) -> bool:
        """Whether ``day`` is worked. :class:`OutsideCalendar` beyond the years of the calendar."""
        if not self._first <= day <= self._last:
            raise self.outside(day)
        return day not in self._free

    def first_working(self, day: date) -> date:
        """``day`` if it is worked, else the next day that is."""
        if self.is_working(day):
            return day
        return self.first_working(day + _ONE_DAY)

    def add_working(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day`` (``day`` itself is not counted)."""
        free = self._free
        while count > 0:
            day += _ONE_DAY
            count -= day not in free
        if day > self._last:
            raise self.outside(day)
        return day

    def free_between(self, first: date, last: date) -> list[tuple[date, CalendarDay | None]]:
        """The days from ``first`` to ``last``, both included, that are not worked, with their entries."""
        days = (first + timedelta(days=count) for count in range((last - first).days + 1))
        return [(day, self._days.get(day)) for day in days if day in self._free]

    def outside(self, day: date) -> OutsideCalendar:
        """The error that says ``day`` lies outside the calendar."""
        return OutsideCalendar(
            f"{day.isoformat()} lies outside the calendar {self.years[0]}–{self.years[-1]}"
        )

    def _is_free(self, day: date) -> bool:
        entry = self._days.get(day)
        return day.weekday() >= _SATURDAY if entry is None else entry.is_free


def _every_day(first: date, last: date) -> Iterator[date]:
    for number in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(number)


def read_year(path: Path, year: int) -> tuple[CalendarDay, ...]:
    """The entries of one year file, in order. :class:`PackError` for a wrong key, a wrong year, a day given twice."""
    table = Table(read_toml(path), str(path))
    if table.integer("year") != year:
        raise table.refuse("year", f"must be {year}, as the file is named")
    sources = table.table("sources")
    found: dict[date, CalendarDay] = {}
    for item in table.tables("day", lambda data: str(data.get("date", "?"))):
        entry = _entry(item, sources)
        if entry.day.year != year:
            raise item.refuse("date", f"is not in {year}")
        if entry.day in found:
            raise item.refuse("date", "is given twice")
        found[entry.day] = entry
    table.done()
    return tuple(found[day] for day in sorted(found))


def _entry(item: Table, sources: Table) -> CalendarDay:
    kind = item.text("kind")
    if kind not in set(DayKind):
        raise item.refuse("kind", f"must be one of {', '.join(DayKind)}")
    entry = CalendarDay(
        day=item.day("date"),
        kind=DayKind(kind),
        reason=item.trilingual("reason"),
        source=sources.trilingual(item.text("source")),
        moved_from=item.optional_day("moved_from"),
        estimated=item.flag("estimated", otherwise=False),
    )
    item.done()
    return entry


@cache
def standard_calendar() -> WorkingCalendar:
    """The built-in calendar, read once."""
    return WorkingCalendar.from_folder()
