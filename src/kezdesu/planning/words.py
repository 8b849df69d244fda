"""Reasons and conflicts of the optimiser in sentences, in three languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.spoken import say
from kezdesu.planning.coverage import Facts
from kezdesu.planning.optimiser.reasons import Reason, Why
from kezdesu.tables.months import Month, month

LONGEST = 500


@dataclass(frozen=True, slots=True)
class Names:
    """How regions (KATO), bodies (slug) and free days are called."""

    regions: Mapping[str, Trilingual]
    bodies: Mapping[str, Trilingual]
    free_days: Mapping[date, Trilingual]

    @classmethod
    def of(cls, facts: Facts) -> Names:
        """The names among the facts around a draft."""
        return cls(facts.regions, facts.bodies, facts.free_days)

    def region(self, kato: str) -> Trilingual:
        """A region's name; its code when it is unknown."""
        return self.regions.get(kato) or Trilingual(kato, kato, kato)

    def body(self, slug: str) -> Trilingual:
        """A body's name; its slug when it is unknown."""
        return self.bodies.get(slug) or Trilingual(slug, slug, slug)


def sentence(reason: Reason, names: Names) -> Trilingual:
    """One reason as a sentence."""
    said = _SENTENCES[reason.why](reason, names)
    return Trilingual(*(text[:1].upper() + text[1:] for text in (said.kk, said.ru, said.en)))


def placed(reasons: Sequence[Reason], names: Names) -> str:
    """The reason that is kept with the placement: the heaviest one, in the two official languages."""
    first = sentence(reasons[0], names)
    return f"{first.kk} · {first.ru}"[:LONGEST]


def _day_off(reason: Reason, names: Names) -> Trilingual:
    day = _day(reason)
    why = names.free_days.get(day, Trilingual("демалыс", "выходной", "day off"))
    return Trilingual(
        f"{say(day, 'kk')} – жұмыс күні емес ({why.kk}).",
        f"{say(day, 'ru')} – нерабочий день ({why.ru}).",
        f"{say(day, 'en')} is not a working day ({why['en']}).",
    )


def _busy(reason: Reason, names: Names) -> Trilingual:
    day = _day(reason)
    return Trilingual(
        f"Ол адам {say(day, 'kk')} басқа сапарда: {reason.code}.",
        f"{say(day, 'ru')} этот человек уже в другой поездке: {reason.code}.",
        f"On {say(day, 'en')} this person is on another visit: {reason.code}.",
    )


def _clash(reason: Reason, names: Names) -> Trilingual:
    day, codes = _day(reason), _codes(reason)
    return Trilingual(
        f"Әйтпесе {say(day, 'kk')} бір адам екі жерде болуы керек: {codes}.",
        f"Иначе {say(day, 'ru')} один человек нужен в двух местах: {codes}.",
        f"Otherwise one person would be needed in two places on {say(day, 'en')}: {codes}.",
    )


def _past(reason: Reason, names: Names) -> Trilingual:
    day = _day(reason)
    return Trilingual(
        f"{say(day, 'kk')} өтіп кеткен.", f"{say(day, 'ru')} уже прошло.", f"{say(day, 'en')} is past."
    )


def _open(reason: Reason, names: Names) -> Trilingual:
    return Trilingual(
        "Орган күнді атамаған: бұл күн – жұмыс күні, ол адам бос және айдың жүктемесі асып кетпейді.",
        "Орган не назвал дня: этот день рабочий, человек свободен, месяц не перегружен.",
        "The body named no day: this one is a working day, the person is free, the month has room.",
    )


def _cover(reason: Reason, names: Names) -> Trilingual:
    region = names.region(reason.region)
    return Trilingual(
        f"Әйтпесе {region.kk}: бүкіл кезеңде бірде-бір кездесу болмайды.",
        f"Иначе {region.ru}: ни одной встречи за весь период.",
        f"Otherwise {region['en']} has no meeting in the whole period.",
    )


def _cadence(reason: Reason, names: Names) -> Trilingual:
    body, first = names.body(reason.body), _month(reason)
    return Trilingual(
        f"Әйтпесе {body.kk}: {first.kk_in} басталатын тоқсанда кездесуі жетіспейді (1-тармақ).",
        f"Иначе {body.ru}: не хватает встречи в квартале, который начинается в {first.ru_in} (пункт 1).",
        f"Otherwise {body['en']} lacks a meeting in the quarter that begins in {first.en} (clause 1).",
    )


