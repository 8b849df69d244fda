"""The facts around a draft, gathered in a fixed number of queries and kept for a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from django.core.cache import cache
from django.db.models import Q

from kezdesu.bodies.models import Body, Office, Tenure
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.model import Norm, WithinPeriod
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
    known = {region.kato: region for region in regions.existing(schedule.first_day)}
    found = dict(schedules.territory(schedule, known))
    cache.set(key, found, KEPT_SECONDS)
    return found


def gathered(schedule: Schedule, today: date) -> Facts:
    """The facts as they stand now."""
    pack = terms.pack(schedule.edition)
    first, last = schedule.first_day, schedule.last_day
    obliged, districts = schedules.obliged_by(schedule), _districts()
    return Facts(
        today=today,
        first_day=first,
        last_day=last,
        bodies={body.slug: body.name for body in Body.objects.all()},
        regions=_regions(schedule),
        posts=_posts(first, last),
        free_days=_free_days(first, last),
        need=need.of_regions(today),
        elsewhere=_elsewhere(schedule),
        heads=_heads(schedule, pack, districts),
        deputies=_deputies(schedule, pack),
        obliged=frozenset(body.slug for body in obliged),
        draft_clause=draft.clause if (draft := pack.playing("2.2")) else "",
        districts={(item.region.kato, item.name_kk): item.name for item in districts},
        visited_districts=_visited_districts(schedule),
    )


def _regions(schedule: Schedule) -> dict[str, Trilingual]:
    """The regions of the period in which the schedule may meet people."""
    known = Region.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=schedule.first_day))
    found = {region.kato: region for region in known.filter(valid_from__lte=schedule.last_day)}
    return {kato: region.name for kato, region in schedules.territory(schedule, found).items()}


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


def _heads(schedule: Schedule, pack: Pack, districts: Iterable[District]) -> tuple[Cadence, ...]:
    """How often the first heads must meet people, by the norm that speaks to the bodies of this schedule."""
    norm = _norm_for(schedule.body, pack)
    if norm is None or not isinstance(norm.rule, WithinPeriod):
        return ()
    found = _cadence(schedule, pack, norm.rule.period, norm.least or "meetings_minimum", norm.clause)
    if not (norm.each and schedule.body and schedule.body.region):
        return found
    kato = schedule.body.region.kato
    places = tuple((kato, item.name_kk) for item in districts if item.region.kato == kato)
    return tuple(replace(span, places=places) for span in found)


def _norm_for(body: Body | None, pack: Pack) -> Norm | None:
    level = body.level if body else ""
    norms = (norm for norm in pack.norms.values() if "1" in (norm.clause, norm.row))
    return next((norm for norm in norms if not norm.levels or level in norm.levels), None)


def _deputies(schedule: Schedule, pack: Pack) -> tuple[Cadence, ...]:
    """How many meetings of deputies and chairs there must be (6.3); none when the edition has no such norm."""
    if "6.3" not in pack.norms:
        return ()
    return _cadence(schedule, pack, "deputies_period", "deputies_minimum", "6.3")


def _cadence(schedule: Schedule, pack: Pack, period: str, least: str, clause: str) -> tuple[Cadence, ...]:
    """The spans of a norm that lie wholly in the schedule."""
    first, last = schedule.first_day, schedule.last_day
    spans = [
        span for year in range(first.year, last.year + 1) for span in spans_in(pack.period(period), year)
    ]
    return tuple(
        Cadence(span.label, span.first, span.last, pack.integer(least, span.first), clause)
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
