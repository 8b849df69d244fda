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
        sentence = phrases()[key]
    except KeyError:
        raise UnknownPhrase(key) from None
    return fill(sentence, slots)


def fill(sentence: Trilingual, slots: Mapping[str, Slot]) -> Trilingual:
    """``sentence`` with its slots filled in each language."""
    kk = _render(sentence.kk, slots, "kk")
    return Trilingual(kk, _render(sentence.ru, slots, "ru"), _render(sentence.en, slots, "en"))


def sentences(*parts: Trilingual) -> Trilingual:
    """Whole sentences one after another."""
    return Trilingual(
        " ".join([part.kk for part in parts if part.kk]),
        " ".join([part.ru for part in parts if part.ru]),
        " ".join([part.en for part in parts if part.en]),
    )


def slots_of(template: str) -> tuple[tuple[str, str], ...]:
    """The slots of a template in order, each with its form (may be empty)."""
    return _compiled(template)[1]


@cache
def _compiled(template: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The template as a pattern for ``%`` and its slots: a sentence is filled thousands of times a second."""
    pattern, slots = "", []
    for text, slot, form, _ in Formatter().parse(template):
        pattern += text.replace("%", "%%")
        if slot:
            pattern += "%s"
            slots.append((slot, form or ""))
    return pattern, tuple(slots)


def _render(template: str, slots: Mapping[str, Slot], language: Language) -> str:
    pattern, needed = _compiled(template)
    return pattern % tuple(
        [
            say(slot, language, form) if isinstance(slot := slots[name], date) else _text(slot, language)
            for name, form in needed
        ]
    )


def _text(slot: int | str | Trilingual, language: Language) -> str:
    return slot[language] if isinstance(slot, Trilingual) else str(slot)
