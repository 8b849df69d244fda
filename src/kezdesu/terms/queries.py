"""The law as rooms ask for it: the pack a record began under, the calendar with the operator's edits, a term."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.calendar import WorkingCalendar, standard_calendar
from kezdesu.decree.days import CalendarDay as Day
from kezdesu.decree.days import DayKind
from kezdesu.decree.editions import (
    all_series,
    default_pack,
    editions_of,
    load_pack,
    pack_at,
    pack_on,
    series_of,
)
from kezdesu.decree.errors import NotInForce
from kezdesu.decree.model import Term
from kezdesu.decree.pack import MAIN_SERIES, Pack
from kezdesu.decree.periods import span_of
from kezdesu.decree.terms import compute
from kezdesu.terms.kinds import obliged_kinds
from kezdesu.terms.models import CalendarDay

_Row = tuple[date, bool, str, str]
EDITED = Trilingual("Күнтізбе өзгертілді", "Календарь изменён", "The calendar was changed")


def pack(edition: str = "") -> Pack:
    """The rule pack of a record's ``edition``; the default pack when it names none."""
    return load_pack(edition) if edition else default_pack()


def packs_in_force(day: date) -> list[Pack]:
    """The pack of every series that is in force on ``day``, the decree's own first."""
    return [pack for pack in (_on(day, name) for name in all_series()) if pack is not None]


def pack_for(kind: str, day: date) -> Pack:
    """The pack by which bodies of a kind hold their meetings on ``day``; the decree's own if no other act does."""
    found = (pack for pack in packs_in_force(day) if kind in obliged_kinds(pack.obliged_by_schedule))
    return next(found, default_pack())


def period_of(edition: str, day: date) -> str:
    """The label of the schedule period that holds ``day``: ``2026`` or ``2026-H1``."""
    return span_of(pack(edition).schedule_period, day).label


def foreign_editions(series: str = MAIN_SERIES) -> frozenset[str]:
    """Editions of all series but one: what began under none of them belongs to it."""
    return frozenset().union(*(editions_of(name) for name in all_series() if name != series))


def series(edition: str) -> str:
    """The series of an edition."""
    return series_of(edition)


def _on(day: date, name: str) -> Pack | None:
    try:
        return pack_on(day, series=name)
    except NotInForce:
        return None


def series_names() -> dict[str, Trilingual]:
    """Who meets people by each series of packs, in a word; the decree's own first."""
    return {name: default_pack(name).short for name in all_series()}


def law_at(day: date, name: str) -> Pack:
    """The pack of a series for what began on ``day``."""
    return pack_at(day, series=name)


def calendar() -> WorkingCalendar:
    """The working-day calendar with the latest edit of each day (one query; the calendar itself is kept)."""
    rows = CalendarDay.objects.order_by("id").values_list("day", "working", "source_kk", "source_ru")
    latest = {row[0]: row for row in rows}
    return _edited(tuple(sorted(latest.values())))


def term(norm: str, anchor: date, *, edition: str = "") -> Term:
    """The term of a norm counted from an Almaty date, with its "why". Errors: NoTerm, OutsideCalendar."""
    return compute(norm, anchor, pack=pack(edition), calendar=calendar())


@lru_cache(maxsize=8)
def _edited(rows: tuple[_Row, ...]) -> WorkingCalendar:
    standard = standard_calendar()
    if not rows:
        return standard
    return standard.with_days(_day(row) for row in rows)


def _day(row: _Row) -> Day:
    day, working, source_kk, source_ru = row
    kind = DayKind.WORKING if working else DayKind.SWAPPED
    return Day(day, kind, EDITED, Trilingual(source_kk, source_ru, source_ru))
