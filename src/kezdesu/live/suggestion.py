"""Which question next, and why. Pure: every number of the reckoning is shown, there is no hidden score.

A candidate's *places* are its places in three separate orders (by device, by contact, by identity: the figures are
never added to each other), and one place for each question already heard from its region, for its language and for
its side (hall or online) where these were heard more than the others. The fewest places win; then the oldest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kezdesu.common.trilingual import Trilingual
from kezdesu.live.facts import Support

LANGUAGE_NAMES = {
    "kk": Trilingual("қазақша", "на казахском", "in Kazakh"),
    "ru": Trilingual("орысша", "на русском", "in Russian"),
    "en": Trilingual("ағылшынша", "на английском", "in English"),
}
SIDES = {
    True: Trilingual("залдан", "из зала", "from the hall"),
    False: Trilingual("онлайн", "онлайн", "online"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that waits."""

    code: str
    support: Support
    region: Trilingual
    language: str
    from_hall: bool
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Heard:
    """A question that was on air already."""

    region: Trilingual
    language: str
    from_hall: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The code of the question, its places and the reasons in words, one for each number."""

    code: str
    places: int
    why: tuple[Trilingual, ...]


def suggest(candidates: Sequence[Candidate], heard: Sequence[Heard]) -> Suggestion | None:
    """The next question; None when nobody waits."""
    if not candidates:
        return None
    balance = _Balance(heard)
    reckoned = [(_support_places(one, candidates), balance.places(one), one) for one in candidates]
    support, places, best = min(
        reckoned, key=lambda row: (row[0] + sum(row[1]), row[2].received_at, row[2].code)
    )
    return Suggestion(best.code, support + sum(places), _why(best, support, places))


def _support_places(one: Candidate, candidates: Sequence[Candidate]) -> int:
    """How many stand before it in each of the three orders."""
    return sum(
        len({getattr(other.support, figure) for other in candidates if _more(other, one, figure)})
        for figure in ("device", "contact", "identified")
    )


def _more(other: Candidate, one: Candidate, figure: str) -> bool:
    return bool(getattr(other.support, figure) > getattr(one.support, figure))


class _Balance:
    def __init__(self, heard: Sequence[Heard]) -> None:
        self.regions = Counter(turn.region.kk for turn in heard)
        self.languages = Counter(turn.language for turn in heard)
        self.sides = Counter(turn.from_hall for turn in heard)

    def places(self, one: Candidate) -> tuple[int, int, int]:
        """Region, language, side: how much more each was heard than the least heard."""
        return (
            self.regions[one.region.kk],
            max(0, self.languages[one.language] - self._least_language(one.language)),
            max(0, self.sides[one.from_hall] - self.sides[not one.from_hall]),
        )

    def _least_language(self, language: str) -> int:
        return min(self.languages[other] for other in ("kk", "ru") if other != language)


def _why(one: Candidate, support: int, places: tuple[int, int, int]) -> tuple[Trilingual, ...]:
    region, language, side = places
    return (_support_reason(one, support), _region_reason(one, region), _language_reason(one, language),
            _side_reason(one, side))  # fmt: skip


def _support_reason(one: Candidate, places: int) -> Trilingual:
    three = one.support
    figures = f"{three.device} / {three.contact} / {three.identified}"
    ahead = (
        Trilingual(f"алдында {places} орын", f"впереди мест: {places}", f"places ahead: {places}")
        if places
        else Trilingual("алдында ешкім жоқ", "впереди никого", "nobody ahead")
    )
    return Trilingual(
        f"Қолдау (құрылғы / байланыс / расталған): {figures}; {ahead.kk}",
        f"Поддержка (устройства / контакты / подтверждённые): {figures}; {ahead.ru}",
        f"Support (devices / contacts / identified): {figures}; {ahead.en}",
    )


def _region_reason(one: Candidate, heard: int) -> Trilingual:
    if not heard:
        return Trilingual(
            f"{one.region.kk}: бұл өңірден әлі сұрақ айтылған жоқ",
            f"{one.region.ru}: отсюда вопросов ещё не было",
            f"{one.region['en']}: no question heard yet",
        )
    return Trilingual(
        f"{one.region.kk}: осы өңірден айтылған сұрақтар: {heard}",
        f"{one.region.ru}: уже прозвучало вопросов: {heard}",
        f"{one.region['en']}: questions heard so far: {heard}",
    )


def _language_reason(one: Candidate, more: int) -> Trilingual:
    name = LANGUAGE_NAMES[one.language]
    if not more:
        return Trilingual(
            f"Тілі: {name.kk}; басқа тілден жиі айтылған жоқ",
            f"Язык: {name.ru}; звучал не чаще другого",
            f"Language: {name.en}; heard no more often than the other",
        )
    return Trilingual(
        f"Тілі: {name.kk}; басқа тілден {more} сұраққа жиі айтылды",
        f"Язык: {name.ru}; на нём прозвучало больше на {more}",
        f"Language: {name.en}; heard more often by {more}",
    )


def _side_reason(one: Candidate, more: int) -> Trilingual:
    side = SIDES[one.from_hall]
    if not more:
        return Trilingual(
            f"Қайдан: {side.kk}; бұл жақтан басқа жақтан артық айтылған жоқ",
            f"Откуда: {side.ru}; с этой стороны прозвучало не больше",
            f"Side: {side.en}; heard no more often than the other",
        )
    return Trilingual(
        f"Қайдан: {side.kk}; бұл жақтан {more} сұрақ артық айтылды",
        f"Откуда: {side.ru}; с этой стороны прозвучало больше на {more}",
        f"Side: {side.en}; heard more often by {more}",
    )
