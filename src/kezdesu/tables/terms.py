"""A term as a table names it: a day, several days, or a window in which a day will be chosen; and its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kezdesu.common.trilingual import Trilingual
from kezdesu.schedule.states import Wish
from kezdesu.tables.months import month

ROMAN = ("", "I", "II", "III", "IV")
LONGEST_MONTH_WISH = 62
"""Days of the longest window that still counts as a wish for months; a longer one is a wish for a quarter."""


@dataclass(frozen=True, slots=True)
class Term:
    """``until`` None: one day. ``notes`` say what was guessed and should be looked at."""

    wish: Wish
    first: date
    until: date | None = None
    notes: tuple[Trilingual, ...] = ()

    @property
    def last(self) -> date:
        """The last day."""
        return self.until or self.first

    @property
    def is_window(self) -> bool:
        """Whether the day is still to be chosen."""
        return self.wish in (Wish.MONTH, Wish.QUARTER)


def window(first: date, last: date, notes: tuple[Trilingual, ...] = ()) -> Term:
    """Days among which one will be chosen."""
    long = (last - first).days + 1 > LONGEST_MONTH_WISH
    return Term(Wish.QUARTER if long else Wish.MONTH, first, last, notes)


def days(first: date, last: date, notes: tuple[Trilingual, ...] = ()) -> Term:
    """A meeting of one day or of several."""
    return Term(Wish.SPAN, first, last, notes) if last > first else Term(Wish.DAY, first, None, notes)


def months(year: int, first: int, last: int, notes: tuple[Trilingual, ...] = ()) -> Term:
    """Whole months, from the first day of one to the last day of another."""
    return window(date(year, first, 1), date(year, last, month(last).days(year)), notes)


def spoken(term: Term) -> Trilingual:
    """The term in words: "1 сәуір – 30 маусым (күні таңдалады)"."""
    if term.until is None:
        return _day(term.first)
    one, other = _short(term.first), _day(term.until)
    if not term.is_window:
        return Trilingual(f"{one.kk} – {other.kk}", f"{one.ru} – {other.ru}", f"{one.en} – {other.en}")
    return Trilingual(
        f"{one.kk} – {other.kk}: күні кейін таңдалады",
        f"{one.ru} – {other.ru}: день будет выбран",
        f"{one.en} – {other.en}: a day will be chosen",
    )


def written(term: Term) -> str:
    """The term as the official form writes it; read again it gives the same term."""
    first, last = term.first, term.last
    if term.until is None:
        return f"{first:%d.%m.%Y}"
    if not term.is_window:
        return f"{first:%d.%m.%Y} – {last:%d.%m.%Y}"
    if first.day != 1 or last + timedelta(days=1) != _after(last):
        return f"{first:%d.%m.%Y} – {last:%d.%m.%Y} аралығында / в период"
    return _whole_months(first.year, first.month, last.month)


def _whole_months(year: int, first: int, last: int) -> str:
    length = last - first + 1
    if first == last:
        return f"{year} жылғы {month(first).kk} / {month(first).ru} {year}"
    if length == 3 and first % 3 == 1:
        quarter = ROMAN[last // 3]
        return f"{year} жылғы {quarter} тоқсан / {quarter} квартал {year}"
    if length == 6 and first in (1, 7):
        half = ROMAN[last // 6]
        return f"{year} жылғы {half} жартыжылдық / {half} полугодие {year}"
    one, other = month(first), month(last)
    return f"{year} жылғы {one.kk}–{other.kk} / {one.ru}–{other.ru} {year}"


def _after(last: date) -> date:
    """The first day of the month after ``last``."""
    return date(last.year + last.month // 12, last.month % 12 + 1, 1)


def _day(day: date) -> Trilingual:
    name = month(day.month)
    return Trilingual(
        f"{day.year} ж. {day.day} {name.kk}",
        f"{day.day} {name.ru_of} {day.year} г.",
        f"{day.day} {name.en} {day.year}",
    )


def _short(day: date) -> Trilingual:
    name = month(day.month)
    return Trilingual(f"{day.day} {name.kk}", f"{day.day} {name.ru_of}", f"{day.day} {name.en}")
