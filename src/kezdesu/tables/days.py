"""Dates as ministries write them: "12.03.2027", "12 наурыз", "II тоқсан", "март 2027", "12–14 мая", "мамыр-маусым".

:func:`read` answers a :class:`~kezdesu.tables.terms.Term` or an :class:`~kezdesu.tables.said.Unread` in words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from kezdesu.tables import month_notes as words
from kezdesu.tables import terms
from kezdesu.tables.folding import fold
from kezdesu.tables.marks import YEAR_ROUND, without_time
from kezdesu.tables.months import month
from kezdesu.tables.said import Unread
from kezdesu.tables.terms import Term
from kezdesu.tables.worded import Period as Period
from kezdesu.tables.worded import Read, in_words, neighbours, span

_EXCEL_ZERO = date(1899, 12, 30)
_SERIAL = re.compile(r"[3-7]\d{4}(?:\.0+)?")
_D, _M, _Y = r"(\d{1,2})", r"(\d{1,2})", r"(\d{4}|\d{2})"
_TAIL = r"\s*(?:г\.?|года|год|ж\.?|жыл\w*)?"
_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[ t]\d{1,2}:\d\d(?::\d\d)?(?:\.0+)?)?" + _TAIL)
_ISO_MONTH = re.compile(r"(\d{4})[-./](\d{1,2})")
_FULL = re.compile(rf"{_D}\s?([./-])\s?{_M}\s?\2\s?{_Y}{_TAIL}")
_COMMAS = re.compile(rf"\d{{1,2}},\d{{1,2}},\d{{4}}{_TAIL}")
_SHORT = re.compile(rf"{_D}\s?[./]\s?{_M}\.?")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{4})" + _TAIL)
_DAYS = re.compile(rf"(?:с )?{_D}\s?(?:-|по|до)\s?{_D}\s?[./]\s?{_M}(?:\s?[./]\s?{_Y})?\.?{_TAIL}")
_TWO = re.compile(
    rf"(?:с )?{_D}[./]{_M}(?:[./]{_Y})?\.?{_TAIL}\s?(?:-|по|до)\s?{_D}[./]{_M}(?:[./]{_Y})?\.?{_TAIL}"
)
_BOTH = re.compile(
    rf"{_D}(?:[./]{_M})?(?:[./]{_Y})?{_TAIL}\s?(?:,|и|жане|and)\s?{_D}[./]{_M}(?:[./]{_Y})?\.?{_TAIL}"
)
_WINDOW = re.compile(
    r"(один день |бир кун )?(?:в период(?: с)?|период|between)?\s*(.*?)\s*(?:аралыгында(?:гы)?|аралыгы)?( бир кун)?"
)
_YEARS = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
SEPARATORS = ("\n", " / ", "/", ";")


def years_in(texts: Iterable[str]) -> tuple[int, ...]:
    """The years that a column names, in order; one in fewer than every tenth cell is a slip of the hand."""
    listed = [set(map(int, _YEARS.findall(text))) for text in texts]
    times = Counter(year for years in listed for year in years)
    return tuple(sorted(year for year, number in times.items() if number * 10 >= len(listed)))


def read(text: str, period: Period) -> Read:
    """The term that ``text`` names, within the period and not over; or why not."""
    plain = text.strip()
    if not plain or plain in ("-", "–", "—"):
        return words.EMPTY
    found = _anyhow(plain, period)
    if isinstance(found, Term):
        return _within(found, period)
    told = _in_any_year(plain, period) if found.code == words.YEAR_UNCLEAR else None
    return found if told is None else told


def _in_any_year(text: str, period: Period) -> Unread | None:
    """Why none of the years of the file would make the term right ("31 February"); None when one would."""
    nearest = sorted(period.years, key=lambda year: year != period.first.year)
    alone = [replace(period, first=date(year, 1, 1), last=date(year, 12, 31), years=()) for year in nearest]
    told = [found for one in alone if isinstance(found := _anyhow(text, one), Unread)]
    return told[0] if len(told) == len(alone) else None


def _anyhow(text: str, period: Period) -> Read:
    """As one term, else as the same term in two languages."""
    whole = _one(text, period)
    if isinstance(whole, Term) or whole.code != "term_unread":
        return whole
    for sign in SEPARATORS:
        parts = [part.strip() for part in text.split(sign) if part.strip()]
        read_ = [_one(part, period) for part in parts]
        good = [item for item in read_ if isinstance(item, Term)]
        if len(good) > 1 and len(good) == len(parts):
            return good[0] if len({_key(item) for item in good}) == 1 else words.SEVERAL_DAYS
    return whole


def _key(term: Term) -> tuple[date, date, bool]:
    return term.first, term.last, term.is_window


def _one(text: str, period: Period) -> Read:
    plain = fold(text)
    if YEAR_ROUND.search(plain):
        return words.YEAR_ROUND
    bare, has_time = (plain, False) if _ISO.fullmatch(plain) else without_time(plain)
    numeric = _numeric(bare, period)
    found = in_words(bare, text, period) if numeric is None else numeric
    if has_time and isinstance(found, Term):
        return replace(found, notes=(*found.notes, words.TIME_LEFT_OUT))
    return found


def _within(term: Term, period: Period) -> Read:
    if term.first < period.first or term.last > period.last:
        years = tuple(sorted({term.first.year, term.last.year} - {period.first.year}))
        if years:
            return words.other_year(years, period.first, period.last)
        return words.outside(period.first, period.last)
    return words.past(term.last) if term.last < period.today else term


# Numbers alone


def _numeric(text: str, period: Period) -> Read | None:
    inside = _WINDOW.fullmatch(text)
    bare = inside[2] if inside else text
    found = _plain_numbers(bare, period)
    if inside and isinstance(found, Term) and bare != text and found.until:
        is_sure = bool(inside[1] or inside[3])
        notes = tuple(note for note in found.notes if note is not words.BETWEEN_DAYS)
        return terms.window(found.first, found.until, notes if is_sure else (*notes, words.BETWEEN_DAYS))
    return found


def _plain_numbers(text: str, period: Period) -> Read | None:
    if _SERIAL.fullmatch(text):
        day = _EXCEL_ZERO + timedelta(days=int(float(text)))
        return terms.days(day, day)
    dotted = text.replace(",", ".") if _COMMAS.fullmatch(text) else text
    for pattern, build in _NUMERIC:
        match = pattern.fullmatch(dotted)
        if match:
            return build(match, period)
    return None


def _iso(match: re.Match[str], period: Period) -> Read:
    return span(_day(match[3], match[2], match[1], period))


def _full(match: re.Match[str], period: Period) -> Read:
    return span(_day(match[1], match[3], match[4], period))


def _short(match: re.Match[str], period: Period) -> Read:
    notes = (words.ZERO_LOST,) if match[2] == "1" else ()
    return span(_day(match[1], match[2], None, period), notes=notes)


def _iso_month(match: re.Match[str], period: Period) -> Read:
    return _month(int(match[2]), int(match[1]))


def _month_year(match: re.Match[str], period: Period) -> Read:
    return _month(int(match[1]), int(match[2]))


def _numeric_days(match: re.Match[str], period: Period) -> Read:
    first, last = (_day(number, match[3], match[4], period) for number in (match[1], match[2]))
    return span(first, last)


def _two_dates(match: re.Match[str], period: Period) -> Read:
    year = match[3] or match[6]
    return span(_day(match[1], match[2], year, period), _day(match[4], match[5], match[6] or year, period))


def _both(match: re.Match[str], period: Period) -> Read:
    """ "12 и 13.05", "12.05, 13.05.2027"."""
    year = match[3] or match[6]
    first = _day(match[1], match[2] or match[5], year, period)
    return neighbours(first, _day(match[4], match[5], match[6] or year, period))


_NUMERIC: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Period], Read]], ...] = (
    (_ISO, _iso),
    (_FULL, _full),
    (_DAYS, _numeric_days),
    (_TWO, _two_dates),
    (_BOTH, _both),
    (_SHORT, _short),
    (_MONTH_YEAR, _month_year),
    (_ISO_MONTH, _iso_month),
)


def _day(day: str, month_: str, year: str | None, period: Period) -> date | Unread:
    number, of = int(day), int(month_)
    if year is None and period.year is None:
        return words.year_unclear(period.years)
    in_year = period.first.year if year is None else int(year) + (2000 if len(year) == 2 else 0)
    if not 1 <= of <= 12:
        return words.no_such_month(of)
    if not 1 <= number <= month(of).days(in_year):
        return words.no_such_day(number, of, in_year)
    return date(in_year, of, number)


def _month(number: int, year: int) -> Read:
    return terms.months(year, number, number) if 1 <= number <= 12 else words.no_such_month(number)
