"""Loads the reference data of regions into the database; repeating changes nothing that is already right."""

from __future__ import annotations

from django.db import transaction

from kezdesu.regions.data import RegionRow
from kezdesu.regions.data import load as rows
from kezdesu.regions.models import District, Region


@transaction.atomic
def load() -> int:
    """Insert or correct the 20 regions and their districts; answers how many regions there are."""
    known = {row.kato: _region(row) for row in rows()}
    present = set(District.objects.values_list("region__kato", "name_kk"))
    District.objects.bulk_create(
        District(region=known[row.kato], name_kk=unit.name.kk, name_ru=unit.name.ru, name_en=unit.name.en)
        for row in rows()
        for unit in row.units
        if (row.kato, unit.name.kk) not in present
    )
    return len(known)


def _region(row: RegionRow) -> Region:
    values = {
        "iso": row.iso,
        "kind": row.kind,
        "name_kk": row.name.kk,
        "name_ru": row.name.ru,
        "name_en": row.name.en,
        "inside_kk": row.kk.locative,
        "inside_ru": row.ru.locative,
        "population": row.population,
        "valid_from": row.valid_from,
    }
    return Region.objects.update_or_create(kato=row.kato, defaults=values)[0]
