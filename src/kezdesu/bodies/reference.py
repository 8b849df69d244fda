"""Loads bodies and posts into the database; repeating changes nothing that is already right.

What a registrar has changed is hers: a body or post with dated names, or one that has an end, is left as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Q

from kezdesu.bodies.data import BodyRow, OfficeRow
from kezdesu.bodies.data import load as rows
from kezdesu.bodies.models import Body, Office
from kezdesu.regions.models import District, Region

BODY_FACTS = (
    *("kind", "is_authorised", "region_id", "district_id", "local_level", "name_kk", "name_ru", "name_en"),
    *("genitive_kk", "genitive_ru", "site", "valid_from"),
)
OFFICE_FACTS = ("rank", "title_kk", "title_ru", "title_en", "valid_from")


@transaction.atomic
def load() -> int:
    """Insert or correct all bodies with their posts; answers how many bodies there are. Regions come first."""
    regions = {region.kato: region for region in Region.objects.all()}
    districts = {(item.region_id, item.name_kk): item for item in District.objects.all()}
    known = _bodies([_body(row, regions.get(row.region_kato), districts) for row in rows()])
    _offices([_office(known[row.slug], office) for row in rows() for office in row.offices])
    return len(known)


def _bodies(wanted: list[Body]) -> dict[str, Body]:
    present = {body.slug: body for body in Body.objects.all()}
    Body.objects.bulk_create(body for body in wanted if body.slug not in present)
    theirs = _touched_bodies()
    differing = [
        body
        for body in wanted
        if body.slug not in theirs and _differs(body, present.get(body.slug), BODY_FACTS)
    ]
    Body.objects.bulk_update(differing, BODY_FACTS)
    return {**present, **{body.slug: body for body in wanted if body.pk}}


def _offices(wanted: list[Office]) -> None:
    present = {(office.body_id, office.slug): office for office in Office.objects.all()}
    ended = set(Body.objects.filter(valid_until__isnull=False).values_list("pk", flat=True))
    missing = [office for office in wanted if (office.body_id, office.slug) not in present]
    Office.objects.bulk_create(office for office in missing if office.body_id not in ended)
    differing = [
        office
        for office in wanted
        if _is_ours(present.get((office.body_id, office.slug)))
        and _differs(office, present.get((office.body_id, office.slug)), OFFICE_FACTS)
    ]
    Office.objects.bulk_update(differing, OFFICE_FACTS)


def _touched_bodies() -> frozenset[str]:
    touched = Body.objects.filter(Q(names__isnull=False) | Q(valid_until__isnull=False))
    return frozenset(touched.values_list("slug", flat=True))


def _is_ours(present: Office | None) -> bool:
    return present is None or present.revision == 0


def _differs(wanted: Body | Office, present: Body | Office | None, facts: tuple[str, ...]) -> bool:
    """Whether the row that is there says something else; then ``wanted`` gets its key."""
    if present is None or all(getattr(wanted, name) == getattr(present, name) for name in facts):
        return False
    wanted.pk = present.pk
    return True


def _body(row: BodyRow, region: Region | None, districts: Mapping[tuple[int, str], District]) -> Body:
    return Body(
        slug=row.slug,
        kind=row.kind,
        is_authorised="ab" in row.roles,
        region=region,
        district=districts[region.pk, row.district] if region and row.district else None,
        local_level=row.level,
        name_kk=row.name.kk,
        name_ru=row.name.ru,
        name_en=row.name.en,
        genitive_kk=row.genitive.kk,
        genitive_ru=row.genitive.ru,
        site=row.site,
        valid_from=row.valid_from,
    )


def _office(body: Body, row: OfficeRow) -> Office:
    return Office(
        body=body,
        slug=row.slug,
        rank=row.rank,
        title_kk=row.title.kk,
        title_ru=row.title.ru,
        title_en=row.title.en,
        valid_from=body.valid_from,
    )
