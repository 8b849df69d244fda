"""One entry of the calendar of working days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kezdesu.common.trilingual import Trilingual


class DayKind(StrEnum):
    """Why a day is not what its weekday says."""

    HOLIDAY = "holiday"
    DAY_OFF = "day_off"
    MOVED = "moved"
    SWAPPED = "swapped"
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day that is free (or, kind ``working``, worked on although it is a weekend), with reason and source.

    ``moved_from``: the holiday whose free day this is, or the other day of a swap. ``estimated``: a lunar day that
    is not announced yet.
    """

    day: date
    kind: DayKind
    reason: Trilingual
    source: Trilingual
    moved_from: date | None = None
    estimated: bool = False

    @property
    def is_free(self) -> bool:
        """Nobody works on it."""
        return self.kind is not DayKind.WORKING
