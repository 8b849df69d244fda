"""Folding of Kazakh letters, light stripping of Kazakh and Russian endings, and a guess of the language.

Kazakh is often typed with Russian letters, so the folding comes before the endings. Over-stripping does no harm:
stems only find candidates, :mod:`kezdesu.voices.similar` decides.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from kezdesu.voices import endings

_LETTERS = str.maketrans("әқңөұүіғһё", "акноууигхе")
_WORD = re.compile(r"[^\W_]+")
_KAZAKH = frozenset("әғқңөұүһі")
_SHORTEST = 3
LONGEST_STEM = 40
MOST_STEMS = 80


def fold(text: str) -> str:
    """Lower-case words of ``text`` with Kazakh letters folded (ә→а, қ→к …), one space between them."""
    return " ".join(_WORD.findall(text.lower())).translate(_LETTERS)


@lru_cache(maxsize=50_000)
def word_stems(word: str) -> tuple[str, ...]:
    """The stem of one folded word, taken as Kazakh and taken as Russian (once, when both are equal).

    One text often mixes the languages, and "дорога" must not lose the Kazakh ending -га.
    """
    if word in endings.WATER:
        return ("су",)
    kazakh, russian = _stem(word, endings.KAZAKH), _stem(word, endings.RUSSIAN)
    return (kazakh,) if kazakh == russian else (kazakh, russian)


def stems(text: str) -> list[str]:
    """Stems of the meaningful words of ``text``, each once, in their order, at most eighty."""
    found: dict[str, None] = {}
    for word in fold(text).split():
        if len(word) >= 2 and word not in endings.STOP_WORDS:
            found.update(dict.fromkeys(stem[:LONGEST_STEM] for stem in word_stems(word)))
    return [item for item in found if len(item) >= 2 and item not in endings.STOP_WORDS][:MOST_STEMS]


def guess_language(text: str) -> Literal["kk", "ru", "en"]:
    """The language of a text, by its letters and frequent words; Kazakh when nothing speaks for another."""
    lower = text.lower()
    words = _WORD.findall(lower)
    latin = sum("a" <= sign <= "z" for sign in lower)
    cyrillic = sum("а" <= sign <= "я" or sign in _KAZAKH or sign == "ё" for sign in lower)
    if latin > cyrillic:
        return "en"
    kazakh = 2 * sum(sign in _KAZAKH for sign in lower) + 3 * sum(
        word in endings.KAZAKH_WORDS for word in words
    )
    russian = 3 * sum(word in endings.RUSSIAN_WORDS for word in words) + sum(
        sign in "щъцчфв" for sign in lower
    )
    kazakh += sum(word.endswith(endings.KAZAKH_ENDINGS) for word in words)
    russian += sum(word.endswith(endings.RUSSIAN_ENDINGS) for word in words)
    return "ru" if russian > kazakh else "kk"


def _stem(word: str, known: frozenset[str]) -> str:
    for _ in range(3):
        shorter = _strip(word, known)
        if shorter == word:
            break
        word = shorter
    return word[:-1] + endings.DEVOICED.get(word[-1], word[-1])


def _strip(word: str, known: frozenset[str]) -> str:
    """The word without its longest known ending."""
    for length in range(min(endings.LONGEST, len(word) - _SHORTEST), 0, -1):
        if word[-length:] in known:
            return word[:-length]
    return word
