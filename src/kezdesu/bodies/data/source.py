"""Reading the TOML files of bodies and filling the titles of standard posts."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from kezdesu.bodies.data.rows import OfficeRow
from kezdesu.common.trilingual import LANGUAGES, Trilingual


@cache
def read(name: str) -> dict[str, Any]:
    """The parsed content of one TOML file of this package."""
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def post(row: dict[str, Any], **slots: Trilingual) -> OfficeRow:
    """A standard post, its title filled in three languages from ``slots``."""
    kk, ru, en = (
        row["title"][language].format_map({name: text[language] for name, text in slots.items()})
        for language in LANGUAGES
    )
    return OfficeRow(row["slug"], row["rank"], Trilingual(kk, ru, en))


def unit(row: dict[str, Any]) -> OfficeRow:
    """The head of a committee or department: "… комитетінің төрағасы", "Директор Департамента …"."""
    rest = row["ru"].partition(" ")[2]
    if row["kk"].endswith("комитеті"):
        title = Trilingual(f"{row['kk']}нің төрағасы", f"Председатель Комитета {rest}", f"Chair, {row['en']}")
        return OfficeRow(_slug(row["en"]), "agency_chair", title, tuple(row["topics"]))
    title = Trilingual(f"{row['kk']}нің директоры", f"Директор Департамента {rest}", f"Director, {row['en']}")
    return OfficeRow(_slug(row["en"]), "department", title, tuple(row["topics"]))


def directorate(row: dict[str, Any], whose: Trilingual) -> OfficeRow:
    """The head of a directorate (басқарма, управление) of a region."""
    name = row["name"]
    title = Trilingual(
        f"{whose.kk} {name['kk']} басқармасының басшысы",
        f"Руководитель Управления {name['ru']} {whose.ru}",
        f"Head of the {name['en']} Directorate of {whose.en}",
    )
    return OfficeRow(f"directorate-{row['slug']}", "department", title, tuple(row["topics"]))


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
