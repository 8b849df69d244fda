"""Places of the demo year: a settlement or microdistrict in a real district, with its case forms."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from kezdesu.common.trilingual import Language, Trilingual
from kezdesu.config.demo_texts.source import read
from kezdesu.regions.data import RegionRow, UnitRow
from kezdesu.regions.data.forms import KkForms, RuForms, kk_forms, ru_forms

Where = Literal["anywhere", "rural", "urban"]
Name = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question comes from. ``settlement`` and ``street`` are (kk, ru, en); the Russian street in genitive."""

    region: RegionRow
    unit: UnitRow
    settlement: Name
    street: Name

    @property
    def key(self) -> str:
        """A stable key: region, district, settlement."""
        return f"{self.region.slug}/{self.unit.name.en}/{self.settlement[2]}".lower().replace(" ", "-")

    @property
    def rural(self) -> bool:
        """Whether it is a village (district) and not a part of a city."""
        return self.unit.kind == "district"

    @property
    def name(self) -> Trilingual:
        """The settlement: "Ақжар ауылы", "село Акжар", "Akzhar village"."""
        kk, ru, en = self.settlement
        if self.rural:
            return Trilingual(f"{kk} ауылы", f"село {ru}", f"{en} village")
        return Trilingual(f"{kk} ықшамауданы", f"микрорайон {ru}", f"{en} microdistrict")

    @property
    def display(self) -> Trilingual:
        """What is shown beside a question: district and settlement, never a street or a name."""
        unit, name = self.unit.name, self.name
        return Trilingual(f"{unit.kk}, {name.kk}", f"{unit.ru}, {name.ru}", f"{unit.en}, {name.en}")

    def slots(self, language: Language) -> dict[str, str]:
        """Slot values of the place in one language; the names are listed in ``docs/reference-data.md``."""
        if language == "kk":
            return self._kk()
        return self._ru() if language == "ru" else self._en()

    def _kk(self) -> dict[str, str]:
        street = kk_forms(f"{self.street[0]} көшесі")
        values = _kk_slots("", kk_forms(self.name.kk)) | _kk_slots("d", self.unit.kk)
        return (
            values
            | _kk_slots("r", self.region.kk)
            | _kk_slots("street", street)
            | {"c": self.region.centre.kk}
        )

    def _ru(self) -> dict[str, str]:
        whose = self.street[1]
        street = RuForms(f"улица {whose}", f"на улице {whose}", f"улицы {whose}")
        values = _ru_slots("", ru_forms(self.name.ru)) | _ru_slots("d", self.unit.ru)
        return (
            values
            | _ru_slots("r", self.region.ru)
            | _ru_slots("street", street)
            | {"c": self.region.centre.ru}
        )

    def _en(self) -> dict[str, str]:
        region, unit = self.region, self.unit
        return {
            "nom": self.name.en,
            "d": unit.name.en,
            "r": region.name.en,
            "c": region.centre.en,
            "street": f"{self.street[2]} street",
        }


def pick(region: RegionRow, where: Where, draw: Random) -> Place:
    """A place in the region. IndexError when the region has no such place (villages in a city)."""
    unit = draw.choice(units(region, where))
    pool = read("places.toml")
    settlement = draw.choice(pool["village" if unit.kind == "district" else "microdistrict"])
    return Place(region, unit, tuple(settlement), tuple(draw.choice(pool["street"])))


def units(region: RegionRow, where: Where) -> list[UnitRow]:
    """Districts and cities of the region that fit: ``rural`` takes districts only, ``urban`` the rest."""
    if where == "anywhere":
        return list(region.units)
    return [unit for unit in region.units if (unit.kind == "district") == (where == "rural")]


def _kk_slots(prefix: str, forms: KkForms) -> dict[str, str]:
    joint = f"{prefix}_" if prefix else ""
    return {
        prefix or "nom": forms.nominative,
        f"{joint}loc": forms.locative,
        f"{joint}loc_gy": forms.locative + ("ғы" if forms.locative.endswith("а") else "гі"),
        f"{joint}gen": forms.genitive,
        f"{joint}dat": forms.dative,
        f"{joint}abl": forms.ablative,
    }


def _ru_slots(prefix: str, forms: RuForms) -> dict[str, str]:
    joint = f"{prefix}_" if prefix else ""
    return {prefix or "nom": forms.nominative, f"{joint}loc": forms.locative, f"{joint}gen": forms.genitive}
