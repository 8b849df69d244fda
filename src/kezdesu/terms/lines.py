"""What happens to the calendar, as the journal keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kezdesu.journal.kinds import kind


@kind("calendar.changed", public=True)
@dataclass(frozen=True, slots=True)
class CalendarChanged:
    """A day became a working day or a day off, by which source."""

    day: date
    working: bool
    source_ru: str
