"""Which column is what, told by its heading in kk, ru or en. Pure: no Django."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kezdesu.tables.folding import fold


class Field(StrEnum):
    """What a column may hold. NUMBER and NOTES are read but not carried into the proposals."""

    REGION = "region"
    DISTRICT = "district"
    PLACE = "place"
    PLACE_KK = "place_kk"
    PLACE_RU = "place_ru"
    POST = "post"
    TERM = "term"
    BODY = "body"
    TOPIC = "topic"
    NOTES = "notes"
    NUMBER = "number"
    NONE = ""


SEVERAL = frozenset({Field.POST, Field.TOPIC, Field.NOTES, Field.NONE, Field.NUMBER})
"""Fields that may stand in two columns (a post and its holder's name)."""

_KK, _RU = (
    re.compile(r"\b(каз\w*|kk|kz|мемлекеттик тил\w*)\b|казакша"),
    re.compile(r"\b(рус\w*|ru|орыс\w*)\b|орысша"),
)
_NUMBER = re.compile(
    r"(no|n|#|(?:р ?/? ?с)(?: ?no)?|рс|п ?/? ?п(?: ?no)?|pp|номер|нөмир|реттик номири?|реттик саны|no п ?/? ?п|"
    r"no р ?/? ?с|no ?no)?\.?"
)
_SIGNS: tuple[tuple[Field, str], ...] = (
    (
        Field.REGION,
        r"облыс|област|онир|регион|region|oblast|province|аума[кг]|айма[кг]|территори|субъект|\bкуда\b",
    ),
    (Field.DISTRICT, r"аудан|район|\bкала|\bгород|district|\bcity|\btown|елди мекен|населенн"),
    (
        Field.PLACE,
        r"орны\b|орнын|\bжер[иі]?\b|\bорын(?!да)|мекенжай|адрес|\bмест|venue|\bplace|address|\bзал|"
        r"площадк|\bалан[ы]?\b|локаци|\bсело\b|\bауыл[ы]?\b|\bгде\b|\bкайда\b",
    ),
    (
        Field.POST,
        r"лауазым|должност|аты[- ]?жони|\bта[га]?а?\b|ф\.? ?и\.? ?о|фамили|\bким\b|\bкто\b|басшы|"
        r"руководител|выезжа|official|\bpost\b|\bname\b|министр(?!ств|лиг|лик)|спикер|"
        r"ответственн\w* лиц|кездесу откизетин|\bт\.? ?а\.? ?а\b|\bтеги\b|докладчик|баяндамашы|speaker|\bwho\b|"
        r"кызмети\b|проводит|участник от|катысатын тулга",
    ),
    (
        Field.TERM,
        r"мерзим|\bкун|дата|\bдату|срок|\bай[ыі]?\b|месяц|токсан|квартал|\bdate|\bwhen|кезен|период|"
        r"\bterm\b|уакыты|время|\bкогда\b|\bкашан\b|\bчисло\b|\bапта|недел|\bweek",
    ),
    (Field.BODY, r"министрли[гк]|министерств|ведомств|\bорган|госорган|\bbody|ministry"),
    (
        Field.TOPIC,
        r"такыры[пб]|\bтем[аы]|маселе|вопрос|theme|topic|максат|цель|purpose|кун тартиби|повестк|agenda",
    ),
    (
        Field.NOTES,
        r"ескерт|примечан|коммент|негиз|основани|notes?\b|\bсаны\b|тусинди|remark|количеств|\bформа|format|"
        r"контакт|телефон|байланыс|маршрут",
    ),
)
_TOPIC_FIRST = r"^(?:кездесу\w* |встреч\w* )?(?:тем|такыры|маселе|вопрос|максат|цел|кун тарт|повест)"
_MAYBE_POST = re.compile(r"ответственн|жауапты|участник|катысушы")
_COMPILED = tuple((field, re.compile(pattern)) for field, pattern in _SIGNS)
_REQUIRED = (Field.POST, Field.TERM)


@dataclass(frozen=True, slots=True)
class Guess:
    """A field for each column; ``asked`` are the columns that a person has to look at."""

    fields: tuple[Field, ...]
    asked: tuple[int, ...] = ()

    @property
    def is_enough(self) -> bool:
        """Whether rows can be read without asking."""
        return not self.asked and not missing(self.fields)


def guess(headings: Sequence[str]) -> Guess:
    """The columns by their headings; what fits two fields, or stands twice, is asked."""
    fields = [meaning(heading) for heading in headings]
    found = [options[0] if len(options) == 1 else Field.NONE for options in fields]
    asked = {place for place, options in enumerate(fields) if len(options) > 1}
    for place, field in enumerate(found):
        if field not in SEVERAL and field in found[:place]:
            asked.add(place)
            found[place] = Field.NONE
    if Field.POST not in found:
        for place in _maybe_posts(headings, found)[:1]:
            found[place] = Field.POST
            asked.add(place)
    return Guess(tuple(found), tuple(sorted(asked)))


def may_be_post(heading: str) -> bool:
    """Whether it may mean who comes, where no other heading does."""
    return bool(_MAYBE_POST.search(fold(heading)))


def _maybe_posts(headings: Sequence[str], found: Sequence[Field]) -> list[int]:
    """ "Ответственный": who comes, or who wrote the table; a person has to say."""
    return [
        place
        for place, (text, field) in enumerate(zip(headings, found, strict=True))
        if field is Field.NONE and may_be_post(text)
    ]


def missing(fields: Sequence[Field]) -> tuple[Field, ...]:
    """Fields without which no row can be read."""
    wanted = [field for field in _REQUIRED if field not in fields]
    if Field.REGION not in fields and Field.DISTRICT not in fields:
        wanted.insert(0, Field.REGION)
    return tuple(wanted)


def meaning(heading: str) -> tuple[Field, ...]:
    """What a heading may mean; ``(NONE,)`` when it says nothing to us."""
    plain = fold(heading)
    if _NUMBER.fullmatch(plain.replace("\n", " ").strip(" .")):
        return (Field.NUMBER,) if plain else (Field.NONE,)
    found = [field for field, pattern in _COMPILED if pattern.search(plain)]
    return _settled(found, plain) or (Field.NONE,)


def fingerprint(headings: Sequence[str]) -> str:
    """The same for the same headings, however they are spelt and spaced."""
    folded = "\x1f".join(fold(heading) for heading in headings)
    return hashlib.sha256(folded.encode()).hexdigest()


def _settled(found: list[Field], plain: str) -> tuple[Field, ...]:
    """Headings that name two things of which one contains the other are no question."""
    known = set(found)
    if Field.POST in known and Field.BODY in known:
        known -= {Field.BODY}
    if len(known) > 1 and plain.startswith(("ескерту", "примеч")):
        known = {Field.NOTES}
    elif Field.TOPIC in known and len(known) > 1 and re.search(_TOPIC_FIRST, plain):
        known = {Field.TOPIC}
    if (
        Field.PLACE in known
        and Field.TERM in known
        and re.search(r"(уакыты|время|кун\w*|дат\w*|мерзим\w*) (мен|жане|и|and)", plain)
    ):
        return (Field.TERM, Field.PLACE)
    if Field.PLACE in known and Field.TERM in known and "откизу" not in plain and "проведени" not in plain:
        return (Field.TERM, Field.PLACE)
    if Field.REGION in known:
        known -= {Field.DISTRICT, Field.PLACE}
    if Field.PLACE in known:
        known -= {Field.DISTRICT, *({Field.TERM} if not re.search(r"дат|срок|мерзим|date", plain) else set())}
    settled = [_tongue(field, plain) for field in found if field in known]
    return tuple(settled)


def _tongue(field: Field, plain: str) -> Field:
    """ "Өтетін орны (қазақша)"."""
    if field is not Field.PLACE or bool(_KK.search(plain)) == bool(_RU.search(plain)):
        return field
    return Field.PLACE_KK if _KK.search(plain) else Field.PLACE_RU
