"""Problems made by hand and by lot, for the tests of the optimiser and for the benchmark."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from kezdesu.planning.optimiser.problem import Freedom, Meeting, Need, Problem

FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)
MONDAY = date(2027, 3, 1)
ANY = Freedom()


def weekends(first: date = FIRST, last: date = LAST) -> tuple[date, ...]:
    """Saturdays and Sundays."""
    days = (first + timedelta(days=count) for count in range((last - first).days + 1))
    return tuple(day for day in days if day.weekday() >= 5)


def meeting(key: int, first: date = MONDAY, last: date | None = None, **given: object) -> Meeting:
    """A row of one person; with one day named the day is its own, with several it is open."""
    values: dict[str, object] = {
        "key": key,
        "body": "healthcare",
        "post": "head",
        "person": "Asanova",
        "region": "A",
        "first": first,
        "last": last or first,
        "day": None if last else first,
    }
    return Meeting(**{**values, **given})  # type: ignore[arg-type]


def problem(*meetings: Meeting, regions: str = "AB", freedom: Freedom = ANY, **given: object) -> Problem:
    """A year with these rows."""
    values: dict[str, object] = {
        "first": FIRST,
        "last": LAST,
        "earliest": FIRST,
        "meetings": meetings,
        "regions": tuple(Need(region, 1) for region in regions),
        "free_days": weekends(),
        "freedom": freedom,
    }
    return Problem(**{**values, **given})  # type: ignore[arg-type]


def drawn(seed: int, *, bodies: int = 25, regions: int = 20, visits: int = 8) -> Problem:
    """A year's proposals as ministries make them: half name a day, the rest a month or a quarter; few far regions."""
    lot, key, rows = Random(seed), 0, []
    days = [day for count in range(365) if (day := FIRST + timedelta(days=count)).weekday() < 5]
    for body in range(bodies):
        for _ in range(visits):
            key += 1
            first, last = _wished(lot, lot.choice(days))
            rows.append(
                Meeting(
                    key=key,
                    body=f"body-{body}",
                    post="head",
                    person=f"person-{body}-{lot.random() < 0.3}",
                    region=f"{min(int(lot.expovariate(0.15)), regions - 1):02}",
                    first=first,
                    last=last,
                    day=first if first == last else None,
                )
            )
    needs = tuple(Need(f"{number:02}", lot.randint(1, 10)) for number in range(regions))
    return Problem(FIRST, LAST, FIRST, tuple(rows), needs, weekends())


def _wished(lot: Random, day: date) -> tuple[date, date]:
    kind = lot.random()
    if kind < 0.5:
        return day, day
    months = 1 if kind < 0.8 else 3
    start = (day.month - 1) // months * months + 1
    end = date(day.year + (start + months > 12), (start + months - 1) % 12 + 1, 1)
    return date(day.year, start, 1), end - timedelta(days=1)
