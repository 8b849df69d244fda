"""Dates as documents print them. Days and hours are those of Almaty."""

from __future__ import annotations

from datetime import date, datetime

from kezdesu.common.clock import ALMATY, almaty_date
from kezdesu.common.trilingual import Language, Trilingual


def day(moment: date | datetime) -> str:
    """11.03.2026, as official papers of the country write it."""
    shown = almaty_date(moment) if isinstance(moment, datetime) else moment
    return shown.strftime("%d.%m.%Y")


def daytime(instant: datetime) -> str:
    """11.03.2026 19:42."""
    return f"{day(instant)} {clock_time(instant)}"


def clock_time(instant: datetime) -> str:
    """19:42."""
    return instant.astimezone(ALMATY).strftime("%H:%M")


def say(text: Trilingual, language: Language, **slots: object) -> str:
    """``text`` in one language with its slots filled. The slots' values are never read as a pattern."""
    return text[language].format(**slots)
