"""Which words promise nothing: the table of empty phrases in every inflected form, and the limits of a promise."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("empty_phrases.toml")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as it is shown to the clerk, and the pattern of all its forms."""

    shown: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Gate:
    """The table and the limits, read once."""

    phrases: dict[str, tuple[Phrase, ...]]
    horizon_years: int
    signs_minimum: int
    signs_maximum: int

    def horizon(self, today: date) -> date:
        """The last day that may be promised on ``today``."""
        return date(today.year + self.horizon_years, 12, 31)


def empty_phrase(text: str) -> str | None:
    """The words in ``text`` that promise nothing, as they stand in the text; None when there are none.

    Every language's table is tried on every text: a Kazakh action may hold Russian words.
    """
    plain = folded(text)
    for phrases in gate().phrases.values():
        for phrase in phrases:
            found = phrase.pattern.search(plain)
            if found:
                return found[0]
    return None


def folded(text: str) -> str:
    """Lower case, one form of each letter, no invisible signs, words separated by single spaces."""
    visible = "".join(
        sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf"
    )
    return " ".join(re.findall(r"\w+", visible.lower().replace("ё", "е")))


@cache
def gate() -> Gate:
    """The table from ``empty_phrases.toml``."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    by_language: dict[str, tuple[Phrase, ...]] = {}
    for row in table["phrase"]:
        phrase = Phrase(row["shown"], _pattern(row["words"], row["gap"]))
        by_language[row["language"]] = (*by_language.get(row["language"], ()), phrase)
    limits = table["limits"]
    return Gate(
        by_language, limits["horizon_years"], limits["action_signs_minimum"], limits["action_signs_maximum"]
    )


def _pattern(words: list[str], gap: int) -> re.Pattern[str]:
    between = rf" (?:\w+ ){{0,{gap}}}"
    return re.compile(rf"\b{between.join(_word(beginnings) for beginnings in words)}")


def _word(beginnings: str) -> str:
    options = (
        rf"{re.escape(option[1:])}\b" if option.startswith("=") else rf"{re.escape(option)}\w*"
        for option in beginnings.split("|")
    )
    return f"(?:{'|'.join(options)})"
