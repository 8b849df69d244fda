"""What tables are read against, taken from the rooms above: regions with all their names, the posts of a body."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kezdesu.regions import data
from kezdesu.regions.models import District, Region
from kezdesu.tables.places import CITY, DISTRICT, Named, Place, Places


def places_of(regions: list[Region], districts: list[District]) -> Places:
    """The regions of the schedule's period with their districts; names in three languages, cases, English."""
    kinds = _kinds()
    by_id = {region.pk: region for region in regions}
    named = [
        Named(Place(region.kato, region.name, region.kind), tuple(_region_names(region)))
        for region in regions
    ]
    for unit in districts:
        region = by_id.get(unit.region_id)
        if region is None:
            continue
        kind = kinds.get((region.kato, unit.name_kk), DISTRICT)
        place = Place(region.kato, unit.name, kind, unit.name_kk, region.name)
        named.append(Named(place, (unit.name_kk, unit.name_ru, unit.name_en)))
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
        for unit in region.units
    }
