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
from kezdesu.tables.asides import Aside, aside
from kezdesu.tables.folding import fold
from kezdesu.tables.marks import WEEKDAYS, YEAR_ROUND, without_time
from kezdesu.tables.months import month, named
from kezdesu.tables.said import Unread
from kezdesu.tables.terms import Term
from kezdesu.tables.worded import Period as Period
from kezdesu.tables.worded import Read, in_words, neighbours, since, span, until

_EXCEL_ZERO = date(1899, 12, 30)
_SERIAL = re.compile(r"[3-7]\d{4}(\.\d+)?")
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
_ROMAN = re.compile(
    rf"(\d{{1,2}})\s?[./ -]\s?(i{{1,3}}|iv|vi{{0,3}}|ix|xi{{0,2}})(?:\s?[./ -]\s?(\d{{4}}|\d{{2}}))?{_TAIL}"
)
_SPACES = re.compile(rf"{_D} {_M} (\d{{4}}){_TAIL}")
_UNTIL = re.compile(
    rf"(?:до|until) {_D}[./]{_M}(?:[./]{_Y})?\.?{_TAIL}|{_D}[./]{_M}(?:[./]{_Y})?\.?{_TAIL}(?:-?\w{{2,3}})? дейин"
)
_SINCE = re.compile(
    rf"после {_D}[./]{_M}(?:[./]{_Y})?\.?{_TAIL}|{_D}[./]{_M}(?:[./]{_Y})?\.?{_TAIL}(?:-?\w{{2,3}})? после"
)
_EXCEL_MONTH = re.compile(r"([^\W\d_]{3,})[.-](\d\d)")
_WEEKDAY = re.compile(rf"[ ,(]*\b({'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\b\.?[ ,)]*")
_NOTHING = frozenset({"-", "–", "—", "нет", "жоқ", "жок", "н/д", "б/д"})
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MONTHS_OF_ROMAN = {name: number for number, name in enumerate(_ROMANS, 1)}
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
    if not plain or plain.lower() in _NOTHING:
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
    beside = aside(plain)
    bare, has_time = (beside.text, False) if _ISO.fullmatch(beside.text) else without_time(beside.text)
    numeric = _numeric(bare, period)
    alone = _with_weekday(bare, period) if numeric is None else numeric
    found = in_words(bare, text, period) if alone is None else alone
    return _told_beside(found, beside, has_time) if isinstance(found, Term) else found


def _told_beside(found: Term, beside: Aside, has_time: bool) -> Read:
    """The term with what was said beside it: an hour, "about", one of the days."""
    notes = (*found.notes, *([words.TIME_LEFT_OUT] * has_time), *([words.ABOUT] * beside.is_about))
    if beside.is_one_day and found.until and not found.is_window:
        return terms.window(found.first, found.until, notes)
    return replace(found, notes=notes)


def _with_weekday(text: str, period: Period) -> Read | None:
    """ "15.03.2027 (дүйсенбі)": the day alone; a weekday that is not its own is said."""
    named = _WEEKDAY.search(text)
    found = _numeric(_WEEKDAY.sub(" ", text).strip(), period) if named else None
    if named and isinstance(found, Term) and not found.until and found.first.weekday() != WEEKDAYS[named[1]]:
        return replace(found, notes=(*found.notes, words.other_weekday(found.first)))
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
    if serial := _SERIAL.fullmatch(text):
        day = _EXCEL_ZERO + timedelta(days=int(float(text)))
        return terms.days(day, day, (words.TIME_LEFT_OUT,) if (serial[1] or "").strip(".0") else ())
    if (
        (shown := _EXCEL_MONTH.fullmatch(text))
        and named(shown[1])
        and int(shown[2]) == period.first.year % 100
    ):
        return _excel_month(shown, period)
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
    if period.year is not None and int(match[2]) > 12 and int(match[2]) == period.first.year % 100:
        return _month(int(match[1]), period.first.year)
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


def _roman(match: re.Match[str], period: Period) -> Read:
    """ "15.III.2027"."""
    return span(_day(match[1], str(_MONTHS_OF_ROMAN[match[2]]), match[3], period))


def _spaces(match: re.Match[str], period: Period) -> Read:
    return span(_day(match[1], match[2], match[3], period))


def _until(match: re.Match[str], period: Period) -> Read:
    """ "до 20.05", "20.05.2027 дейін"."""
    return until(_either(match, period))


def _since(match: re.Match[str], period: Period) -> Read:
    """ "после 20.05"."""
    return since(_either(match, period))


def _either(match: re.Match[str], period: Period) -> date | Unread:
    return _day(match[1] or match[4], match[2] or match[5], match[3] or match[6], period)


def _excel_month(match: re.Match[str], period: Period) -> Read:
    """ "мар.27", "Mar-27": how Excel shows a month of 2027."""
    found = _month(named(match[1]), period.first.year)
    return replace(found, notes=(*found.notes, words.MONTH_OF_EXCEL)) if isinstance(found, Term) else found


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
    (_ROMAN, _roman),
    (_SPACES, _spaces),
    (_UNTIL, _until),
    (_SINCE, _since),
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
