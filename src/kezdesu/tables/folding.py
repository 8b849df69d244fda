"""Folding: one key for one word, however a clerk typed it.

Case, ё, no-break spaces, kinds of dashes, Kazakh letters typed as Russian ones, and Latin letters that only look
Cyrillic ("oбласть" with a Latin o) make no difference. Pure: no Django.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_KAZAKH = str.maketrans(
    {"ә": "а", "ғ": "г", "қ": "к", "ң": "н", "ө": "о", "ұ": "у", "ү": "у", "һ": "х", "і": "и", "ё": "е"}
)
_LOOK_ALIKE = str.maketrans("aceopxykmthbiұ", "асеорхукмтнвіұ")
_LATIN_PAIRS = (("sh", "ш"), ("ch", "ч"), ("zh", "ж"), ("gh", "г"), ("kh", "х"), ("ts", "ц"))
_LATIN_KAZAKH = str.maketrans(
    "aáäbcdeéfgğǵhiıjklmnñńoóöpqrsştuúüūvwxyýz", "аааbсdееfгггхиыжкlмнннооопкrсштуууувухыуз"
) | str.maketrans("bdfglprstvz", "бдфглпрствз")
_CYRILLIC = re.compile("[а-яёәғқңөұүһі]")
_LATIN = re.compile("[a-z]")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u00ad]")
_QUOTES = re.compile("[«»\"“”„'`’ʼ]")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The key of ``text``: lower case, one kind of dash and space, Kazakh letters as their Russian neighbours."""
    return lettered(text).translate(_KAZAKH)


@lru_cache(maxsize=4096)
def lettered(text: str) -> str:
    """Like :func:`fold`, but the Kazakh letters stay."""
    plain = unicodedata.normalize("NFKC", _DASHES.sub("-", text)).lower()
    seen = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in plain)
    one = _WORD.sub(lambda match: _one_script(match[0]), _QUOTES.sub("", _DASHES.sub("-", seen)))
    return " ".join(one.split())


def words(text: str) -> tuple[str, ...]:
    """The folded words of ``text``, without signs."""
    return tuple(_WORD.findall(fold(text)))


def cyrillic(text: str) -> str:
    """``text`` as if its Latin letters had been meant to be the Cyrillic ones that look like them (CKO → СКО)."""
    return lettered(text).translate(_LOOK_ALIKE)


def from_latin(text: str) -> str:
    """Kazakh in any of its Latin alphabets as folded Cyrillic: "Qostanaı oblysy", "Túrkistan" → "туркистан"."""
    plain = lettered(text)
    for pair, letter in _LATIN_PAIRS:
        plain = plain.replace(pair, letter)
    return fold(plain.translate(_LATIN_KAZAKH))


def has_kazakh_letters(text: str) -> bool:
    """Whether a letter stands in it that Russian does not have."""
    return bool(re.search("[әғқңөұүһі]", text.lower()))


def distance(one: str, other: str, most: int) -> int:
    """Edits between two words (a swap of neighbours is one); ``most`` + 1 as soon as there are more than ``most``."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, right in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


def allowed_edits(word: str) -> int:
    """How many slips are forgiven in a word of this length: none under 5 letters, one up to 9, then two."""
    return 0 if len(word) < 5 else 1 if len(word) < 10 else 2


def _one_script(word: str) -> str:
    mixed = _CYRILLIC.search(word) and _LATIN.search(word)
    return word.translate(_LOOK_ALIKE) if mixed else word
