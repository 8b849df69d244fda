"""The only source of "now". Tests and the demo inject time; everything else asks here."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

ALMATY = ZoneInfo("Asia/Almaty")
_injected: ContextVar[datetime | None] = ContextVar("kezdesu_now", default=None)
_frozen: datetime | None = None


def now() -> datetime:
    """The current instant, UTC."""
    return _injected.get() or _frozen or datetime.now(UTC)


def today() -> date:
    """The current date in Almaty, the zone in which the decree's days are counted."""
    return almaty_date(now())


def almaty_date(instant: datetime) -> date:
    """The Almaty date of an aware instant (UTC+6 until 29 Feb 2024, UTC+5 after)."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return instant.astimezone(ALMATY).date()


def almaty(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """The UTC instant of a wall-clock time in Almaty."""
    return datetime(year, month, day, hour, minute, tzinfo=ALMATY).astimezone(UTC)


@contextmanager
def at(instant: datetime) -> Iterator[None]:
    """Within the block, :func:`now` answers ``instant`` (aware)."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone")
    token = _injected.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _injected.reset(token)


def freeze(instant: datetime | None) -> None:
    """Freeze the whole process at ``instant`` (``KEZDESU_NOW``, demo and tests only)."""
    global _frozen
    _frozen = instant.astimezone(UTC) if instant else None


def frozen() -> datetime | None:
    """The instant at which the process is frozen, if it is: a child process is told."""
    return _frozen


def wall_seconds() -> float:
    """The machine's own clock in seconds, frozen or not: for the age of files on disk, never for an act."""
    return time.time()


def wall_now() -> datetime:
    """The same as an instant, UTC: for how long a worker has held something, never for an act."""
    return datetime.fromtimestamp(wall_seconds(), UTC)
