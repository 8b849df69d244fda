"""When an official is taken: the hours of her visits, or whole days as long as the hours are not set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from kezdesu.bodies.models import Tenure
from kezdesu.common import clock
from kezdesu.meetings.models import Part, Visit
from kezdesu.meetings.states import AHEAD, VisitState
from kezdesu.schedule.happenings import Happening
from kezdesu.schedule.persons import Holders, holders

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Slot:
    """The time that a visit (0: not yet one) takes of the holder of a post; ``end`` is not in it."""

    visit: int
    code: str
    office: int
    start: datetime
    end: datetime

    @property
    def days(self) -> Iterator[date]:
        """The Almaty days it touches."""
        first, last = clock.almaty_date(self.start), clock.almaty_date(self.end - timedelta(microseconds=1))
        return (first + DAY * number for number in range((last - first).days + 1))

    def meets(self, other: Slot) -> bool:
        """Whether the two share a moment."""
        return self.visit != other.visit and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two visits that need one person at one time, and the first day of it."""

    first: Slot
    second: Slot
    day: date


def slots_of(visits: Collection[int]) -> list[Slot]:
    """The time that these visits take; a visit that was called off takes none."""
    return list(_slots(Visit.objects.filter(pk__in=visits)))


def meetings_of(slots: Sequence[Slot], known: Holders) -> list[Meeting]:
    """Where these slots meet others of the same person, by day; one of the two is always among ``slots``."""
    if not slots:
        return []
    mine = {slot.visit for slot in slots}
    offices = known.offices | {slot.office for slot in slots}
    first, last = min(slot.start for slot in slots) - DAY, max(slot.end for slot in slots) + DAY
    near = Visit.objects.filter(office__in=offices, starts_at__lt=last, ends_at__gt=first)
    others = _slots(near.exclude(pk__in=mine))
    return _found(slots, [*slots, *others], known)


def if_one_person(one: Tenure, other: Tenure) -> list[Meeting]:
    """Which visits ahead would need one person twice, were the holders of the two tenures one person."""
    known = holders([one.office_id, other.office_id])
    ahead = Visit.objects.filter(office__in=known.offices, state__in=AHEAD, ends_at__gt=clock.now())
    slots = list(_slots(ahead))
    now = {(found.first, found.second) for found in _found(slots, slots, known)}
    then = _found(slots, slots, known.as_one(one.who, other.who))
    return [found for found in then if (found.first, found.second) not in now]


def became_of(entries: Collection[int]) -> dict[int, Happening]:
    """What became of rows of the schedule: the visit of each. One query."""
    found = Visit.objects.filter(entry__in=entries)
    columns = ("entry_id", "code", "starts_at", "ends_at", "state")
    return {
        entry: Happening(
            code,
            clock.almaty_date(starts_at),
            clock.almaty_date(ends_at),
            state in AHEAD,
            state == VisitState.CANCELLED,
        )
        for entry, code, starts_at, ends_at, state in found.values_list(*columns)
        if entry is not None
    }


def known_holders(offices: Collection[int]) -> Holders:
    """Who holds these posts, and which others are held by the same people."""
    return holders(offices)


def _found(slots: Sequence[Slot], all_: Iterable[Slot], known: Holders) -> list[Meeting]:
    by_day: dict[date, list[Slot]] = defaultdict(list)
    for slot in all_:
        for day in slot.days:
            by_day[day].append(slot)
    pairs = {}
    for mine in slots:
        for day in mine.days:
            for other in by_day[day]:
                key = (min(mine.visit, other.visit), max(mine.visit, other.visit))
                if (
                    key not in pairs
                    and mine.meets(other)
                    and known.is_same(mine.office, other.office, day, day)
                ):
                    pairs[key] = Meeting(mine, other, day)
    return sorted(pairs.values(), key=lambda item: (item.day, item.first.code, item.second.code))


def _slots(visits: QuerySet[Visit]) -> Iterator[Slot]:
    columns = ("pk", "code", "office_id", "state", "entry_id", "starts_at", "ends_at", "ended_at", "hour_set")
    standing = visits.filter(~Q(state=VisitState.CANCELLED))
    annotated = standing.annotate(hour_set=Exists(Part.objects.filter(visit=OuterRef("pk"))))
    for pk, code, office, state, entry, start, end, ended, hour_set in annotated.values_list(*columns):
        if state in AHEAD and entry is not None and not hour_set:
            start, end = midnight(clock.almaty_date(start)), midnight(clock.almaty_date(end) + DAY)
        yield Slot(pk, code, office, start, min(end, ended) if ended and ended > start else end)


def midnight(day: date) -> datetime:
    """The beginning of an Almaty day."""
    return clock.almaty(day.year, day.month, day.day)
