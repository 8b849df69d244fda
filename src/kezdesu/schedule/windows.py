"""The days that a wish names: one day, a span, or the month, quarter or window of which one is to be chosen. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from kezdesu.decree.periods import Period, span_of
from kezdesu.schedule.content import EntryRow
from kezdesu.schedule.states import Wish

LONGEST_SPAN = 14
"""Days. Ours, not the law's: a meeting of more days than this is a slip of the hand."""
LONGEST_WINDOW = 184
"""Days: half a year. Ours, not the law's: whoever leaves more open has not yet decided."""

_PERIODS: Final = {Wish.MONTH: Period.MONTH, Wish.QUARTER: Period.QUARTER}


def window(wish: Wish, day: date) -> tuple[date, date] | None:
    """First and last day of the month or quarter that holds ``day``; None for wishes that name days themselves."""
    period = _PERIODS.get(wish)
    if period is None:
        return None
    span = span_of(period, day)
    return span.first, span.last


def completed(row: EntryRow) -> EntryRow:
    """The row with the whole month or quarter as its days when that is its wish, or when its window is just that."""
    if row.wish == Wish.WINDOW:
        days = (row.planned_on, row.planned_until)
        return replace(row, wish=next((wish for wish in _PERIODS if window(wish, days[0]) == days), row.wish))
    found = window(row.wish, row.planned_on)
    return row if found is None else replace(row, planned_on=found[0], planned_until=found[1])
