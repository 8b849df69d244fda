"""The facts around a draft, gathered in a fixed number of queries and kept for a moment."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from django.core.cache import cache
from django.db.models import Q

from kezdesu.bodies.models import Body, Office, Tenure
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.pack import Pack
from kezdesu.decree.periods import spans_in
from kezdesu.meetings.models import Visit
from kezdesu.meetings.states import VisitState
from kezdesu.planning import need
from kezdesu.planning.coverage import Busy, Cadence, Facts, Holder, Post
from kezdesu.planning.warnings_words import WEEKEND
from kezdesu.regions import queries as regions
from kezdesu.regions.models import District, Region
from kezdesu.schedule import queries as schedules
from kezdesu.schedule.models import Schedule, Version
from kezdesu.terms import queries as terms

KEPT_SECONDS = 120
"""So long the facts are kept: a coordinator who moves rows does not count the country's questions each time."""


def facts_of(schedule: Schedule) -> Facts:
    """The facts around a draft, at most two minutes old."""
    today = clock.today()
    key = f"draft-facts-{schedule.pk}-{schedule.edition}-{today.isoformat()}"
    kept = cache.get(key)
    if isinstance(kept, Facts):
        return kept
    facts = gathered(schedule, today)
    cache.set(key, facts, KEPT_SECONDS)
    return facts


def regions_of(schedule: Schedule) -> dict[str, Region]:
    """The regions that a row of the schedule may name, by KATO; kept as long as the facts."""
    key = f"draft-regions-{schedule.pk}-{schedule.first_day.isoformat()}"
    kept = cache.get(key)
    if isinstance(kept, dict):
        return kept
    found = {region.kato: region for region in regions.existing(schedule.first_day)}
    cache.set(key, found, KEPT_SECONDS)
    return found


def gathered(schedule: Schedule, today: date) -> Facts:
    """The facts as they stand now."""
    pack = terms.pack(schedule.edition)
    first, last = schedule.first_day, schedule.last_day
    obliged = schedules.obliged(first, schedule.edition)
    known = Region.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=first))
    return Facts(
        today=today,
        first_day=first,
        last_day=last,
        bodies={body.slug: body.name for body in Body.objects.all()},
        regions={region.kato: region.name for region in known.filter(valid_from__lte=last)},
        posts=_posts(first, last),
        free_days=_free_days(first, last),
        need=need.of_regions(today),
        elsewhere=_elsewhere(schedule),
        heads=_cadence(pack, "1", "meeting_period", "meetings_minimum", first, last),
        deputies=_cadence(pack, "6.3", "deputies_period", "deputies_minimum", first, last),
        obliged=frozenset(body.slug for body in obliged),
        districts={(item.region.kato, item.name_kk): item.name for item in _districts()},
        visited_districts=_visited_districts(schedule),
    )


def _posts(first: date, last: date) -> dict[tuple[str, str], Post]:
    holders: defaultdict[int, list[Holder]] = defaultdict(list)
    tenures = Tenure.objects.filter(Q(until__isnull=True) | Q(until__gte=first), since__lte=last)
    for tenure in tenures:
        holders[tenure.office_id].append(Holder(tenure.holder, tenure.since, tenure.until))
    offices = Office.objects.select_related("body").filter(
        Q(valid_until__isnull=True) | Q(valid_until__gte=first), valid_from__lte=last
    )
    return {
        (office.body.slug, office.slug): Post(
            office.body.slug, office.slug, office.rank, office.title, tuple(holders[office.pk])
        )
        for office in offices
    }


def _free_days(first: date, last: date) -> dict[date, Trilingual]:
    free = terms.calendar().free_between(first, last)
    return {day: entry.reason if entry else WEEKEND for day, entry in free}


def _elsewhere(schedule: Schedule) -> tuple[Busy, ...]:
    """Visits of the period that this schedule does not hold: of another one, or off the schedule."""
    margin = timedelta(days=1)
    visits = (
        Visit.objects.select_related("body", "office", "region")
        .exclude(state=VisitState.CANCELLED)
        .exclude(entry__proposal__schedule=schedule)
        .filter(starts_at__date__gte=schedule.first_day - margin, starts_at__date__lte=schedule.last_day)
    )
    return tuple(
        Busy(
            visit.code,
            visit.body.slug,
            visit.office.slug,
            visit.region.kato,
            clock.almaty_date(visit.starts_at),
            clock.almaty_date(visit.ends_at),
        )
        for visit in visits
    )


def _cadence(
    pack: Pack, clause: str, period: str, least: str, first: date, last: date
) -> tuple[Cadence, ...]:
    """The spans of the norm that lie wholly in the schedule; none when the edition has no such norm."""
    if clause not in pack.norms:
        return ()
    years = range(first.year, last.year + 1)
    spans = [span for year in years for span in spans_in(pack.period(period), year)]
    return tuple(
        Cadence(span.label, span.first, span.last, pack.integer(least, span.first))
        for span in spans
        if first <= span.first and span.last <= last
    )


def _districts() -> list[District]:
    return list(District.objects.select_related("region"))


def _visited_districts(schedule: Schedule) -> frozenset[tuple[str, str]]:
    """Districts named by the last versions of earlier schedules."""
    versions = Version.objects.filter(schedule__last_day__lt=schedule.first_day).order_by("number")
    last = {version.schedule_id: version for version in versions}
    rows = (row for version in last.values() for row in schedules.rows_of(version))
    return frozenset((row.region, row.district) for row in rows if row.district)
