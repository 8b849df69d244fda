"""Case forms of place names, as sentences need them.

A Kazakh place name ends in a head word (ауданы, қаласы, ауылы, ықшамауданы) that takes the endings, so the
proper name itself never changes. A Russian one is an adjective with район or a head word before a name.
"""

from __future__ import annotations

from dataclasses import dataclass

HARD_VOWELS = "аоұыяу"


@dataclass(frozen=True, slots=True)
class KkForms:
    """Абай облысы, -нда (where), -ның (whose), -на (where to), -нан (where from)."""

    nominative: str
    locative: str
    genitive: str
    dative: str
    ablative: str


@dataclass(frozen=True, slots=True)
class RuForms:
    """область Абай; в области Абай; области Абай."""

    nominative: str
    locative: str
    genitive: str


def kk_forms(name: str) -> KkForms:
    """Forms of a name that ends in a possessed head word: "Жарма ауданы" → "Жарма ауданында" and so on."""
    hard = name[-1] in HARD_VOWELS
    a, y = ("а", "ы") if hard else ("е", "і")
    return KkForms(name, f"{name}нд{a}", f"{name}н{y}ң", f"{name}н{a}", f"{name}н{a}н")


def ru_forms(name: str) -> RuForms:
    """Forms of "Жарминский район", "район Аксуат", "город Семей", "село Акжар", "микрорайон Шанырак"."""
    first, _, rest = name.partition(" ")
    if rest == "район":
        return RuForms(name, f"{_in(first)} {first[:-2]}ом районе", f"{first[:-2]}ого района")
    where, whose = HEADS[first]
    return RuForms(name, f"в {where} {rest}", f"{whose} {rest}")


HEADS = {
    "район": ("районе", "района"),
    "город": ("городе", "города"),
    "село": ("селе", "села"),
    "микрорайон": ("микрорайоне", "микрорайона"),
}


def _in(word: str) -> str:
    return "во" if word[:2].lower() in ("вл", "вт", "фр") else "в"
