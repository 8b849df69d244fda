"""Who holds the posts of the demo year, and what the people at the desks are called. All names are invented."""

from __future__ import annotations

from random import Random
from zlib import crc32

from kezdesu.bodies.models import Office, Tenure
from kezdesu.config.demo_texts.people import TenureRow, tenures

RUSSIAN_ENDINGS = ("ов", "ова", "ев", "ева", "ин", "ина", "ский", "ская", "ный", "ная", "вый", "вая", "ко")


def appoint() -> None:
    """Write who holds which post from when until when, changes in the middle of the year included."""
    offices = {f"{body}/{slug}": pk for pk, body, slug in _offices()}
    Tenure.objects.bulk_create(
        Tenure(
            office_id=offices[f"{row.body}/{row.office}"],
            holder_kk=row.name.kk,
            holder_ru=row.name.ru,
            holder_en=row.name.en,
            since=row.since,
            until=row.until,
        )
        for row in tenures()
    )


def holders(body: str, office: str) -> list[TenureRow]:
    """Who held a post, first to last."""
    found = [row for row in tenures() if (row.body, row.office) == (body, office)]
    return sorted(found, key=lambda row: row.since)


def invented(seed: str) -> str:
    """A name of nobody who holds a post: a given and a family name that go together, the same for one seed."""
    draw = Random(crc32(seed.encode()))
    taken = {row.name.kk for row in tenures()}
    while True:
        given = draw.choice(tenures())
        kin = [row for row in tenures() if (row.sex, _russian(row)) == (given.sex, _russian(given))]
        name = f"{_split(given)[0]} {_split(draw.choice(kin))[1]}"
        if name not in taken:
            return name


def _offices() -> list[tuple[int, str, str]]:
    return list(Office.objects.order_by().values_list("pk", "body__slug", "slug"))


def _russian(row: TenureRow) -> bool:
    return _split(row)[1].split("-")[0].endswith(RUSSIAN_ENDINGS)


def _split(row: TenureRow) -> tuple[str, str]:
    given, _, family = row.name.kk.partition(" ")
    return given, family
