"""Whole sentences in three languages, kept as data so that a translator can read them in one place."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter

from kezdesu.common.trilingual import Language, Trilingual
from kezdesu.decree.spoken import say

Slot = date | int | str | Trilingual
Piece = tuple[str, str, str]


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
    """The sentence ``key`` with its slots filled.

    Dates are spoken in each language (``{due}``, ``{due:weekday}``; forms as in :func:`kezdesu.decree.spoken.say`),
    trilingual slots follow the language, numbers and texts stand as they are.
    """
    try:
        template = phrases()[key]
    except KeyError:
        raise UnknownPhrase(key) from None
    return fill(template, **slots)


def fill(template: Trilingual, **slots: Slot) -> Trilingual:
    """``template`` with its slots filled in each language."""
    kk = _render(template.kk, slots, "kk")
    return Trilingual(kk, _render(template.ru, slots, "ru"), _render(template.en, slots, "en"))


def sentences(*parts: Trilingual) -> Trilingual:
    """Whole sentences one after another."""
    return Trilingual(
        " ".join([part.kk for part in parts if part.kk]),
        " ".join([part.ru for part in parts if part.ru]),
        " ".join([part.en for part in parts if part.en]),
    )


@cache
def slots_of(template: str) -> tuple[Piece, ...]:
    """The pieces of a template: text, then the slot after it (may be empty) and the form of the slot."""
    return tuple((text, slot or "", form or "") for text, slot, form, _ in Formatter().parse(template))


def _render(template: str, slots: Mapping[str, Slot], language: Language) -> str:
    parts: list[str] = []
    for text, slot, form in slots_of(template):
        parts.append(text)
        if slot:
            parts.append(_spoken(slots[slot], language, form))
    return "".join(parts)


def _spoken(slot: Slot, language: Language, form: str) -> str:
    if isinstance(slot, date):
        return say(slot, language, form)
    return slot[language] if isinstance(slot, Trilingual) else str(slot)
