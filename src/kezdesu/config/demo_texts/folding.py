"""Kazakh typed with Russian letters, as people do on a phone without a Kazakh keyboard."""

from __future__ import annotations

PAIRS = str.maketrans("әқңөұүіғһӘҚҢӨҰҮІҒҺ", "акноууигхАКНОУУИГХ")


def fold(text: str) -> str:
    """The text with every Kazakh letter replaced by its nearest Russian one."""
    return text.translate(PAIRS)
