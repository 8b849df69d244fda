"""The problem of a draft: rows, holders of posts, free days, other visits and need, gathered into plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from kezdesu.planning.coverage import Busy as Elsewhere
from kezdesu.planning.coverage import Facts
from kezdesu.planning.need import Need as RegionNeed
from kezdesu.planning.optimiser.problem import Busy, Freedom, Limits, Meeting, Need, Problem, Regions
from kezdesu.schedule.drafts import DraftRow
from kezdesu.schedule.models import Schedule
from kezdesu.terms import queries as terms

MOST_POINTS = 10
BY_WEIGHT = 6
NEVER, LONG, SOME = 3, 2, 1
LONG_DAYS, SOME_DAYS = 365, 180
"""Points of need: one for each region, up to six by open questions and overdue promises, up to three by the days
since the last visit. Ours, not the law's."""


def problem_of(rows: Iterable[DraftRow], facts: Facts, schedule: Schedule, freedom: Freedom) -> Problem:
    """The problem of a draft as it stands. In a schedule of one body alone regions are neither covered nor changed.

    Free days of the calendar, busy days of people, need: from the facts."""
    people = persons(facts)
    own = schedule.body_id is not None
    earliest = max(facts.first_day, facts.today + timedelta(days=1))
    meetings = (_meeting(row, people, earliest) for row in rows)
    return Problem(
        first=facts.first_day,
        last=facts.last_day,
        earliest=earliest,
        meetings=tuple(sorted(meetings, key=lambda meeting: meeting.key)),
        regions=() if own else tuple(_needs(facts)),
        free_days=tuple(sorted(facts.free_days)),
        busy=tuple(_busy(facts.elsewhere, people)),
        freedom=replace(freedom, regions=Regions.WISHED) if own else freedom,
        limits=_limits(schedule.edition, facts.first_day),
    )


def wish_of(row: DraftRow) -> str:
    """The signed wish in one line: another line, another wish."""
    until = row.wished_until.isoformat() if row.wished_until else ""
    return f"{row.wish} {row.wished_on.isoformat()} {until} {row.wished_region} {row.body}/{row.office}"[:120]


def persons(facts: Facts) -> Mapping[tuple[str, str], str]:
    """Who a post is, for the question whether two meetings need one person.

    Posts that one person holds in the period, even for a part of it, count as one: rather a day too careful.
    """
    leader: dict[str, str] = {}

    def root(one: str) -> str:
        while leader.setdefault(one, one) != one:
            one = leader[one]
        return one

    for (body, slug), post in facts.posts.items():
        for holder in post.holders:
            first, second = sorted((root(f"{body}/{slug}"), root(f"={holder.name.kk}")))
            leader[second] = first
    return {(body, slug): root(f"{body}/{slug}") for body, slug in facts.posts}


def _meeting(row: DraftRow, people: Mapping[tuple[str, str], str], earliest: date) -> Meeting:
    length = (row.last_day - row.planned_on).days + 1 if row.is_settled else 1
    return Meeting(
        key=row.entry,
        body=row.body,
        post=row.office,
        person=people.get((row.body, row.office), f"{row.body}/{row.office}"),
        region=row.region,
        first=row.wished_on,
        last=row.wished_until or row.wished_on,
        day=row.planned_on if row.is_settled else None,
        length=length,
        locked=row.is_settled and row.planned_on < earliest,
        seen=row.number,
        wish=wish_of(row),
    )


def _needs(facts: Facts) -> Iterator[Need]:
    needs = {kato: facts.need[kato] for kato in sorted(facts.regions) if kato in facts.need}
    most = max((need.weight for need in needs.values()), default=0)
    for kato, need in needs.items():
        by_weight = round(BY_WEIGHT * need.weight / most) if most else 0
        yield Need(kato, min(MOST_POINTS, 1 + by_weight + _by_days(need, facts.today)))


def _by_days(need: RegionNeed, today: date) -> int:
    days = need.days_since(today)
    if days is None:
        return NEVER
    return LONG if days > LONG_DAYS else SOME if days > SOME_DAYS else 0


def _busy(elsewhere: Iterable[Elsewhere], people: Mapping[tuple[str, str], str]) -> Iterator[Busy]:
    for visit in elsewhere:
        person = people.get((visit.body, visit.office), f"{visit.body}/{visit.office}")
        yield Busy(person, visit.first, visit.last, visit.code)


def _limits(edition: str, on: date) -> Limits:
    pack = terms.pack(edition)
    if "1" not in pack.norms:
        return Limits(cadence_least=0)
    months = pack.period("meeting_period", on).months
    return Limits(cadence_months=months, cadence_least=pack.integer("meetings_minimum", on))
