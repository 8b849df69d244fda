"""Dates and numbers as people write them in Kazakh, Russian and English. Pure: the language is always passed in.

Days are counted in ``Asia/Almaty``; an aware instant is turned into that zone before it is shown.
Numbers use a no-break space between thousands in Kazakh and Russian, a comma in English.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from kezdesu.common.clock import ALMATY, almaty_date
from kezdesu.common.trilingual import Language

NBSP = "\u00a0"


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MONTHS: dict[Language, tuple[str, ...]] = {
    "kk": _names("қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"),
    "ru": _names("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    "en": _names("January February March April May June July August September October November December"),
}
"""Month names as they stand after a day: nominative in Kazakh and English, genitive in Russian."""

MONTH_TITLES: dict[Language, tuple[str, ...]] = {
    "kk": _names("Қаңтар Ақпан Наурыз Сәуір Мамыр Маусым Шілде Тамыз Қыркүйек Қазан Қараша Желтоқсан"),
    "ru": _names("Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь"),
    "en": MONTHS["en"],
}
"""Month names as the heading of a column or a section."""

WEEKDAYS: dict[Language, tuple[str, ...]] = {
    "kk": _names("дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі"),
    "ru": _names("понедельник вторник среда четверг пятница суббота воскресенье"),
    "en": _names("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
}

_DAY: dict[Language, str] = {"kk": "{y}~жылғы {d}~{m}", "ru": "{d}~{m} {y}~г.", "en": "{d}~{m} {y}"}
"""``~`` is a no-break space: a narrow column breaks a date between its year and its day, never within a word."""
_YEAR: dict[Language, str] = {"kk": "{y}~жылғы", "ru": "{y}~г.", "en": "{y}"}
_NEAR: dict[Language, dict[int, str]] = {
    "kk": {-1: "кеше", 0: "бүгін", 1: "ертең"},
    "ru": {-1: "вчера", 0: "сегодня", 1: "завтра"},
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
}
_DAYS: dict[Language, tuple[str, ...]] = {
    "kk": ("күн", "күн", "күн"),
    "ru": ("день", "дня", "дней"),
    "en": ("day", "days", "days"),
}
_AHEAD: dict[Language, str] = {"kk": "{days}нен кейін", "ru": "через {days}", "en": "in {days}"}
_BEHIND: dict[Language, str] = {"kk": "{days} бұрын", "ru": "{days} назад", "en": "{days} ago"}
_LATE: dict[Language, str] = {
    "kk": "мерзімінен {days} өтті",
    "ru": "просрочено на {days}",
    "en": "{days} late",
}


def plural(count: int, language: Language, one: str, few: str, many: str) -> str:
    """The form of a word that goes with ``count``: Kazakh takes ``one`` always, English ``one`` or ``many``."""
    if language == "kk":
        return one
    if language == "en":
        return one if count == 1 else many
    tens, units = count % 100, count % 10
    if units == 1 and tens != 11:
        return one
    return few if 2 <= units <= 4 and not 12 <= tens <= 14 else many


def days_count(count: int, language: Language) -> str:
    """``3`` → "3 күн", "3 дня", "3 days", with a no-break space."""
    return f"{number(count, language)}{NBSP}{plural(count, language, *_DAYS[language])}"


def local_day(moment: date | datetime) -> date:
    """The Almaty date of an instant; a date stays itself."""
    return almaty_date(moment) if isinstance(moment, datetime) else moment


def day(moment: date | datetime, language: Language) -> str:
    """2026 жылғы 11 наурыз / 11 марта 2026 г. / 11 March 2026; the longest of them breaks after its year."""
    shown = local_day(moment)
    text = _DAY[language].format(d=shown.day, m=MONTHS[language][shown.month - 1], y=shown.year)
    return text.replace("~", NBSP)


def days(first: date, last: date | None, language: Language) -> str:
    """One day, or several with what they share said once: 11–20 апреля 2027 г.; whole months by their names."""
    if last is None or last == first:
        return day(first, language)
    if first.year != last.year:
        return f"{day(first, language)} – {day(last, language)}"
    year = _YEAR[language].format(y=first.year).replace("~", NBSP)
    said = _months_named(first, last, language) or _days_named(first, last, language)
    return f"{year} {said}" if language == "kk" else f"{said} {year}"


def are_whole_months(first: date, last: date) -> bool:
    """Whether the days are one month or several, from their first day to their last."""
    return first.day == 1 and (last + timedelta(days=1)).day == 1


def _months_named(first: date, last: date, language: Language) -> str:
    if not are_whole_months(first, last):
        return ""
    names = [MONTH_TITLES[language][month_.month - 1] for month_ in (first, last)]
    plain = names if language == "en" else [name.lower() for name in names]
    return " – ".join(dict.fromkeys(plain))


def _days_named(first: date, last: date, language: Language) -> str:
    if first.month == last.month:
        return f"{first.day}–{day_month(last, language)}"
    return f"{day_month(first, language)} – {day_month(last, language)}"


def day_month(moment: date | datetime, language: Language) -> str:
    """11 наурыз / 11 марта / 11 March: only where the year is plain from its surroundings."""
    shown = local_day(moment)
    return f"{shown.day}{NBSP}{MONTHS[language][shown.month - 1]}"


def days_month(first: date, last: date | None, language: Language) -> str:
    """11 наурыз; several: 11–13 наурыз, 30 наурыз – 2 сәуір: only where the year is plain."""
    return (
        day_month(first, language) if last in (None, first) else _days_named(first, last or first, language)
    )


def month(moment: date | datetime, language: Language) -> str:
    """Наурыз 2026 / Март 2026 / March 2026, as a heading."""
    shown = local_day(moment)
    return f"{MONTH_TITLES[language][shown.month - 1]}{NBSP}{shown.year}"


def month_short(moment: date | datetime, language: Language) -> str:
    """нау / мар / Mar: where twelve stand side by side."""
    short = MONTH_TITLES[language][local_day(moment).month - 1][:3]
    return short if language == "en" else short.lower()


def weekday(moment: date | datetime, language: Language) -> str:
    """сәрсенбі / среда / Wednesday."""
    return WEEKDAYS[language][local_day(moment).weekday()]


def clock_time(instant: datetime) -> str:
    """19:42 in Almaty."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a zone")
    return instant.astimezone(ALMATY).strftime("%H:%M")


