"""Filling the slots of demo texts: places in their cases, months, numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random
from typing import Literal
from zlib import crc32

from kezdesu.common.trilingual import LANGUAGES, Language, Trilingual
from kezdesu.config.demo_texts.places import Place
from kezdesu.config.demo_texts.source import read

Season = Literal["any", "winter", "spring", "summer"]
SEASONS: dict[Season, tuple[int, ...]] = {
    "any": tuple(range(12)),
    "winter": (0, 1, 10, 11),
    "spring": (2, 3),
    "summer": (5, 6, 7),
}
NUMBER = re.compile(r"\{(n|n2|s):(\d+)-(\d+)(?:/(\d+))?\}")
SLOT = re.compile(r"\{([A-Za-z]\w*)\}")


def fill(text: str, language: Language, place: Place, draw: Random, season: Season = "any") -> str:
    """One text with its slots filled from ``place``; a month of the season and numbers come from ``draw``."""
    return _fill(text, slots(language, place, draw.choice(SEASONS[season])), _numbers(text, draw))


def fill_official(text: Trilingual, place: Place) -> Trilingual:
    """A text in three languages: the same numbers in each, and always the same ones for the same place."""
    draw = Random(crc32(f"{text.kk}|{place.key}".encode()))
    month = draw.randrange(12)
    numbers = {**_numbers(text.kk, draw), **_numbers(text.ru, draw)}
    kk, ru, en = (_fill(text[language], slots(language, place, month), numbers) for language in LANGUAGES)
    return Trilingual(kk, ru, en)


def slots(language: Language, place: Place, month: int) -> dict[str, str]:
    """All slot values in one language, by name; a capitalised name gives a capitalised value."""
    values = {**place.slots(language), **_month(language, month)}
    return values | {name.capitalize(): value[:1].upper() + value[1:] for name, value in values.items()}


def _fill(text: str, values: Mapping[str, str], numbers: Mapping[str, int]) -> str:
    with_numbers = NUMBER.sub(lambda match: str(numbers[match[1]]), text)
    return SLOT.sub(lambda match: values[match[1]], with_numbers)


def _numbers(text: str, draw: Random) -> dict[str, int]:
    return {
        name: draw.randrange(int(low), int(high) + 1, int(step or 1))
        for name, low, high, step in NUMBER.findall(text)
    }


def _month(language: Language, month: int) -> dict[str, str]:
    kk, genitive, locative, ru = read("months.toml")["month"][month]
    if language == "kk":
        return {"m": kk, "m_cap": kk.capitalize()}
    return {"m": ru, "m_gen": genitive, "m_loc": locative}
