"""A term as a table names it: a day, several days, or a window in which a day will be chosen; and its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kezdesu.common.trilingual import Trilingual
from kezdesu.schedule import windows
from kezdesu.schedule.states import WITHOUT_DAY, Wish
from kezdesu.tables import month_notes as words
from kezdesu.tables.months import month
from kezdesu.tables.said import Unread

ROMAN = ("", "I", "II", "III", "IV")


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
        return self.wish in WITHOUT_DAY


def window(first: date, last: date, notes: tuple[Trilingual, ...] = ()) -> Term | Unread:
    """The days among which one will be chosen: a month, a quarter, or just these; refused beyond half a year."""
    for wish in (Wish.MONTH, Wish.QUARTER):
        if (first, last) == windows.window(wish, first):
            return Term(wish, first, last, notes)
    if first >= last:
        return Term(Wish.DAY, first, None, notes) if first == last else words.BACKWARDS
    if (last - first).days >= windows.LONGEST_WINDOW:
        return words.WINDOW_TOO_WIDE
    return Term(Wish.WINDOW, first, last, notes)


def days(first: date, last: date, notes: tuple[Trilingual, ...] = ()) -> Term | Unread:
    """A meeting of one day or of several; so many days that no meeting lasts are a window."""
    if (last - first).days >= windows.LONGEST_SPAN:
        whole = (first, last) in (windows.window(wish, first) for wish in (Wish.MONTH, Wish.QUARTER))
        return window(first, last, notes if whole else (*notes, words.BETWEEN_DAYS))
    return Term(Wish.SPAN, first, last, notes) if last > first else Term(Wish.DAY, first, None, notes)


def months(year: int, first: int, last: int, notes: tuple[Trilingual, ...] = ()) -> Term | Unread:
    """Whole months, from the first day of one to the last day of another."""
    return window(date(year, first, 1), date(year, last, month(last).days(year)), notes)


def spoken(term: Term) -> Trilingual:
    """The term in words: "12 наурыз", "12–14 мамыр"; with "a day will be chosen" where it will."""
    if not term.is_window:
        return _days(term)
    named = _months_of(term) or _days(term)
    return Trilingual(
        f"{named.kk}, күні таңдалады", f"{named.ru}, день будет выбран", f"{named.en}, a day will be chosen"
    )


def written(term: Term) -> str:
    """The term as the official form writes it; read again it gives the same term."""
    first, last = term.first, term.last
    if term.until is None:
        return f"{first:%d.%m.%Y}"
    days_ = f"{first:%d.%m.%Y} – {last:%d.%m.%Y}"
    if not term.is_window:
        return days_
    if term.wish == Wish.QUARTER:
        quarter = ROMAN[last.month // 3]
        return f"{first.year} жылғы {quarter} тоқсан / {quarter} квартал {first.year}"
    named = _months_of(term) or _decade_of(term)
    if named is None:
        return f"{days_} аралығындағы бір күн / один день в период {days_}"
    return f"{first.year} жылғы {named.kk} / {named.ru} {first.year}"


def _months_of(term: Term) -> Trilingual | None:
    """Whole months of one year, from the first to the last; a quarter by its number."""
    first, last = term.first, term.last
    if term.wish == Wish.QUARTER:
        number = ROMAN[last.month // 3]
        return Trilingual(f"{number} тоқсан", f"{number} квартал", f"quarter {number}")
    if first.day != 1 or last.day != month(last.month).days(last.year) or first.year != last.year:
        return None
    one, other = month(first.month), month(last.month)
    if one is other:
        return Trilingual(one.kk, one.ru, one.en)
    return Trilingual(f"{one.kk}–{other.kk}", f"{one.ru}–{other.ru}", f"{one.en}–{other.en}")


def _decade_of(term: Term) -> Trilingual | None:
    """Ten days of a month as offices count them."""
    name, last = month(term.first.month), term.last.day
    ends = {1: 10, 11: 20, 21: name.days(term.first.year)}
    if term.first.month != term.last.month or ends.get(term.first.day) != last:
        return None
    number = ROMAN[term.first.day // 10 + 1]
    return Trilingual(
        f"{name.kk_of} {number} онкүндігі", f"{number} декада {name.ru_of}", f"{name.en}, {number}"
    )


def _days(term: Term) -> Trilingual:
    one, other = _day(term.first), _day(term.last)
    if term.until is None:
        return one
    if (term.first.year, term.first.month) == (term.last.year, term.last.month):
        return Trilingual(*(f"{term.first.day}–{said}" for said in (other.kk, other.ru, other.en)))
    return Trilingual(f"{one.kk} – {other.kk}", f"{one.ru} – {other.ru}", f"{one.en} – {other.en}")


def _day(day: date) -> Trilingual:
    name = month(day.month)
    return Trilingual(f"{day.day} {name.kk}", f"{day.day} {name.ru_of}", f"{day.day} {name.en}")
