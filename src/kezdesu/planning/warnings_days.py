"""Warnings about days: one person twice, days that are not worked, weeks and months with too much. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from kezdesu.common.trilingual import Trilingual
from kezdesu.planning import warnings_words as words
from kezdesu.planning.coverage import Busy, Facts
from kezdesu.planning.warnings import DraftWarning, WarningKind
from kezdesu.schedule.drafts import DraftRow

MONTH_OVER_AVERAGE = Fraction(3, 2)
WEEK_OVER_AVERAGE = Fraction(5, 2)
LEAST_OF_BUSY_MONTH = 6
LEAST_OF_BUSY_WEEK = 4
"""Ours, not the law's: when a month or a week stands out of the period's average, and from how many meetings on."""

_Person = tuple[str, ...]


def same_person(rows: Sequence[DraftRow], facts: Facts) -> Iterator[DraftWarning]:
    """The same post, or the same holder of two posts, in two places on one day; approved visits elsewhere too."""
    told: set[frozenset[int | str]] = set()
    for person, taken in _by_person(rows, facts).items():
        for earlier, later in _overlaps(taken):
            numbers = tuple(row.entry for row in (earlier, later) if isinstance(row, DraftRow))
            codes = tuple(visit.code for visit in (earlier, later) if isinstance(visit, Busy))
            pair = frozenset[int | str]((*numbers, *codes))
            if not numbers or pair in told:
                continue
            told.add(pair)
            row = later if isinstance(later, DraftRow) else earlier
            reason = words.same_person(_who(person, facts), _first(later), _regions(earlier, later, facts))
            yield DraftWarning(
                WarningKind.SAME_PERSON,
                reason,
                rows=numbers,
                visits=codes,
                region=row.region,
                body=row.body,
                month=month_of(_first(later)),
            )


def free_days(rows: Sequence[DraftRow], facts: Facts) -> Iterator[DraftWarning]:
    """A meeting on a holiday or a day off, with the reason of the calendar."""
    for row in rows:
        if not row.is_settled:
            continue
        day = next((day for day in _days(row) if day in facts.free_days), None)
        if day is not None:
            reason = words.free_day(day, facts.free_days[day])
            yield _on(WarningKind.FREE_DAY, row, reason)


def without_day(rows: Sequence[DraftRow], facts: Facts) -> Iterator[DraftWarning]:
    """A month or a quarter was wished: the day is still to be chosen (2.2)."""
    for row in rows:
        if not row.is_settled:
            yield _on(WarningKind.NO_DAY, row, words.no_day(row.planned_on, row.last_day), facts.draft_clause)


def outside_wish(rows: Sequence[DraftRow], facts: Facts) -> Iterator[DraftWarning]:
    """Moved away from what the head signed: the body should know."""
    for row in rows:
        if not row.is_as_wished:
            region = facts.regions.get(row.wished_region, words.NOTHING)
            last = row.wished_until or row.wished_on
            yield _on(WarningKind.OUTSIDE_WISH, row, words.outside_wish(row.wished_on, last, region))


def same_week(rows: Sequence[DraftRow], facts: Facts) -> Iterator[DraftWarning]:
    """Several officials in one region in one week."""
    groups: defaultdict[tuple[str, date], list[DraftRow]] = defaultdict(list)
    for row in rows:
        if row.is_settled:
            groups[row.region, monday(row.planned_on)].append(row)
    for (region, week), together in sorted(groups.items(), key=lambda item: (item[0][1], item[0][0])):
        if len(together) > 1:
            name = facts.regions.get(region, words.NOTHING)
            yield DraftWarning(
                WarningKind.SAME_WEEK,
                words.same_week(name, week, len(together)),
                rows=tuple(row.entry for row in together),
                region=region,
                month=month_of(together[0].planned_on),
            )


def busy(rows: Sequence[DraftRow], facts: Facts) -> Iterator[DraftWarning]:
    """Months and weeks that hold far more than the average of the period."""
    settled = [row for row in rows if row.is_settled]
    months, weeks = len(facts.months), ((facts.last_day - facts.first_day).days + 7) // 7
    by_month = Counter(row.planned_on.replace(day=1) for row in settled)
    for first, number in sorted(by_month.items()):
        if _stands_out(number, len(settled), months, MONTH_OVER_AVERAGE, LEAST_OF_BUSY_MONTH):
            reason = words.busy_month(first, number, round(len(settled) / months))
            yield DraftWarning(WarningKind.BUSY_MONTH, reason, month=month_of(first))
    by_week = Counter(monday(row.planned_on) for row in settled)
    for week, number in sorted(by_week.items()):
        if _stands_out(number, len(settled), weeks, WEEK_OVER_AVERAGE, LEAST_OF_BUSY_WEEK):
            inside = tuple(row.entry for row in settled if monday(row.planned_on) == week)
            reason = words.busy_week(week, number)
            yield DraftWarning(WarningKind.BUSY_WEEK, reason, rows=inside, month=month_of(week))


def monday(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def month_of(day: date) -> str:
    """``2027-03``."""
    return f"{day.year}-{day.month:02d}"


def _stands_out(number: int, total: int, spans: int, share: Fraction, least: int) -> bool:
    return number >= least and number * spans > total * share


def _on(kind: WarningKind, row: DraftRow, reason: Trilingual, clause: str = "") -> DraftWarning:
    return DraftWarning(
        kind,
        reason,
        rows=(row.entry,),
        clause=clause,
        region=row.region,
        body=row.body,
        month=month_of(row.planned_on),
    )


def _by_person(rows: Sequence[DraftRow], facts: Facts) -> dict[_Person, list[DraftRow | Busy]]:
    people: defaultdict[_Person, list[DraftRow | Busy]] = defaultdict(list)
    for row in rows:
        if row.is_settled:
            for person in _people(row, facts):
                people[person].append(row)
    for visit in facts.elsewhere:
        for person in _people(visit, facts):
            people[person].append(visit)
    return people


def _people(item: DraftRow | Busy, facts: Facts) -> set[_Person]:
    """The post itself, and whoever holds it on those days."""
    post = facts.posts.get((item.body, item.office))
    holders = post.holders if post else ()
    held = (holder for holder in holders if holder.holds(_first(item), _last(item)))
    return {(item.body, item.office), *((holder.name.kk,) for holder in held)}


def _overlaps(taken: Iterable[DraftRow | Busy]) -> Iterator[tuple[DraftRow | Busy, DraftRow | Busy]]:
    inside: list[DraftRow | Busy] = []
    for item in sorted(taken, key=_first):
        inside = [other for other in inside if _last(other) >= _first(item)]
        yield from ((other, item) for other in inside)
        inside.append(item)


def _first(item: DraftRow | Busy) -> date:
    return item.planned_on if isinstance(item, DraftRow) else item.first


def _last(item: DraftRow | Busy) -> date:
    return item.last_day if isinstance(item, DraftRow) else item.last


def _who(person: _Person, facts: Facts) -> Trilingual:
    if len(person) == 1:
        names = (holder.name for post in facts.posts.values() for holder in post.holders)
        return next((name for name in names if name.kk == person[0]), Trilingual(person[0], person[0]))
    post = facts.posts.get((person[0], person[1]))
    return post.title if post else Trilingual(person[1], person[1])


def _regions(earlier: DraftRow | Busy, later: DraftRow | Busy, facts: Facts) -> tuple[Trilingual, ...]:
    return tuple(facts.regions.get(item.region, words.NOTHING) for item in (earlier, later))


def _days(row: DraftRow) -> Iterator[date]:
    for number in range(row.planned_on.toordinal(), row.last_day.toordinal() + 1):
        yield date.fromordinal(number)
