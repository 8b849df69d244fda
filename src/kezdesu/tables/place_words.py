"""The words of a place name: the kind of place they tell, and the proper name with and without endings. Pure."""

from __future__ import annotations

import re

from kezdesu.tables.folding import fold

OBLAST, CITY, DISTRICT = "oblast", "city", "district"
_HEADS: tuple[tuple[str, str], ...] = (
    (r"облыс\w{0,5}|обл|область|области|областью|областей|oblast|region|обл-сы", OBLAST),
    (r"каласы\w{0,4}|кала|город\w{0,2}|гор|г|к|city", CITY),
    (r"ауданы\w{0,4}|аудан|район\w{0,2}|р-?о?н\w{0,2}|ауд|district|аудандык", DISTRICT),
)
_HEAD = {kind: re.compile(pattern) for pattern, kind in _HEADS}
_FILLERS = frozenset(
    {
        "в",
        "во",
        "по",
        "республикалык",
        "манызы",
        "бар",
        "республика",
        "рк",
        "кр",
        "н",
        "the",
        "of",
        "им",
        "имени",
        "атындагы",
    }
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LETTERS = re.compile(r"(?:[^\W\d_]\. ?){2}[^\W\d_]\.?")
_SHORT_ENDING = re.compile(r"\b(бко|шко|ско|вко|зко|око)-(?:да|де|нын|га|ны|нда|дагы)\b")
_KK_ENDINGS = tuple(
    fold(end)
    for end in (
        "ның",
        "нің",
        "дың",
        "дің",
        "тың",
        "тің",
        "нда",
        "нде",
        "да",
        "де",
        "та",
        "те",
        "нан",
        "нен",
        "дан",
        "ден",
        "тан",
        "тен",
        "на",
        "не",
        "ға",
        "ге",
        "қа",
        "ке",
    )
)
_RU_ENDINGS = (
    *(
        ("ской", "ск"),
        ("ская", "ск"),
        ("скую", "ск"),
        ("ский", "ск"),
        ("ского", "ск"),
        ("ском", "ск"),
        ("скому", "ск"),
    ),
    *(
        ("ском", "ск"),
        ("инский", "инск"),
        ("ый", ""),
        ("ого", ""),
        ("ом", ""),
        ("е", ""),
        ("а", ""),
        ("у", ""),
        ("ы", ""),
        ("и", ""),
        ("ь", ""),
    ),
)


def split(text: str) -> tuple[str, str]:
    """The folded proper name without head words, and the kind that the head word tells ("" when none does)."""
    core: list[str] = []
    kinds: list[str] = []
    for word in _WORD.findall(_joined_letters(fold(text))):
        told = next((name for name, pattern in _HEAD.items() if pattern.fullmatch(word)), "")
        if told:
            kinds.append(told)
        elif word not in _FILLERS:
            core.append(word)
    named = [word for word in core if len(word) > 1] or core
    return " ".join(named), DISTRICT if DISTRICT in kinds else next(iter(kinds), "")


def _joined_letters(text: str) -> str:
    """ "б.к.о." and "шко-нын" as "бко" and "шко"."""
    whole = text.replace(".", "").replace(" ", "") if _LETTERS.fullmatch(text) else text
    return _SHORT_ENDING.sub(r"\1", whole)


def cores(core: str) -> list[str]:
    """The name itself, then without a case ending, Kazakh and Russian."""
    found = [core, core.replace("-", " "), core.replace("-", "").replace(" ", "")]
    found += [
        core.removesuffix(end) for end in _KK_ENDINGS if core.endswith(end) and len(core) > len(end) + 3
    ]
    found.append(" ".join(_bare(word) for word in core.split()))
    return list(dict.fromkeys(found))


def _bare(word: str) -> str:
    for end, keep in _RU_ENDINGS:
        if word.endswith(end) and len(word) > max(len(end) + 1, 3):
            return word.removesuffix(end) + keep
    return word


def begins(cut: list[str], name: list[str]) -> bool:
    return len(cut) == len(name) and all(
        len(one) > 2 and other.startswith(one) for one, other in zip(cut, name, strict=True)
    )


def keeps_ends(core: str, name: str) -> bool:
    first, _dash, last = core.partition("-")
    return len(first) == 1 and 1 < len(last) < 4 and name.startswith(first) and name.endswith(last)
