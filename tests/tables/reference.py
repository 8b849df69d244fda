"""The reference that tables are read against in tests of pure reading: all regions, the posts of one ministry."""

from __future__ import annotations

from datetime import date
from functools import cache

from kezdesu.bodies.data import by_slug
from kezdesu.common.trilingual import Trilingual
from kezdesu.regions import data
from kezdesu.tables.days import Period
from kezdesu.tables.places import CITY, DISTRICT, Named, Place, Places
from kezdesu.tables.posts import Post, numbered
from kezdesu.tables.reading import Against

YEAR = Period(date(2027, 1, 1), date(2027, 12, 31), date(2026, 11, 22))
"""The schedule of 2027, looked at on 22 November 2026."""
HOLDERS = {
    "minister": Trilingual("Ақмарал Әлназарова", "Акмарал Альназарова", "Akmaral Alnazarova"),
    "vice-minister-1": Trilingual("Айнұр Сатыбалдина", "Айнур Сатыбалдина", "Ainur Satybaldina"),
}


@cache
def places() -> Places:
    """Every region and district of the reference data."""
    named = []
    for region in data.load():
        cases = (
            region.kk.locative,
            region.kk.genitive,
            region.kk.dative,
            region.ru.locative,
            region.ru.genitive,
        )
        names = (region.name.kk, region.name.ru, region.name.en, *cases)
        named.append(Named(Place(region.kato, region.name, region.kind), names))
    for region in data.load():
        for unit in region.all_units:
            kind = CITY if unit.kind == "city" else DISTRICT
            place = Place(region.kato, unit.name, kind, unit.name.kk, region.name)
            named.append(Named(place, (unit.name.kk, unit.name.ru, unit.name.en)))
    return Places.of(named)


@cache
def posts() -> tuple[Post, ...]:
    """The posts of the Ministry of Healthcare, two of them held by somebody made up."""
    return numbered(
        Post(office.slug, office.title, HOLDERS.get(office.slug)) for office in by_slug("healthcare").offices
    )


def against() -> Against:
    """All of it."""
    return Against(YEAR, places(), posts(), ("Денсаулық сақтау министрлігі", "Министерство здравоохранения"))
