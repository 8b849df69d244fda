"""Reference data of the territory: regions with their districts and cities, as typed rows.

Pure: no Django. `load()` reads the three TOML files beside it once and answers frozen rows.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from kezdesu.common.trilingual import Trilingual
from kezdesu.regions.data.forms import KkForms, RuForms, kk_forms, ru_forms

RegionKind = Literal["oblast", "city"]
UnitKind = Literal["district", "city", "city-district"]
Change = Literal["division", "renaming"]


@dataclass(frozen=True, slots=True)
class PredecessorRow:
    """The territory from which a region came: by division of it or by renaming, on a date."""

    how: Change
    on: date
    kato: str
    name: Trilingual


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A district, a city of regional significance or a district of a city. ``kato`` is "" if uncertain."""

    kato: str
    kind: UnitKind
    name: Trilingual
    kk: KkForms
    ru: RuForms


@dataclass(frozen=True, slots=True)
class RegionRow:
    """One of the 20 regions. ``kato`` has 9 digits, ``population`` is in people, rounded to thousands."""

    slug: str
    kato: str
    iso: str
    kind: RegionKind
    name: Trilingual
    kk: KkForms
    ru: RuForms
    centre: Trilingual
    population: int
    valid_from: date
    predecessors: tuple[PredecessorRow, ...]
    units: tuple[UnitRow, ...]
    more: tuple[UnitRow, ...] = ()

    @property
    def all_units(self) -> tuple[UnitRow, ...]:
        """Every district and city: the choice that the demo lives in, then the others."""
        return *self.units, *self.more


@cache
def load() -> tuple[RegionRow, ...]:
    """The 20 regions in the order of their KATO codes, each with its predecessors and units."""
    units, more = _read("units.toml"), _read("more_units.toml")
    return tuple(
        _region(row, units[row["kato"]]["unit"], more.get(row["kato"], {}).get("unit", []))
        for row in _read("regions.toml")["region"]
    )


def by_kato(kato: str) -> RegionRow:
    """The region with this 9-digit code; KeyError when there is none."""
    for region in load():
        if region.kato == kato:
            return region
    raise KeyError(kato)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _region(row: dict[str, Any], units: list[dict[str, str]], more: list[dict[str, str]]) -> RegionRow:
    name = Trilingual(**row["name"])
    return RegionRow(
        slug=row["slug"],
        kato=row["kato"],
        iso=row["iso"],
        kind=row["kind"],
        name=name,
        kk=KkForms(nominative=name.kk, **row["kk"]),
        ru=RuForms(nominative=name.ru, **row["ru"]),
        centre=Trilingual(**row["centre"]),
        population=row["population"],
        valid_from=row["valid_from"],
        predecessors=tuple(_predecessor(link) for link in row.get("predecessor", ())),
        units=tuple(_unit(unit) for unit in units),
        more=tuple(_unit(unit) for unit in more),
    )


def _predecessor(link: dict[str, Any]) -> PredecessorRow:
    return PredecessorRow(link["how"], link["on"], link["kato"], _name(link))


def _unit(row: dict[str, Any]) -> UnitRow:
    name = _name(row)
    return UnitRow(row.get("kato", ""), row["kind"], name, kk_forms(name.kk), ru_forms(name.ru))


def _name(row: dict[str, Any]) -> Trilingual:
    return Trilingual(row["kk"], row["ru"], row["en"])
