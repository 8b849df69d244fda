"""Dates as people say them, in Kazakh (with case endings), Russian and English."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from kezdesu.common.trilingual import Language

_KK_MONTHS: Final = [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
]
_RU_MONTHS: Final = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
_EN_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_WEEKDAYS: Final[dict[Language, list[str]]] = {
    "kk": ["дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі"],
    "ru": ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
_KK_ENDINGS: Final[dict[str, list[str]]] = {
    "at": ["да", "да", "да", "де", "да", "да", "де", "да", "те", "да", "да", "да"],
    "to": ["ға", "ға", "ға", "ге", "ға", "ға", "ге", "ға", "ке", "ға", "ға", "ға"],
    "from": ["дан", "нан", "дан", "ден", "дан", "нан", "ден", "дан", "тен", "нан", "дан", "нан"],
}


@lru_cache(maxsize=65536)
def say(day: date, language: Language, form: str = "") -> str:
    """``day`` in words.

    ``form``: empty for the bare date; ``weekday`` adds the day of the week in brackets; ``short`` leaves the year
    out; ``at``, ``to``, ``from`` are the Kazakh locative, dative and ablative (the same as bare in ru and en).
    """
    if form not in _FORMS:
        raise ValueError(f"unknown form of a date: {form!r}")
    bare = _short(day, language) if form == "short" else _bare(day, language)
    if form == "weekday":
        return f"{bare} ({weekday(day, language)})"
    if language == "kk" and form in _KK_ENDINGS:
        return bare + _KK_ENDINGS[form][day.month - 1]
    return bare


_FORMS: Final = frozenset({"", "weekday", "short", *_KK_ENDINGS})


def weekday(day: date, language: Language) -> str:
    """The name of the day of the week."""
    return _WEEKDAYS[language][day.weekday()]


def _short(day: date, language: Language) -> str:
    months = {"kk": _KK_MONTHS, "ru": _RU_MONTHS, "en": _EN_MONTHS}[language]
    return f"{day.day} {months[day.month - 1]}"


def _bare(day: date, language: Language) -> str:
    if language == "kk":
        return f"{day.year} жылғы {_short(day, language)}"
    if language == "ru":
        return f"{_short(day, language)} {day.year} года"
    return f"{_short(day, language)} {day.year}"
