"""Whether a place is named in Kazakh or in Russian, where no column says it. Pure: no Django."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kezdesu.tables.folding import has_kazakh_letters

_KAZAKH = re.compile(
    r"\b(?:сарайы|залы|клубы|театры|алаңы|ауылы|орталы[гғ]ы|кітапханасы|стадионы|музейі|колледжі|университеті|"
    r"академиясы|кешені|көшесі|даңғылы|мектебі|ауруханасы|цирк[іи]|ж[аә]не|паркі|дом[ыі])\b"
)
_RUSSIAN = re.compile(
    r"[ёщъэ]|\b(?:дом|дворец|здание|зал|школа|центр|улица|ул|проспект|город|площадь|имени|им|больница|село|район)\b|"
    r"(?:ая|ое|ый|ий|ой|ого|ей|ов|ии)\b"
)


def is_kazakh(text: str, usual: bool) -> bool:
    """By its letters, then by its words; ``usual`` when neither tells."""
    plain = text.lower()
    if has_kazakh_letters(plain):
        return True
    tells_kazakh, tells_russian = bool(_KAZAKH.search(plain)), bool(_RUSSIAN.search(plain))
    return tells_kazakh if tells_kazakh != tells_russian else usual


def is_mostly_kazakh(texts: Sequence[str]) -> bool:
    """Whether more places of a table have Kazakh letters than Russian words."""
    said = [text.lower() for text in texts if text]
    kazakh = sum(map(has_kazakh_letters, said))
    return kazakh > sum(bool(_RUSSIAN.search(text)) and not has_kazakh_letters(text) for text in said)
