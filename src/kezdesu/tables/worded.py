"""Terms in words: "12 наурыз", "II тоқсан", "вторая декада мая", "мамыр–маусым". Pure: no Django."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kezdesu.common.trilingual import Trilingual
from kezdesu.tables import month_notes as words
from kezdesu.tables import terms
from kezdesu.tables.marks import Marked, mark
from kezdesu.tables.months import month
from kezdesu.tables.said import Unread
from kezdesu.tables.terms import Term

Read = Term | Unread


@dataclass(frozen=True, slots=True)
class Period:
    """The schedule's days, today, and the years that the whole file names in words."""

    first: date
    last: date
    today: date
    years: tuple[int, ...] = ()

    @property
    def year(self) -> int | None:
        """The year of a month without one; None when the file names several."""
        return None if len(self.years) > 1 else self.first.year


_PATTERNS: tuple[tuple[str, Callable[[re.Match[str], int], Read]], ...] = (
    (r"(\d+) (?:- )?M(\d+)", lambda m, y: span(_of(m[1], m[2], y))),
    (r"M(\d+) (\d+)", lambda m, y: _day_after_month(m[1], m[2], y)),
    (r"(\d+) - (\d+) M(\d+)", lambda m, y: span(_of(m[1], m[3], y), _of(m[2], m[3], y))),
    (r"M(\d+) (\d+) - (\d+)", lambda m, y: span(_of(m[2], m[1], y), _of(m[3], m[1], y))),
    (r"(\d+) - (\d+) - M(\d+)", lambda m, y: span(_of(m[1], m[3], y), _of(m[2], m[3], y))),
    (r"(\d+) M(\d+) (\d+) M(\d+) U", lambda m, y: span(_of(m[1], m[2], y), _of(m[3], m[4], y))),
    (r"M(\d+) M(\d+) U", lambda m, y: _months(int(m[1]), int(m[2]), y)),
    (r"M(\d+)(?: [&,] M\d+){2,}", lambda m, y: words.SEVERAL_DAYS),
    (r"(\d+) M(\d+) - (\d+) M(\d+)", lambda m, y: span(_of(m[1], m[2], y), _of(m[3], m[4], y))),
    (r"M(\d+)", lambda m, y: terms.months(y, int(m[1]), int(m[1]))),
    (r"M(\d+) - M(\d+)", lambda m, y: _months(int(m[1]), int(m[2]), y)),
    (r"M(\d+) (?:[&,] )?M(\d+)", lambda m, y: _neighbours(int(m[1]), int(m[2]), 1, y)),
    (r"S(\d+)", lambda m, y: _season(int(m[1]), y)),
    (r"(\d+) (?:- )?Q|Q (\d+)", lambda m, y: _part(int(m[1] or m[2]), 3, y)),
    (r"Q (\d+) - Q (\d+)", lambda m, y: _parts(int(m[1]), int(m[2]), y)),
    (r"(\d+) Q M(\d+)|M(\d+) (\d+) Q", lambda m, y: _in_part(m[2] or m[3], m[2] or m[3], m[1] or m[4], 3, y)),
    (r"(\d+) Q M(\d+) - M(\d+)", lambda m, y: _in_part(m[2], m[3], m[1], 3, y)),
    (r"(\d+) (?:Q )?- (\d+) Q", lambda m, y: _parts(int(m[1]), int(m[2]), y)),
    (r"(\d+) (?:Q )?& (\d+) Q", lambda m, y: _neighbours(int(m[1]), int(m[2]), 3, y)),
    (r"(\d+) (?:- )?[HP]|H (\d+)", lambda m, y: _part(int(m[1] or m[2]), 6, y)),
    (r"(\d+) H M(\d+)|M(\d+) (\d+) H", lambda m, y: _in_part(m[2] or m[3], m[2] or m[3], m[1] or m[4], 6, y)),
    (r"(\d+) M12 M(\d+)", lambda m, y: _decade(int(m[1]), int(m[2]), y)),
    (
        r"(\d+) (?:- )?D M(\d+)|M(\d+) (\d+) (?:- )?D",
        lambda m, y: _decade(int(m[1] or m[4]), int(m[2] or m[3]), y),
    ),
    (r"([BCE]) M(\d+)|M(\d+) ([BCE])", lambda m, y: _about(m[1] or m[4], int(m[2] or m[3]), y)),
    (r"U E M(\d+)|M(\d+) E U", lambda m, y: until(_last_of(int(m[1] or m[2]), y))),
    (r"A (\d+) M(\d+)|(\d+) M(\d+) A", lambda m, y: since(_of(m[1] or m[3], m[2] or m[4], y))),
    (r"L W M(\d+)|M(\d+) L W", lambda m, y: _last_week(int(m[1] or m[2]), y)),
    (r"(\d+) (?:W )?[-&] (\d+) W M(\d+)", lambda m, y: _weeks(int(m[1]), int(m[2]), int(m[3]), y)),
    (r"M(\d+) (\d+) (?:W )?[-&] (\d+) W", lambda m, y: _weeks(int(m[2]), int(m[3]), int(m[1]), y)),
    (r"L D M(\d+)|M(\d+) L D", lambda m, y: _decade(3, int(m[1] or m[2]), y)),
    (
        r"(\d+) (?:- )?W M(\d+)|M(\d+) (\d+) (?:- )?W",
        lambda m, y: _week(int(m[1] or m[4]), int(m[2] or m[3]), y),
    ),
    (
        r"(\d+) (?:- )?P M(\d+)|M(\d+) (\d+) (?:- )?P",
        lambda m, y: _half(int(m[1] or m[4]), int(m[2] or m[3]), y),
    ),
    (r"(\d+) (?:D )?- (\d+) D M(\d+)", lambda m, y: _decades(int(m[1]), int(m[2]), int(m[3]), y)),
    (r"U (\d+) M(\d+)|(\d+) M(\d+) U", lambda m, y: until(_of(m[1] or m[3], m[2] or m[4], y))),
    (r"M(\d+) (\d+) -? ?(\d+) U", lambda m, y: span(_of(m[2], m[1], y), _of(m[3], m[1], y))),
    (r"(\d+) & (\d+) M(\d+)", lambda m, y: neighbours(_of(m[1], m[3], y), _of(m[2], m[3], y))),
    (r"M(\d+) (\d+) & (\d+)", lambda m, y: neighbours(_of(m[2], m[1], y), _of(m[3], m[1], y))),
    (r"(\d+) M(\d+) &? ?(\d+) M(\d+)", lambda m, y: neighbours(_of(m[1], m[2], y), _of(m[3], m[4], y))),
    (r"\d+ (?:M\d+ )?& .*|.* & \d+ M\d+|M\d+ \d+ & .*", lambda m, y: words.SEVERAL_DAYS),
)
_COMPILED = tuple((re.compile(pattern), build) for pattern, build in _PATTERNS)


