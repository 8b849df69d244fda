"""Whole sentences in three languages, kept as data so that a translator can read them in one place."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from kezdesu.common.trilingual import LANGUAGES, Language, Trilingual
from kezdesu.decree.spoken import Spoken

Slot = date | int | str | Trilingual


class UnknownPhrase(KeyError):
    """A sentence was asked for by a key that no phrase file holds."""


@cache
def phrases() -> dict[str, Trilingual]:
    """All sentences by key (``file.name``)."""
    found: dict[str, Trilingual] = {}
    for path in sorted(Path(__file__).parent.glob("*.toml")):
        for name, texts in tomllib.loads(path.read_text("utf-8")).items():
            found[f"{path.stem}.{name}"] = Trilingual(texts["kk"], texts["ru"], texts["en"])
    return found


def phrase(key: str, **slots: Slot) -> Trilingual:
    """The sentence ``key`` with its slots filled; dates are spoken in each language, trilingual slots follow it."""
    try:
        template = phrases()[key]
    except KeyError:
        raise UnknownPhrase(key) from None
    return fill(template, **slots)


def fill(template: Trilingual, **slots: Slot) -> Trilingual:
    """``template`` with its slots filled in each language."""
    return Trilingual(*(_in(template, slots, language) for language in LANGUAGES))


def sentences(*parts: Trilingual) -> Trilingual:
    """Whole sentences one after another."""
    return Trilingual(*(" ".join(part[language] for part in parts if part) for language in LANGUAGES))


def _in(template: Trilingual, slots: dict[str, Slot], language: Language) -> str:
    return template[language].format_map({name: _spoken(slot, language) for name, slot in slots.items()})


def _spoken(slot: Slot, language: Language) -> Spoken | int | str:
    if isinstance(slot, Trilingual):
        return slot[language]
    return Spoken(slot, language) if isinstance(slot, date) else slot
