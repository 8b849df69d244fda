"""What is said beside a term: that it is about so, that one of the days will do, no later than, from then on. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ABOUT = re.compile(
    r"\(?\b(?:(?:дат[аы]|сроки?|день|куни|мерзими)\s+)?(?:"
    r"ориентировочн\w*|предварительн\w*|предположительн\w*|примерн\w*|планиру\w+|планов\w+|"
    r"уточня\w+|будет уточнен\w*|подлежит уточнению|по согласованию|"
    r"болжам\w*|шамамен|алдын ала|жоспарлан\w+|нактылан\w+|нактыланады|келисим бойынша|"
    r"approximately|about|tentative(?:ly)?|provisional(?:ly)?|to be confirmed|tbc|tbd)\b\.?\)?[,:]?"
)
_ONE_DAY = re.compile(
    r"\(?\b(?:один из дней|любой день|один день|бир кун[иi]?|бириси|one of the days|any day|one day)\b\)?"
)
_REWRITTEN = (
    (re.compile(r"\b(?:не позднее(?: чем)?|не позже)\b|^к(?= \d)"), "до"),
    (re.compile(r"\bкешиктирмей\b"), "дейин"),
    (re.compile(r"\b(?:не ранее(?: чем)?|не раньше|начиная с|after|since)\b"), "после"),
    (re.compile(r"^с(?= \d[^-]*$)(?!.*\b(?:по|до)\b)"), "после"),
    (re.compile(r"\b(?:кейин|бастап)\b"), "после"),
    (re.compile(r"\b[тс]\.\s?г\.|\bа\.\s?ж\.|\b(?:текущего|этого|осы) (?:года|жылы?)\b"), " "),
    (re.compile(r"\b[иi1][vуy]\b"), "iv"),
)


@dataclass(frozen=True, slots=True)
class Aside:
    """``text``: the term alone; ``is_about``: said not to be settled yet; ``is_one_day``: one day of those named."""

    text: str
    is_about: bool = False
    is_one_day: bool = False


def aside(text: str) -> Aside:
    """What a folded term says, and what it says beside it; the whole when nothing else is left."""
    plain, abouts = _ABOUT.subn(" ", text)
    kept = plain if _says_something(plain) else text
    is_about = bool(abouts) and kept is plain
    alone, ones = _ONE_DAY.subn(" ", kept)
    if ones and _says_something(alone) and "аралыг" not in text and "период" not in text:
        kept = re.sub(r"(?<=[а-я])(?:ның|нын|нин|дын|дин|тын|тин)(?= *$)", "", alone.strip())
    else:
        ones = 0
    for pattern, instead in _REWRITTEN:
        kept = pattern.sub(instead, kept)
    return Aside(
        " ".join(kept.split()).strip(" ,;()") if abouts or ones else kept.strip(), is_about, bool(ones)
    )


def _says_something(text: str) -> bool:
    return bool(re.search(r"\w", text))