def in_words(bare: str, text: str, period: Period) -> Read:
    """The term that words (folded, without an hour) name; ``text`` is what the clerk wrote."""
    marked = mark(bare)
    if marked.years and not marked.text:
        return words.YEAR_ROUND
    for pattern, build in _COMPILED:
        match = pattern.fullmatch(marked.text)
        if match:
            year = _year_of(marked, period)
            return year if isinstance(year, Unread) else _finished(build(match, year), marked)
    return words.unreadable(text)


def _year_of(marked: Marked, period: Period) -> int | Unread:
    """The year said, or the schedule's; two years at once, or none where the file names several, are refused."""
    if len(marked.years) > 1:
        others = tuple(year for year in marked.years if year != period.first.year)
        return words.other_year(others, period.first, period.last)
    if marked.years:
        return marked.years[0]
    return words.year_unclear(period.years) if period.year is None else period.first.year


def _finished(found: Read, marked: Marked) -> Read:
    if isinstance(found, Unread):
        return found
    notes = (*found.notes, *marked.notes)
    if marked.weekday is not None and found.until is None and found.first.weekday() != marked.weekday:
        notes = (*notes, words.other_weekday(found.first))
    if marked.is_window and found.until and not found.is_window:
        return terms.window(found.first, found.until, (*notes, words.BETWEEN_DAYS))
    return replace(found, notes=notes)


def _of(day: str | int, month_: str, year: int) -> date | Unread:
    number, of = int(day), int(month_)
    if not 1 <= number <= month(of).days(year):
        return words.no_such_day(number, of, year)
    return date(year, of, number)


def _months(first: int, last: int, year: int) -> Read:
    return terms.months(year, first, last) if first <= last else words.BACKWARDS


def _part(number: int, length: int, year: int) -> Read:
    most = 12 // length
    if not 1 <= number <= most:
        return words.no_such_part(number, most)
    return terms.months(year, (number - 1) * length + 1, number * length)


def _parts(first: int, last: int, year: int) -> Read:
    if not (1 <= first <= 4 and 1 <= last <= 4):
        return words.no_such_part(max(first, last), 4)
    return terms.months(year, first * 3 - 2, last * 3) if first < last else words.BACKWARDS


def _decade(number: int, of: int, year: int) -> Read:
    if not 1 <= number <= 3:
        return words.no_such_part(number, 3)
    last = month(of).days(year) if number == 3 else number * 10
    return terms.window(date(year, of, number * 10 - 9), date(year, of, last))


def _day_after_month(month_: str, day: str, year: int) -> Read:
    """ "наурыз 12"; "май 27" in 2027 may mean the year."""
    found = span(_of(day, month_, year))
    return _noted(found, words.DAY_OR_YEAR) if isinstance(found, Term) and int(day) == year % 100 else found


