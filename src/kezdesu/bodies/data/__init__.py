"""Reference data of the bodies: ministries, the centre, akimats, national companies, and their posts.

Pure: no Django. Names that repeat for every body of a kind (ministers, akims, directorates) are kept once in
``posts.toml`` and filled here, so that a body's row stays readable.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from kezdesu.bodies.data.local import local_akimats
from kezdesu.bodies.data.rows import BodyRow, OfficeRow, PredecessorRow
from kezdesu.bodies.data.source import directorate, post, read, unit
from kezdesu.common.trilingual import Trilingual
from kezdesu.regions.data import RegionRow
from kezdesu.regions.data import load as load_regions

__all__ = ["BodyRow", "OfficeRow", "PredecessorRow", "by_slug", "for_topic", "load"]


@cache
def load() -> tuple[BodyRow, ...]:
    """Every body: 21 ministries, GO, PA, national companies, 20 akimats, akimats below them, in this order."""
    regional = (_akimat(region) for region in load_regions())
    return (*_ministries(), *_centre(), *regional, *local_akimats())


def by_slug(slug: str) -> BodyRow:
    """The body of this slug; KeyError when there is none."""
    for body in load():
        if body.slug == slug:
            return body
    raise KeyError(slug)


def for_topic(topic: str) -> BodyRow:
    """The ministry that answers for a theme; KeyError when there is none."""
    for body in load():
        if body.kind == "ceb" and topic in body.topics:
            return body
    raise KeyError(topic)


def _ministries() -> list[BodyRow]:
    units = read("departments.toml")
    return [_ministry(row, units[row["slug"]]["unit"]) for row in read("ministries.toml")["body"]]


def _ministry(row: dict[str, Any], units: list[dict[str, Any]]) -> BodyRow:
    sphere, genitive = Trilingual(**row["sphere"]), Trilingual(**row["genitive"])
    posts = [post(item, sphere=sphere, body=genitive) for item in read("posts.toml")["ceb"]]
    return _body(row, (*posts, *(unit(item) for item in units)))


def _centre() -> list[BodyRow]:
    posts = read("posts.toml")
    return [
        _body(row, tuple(post(item, body=Trilingual(**row["genitive"])) for item in posts[row["kind"]]))
        for row in read("centre.toml")["body"]
    ]


def _body(row: dict[str, Any], offices: tuple[OfficeRow, ...]) -> BodyRow:
    return BodyRow(
        slug=row["slug"],
        kind=row["kind"],
        roles=tuple(row["roles"]),
        name=Trilingual(**row["name"]),
        genitive=Trilingual(**row["genitive"]),
        region_kato="",
        site=row["site"],
        topics=tuple(row["topics"]),
        valid_from=row["valid_from"],
        certain=row.get("certain", True),
        predecessors=tuple(_predecessor(link) for link in row.get("predecessor", ())),
        offices=offices,
    )


def _predecessor(link: dict[str, Any]) -> PredecessorRow:
    name = Trilingual(link["kk"], link["ru"], link["en"])
    return PredecessorRow(link["how"], link["on"], link["certain"], name)


def _akimat(region: RegionRow) -> BodyRow:
    source = read("posts.toml")
    whose = Trilingual(region.kk.genitive, region.ru.genitive, region.name.en)
    heads = [post(item, region=region.name, region_gen=whose) for item in source["akimat"]]
    rooms = [directorate(item, whose) for item in source["directorate"]]
    return BodyRow(
        slug=f"akimat-{region.slug}",
        kind="akimat",
        roles=("akimat",),
        name=Trilingual(f"{whose.kk} әкімдігі", f"Акимат {whose.ru}", f"Akimat of {whose.en}"),
        genitive=Trilingual(f"{whose.kk} әкімдігінің", f"акимата {whose.ru}", f"of the Akimat of {whose.en}"),
        region_kato=region.kato,
        site="",
        topics=tuple(dict.fromkeys(topic for room in rooms for topic in room.topics)),
        valid_from=region.valid_from,
        certain=True,
        predecessors=(),
        offices=(*heads, *rooms),
    )
