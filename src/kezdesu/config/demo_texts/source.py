"""Reading the TOML files of the demo texts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from kezdesu.common.trilingual import Trilingual


@cache
def read(name: str) -> dict[str, Any]:
    """The parsed content of one file of this package, e.g. ``themes/roads.toml``."""
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def names(folder: str) -> list[str]:
    """The TOML files of a folder, sorted."""
    found = files(__package__).joinpath(folder).iterdir()
    return sorted(f"{folder}/{entry.name}" for entry in found if entry.name.endswith(".toml"))


def trilinguals(rows: Iterable[dict[str, str]]) -> tuple[Trilingual, ...]:
    """Rows of ``{kk, ru, en}`` as texts; citizens' words have no ``en``."""
    return tuple(Trilingual(row["kk"], row["ru"], row.get("en", "")) for row in rows)
