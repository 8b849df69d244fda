"""Loads bodies and posts into the database; repeating changes nothing that is already right."""

from __future__ import annotations

from django.db import transaction

from kezdesu.bodies.data import BodyRow, OfficeRow
from kezdesu.bodies.data import load as rows
from kezdesu.bodies.models import Body, Office
from kezdesu.regions.models import Region


@transaction.atomic
def load() -> int:
    """Insert or correct all bodies with their posts; answers how many bodies there are. Regions come first."""
    regions = {region.kato: region for region in Region.objects.all()}
    bodies = {row.slug: _body(row, regions.get(row.region_kato)) for row in rows()}
    for row in rows():
        for office in row.offices:
            _office(bodies[row.slug], office)
    return len(bodies)


def _body(row: BodyRow, region: Region | None) -> Body:
    values = {
        "kind": row.kind,
        "is_authorised": "ab" in row.roles,
        "region": region,
        "name_kk": row.name.kk,
        "name_ru": row.name.ru,
        "name_en": row.name.en,
        "genitive_kk": row.genitive.kk,
        "genitive_ru": row.genitive.ru,
        "site": row.site,
        "valid_from": row.valid_from,
    }
    return Body.objects.update_or_create(slug=row.slug, defaults=values)[0]


def _office(body: Body, row: OfficeRow) -> Office:
    values = {
        "rank": row.rank,
        "title_kk": row.title.kk,
        "title_ru": row.title.ru,
        "title_en": row.title.en,
        "valid_from": body.valid_from,
    }
    return Office.objects.update_or_create(body=body, slug=row.slug, defaults=values)[0]
