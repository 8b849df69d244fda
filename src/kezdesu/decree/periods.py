"""Periods in which the decree counts: months, quarters, half-years, years."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

_MONTHS: Final = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


class Period(StrEnum):
    """A span of the calendar year."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"

    @property
    def months(self) -> int:
        """How many months it has."""
        return _MONTHS[self._value_]


_BY_MONTHS: Final = {period.months: period for period in Period}


@dataclass(frozen=True, slots=True)
class Span:
    """One concrete period: ``2026-Q2`` from ``first`` to ``last``, both included."""

    period: Period
    label: str
    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def nth_span(period: Period, year: int, number: int) -> Span:
    """The ``number``-th (from 1) ``period`` of ``year``."""
    return _nth_span(period.months, year, number)


@lru_cache(maxsize=4096)
def _nth_span(months: int, year: int, number: int) -> Span:
    last_month = number * months
    last = date(year, last_month, monthrange(year, last_month)[1])
    period = _BY_MONTHS[months]
    return Span(period, _label(period, year, number), date(year, last_month - months + 1, 1), last)


def span_of(period: Period, day: date) -> Span:
    """The period that holds ``day``."""
    return _nth_span(period.months, day.year, (day.month - 1) // period.months + 1)


def span_before(span: Span) -> Span:
    """The period just before ``span``."""
    return span_of(span.period, span.first - timedelta(days=1))


def span_after(span: Span) -> Span:
    """The period just after ``span``."""
    return span_of(span.period, span.last + timedelta(days=1))


def spans_in(period: Period, year: int) -> tuple[Span, ...]:
    """Every such period of ``year``, in order."""
    return tuple(nth_span(period, year, number + 1) for number in range(12 // period.months))


def _label(period: Period, year: int, number: int) -> str:
    match period:
        case Period.MONTH:
            return f"{year}-{number:02d}"
        case Period.QUARTER:
            return f"{year}-Q{number}"
        case Period.HALF_YEAR:
            return f"{year}-H{number}"
        case Period.YEAR:
            return str(year)