def daytime(instant: datetime, language: Language) -> str:
    """2026 жылғы 11 наурыз, 19:42 in Almaty."""
    return f"{day(instant, language)}, {clock_time(instant)}"


def near_day(moment: date | datetime, today: date, language: Language) -> str:
    """The day, without its year when that is this year."""
    shown = local_day(moment)
    return day_month(shown, language) if shown.year == today.year else day(shown, language)


def relative(moment: date | datetime, today: date, language: Language) -> str:
    """бүгін, ертең, 3 күннен кейін, 3 күн бұрын and the same in ru and en."""
    distance = (local_day(moment) - today).days
    if distance in _NEAR[language]:
        return _NEAR[language][distance]
    pattern = _AHEAD[language] if distance > 0 else _BEHIND[language]
    return pattern.format(days=days_count(abs(distance), language))


def due(moment: date | datetime, today: date, language: Language) -> str:
    """A term that still runs: "in 3 days (11 March)"; one that has passed: "3 days late (11 March)"."""
    distance = (local_day(moment) - today).days
    if distance < 0:
        words = _LATE[language].format(days=days_count(-distance, language))
    else:
        words = relative(moment, today, language)
    return f"{words} ({near_day(moment, today, language)})"


def number(value: float, language: Language, places: int = 0) -> str:
    """``12345.5`` → "12 346" (kk, ru), "12,346" (en); ``places`` digits after the decimal sign."""
    text = f"{value:,.{places}f}"
    if language == "en":
        return text
    return text.replace(",", NBSP).replace(".", ",")


def percent(share: float, language: Language) -> str:
    """``0.75`` → "75 %" (kk, ru), "75%" (en). ``share`` is a part of one."""
    gap = "" if language == "en" else NBSP
    return f"{number(share * 100, language)}{gap}%"


_HOUR: dict[Language, tuple[str, str]] = {"kk": ("сағ", "мин"), "ru": ("ч", "мин"), "en": ("h", "min")}


def duration(minutes: int, language: Language) -> str:
    """``80`` minutes → "1 сағ 20 мин" / "1 ч 20 мин" / "1 h 20 min"."""
    hours, rest = divmod(minutes, 60)
    hour_word, minute_word = _HOUR[language]
    parts = [f"{hours}{NBSP}{hour_word}"] if hours else []
    if rest or not hours:
        parts.append(f"{rest}{NBSP}{minute_word}")
    return NBSP.join(parts)
