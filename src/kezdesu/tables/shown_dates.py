"""What a cell shows of a date: Excel keeps "май 2027" as a day, and "15.03" as one of this very year. Pure."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum

from kezdesu.tables.months import month

_ZERO = date(1899, 12, 30)
_ASIDE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_BUILT_IN = {16: "d-mmm", 17: "mmm-yy"}


class Shown(StrEnum):
    """What stands before a person's eyes, where it is less than the whole date."""

    MONTH = "month"
    MONTH_AND_YEAR = "month and year"
    DAY_AND_MONTH = "day and month"


def of_format(number: int, code: str) -> Shown | None:
    """By the number and the code of a format; None for a whole date, an hour, or no date."""
    plain = _ASIDE.sub("", _BUILT_IN.get(number, code).split(";")[0]).lower()
    if "m" not in plain or re.search(r"[hs0#?]|general", plain):
        return None
    return of_parts("d" in plain, "y" in plain)


def of_parts(has_day: bool, has_year: bool) -> Shown | None:
    """By whether the day and the year stand beside the month."""
    if has_day:
        return None if has_year else Shown.DAY_AND_MONTH
    return Shown.MONTH_AND_YEAR if has_year else Shown.MONTH


def text_of(day: date, shown: Shown) -> str:
    """What a person reads in the cell."""
    if shown is Shown.DAY_AND_MONTH:
        return f"{day:%d.%m}"
    return f"{day:%m.%Y}" if shown is Shown.MONTH_AND_YEAR else month(day.month).kk


def of_serial(value: str) -> date | None:
    """The day of Excel's number; None for one that is no day."""
    number = value.partition(".")[0]
    return _ZERO + timedelta(days=int(number)) if number.isdecimal() and 60 < int(number) < 80_000 else None