def _in_part(first: str, last: str, part: str, length: int, year: int) -> Read:
    """ "II квартал (апрель)", "I полугодие (май)": the month, if it is one of them."""
    whole = _part(int(part), length, year)
    if isinstance(whole, Unread):
        return whole
    stranger = next(
        (one for one in (int(first), int(last)) if not whole.first.month <= one <= whole.last.month), 0
    )
    if stranger:
        return (
            words.not_in_quarter(stranger, int(part))
            if length == 3
            else words.not_in_half(stranger, int(part))
        )
    return _months(int(first), int(last), year)


def _week(number: int, of: int, year: int) -> Read:
    """ "2-я неделя мая": its seven days, to be looked at."""
    if not 1 <= number <= 4:
        return words.no_such_part(number, 4)
    first = date(year, of, number * 7 - 6)
    found = terms.window(first, first + timedelta(days=6))
    return found if isinstance(found, Unread) else _noted(found, words.read_between(found.first, found.last))


def _weeks(first: int, last: int, of: int, year: int) -> Read:
    """ "2–3 неделя мая": from the first of these days to the last, to be looked at."""
    one, other = _week(first, of, year), _week(last, of, year)
    if isinstance(one, Unread) or isinstance(other, Unread):
        return one if isinstance(one, Unread) else other
    if one.first >= other.first:
        return words.BACKWARDS
    found = terms.window(one.first, other.last)
    return found if isinstance(found, Unread) else _noted(found, words.read_between(found.first, found.last))


def _last_week(of: int, year: int) -> Read:
    """ "последняя неделя мая": the last seven days of the month, to be looked at."""
    last = _last_of(of, year)
    found = terms.window(last - timedelta(days=6), last)
    return found if isinstance(found, Unread) else _noted(found, words.read_between(found.first, found.last))


def _last_of(of: int, year: int) -> date:
    return date(year, of, month(of).days(year))


def _decades(first: int, last: int, of: int, year: int) -> Read:
    """ "I–II декада мая"."""
    one, other = _decade(first, of, year), _decade(last, of, year)
    if isinstance(one, Unread) or isinstance(other, Unread):
        return one if isinstance(one, Unread) else other
    return terms.window(one.first, other.last)


def _about(sign: str, of: int, year: int) -> Read:
    """ "конец марта": ten days, to be looked at."""
    found = _decade(" BCE".index(sign), of, year)
    return found if isinstance(found, Unread) else _noted(found, words.read_between(found.first, found.last))


def _half(number: int, of: int, year: int) -> Read:
    """ "первая половина мая"."""
    if not 1 <= number <= 2:
        return words.no_such_part(number, 2)
    if number == 1:
        return terms.window(date(year, of, 1), date(year, of, 15))
    return terms.window(date(year, of, 16), date(year, of, month(of).days(year)))


def _season(first: int, year: int) -> Read:
    """ "күз": its three months."""
    if first == 12:
        return words.WINTER
    return terms.months(year, first, first + 2, (words.SEASON,))


def _neighbours(first: int, last: int, length: int, year: int) -> Read:
    """ "май и июнь", "I и II кварталы": one window when they follow each other, else two meetings."""
    if last not in (first, first + 1):
        return words.SEVERAL_DAYS if last > first else words.BACKWARDS
    return _months(first, last, year) if length == 1 else _parts(first, last, year)


def _noted(term: Term, note: Trilingual) -> Term:
    return replace(term, notes=(*term.notes, note))


def span(first: date | Unread, last: date | Unread | None = None, notes: tuple[Trilingual, ...] = ()) -> Read:
    """A day or several, unless one of them could not be read."""
    until = first if last is None else last
    if isinstance(first, Unread):
        return first
    if isinstance(until, Unread):
        return until
    return terms.days(first, until, notes) if first <= until else words.BACKWARDS


def neighbours(first: date | Unread, last: date | Unread) -> Read:
    """ "12 и 13 мая": one meeting of two days, to be looked at; days that do not follow each other are refused."""
    found = span(first, last)
    if not isinstance(found, Term) or found.last - found.first == timedelta(days=1):
        return found if isinstance(found, Unread) else _noted(found, words.BOTH_DAYS)
    return words.SEVERAL_DAYS


def since(day: date | Unread) -> Read:
    """ "после 20 мая", "с 20 мая": the days of that month from it on, to be looked at."""
    if isinstance(day, Unread):
        return day
    found = terms.window(day, _last_of(day.month, day.year))
    return found if isinstance(found, Unread) else _noted(found, words.read_between(found.first, found.last))


def until(day: date | Unread) -> Read:
    """ "до 15 марта": the days of that month up to it, to be looked at."""
    if isinstance(day, Unread):
        return day
    if day.day == 1:
        return terms.days(day, day)
    found = terms.window(day.replace(day=1), day)
    return found if isinstance(found, Unread) else _noted(found, words.read_between(found.first, found.last))
