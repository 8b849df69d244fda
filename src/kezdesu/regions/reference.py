"""Loads the reference data of regions into the database; repeating changes nothing that is already right."""

from __future__ import annotations

from django.db import transaction

from kezdesu.regions.data import RegionRow
from kezdesu.regions.data import load as rows
from kezdesu.regions.models import District, Region

FACTS = (
    *("iso", "kind", "name_kk", "name_ru", "name_en"),
    *("inside_kk", "inside_ru", "population", "valid_from"),
)


@transaction.atomic
def load() -> int:
    """Insert or correct the 20 regions and their districts; answers how many regions there are."""
    known = _regions([_region(row) for row in rows()])
    present = set(District.objects.values_list("region__kato", "name_kk"))
    District.objects.bulk_create(
        District(region=known[row.kato], name_kk=unit.name.kk, name_ru=unit.name.ru, name_en=unit.name.en)
        for row in rows()
        for unit in row.all_units
        if (row.kato, unit.name.kk) not in present
    )
    return len(known)


def _regions(wanted: list[Region]) -> dict[str, Region]:
    present = {region.kato: region for region in Region.objects.all()}
    Region.objects.bulk_create(region for region in wanted if region.kato not in present)
    differing = [region for region in wanted if _differs(region, present.get(region.kato))]
    Region.objects.bulk_update(differing, FACTS)
    return {**present, **{region.kato: region for region in wanted if region.pk}}


def _differs(wanted: Region, present: Region | None) -> bool:
    """Whether the row that is there says something else; then ``wanted`` gets its key."""
    if present is None or all(getattr(wanted, name) == getattr(present, name) for name in FACTS):
        return False
    wanted.pk = present.pk
    return True


def _region(row: RegionRow) -> Region:
    return Region(
        kato=row.kato,
        iso=row.iso,
        kind=row.kind,
        name_kk=row.name.kk,
        name_ru=row.name.ru,
        name_en=row.name.en,
        inside_kk=row.kk.locative,
        inside_ru=row.ru.locative,
        population=row.population,
        valid_from=row.valid_from,
    )
