"""Terms: from a norm and an anchor day to the days that count, and how a duty stands against a given today."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from kezdesu.common.clock import almaty_date
from kezdesu.decree.calendar import WorkingCalendar, standard_calendar
from kezdesu.decree.editions import pack_at, series_with
from kezdesu.decree.errors import NoTerm
from kezdesu.decree.explain import explain, explain_promise
from kezdesu.decree.model import (
    AfterPeriod,
    AtEvent,
    BeforeDay,
    BeforeEvent,
    CalendarDays,
    DutyState,
    NoDay,
    Norm,
    Term,
    WithinPeriod,
    WorkingDays,
)
from kezdesu.decree.pack import MonthDay, Pack
from kezdesu.decree.periods import span_of

_ONE_DAY = timedelta(days=1)


class Days(NamedTuple):
    """The bare result of a rule."""

    target: date
    due: date
    legal_due: date
    boundary: date | None = None


def compute(
    norm: Norm | str, anchor: date, *, pack: Pack | None = None, calendar: WorkingCalendar | None = None
) -> Term:
    """The term of ``norm`` (or its key) counted from ``anchor``, an Almaty date.

    ``pack`` defaults to the edition in force on ``anchor`` (before the first edition, the default one) of the act that
    has the clause, ``calendar`` to the built-in one. Errors: ``UnknownNorm``, ``NoTerm``, ``OutsideCalendar``.
    """
    chosen = pack or pack_at(anchor, series=series_with(norm if isinstance(norm, str) else norm.clause))
    found = chosen.norm(norm) if isinstance(norm, str) else norm
    return _compute(found, anchor, chosen, calendar or standard_calendar())


def promised(day: date) -> Term:
    """The term of a commitment: the day its owner gave, to which article 175 does not apply."""
    return Term("commitment", day, day, day, day, None, explain_promise(day))


def ten_day_anchor(ends: list[datetime]) -> date:
    """D of clause 3.7b: the Almaty date of the latest of the ``ends`` of all parts of a visit (aware instants)."""
    return almaty_date(max(ends))


def status(term: Term, met_at: datetime | None, today: date, *, closed: bool = False) -> DutyState:
    """How a duty with this term stands on ``today`` (Almaty date).

    ``met_at`` is the instant of the evidence; one that lies after ``today`` is not known yet. ``closed`` says that the
    act can no longer be done: then what is late is missed.
    """
    done = almaty_date(met_at) if met_at else None
    if done is not None and done <= today:
        return _met(term, done)
    if today < term.target:
        return DutyState.UPCOMING
    if today == term.boundary:
        return DutyState.BOUNDARY
    if today <= term.last_day:
        return DutyState.DUE
    return DutyState.MISSED if closed else DutyState.OVERDUE


def _met(term: Term, done: date) -> DutyState:
    if done <= term.due:
        return DutyState.MET
    if done == term.boundary:
        return DutyState.BOUNDARY
    return DutyState.MET_BY_ART_175 if done <= term.legal_due else DutyState.MET_LATE


@lru_cache(maxsize=16384)
def _compute(norm: Norm, anchor: date, pack: Pack, calendar: WorkingCalendar) -> Term:
    if anchor.year not in calendar.years:
        raise calendar.outside(anchor)
    days = _days(norm, anchor, pack, calendar)
    why = explain(norm, anchor, days.due, days.legal_due, pack=pack, calendar=calendar)
    return Term(norm.clause, anchor, days.target, days.due, days.legal_due, days.boundary, why)


def _days(norm: Norm, anchor: date, pack: Pack, calendar: WorkingCalendar) -> Days:
    match norm.rule:
        case CalendarDays(key, art_175):
            due = anchor + timedelta(days=pack.integer(key, anchor))
            return Days(due - _ONE_DAY, due, calendar.first_working(due) if art_175 else due)
        case BeforeDay(key):
            named = _next_named(anchor, pack.month_days(key, anchor))
            before = named - _ONE_DAY
            return Days(before, before, before, named)
        case AfterPeriod() as rule:
            return _after_period(rule, anchor, pack, calendar)
        case WithinPeriod(key):
            last = span_of(pack.period(key, anchor), anchor).last
            return Days(last, last, last)
        case WorkingDays(key):
            due = calendar.add_working(anchor, pack.integer(key, anchor))
            return Days(due, due, due)
        case BeforeEvent():
            return Days(anchor - _ONE_DAY, anchor, anchor)
        case AtEvent():
            return Days(anchor, anchor, anchor)
        case NoDay(reason):
            raise NoTerm(f"{norm.clause}: {reason.en or reason.ru}")


def _after_period(rule: AfterPeriod, anchor: date, pack: Pack, calendar: WorkingCalendar) -> Days:
    last = span_of(pack.period(rule.period, anchor), anchor).last
    months = last.year * 12 + last.month - 1 + pack.integer(rule.months, anchor)
    year, month = divmod(months, 12)
    number = min(pack.integer(rule.day, anchor), monthrange(year, month + 1)[1])
    due = date(year, month + 1, number)
    legal = calendar.first_working(due) if rule.art_175 else due
    return Days(last if rule.target == "end" else due, due, legal)


def _next_named(anchor: date, named: tuple[MonthDay, ...]) -> date:
    this_year = (date(anchor.year, month, day) for month, day in named)
    month, day = named[0]
    return next((found for found in this_year if found >= anchor), date(anchor.year + 1, month, day))