def _share(reason: Reason, names: Names) -> Trilingual:
    region, count, least = names.region(reason.region), reason.count, reason.least
    return Trilingual(
        f"{region.kk}: күтіп тұрған мәселелеріне қарай кемінде {least} кездесу керек, әйтпесе {count} болады.",
        f"{region.ru}: по числу ждущих вопросов нужно встреч не меньше {least}, иначе будет {count}.",
        f"{region['en']}: by what waits there it needs at least {least} meetings, otherwise there would be {count}.",
    )


def _need(reason: Reason, names: Names) -> Trilingual:
    region = names.region(reason.region)
    if reason.day is None:
        return Trilingual(
            f"{region.kk} жауапты көбірек күтуде, сондықтан алғашқы кездесу ертерек.",
            f"{region.ru} ждёт ответа больше других, поэтому первая встреча раньше.",
            f"{region['en']} waits more than others, so its first meeting comes earlier.",
        )
    then = _month(reason)
    return Trilingual(
        f"{region.kk} жауапты көбірек күтуде: әйтпесе алғашқы кездесу тек {then.kk_in} болады.",
        f"{region.ru} ждёт ответа больше других: иначе первая встреча будет лишь в {then.ru_in}.",
        f"{region['en']} waits more than others: otherwise its first meeting comes only in {then.en}.",
    )


def _week(reason: Reason, names: Names) -> Trilingual:
    region, day, codes = names.region(reason.region), _day(reason), _codes(reason)
    return Trilingual(
        f"Әйтпесе {region.kk}: {say(day, 'kk')} басталатын аптада бірнеше кездесу болады ({codes}).",
        f"Иначе {region.ru}: несколько встреч в одну неделю с {say(day, 'ru')} ({codes}).",
        f"Otherwise {region['en']} has several meetings in the week of {say(day, 'en')} ({codes}).",
    )


def _near(reason: Reason, names: Names) -> Trilingual:
    region, day, codes = names.region(reason.region), _day(reason), _codes(reason)
    return Trilingual(
        f"Әйтпесе {region.kk}: {say(day, 'kk')} басталатын екі аптада кездесулер тым жиі ({codes}).",
        f"Иначе {region.ru}: встречи слишком близко, в две недели с {say(day, 'ru')} ({codes}).",
        f"Otherwise meetings in {region['en']} are too close, within two weeks from {say(day, 'en')} ({codes}).",
    )


def _person(reason: Reason, names: Names) -> Trilingual:
    day, codes = _day(reason), _codes(reason)
    return Trilingual(
        f"Әйтпесе бір адам {say(day, 'kk')} басталатын аптада бірнеше рет сапарға шығады ({codes}).",
        f"Иначе один человек выезжает несколько раз за неделю с {say(day, 'ru')} ({codes}).",
        f"Otherwise one person travels several times in the week of {say(day, 'en')} ({codes}).",
    )


def _load(reason: Reason, names: Names) -> Trilingual:
    full, count, cap = _month(reason), reason.count, reason.least
    return Trilingual(
        f"Әйтпесе {full.kk_in} кездесулер тым көп: {count}, ал қалыпты жүктеме – {cap}.",
        f"Иначе в {full.ru_in} слишком много встреч: {count}, а разумно не больше {cap}.",
        f"Otherwise {full.en} would hold too many meetings: {count}, the measure is {cap}.",
    )


_SENTENCES: Mapping[Why, Callable[[Reason, Names], Trilingual]] = {
    Why.DAY_OFF: _day_off,
    Why.BUSY: _busy,
    Why.CLASH: _clash,
    Why.PAST: _past,
    Why.OPEN: _open,
    Why.COVER: _cover,
    Why.CADENCE: _cadence,
    Why.SHARE: _share,
    Why.NEED: _need,
    Why.WEEK: _week,
    Why.PERSON: _person,
    Why.MONTH: _load,
    Why.NEAR: _near,
}


def _day(reason: Reason) -> date:
    assert reason.day is not None, reason.why
    return reason.day


def _codes(reason: Reason) -> str:
    return ", ".join(f"E-{key}" for key in reason.others)


def _month(reason: Reason) -> Month:
    return month(_day(reason).month)
