"""Nobody can be in two places: which posts are held by one person, and which rows would need her twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from django.db.models import Q

from kezdesu.bodies.models import Office, Tenure
from kezdesu.schedule.content import FrozenRow


@dataclass(frozen=True, slots=True)
class Held:
    """A post held by a person (her number) from ``since`` until ``until``, the last day."""

    office: int
    person: int
    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two rows that need one person on ``day``."""

    first: FrozenRow
    second: FrozenRow
    day: date


class Holders:
    """Who holds the posts when. A person is known by her first tenure; a name alone makes nobody the same."""

    def __init__(self, tenures: Iterable[Held]) -> None:
        self._of: dict[int, list[Held]] = defaultdict(list)
        for tenure in tenures:
            self._of[tenure.office].append(tenure)

    @property
    def offices(self) -> frozenset[int]:
        """Every post about which something is known."""
        return frozenset(self._of)

    def as_one(self, one: int, other: int) -> Holders:
        """What would be known were the two people (their numbers) one."""
        rows = (held for tenures in self._of.values() for held in tenures)
        return Holders(replace(held, person=one) if held.person == other else held for held in rows)

    def is_same(self, one: int, other: int, first: date, last: date) -> date | None:
        """The first day between ``first`` and ``last`` on which both posts are one person's; None if there is none.

        A post is always the same as itself, whoever holds it.
        """
        if one == other:
            return first
        days = [_shared(a, b, first, last) for a in self._of[one] for b in self._of[other]]
        return min((day for day in days if day), default=None)


def holders(offices: Collection[int]) -> Holders:
    """The holders of the posts, and of every other post that one of them ever held. Two queries."""
    own = list(_tenures(Q(office_id__in=list(offices))))
    people = {tenure.person for tenure in own}
    theirs = Q(person__in=people) | Q(pk__in=people)
    others = _tenures(theirs & ~Q(office_id__in=list(offices))) if people else ()
    return Holders([*own, *others])


def office_numbers(rows: Sequence[FrozenRow]) -> dict[tuple[str, str], int]:
    """The number of each row's post by the slugs of body and post. One query."""
    wanted = {(row.body, row.office) for row in rows}
    found = Office.objects.filter(body__slug__in={body for body, _ in wanted})
    numbers = {(body, slug): pk for pk, body, slug in found.values_list("pk", "body__slug", "slug")}
    return {key: numbers[key] for key in wanted if key in numbers}


def overlaps(rows: Sequence[FrozenRow]) -> tuple[Overlap, ...]:
    """Pairs of rows that would need one person in two places on a day, by day."""
    numbers = office_numbers(rows)
    known = holders(set(numbers.values()))
    found = [
        Overlap(one, other, day)
        for one, other in _near(rows)
        if (day := _taken_twice(one, other, numbers, known)) is not None
    ]
    return tuple(sorted(found, key=lambda item: (item.day, item.first.entry, item.second.entry)))


def last_day(row: FrozenRow) -> date:
    """The last day of a row."""
    return row.planned_until or row.planned_on


def _near(rows: Sequence[FrozenRow]) -> Iterator[tuple[FrozenRow, FrozenRow]]:
    """Pairs that share a day: rows of one day stand together, those of several are held against all."""
    by_day: dict[date, list[FrozenRow]] = defaultdict(list)
    for row in rows:
        if row.planned_until is None:
            by_day[row.planned_on].append(row)
    long = [row for row in rows if row.planned_until is not None]
    yield from (pair for same in by_day.values() for pair in combinations(same, 2))
    yield from combinations(long, 2)
    yield from ((one, other) for one in long for other in rows if other.planned_until is None)


def _taken_twice(
    one: FrozenRow, other: FrozenRow, numbers: dict[tuple[str, str], int], known: Holders
) -> date | None:
    first, last = max(one.planned_on, other.planned_on), min(last_day(one), last_day(other))
    here, there = numbers.get((one.body, one.office)), numbers.get((other.body, other.office))
    if first > last or here is None or there is None:
        return None
    return known.is_same(here, there, first, last)


def _tenures(which: Q) -> Iterator[Held]:
    columns = ("pk", "person_id", "office_id", "since", "until")
    for own, first, office, since, until in Tenure.objects.filter(which).values_list(*columns):
        yield Held(office, first or own, since, until or date.max)


def _shared(one: Held, other: Held, first: date, last: date) -> date | None:
    if one.person != other.person:
        return None
    start, end = max(first, one.since, other.since), min(last, one.until, other.until)
    return start if start <= end else None
