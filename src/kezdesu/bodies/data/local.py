"""Akimats below their region: of districts and of rural okrugs, with their posts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kezdesu.bodies.data.rows import BodyRow, LocalLevel, OfficeRow
from kezdesu.bodies.data.source import post, read
from kezdesu.common.trilingual import Trilingual
from kezdesu.regions.data import RegionRow, UnitRow, by_kato


def local_akimats() -> Iterator[BodyRow]:
    """Districts first, then okrugs, in the order of the file."""
    source = read("local.toml")
    for row in source["district"]:
        region = by_kato(row["region_kato"])
        yield _of_district(row, region, _unit(region, row["name_kk"]))
    for row in source["okrug"]:
        region = by_kato(row["region_kato"])
        yield _of_okrug(row, region, _unit(region, row["district_kk"]))


def _unit(region: RegionRow, name_kk: str) -> UnitRow:
    return next(unit for unit in region.units if unit.name.kk == name_kk)


def _of_district(row: dict[str, Any], region: RegionRow, unit: UnitRow) -> BodyRow:
    whose = Trilingual(unit.kk.genitive, unit.ru.genitive, unit.name.en)
    name = Trilingual(f"{whose.kk} әкімдігі", f"Акимат {whose.ru}", f"Akimat of {whose.en}")
    genitive = Trilingual(f"{whose.kk} әкімдігінің", f"акимата {whose.ru}", f"of the Akimat of {whose.en}")
    posts = _posts("district_akimat", unit.name, whose)
    return _row(row, region, unit, "district", name, genitive, posts)


def _of_okrug(row: dict[str, Any], region: RegionRow, unit: UnitRow) -> BodyRow:
    own = Trilingual(**row["name"])
    whose = Trilingual(row["genitive"]["kk"], row["genitive"]["ru"], own.en)
    name = Trilingual(
        f"{own.kk} әкімінің аппараты", f"Аппарат акима {whose.ru}", f"Akim's Office of {own.en}"
    )
    genitive = Trilingual(
        f"{own.kk} әкімі аппаратының", f"аппарата акима {whose.ru}", f"of the Akim's Office of {own.en}"
    )
    return _row(row, region, unit, "okrug", name, genitive, _posts("okrug_akimat", own, whose))


def _posts(kind: str, name: Trilingual, whose: Trilingual) -> tuple[OfficeRow, ...]:
    return tuple(post(item, place=name, place_gen=whose) for item in read("posts.toml")[kind])


def _row(
    row: dict[str, Any],
    region: RegionRow,
    unit: UnitRow,
    level: LocalLevel,
    name: Trilingual,
    genitive: Trilingual,
    posts: tuple[OfficeRow, ...],
) -> BodyRow:
    return BodyRow(
        slug=f"akimat-{row['slug']}",
        kind="akimat",
        roles=("akimat",),
        name=name,
        genitive=genitive,
        region_kato=region.kato,
        site="",
        topics=(),
        valid_from=region.valid_from,
        certain=False,
        predecessors=(),
        offices=posts,
        district=unit.name.kk,
        level=level,
    )
