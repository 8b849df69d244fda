"""The sentences of the warnings, in three languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from kezdesu.common.trilingual import Language, Trilingual
from kezdesu.decree.spoken import say

NOTHING: Final = Trilingual("–", "–", "–")
MOST_NAMED: Final = 6
"""So many names are told before "…"."""

_QUARTERS: Final = ("I", "II", "III", "IV")


def same_person(who: Trilingual, day: date, regions: Sequence[Trilingual]) -> Trilingual:
    """One person in two places."""
    where = {lang: " · ".join(region[lang] for region in regions) for lang in _LANGUAGES}
    return Trilingual(
        f"{who.kk}: {say(day, 'kk')}, екі кездесу бір уақытта ({where['kk']}).",
        f"{who.ru}: {say(day, 'ru')} две встречи одновременно ({where['ru']}).",
        f"{who['en']}: two meetings at once on {say(day, 'en')} ({where['en']}).",
    )


def free_day(day: date, why: Trilingual) -> Trilingual:
    """Not a working day."""
    return Trilingual(
        f"{say(day, 'kk')}: жұмыс күні емес. {why.kk}.",
        f"{say(day, 'ru')}: нерабочий день. {why.ru}.",
        f"{say(day, 'en')} is not a working day. {why['en']}.",
    )


WEEKEND: Final = Trilingual("Демалыс күні", "Выходной день", "Weekend")


def no_day(first: date, last: date) -> Trilingual:
    """A month, a quarter or a window without a day."""
    kk, ru, en = (_days(first, last, lang) for lang in _LANGUAGES)
    return Trilingual(
        f"Күні таңдалмаған. Орган сұрағаны: {kk}.",
        f"День не выбран. Орган просил: {ru}.",
        f"No day yet. The body asked for {en}.",
    )


def outside_wish(first: date, last: date, region: Trilingual) -> Trilingual:
    """Moved away from the signed wish."""
    kk, ru, en = (_days(first, last, lang) for lang in _LANGUAGES)
    return Trilingual(
        f"Қол қойылғаны басқа: {kk}, {region.kk}.",
        f"Подписано было другое: {ru}, {region.ru}.",
        f"Signed otherwise: {en}, {region['en']}.",
    )


def same_week(region: Trilingual, week: date, number: int) -> Trilingual:
    """Several officials in one region in one week."""
    end = week + timedelta(days=6)
    return Trilingual(
        f"{region.kk}: {_short(week, end, 'kk')} аптасында {number} кездесу.",
        f"{region.ru}: за неделю {_short(week, end, 'ru')} встреч: {number}.",
        f"{region['en']}: {number} meetings in the week {_short(week, end, 'en')}.",
    )


def busy_month(first: date, number: int, average: int) -> Trilingual:
    """A month with far more than the average."""
    return Trilingual(
        f"{_month(first, 'kk')}: {number} кездесу, айдағы орташа саны {average}.",
        f"{_month(first, 'ru')}: встреч {number}, в среднем за месяц {average}.",
        f"{_month(first, 'en')}: {number} meetings, {average} in an average month.",
    )


def busy_week(week: date, number: int) -> Trilingual:
    """A week with far more than the average."""
    end = week + timedelta(days=6)
    return Trilingual(
        f"{_short(week, end, 'kk')} аптасында ел бойынша {number} кездесу.",
        f"За неделю {_short(week, end, 'ru')} по стране встреч: {number}.",
        f"{number} meetings in the country in the week {_short(week, end, 'en')}.",
    )


def below_cadence(body: Trilingual, label: str, number: int, least: int) -> Trilingual:
    """The first head meets too few."""
    return Trilingual(
        f"{body.kk}: {_period(label, 'kk')} бірінші басшының кездесуі {number}, кемінде {least} керек.",
        f"{body.ru}: встреч первого руководителя за {_period(label, 'ru')}: {number}, нужно не меньше {least}.",
        f"{body['en']}: {number} meetings of the first head in {_period(label, 'en')}, at least {least} needed.",
    )


def places_left(body: Trilingual, label: str, least: int, places: Sequence[Trilingual]) -> Trilingual:
    """Districts in which the first head meets too few."""
    kk, ru, en = (_named(places, lang) for lang in _LANGUAGES)
    return Trilingual(
        f"{body.kk}: {_period(label, 'kk')} бірінші басшының кездесуі жетпейтін аудандар ({len(places)}): {kk}."
        f" Әрқайсысында кемінде {least} керек.",
        f"{body.ru}: районы, где за {_period(label, 'ru')} мало встреч первого руководителя ({len(places)}): {ru}."
        f" В каждом нужно не меньше {least}.",
        f"{body['en']}: districts with too few meetings of the first head in {_period(label, 'en')} ({len(places)}):"
        f" {en}. Each needs at least {least}.",
    )


def no_deputies(label: str, number: int, least: int) -> Trilingual:
    """Too few meetings of deputies and chairs."""
    return Trilingual(
        f"{_period(label, 'kk')} орынбасарлар мен агенттік төрағаларының кездесуі {number}, кемінде {least} керек.",
        f"Встреч заместителей и председателей агентств за {_period(label, 'ru')}: {number}, нужно не меньше {least}.",
        f"{number} meetings of deputies and chairs of agencies in {_period(label, 'en')}, at least {least} needed.",
    )


def idle_deputies(body: Trilingual, titles: Sequence[Trilingual]) -> Trilingual:
    """Deputies who meet nobody in the whole period."""
    kk, ru, en = (_named(titles, lang) for lang in _LANGUAGES)
    return Trilingual(
        f"{body.kk}: кездесуі жоқ: {kk}.",
        f"{body.ru}: без единой встречи: {ru}.",
        f"{body['en']}: without any meeting: {en}.",
    )


def region_in_need(region: Trilingual, questions: int, promises: int) -> Trilingual:
    """A region that waits most and is not on the list."""
    return Trilingual(
        f"{region.kk}: тізімде жоқ, ал ашық сұрақ {questions}, мерзімі өткен міндеттеме {promises}.",
        f"{region.ru}: нет в списке, а открытых вопросов {questions}, просроченных обязательств {promises}.",
        f"{region['en']}: not on the list, with {questions} open questions and {promises} overdue promises.",
    )


def region_never(region: Trilingual) -> Trilingual:
    """Never visited, and not on the list."""
    return Trilingual(
        f"{region.kk}: ешқашан барылмаған, тізімде де жоқ.",
        f"{region.ru}: не посещали ни разу, и в списке его нет.",
        f"{region['en']}: never visited, and not on the list.",
    )


def region_long(region: Trilingual, days: int) -> Trilingual:
    """Long not visited, and not on the list."""
    return Trilingual(
        f"{region.kk}: соңғы сапардан бері {days} күн өтті, тізімде жоқ.",
        f"{region.ru}: дней с последнего визита: {days}, в списке нет.",
        f"{region['en']}: {days} days since the last visit, and not on the list.",
    )


def districts_never(region: Trilingual, names: Sequence[Trilingual]) -> Trilingual:
    """Districts that nobody has visited or plans to."""
    kk, ru, en = (_named(names, lang) for lang in _LANGUAGES)
    return Trilingual(
        f"{region.kk}: барылмаған және жоспарда жоқ аудандар ({len(names)}): {kk}.",
        f"{region.ru}: районы без визитов и вне списка ({len(names)}): {ru}.",
        f"{region['en']}: districts never visited and not on the list ({len(names)}): {en}.",
    )


_LANGUAGES: Final[tuple[Language, ...]] = ("kk", "ru", "en")
_KK: Final = ("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым")
_KK_LATE: Final = ("шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан")
_RU: Final = ("январь", "февраль", "март", "апрель", "май", "июнь")
_RU_LATE: Final = ("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь")
_MONTHS: Final = {"kk": _KK + _KK_LATE, "ru": _RU + _RU_LATE}


def _month(first: date, language: Language) -> str:
    if language == "en":
        return f"{first:%B %Y}"
    year = {"kk": f"{first.year} жылғы ", "ru": ""}[language]
    name = _MONTHS[language][first.month - 1]
    return f"{year}{name}" if language == "kk" else f"{name.capitalize()} {first.year} года"


def _period(label: str, language: Language) -> str:
    """``2027-Q2`` as it is said inside a sentence; other labels as they are."""
    year, _dash, rest = label.partition("-")
    if rest.startswith("Q"):
        quarter = _QUARTERS[int(rest[1:]) - 1]
        said = {"kk": f"{year} жылғы {quarter} тоқсанда", "ru": f"{quarter} квартал {year} года"}
        return said.get(language, f"quarter {quarter} of {year}")
    if rest.startswith("H"):
        half = _QUARTERS[int(rest[1:]) - 1]
        said = {"kk": f"{year} жылғы {half} жартыжылдықта", "ru": f"{half} полугодие {year} года"}
        return said.get(language, f"half-year {half} of {year}")
    if rest:
        return _month(date(int(year), int(rest), 1), language)
    return {"kk": f"{year} жылы", "ru": f"{year} год"}.get(language, year)


def _days(first: date, last: date, language: Language) -> str:
    """One day, or several with what they share said once: 11–20 апреля 2027 года; whole months by their names."""
    if first == last:
        return say(first, language)
    if first.year != last.year:
        return f"{say(first, language)} – {say(last, language)}"
    said = _months_named(first, last, language) or _days_named(first, last, language)
    return _of_year(said, first.year, language)


def _months_named(first: date, last: date, language: Language) -> str:
    if first.day != 1 or (last + timedelta(days=1)).day != 1:
        return ""
    names = (f"{one:%B}" if language == "en" else _MONTHS[language][one.month - 1] for one in (first, last))
    return " – ".join(dict.fromkeys(names))


def _days_named(first: date, last: date, language: Language) -> str:
    begin = f"{first.day}–" if first.month == last.month else f"{say(first, language, 'short')} – "
    return f"{begin}{say(last, language, 'short')}"


def _of_year(said: str, year: int, language: Language) -> str:
    patterns = {"kk": f"{year} жылғы {said}", "ru": f"{said} {year} года"}
    return patterns.get(language, f"{said} {year}")


def _short(first: date, last: date, language: Language) -> str:
    """``12–18.05`` in every language: short, and the same in a list of a hundred."""
    if first.month == last.month:
        return f"{first.day}–{last:%d.%m}"
    return f"{first:%d.%m}–{last:%d.%m}"


def _named(names: Sequence[Trilingual], language: Language) -> str:
    """The names, equal ones once with their number; a few of them."""
    told = Counter(name[language] for name in names)
    said = [f"{name} ({number})" if number > 1 else name for name, number in told.items()]
    return "; ".join(said[:MOST_NAMED]) + ("…" if len(said) > MOST_NAMED else "")
