"""The tokens as the style sheet itself has them, light and dark, and how well they can be read on each other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

SHEET = "static/kezdesu/css/kezdesu.css"
LEAST_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3: text of ordinary size."""
LEAST_EDGE = 3.0
"""WCAG 2.2, 1.4.11: edges of fields and shapes that carry meaning."""
TEXT_ON = (
    ("ink", "paper"), ("ink", "surface"), ("ink", "sunk"), ("muted", "paper"), ("muted", "surface"),
    ("muted", "sunk"), ("deep", "paper"), ("deep", "surface"), ("deep-ink", "deep"), ("banner-ink", "banner"),
    ("deep", "sky-soft"), ("green", "green-soft"), ("red", "red-soft"), ("plum", "plum-soft"),
    ("stone", "stone-soft"), ("night", "gold"),
)  # fmt: skip
EDGE_ON = (("edge", "paper"), ("edge", "surface"), ("red", "surface"), ("green", "surface"))


@dataclass(frozen=True, slots=True)
class Token:
    """A custom property: its value in the light and in the dark scheme (the same where dark says nothing)."""

    name: str
    light: str
    dark: str

    @property
    def is_colour(self) -> bool:
        """Whether it can be painted."""
        return self.light.startswith("#")


@dataclass(frozen=True, slots=True)
class Pair:
    """One colour on another, with the contrast in both schemes (WCAG, 1 to 21) and the least that is asked."""

    front: str
    back: str
    light: float
    dark: float
    least: float

    @property
    def is_enough(self) -> bool:
        """Readable in both schemes."""
        return min(self.light, self.dark) >= self.least


@cache
def tokens() -> Mapping[str, Token]:
    """Every custom property of ``:root``."""
    text = files("kezdesu.web").joinpath(SHEET).read_text("utf-8")
    blocks = re.findall(r":root \{(.*?)\}", text, re.DOTALL)
    light, dark = (_values(block) for block in blocks[:2])
    return {
        name: Token(name, _resolved(value, light), _resolved(dark.get(name, value), {**light, **dark}))
        for name, value in light.items()
    }


def palette() -> list[Token]:
    """The colours."""
    return [token for token in tokens().values() if token.is_colour]


def measures() -> list[Token]:
    """Everything else: rhythm, corners, type."""
    return [token for token in tokens().values() if not token.is_colour]


def pairs() -> list[Pair]:
    """What may stand on what, measured."""
    wanted = [(*pair, LEAST_CONTRAST) for pair in TEXT_ON] + [(*pair, LEAST_EDGE) for pair in EDGE_ON]
    return [_pair(front, back, least) for front, back, least in wanted]


def contrast(front: str, back: str) -> float:
    """The contrast of two colours (#rgb or #rrggbb) by WCAG 2.2."""
    lighter, darker = sorted((_luminance(front), _luminance(back)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _resolved(value: str, known: Mapping[str, str]) -> str:
    """What stands behind ``var(--sky)``."""
    name = value.removeprefix("var(--").removesuffix(")")
    return known[name] if value.startswith("var(") else value


def _values(block: str) -> dict[str, str]:
    found: list[tuple[str, str]] = re.findall(r"--([\w-]+): ([^;]+);", block)
    return dict(found)


def _pair(front: str, back: str, least: float) -> Pair:
    known = tokens()
    one, other = known[front], known[back]
    light, dark = contrast(one.light, other.light), contrast(one.dark, other.dark)
    return Pair(front, back, round(light, 1), round(dark, 1), least)


def _luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    full = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(full[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
