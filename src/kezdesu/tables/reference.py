"""What tables are read against, taken from the rooms above: regions with all their names, the posts of a body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache

from django.db.models import Q

from kezdesu.bodies.models import Body, Office, Tenure
from kezdesu.common import clock
from kezdesu.decree.errors import OutsideCalendar
from kezdesu.regions import data
from kezdesu.regions import queries as regions
from kezdesu.regions.models import District, Region
from kezdesu.schedule.models import Schedule
from kezdesu.tables.days import Period
from kezdesu.tables.places import CITY, DISTRICT, Named, Place, Places
from kezdesu.tables.posts import Post, numbered
from kezdesu.tables.reading import Against
from kezdesu.terms import queries as terms

Names = tuple[str, str, str]


def against(schedule: Schedule, body: Body) -> Against:
    """Everything that a table of the body for the schedule is read against."""
    period = Period(schedule.first_day, schedule.last_day, clock.today())
    names = (body.name_kk, body.name_ru, body.name_en)
    return Against(period, places(schedule), posts(schedule, body), names, days_off(period))


def places(schedule: Schedule) -> Places:
    """The regions that exist when the schedule begins, with their districts."""
    existing = regions.existing(schedule.first_day)
    units = District.objects.filter(region__in=existing).order_by("region_id", "name_kk")
    rows = units.values_list("region_id", "name_kk", "name_ru", "name_en")
    return _indexed(
        tuple(existing),
        tuple((region, (kk, ru, en)) for region, kk, ru, en in rows),
        tuple((item.pk, *item.name.as_dict().values(), item.kind, item.valid_from) for item in existing),
    )


def posts(schedule: Schedule, body: Body) -> tuple[Post, ...]:
    """The posts of the body in the schedule's period, with those who hold them today."""
    return tuple(posts_of_all(schedule, [body])[body.slug].values())


def posts_of_all(schedule: Schedule, bodies: Sequence[Body]) -> dict[str, dict[str, Post]]:
    """The posts of several bodies, by slug of the body and of the post (two queries)."""
    exist = Q(valid_until__isnull=True) | Q(valid_until__gte=schedule.first_day)
    offices = Office.objects.filter(exist, body__in=bodies, valid_from__lte=schedule.last_day).order_by("id")
    listed, today = list(offices), clock.today()
    held = Tenure.objects.filter(
        Q(until__isnull=True) | Q(until__gte=today), office__in=listed, since__lte=today
    )
    holders = {tenure.office_id: tenure.holder for tenure in held.order_by("since")}
    return {
        body.slug: {
            post.slug: post
            for post in numbered(
                Post(office.slug, office.title, holders.get(office.pk))
                for office in listed
                if office.body_id == body.pk
            )
        }
        for body in bodies
    }


def days_off(period: Period) -> frozenset[date]:
    """Days off and holidays of the period, as far as the calendar knows them."""
    calendar, found = terms.calendar(), set()
    for number in range((period.last - period.first).days + 1):
        day = period.first + timedelta(days=number)
        try:
            if not calendar.is_working(day):
                found.add(day)
        except OutsideCalendar:
            break
    return frozenset(found)


@lru_cache(maxsize=4)
def _indexed(
    existing: tuple[Region, ...], units: tuple[tuple[int, Names], ...], version: tuple[object, ...]
) -> Places:
    """The index, built once for the same rows; ``version`` makes renamed regions other rows."""
    kinds = _kinds()
    by_id = {region.pk: region for region in existing}
    named = [
        Named(Place(region.kato, region.name, region.kind), tuple(_region_names(region)))
        for region in existing
    ]
    for pk, names in units:
        region = by_id[pk]
        kind = kinds.get((region.kato, names[0]), DISTRICT)
        place = Place(region.kato, type(region.name)(*names), kind, names[0], region.name)
        named.append(Named(place, names))
    return Places.of(named)


def _region_names(region: Region) -> Iterator[str]:
    yield from (region.name_kk, region.name_ru, region.name_en, region.inside_kk, region.inside_ru)
    try:
        forms = data.by_kato(region.kato)
    except KeyError:
        return
    yield from (forms.kk.genitive, forms.kk.dative, forms.kk.ablative, forms.ru.genitive)


@cache
def _kinds() -> dict[tuple[str, str], str]:
    """Which units are cities, by code of the region and Kazakh name."""
    return {
        (region.kato, unit.name.kk): CITY if unit.kind == "city" else DISTRICT
        for region in data.load()
        for unit in region.all_units
    }
