"""Names short enough for the grid: the initials people use for ministries, the first word of a region, a month."""

from __future__ import annotations

import re
from functools import lru_cache

from kezdesu.common.trilingual import Language

SMALL = frozenset({"және", "мен", "и", "по", "в", "of", "the", "and", "for"})
REGION_WORDS = frozenset({"облысы", "қаласы", "область", "город", "region", "city"})
TWICE = frozenset({"Алматы", "Almaty"})
"""The name of a region and of a city: the city needs its mark."""
LONGEST_MONTH = 7
PARTS = re.compile(r"[\s\-–]+")


@lru_cache(maxsize=512)
def initials(name: str) -> str:
    """``Денсаулық сақтау министрлігі`` → ``ДСМ``."""
    words = [word for word in PARTS.split(name) if word and word.lower() not in SMALL]
    return "".join(word[0] for word in words).upper()


@lru_cache(maxsize=512)
def region(name: str) -> str:
    """``Абай облысы`` → ``Абай``, ``Солтүстік Қазақстан облысы`` → ``СҚО``, ``Алматы қаласы`` → ``Алматы қ.``,
    ``Шымкент қаласы`` → ``Шымкент``."""
    words = name.split()
    kept = [word for word in words if word.lower() not in REGION_WORDS]
    is_city = any(word.lower() in ("қаласы", "город", "city") for word in words)
    if len(PARTS.split(" ".join(kept))) > 1 and not is_city:
        return initials(name)
    city = {"қаласы": "қ.", "город": "г.", "city": "city"}
    mark = next((city[word.lower()] for word in words if word.lower() in city), "")
    return " ".join(filter(None, [*kept, mark if TWICE.intersection(kept) else ""]))


def month(name: str, language: Language) -> str:
    """``Қыркүйек`` → ``Қырк.``, a short name stays whole; in English three letters: ``Sep``."""
    if language == "en":
        return name[:3]
    return name if len(name) <= LONGEST_MONTH else f"{name[:4]}."
