"""Reading regions."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from kezdesu.common.trilingual import Trilingual
from kezdesu.regions.models import District, Region


def existing(on: date) -> list[Region]:
    """Regions that exist on the day, by KATO."""
    ends_later = Q(valid_until__isnull=True) | Q(valid_until__gte=on)
    return list(Region.objects.filter(ends_later, valid_from__lte=on))


def by_kato(kato: str) -> Region | None:
    """The region with that nine-digit code."""
    return Region.objects.filter(kato=kato).first()


def districts_of(region: Region) -> list[District]:
    """A region's districts and cities, by Kazakh name."""
    return list(District.objects.filter(region=region))


def district_names() -> dict[tuple[str, str], Trilingual]:
    """Districts by their region's KATO and their Kazakh name, as frozen rows keep them. One query."""
    found = District.objects.select_related("region")
    return {(district.region.kato, district.name_kk): district.name for district in found}
