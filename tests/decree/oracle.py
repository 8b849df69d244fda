"""A second opinion on every term, written apart from the product: no import of ``kezdesu.decree``, another algorithm.

Days are serial numbers (ordinals), weekdays are remainders, holidays are strings, the zone is one comparison.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

Days = tuple[int, int, int]
FIRST, LAST = date(2022, 1, 1).toordinal(), date(2041, 12, 31).toordinal()
STATE_HOLIDAYS = [
    "01-01",
    "01-02",
    "03-08",
    "03-21",
    "03-22",
    "03-23",
    "05-01",
    "05-07",
    "05-09",
    "07-06",
    "10-25",
    "12-16",
]
QURBAN = [
    "2022-07-09",
    "2023-06-28",
    "2024-06-16",
    "2025-06-06",
    "2026-05-27",
    "2027-05-16",
    "2028-05-05",
    "2029-04-24",
    "2030-04-13",
    "2031-04-02",
    "2032-03-22",
    "2033-03-11",
    "2034-03-01",
    "2035-02-18",
    "2036-02-07",
    "2037-01-26",
    "2038-01-16",
    "2039-01-05",
    "2039-12-26",
    "2040-12-14",
    "2041-12-04",
]
SWAPS = (
    "2022-03-05>2022-03-07 2022-08-27>2022-08-29 2022-10-22>2022-10-24 "
    "2023-07-01>2023-07-07 2024-05-04>2024-05-08 2025-01-05>2025-01-03"
)
ZONE_CHANGE = datetime(2024, 2, 29, 18, 0, tzinfo=UTC)


def number(text: str) -> int:
    year, month, day = text.split("-")
    return date(int(year), int(month), int(day)).toordinal()


def is_weekend(serial: int) -> bool:
    return serial % 7 in (6, 0)  # ordinal 1 was a Monday


def state_holidays(year: int) -> list[int]:
    days = [number(f"{year}-{day}") for day in STATE_HOLIDAYS]
    if year <= 2025:
        days.append(number(f"{year}-08-30"))
    if year >= 2027:
        days.append(number(f"{year}-03-15"))
    return sorted(days)


def free_days() -> set[int]:
    """Weekends and holidays first; then every holiday that fell on a weekend claims the next day still unclaimed."""
    free = {serial for serial in range(FIRST, LAST + 40) if is_weekend(serial)}
    years = range(2022, 2042)
    free |= {serial for year in years for serial in state_holidays(year)}
    free |= {number(f"{year}-01-07") for year in years} | {number(day) for day in QURBAN}
    for year in years:
        for holiday in state_holidays(year):
            if is_weekend(holiday):
                claimed = holiday
                while claimed in free:
                    claimed += 1
                free.add(claimed)
    for swap in SWAPS.split():
        worked, off = swap.split(">")
        free.discard(number(worked))
        free.add(number(off))
    return free


FREE = free_days()


def working_from(serial: int) -> int:
    return next(day for day in range(serial, serial + 30) if day not in FREE)


def working_days_after(serial: int, count: int) -> int:
    ahead = [day for day in range(serial + 1, serial + 60) if day not in FREE]
    return ahead[count - 1]


def last_day(year: int, month: int) -> int:
    """The serial number of the last day of a month, where month 13 is next January."""
    year, month = year + month // 12, month % 12 + 1
    return date(year, month, 1).toordinal() - 1


def ten_days(day: date) -> Days:
    due = day.toordinal() + 10
    return due - 1, due, working_from(due)


def before(day: date, month: int, of: int) -> Days:
    year = day.year if (day.month, day.day) <= (month, of) else day.year + 1
    eve = date(year, month, of).toordinal() - 1
    return eve, eve, eve


def after_months(day: date, length: int, *, aim_at_end: bool) -> Days:
    end_month = -(-day.month // length) * length
    end = last_day(day.year, end_month)
    due = end + 10
    return (end if aim_at_end else due), due, working_from(due)


def evaluation(day: date) -> Days:
    due = number(f"{day.year + 1}-03-31")
    return due, due, working_from(due)


def within(day: date, length: int) -> Days:
    end = last_day(day.year, -(-day.month // length) * length)
    return end, end, end


def working(day: date, count: int) -> Days:
    due = working_days_after(day.toordinal(), count)
    return due, due, due


def eve_of(day: date) -> Days:
    return day.toordinal() - 1, day.toordinal(), day.toordinal()


def same(day: date) -> Days:
    return day.toordinal(), day.toordinal(), day.toordinal()


ANSWERS: dict[str, Callable[[date], Days]] = {
    **dict.fromkeys(("3.7a", "3.7b"), ten_days),
    "2.1": lambda day: before(day, 12, 1),
    "2.2": lambda day: before(day, 12, 15),
    "2.3": lambda day: before(day, 1, 10),
    "3.7c": lambda day: after_months(day, 3, aim_at_end=False),
    **dict.fromkeys(("4.3", "6.1"), lambda day: after_months(day, 6, aim_at_end=True)),
    "5.2": evaluation,
    **dict.fromkeys(("1", "6.3", "7"), lambda day: within(day, 3)),
    "appeal": lambda day: working(day, 15),
    **dict.fromkeys(("appeal-forwarding", "site-update"), lambda day: working(day, 3)),
    "breach-notice": lambda day: working(day, 1),
    **dict.fromkeys(("3.5a", "3.5b", "4.2", "5.1"), eve_of),
    **dict.fromkeys(("3.2", "3.3", "3.6a", "3.6b", "3.6c", "4.1", "6.2"), same),
}


CHANGED = (number("2022-03-03"), number("2024-01-01"))
"""The akims' act: from the first of these days to the last its first edition counts; otherwise the present one."""


def cadence(first: int, present: int) -> Callable[[date], Days]:
    """Within a period whose length in months the change of the act made another."""

    def counted(day: date) -> Days:
        old = CHANGED[0] <= day.toordinal() < CHANGED[1]
        return within(day, first if old else present)

    return counted


AKIMS: dict[str, Callable[[date], Days]] = {
    "826-2.1": lambda day: before(day, 1, 15),
    "826-2.1-oblast": cadence(6, 12),
    "826-2.1-city": cadence(3, 12),
    "826-2.1-district": cadence(3, 6),
    "826-2.1-okrug": cadence(3, 6),
    **dict.fromkeys(("826-notice", "826-intake"), eve_of),
    **dict.fromkeys(("826-register", "826-results"), ten_days),
}


def answer(norm: str, day: date) -> Days:
    """Target, due, legal due as serial numbers."""
    return (ANSWERS | AKIMS)[norm](day)


def almaty_serial(instant: datetime) -> int:
    """The Almaty day of an instant, from one comparison instead of a zone table."""
    hours = 6 if instant < ZONE_CHANGE else 5
    return (instant + timedelta(hours=hours)).toordinal()


def last_second(serial: int) -> datetime:
    """The last second of an Almaty day, as an instant."""
    naive = datetime.fromordinal(serial) + timedelta(hours=23, minutes=59, seconds=59)
    hours = (
        6 if serial < number("2024-02-29") else 5
    )  # 23:59:59 on the day of change came twice; the second counts
    return (naive - timedelta(hours=hours)).replace(tzinfo=UTC)


def judged(norm: str, days: Days, met_at: datetime) -> str:
    """The state of a duty met at this instant."""
    _, due, legal = days
    done = almaty_serial(met_at)
    if done <= due:
        return "met"
    if norm in ("2.1", "2.2", "2.3", "826-2.1"):
        return "boundary" if done == due + 1 else "met_late"
    return "met_by_art_175" if done <= legal else "met_late"
