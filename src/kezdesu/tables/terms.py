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
    """The month or the quarter that holds the days among which one will be chosen; refused when none does."""
    for wish in (Wish.MONTH, Wish.QUARTER):
        whole = windows.window(wish, first)
        if whole and last <= whole[1]:
            wider = () if (first, last) == whole else (words.taken_whole(*whole),)
            return Term(wish, *whole, (*notes, *wider))
    return words.WINDOW_TOO_WIDE


def days(first: date, last: date, notes: tuple[Trilingual, ...] = ()) -> Term | Unread:
    """A meeting of one day or of several; so many days that no meeting lasts are a window."""
    if (last - first).days >= windows.LONGEST_SPAN:
        found = window(first, last, notes)
        return found if found else words.SPAN_TOO_LONG
    return Term(Wish.SPAN, first, last, notes) if last > first else Term(Wish.DAY, first, None, notes)


def months(year: int, first: int, last: int, notes: tuple[Trilingual, ...] = ()) -> Term | Unread:
    """Whole months, from the first day of one to the last day of another."""
    return window(date(year, first, 1), date(year, last, month(last).days(year)), notes)


def spoken(term: Term) -> Trilingual:
    """The term in words: "12 наурыз", "12 мамыр – 14 мамыр", "1 сәуір – 30 маусым, күні таңдалады"."""
    one, other = _day(term.first), _day(term.last)
    if term.until is None:
        return one
    chosen = (
        (", күні таңдалады", ", день будет выбран", ", a day will be chosen") if term.is_window else ("",) * 3
    )
    return Trilingual(
        f"{one.kk} – {other.kk}{chosen[0]}",
        f"{one.ru} – {other.ru}{chosen[1]}",
        f"{one.en} – {other.en}{chosen[2]}",
    )


def written(term: Term) -> str:
    """The term as the official form writes it; read again it gives the same term."""
    first, last = term.first, term.last
    if term.until is None:
        return f"{first:%d.%m.%Y}"
    if not term.is_window:
        return f"{first:%d.%m.%Y} – {last:%d.%m.%Y}"
    if term.wish == Wish.MONTH:
        name = month(first.month)
        return f"{first.year} жылғы {name.kk} / {name.ru} {first.year}"
    quarter = ROMAN[last.month // 3]
    return f"{first.year} жылғы {quarter} тоқсан / {quarter} квартал {first.year}"


def _day(day: date) -> Trilingual:
    name = month(day.month)
    return Trilingual(f"{day.day} {name.kk}", f"{day.day} {name.ru_of}", f"{day.day} {name.en}")
