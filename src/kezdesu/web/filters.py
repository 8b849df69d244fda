"""What templates may call: filters and globals that know the active language. The work itself is in ``formats``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from markupsafe import Markup

from kezdesu.common.alphabet import place_of
from kezdesu.common.trilingual import LANGUAGES, Language, Trilingual, language_of
from kezdesu.web import components, formats
from kezdesu.web.problems import problem
from kezdesu.web.words import clause_named, clause_number, clause_title, clause_word, state_word

Text = Trilingual | str | Promise
_OURS: dict[str, Language] = {code: code for code in LANGUAGES}
UNBROKEN = re.compile(r"(?<!\S)(?=\S*\d)\S*[-/]\S*")
LONGEST_UNBROKEN = 16
LANGUAGE_NAMES: dict[Language, str] = {"kk": "Қазақша", "ru": "Русский", "en": "English"}


def by_name(items: Iterable[Any], path: str = "name") -> list[Any]:
    """Things with a trilingual name, by that name in the page's language; ``path`` leads to it ("body.name")."""
    return sorted(items, key=lambda item: place_of(t(attrgetter(path)(item))))


def language() -> Language:
    """The language in which the page is being rendered."""
    code = get_language()
    return _OURS.get(code or "") or language_of(code)


def t(text: Text) -> str:
    """A trilingual text in the active language; a plain or lazy string as it is."""
    if isinstance(text, Trilingual):
        return text[language()]
    if isinstance(text, str | Promise):
        return text if isinstance(text, str) else str(text)
    raise TypeError(f"|t takes a Trilingual or a string, not {type(text).__name__}")


def shown_language(text: Text) -> Language:
    """The language in which :func:`t` shows ``text``: another than the page's when that one is missing."""
    active = language()
    if not isinstance(text, Trilingual) or getattr(text, active):
        return active
    return "kk" if text.kk else "ru"


def lang_attr(text: Text | str) -> Markup:
    """`` lang="kk"`` for a text shown in another language than the page, else nothing.

    A citizen's words carry their own code: pass "kk", "ru" or "en".
    """
    shown = language_of(text) if isinstance(text, str) and text in LANGUAGES else shown_language(text)
    return Markup("") if shown == language() else Markup(' lang="{}"').format(shown)


def whole(text: Text) -> Markup:
    """``text`` whose numbers with a hyphen or a stroke, as 2-ө/09 and 19-үй, no line breaks in two."""
    shown, made, done = t(text), Markup(""), 0
    for found in UNBROKEN.finditer(shown):
        if len(found[0]) <= LONGEST_UNBROKEN:
            made += shown[done : found.start()] + Markup('<span class="unbroken">{}</span>').format(found[0])
            done = found.end()
    return made + shown[done:]


def address(path: str = "") -> str:
    """A public address of the contract in the active language: ``address("schedule/")`` → ``/kk/schedule/``."""
    return f"/{language()}/{path}"


def site() -> str:
    """Where the site is, without a slash at its end: for what is read on paper."""
    return str(settings.BASE_URL).rstrip("/")


def in_language(path: str, wanted: Language) -> str:
    """The same page in another language: ``/kk/schedule/`` → ``/ru/schedule/``; an address without a prefix → home."""
    head, _, rest = path.lstrip("/").partition("/")
    return f"/{wanted}/{rest}" if head in LANGUAGES else f"/{wanted}/"


def url(name: str, *args: Any, **kwargs: Any) -> str:
    """Django's ``reverse`` with keyword arguments: ``url("public:meeting", code=visit.code)``."""
    return reverse(name, args=args, kwargs=kwargs)


def iso(moment: date | datetime) -> str:
    """The machine form for ``<time datetime>``."""
    return moment.isoformat()


def _spoken(format_: Callable[..., str]) -> Callable[..., str]:
    """A function of ``formats`` with the active language as its last argument."""

    def speak(value: Any, *args: Any) -> str:
        return format_(value, *args, language())

    speak.__doc__ = format_.__doc__
    return speak


def number(value: float, places: int = 0) -> str:
    """A number in the writing of the active language."""
    return formats.number(value, language(), places)


def plural(count: int, one: str, few: str, many: str) -> str:
    """The form of a word that goes with ``count`` in the active language."""
    return formats.plural(count, language(), one, few, many)


FILTERS: dict[str, Callable[..., Any]] = {
    "t": t,
    "by_name": by_name,
    "lang_attr": lang_attr,
    "whole": whole,
    "iso": iso,
    "local_day": formats.local_day,
    "day": _spoken(formats.day),
    "days": _spoken(formats.days),
    "day_month": _spoken(formats.day_month),
    "month": _spoken(formats.month),
    "month_short": _spoken(formats.month_short),
    "weekday": _spoken(formats.weekday),
    "clock_time": formats.clock_time,
    "daytime": _spoken(formats.daytime),
    "relative": _spoken(formats.relative),
    "due": _spoken(formats.due),
    "days_count": _spoken(formats.days_count),
    "duration": _spoken(formats.duration),
    "percent": _spoken(formats.percent),
    "number": number,
    "plural": plural,
    "tone": components.tone_of,
    "in_language": in_language,
    "clause": clause_word,
    "clause_number": clause_number,
    "clause_title": clause_title,
    "clause_named": clause_named,
}

GLOBALS: dict[str, Any] = {
    "static": static,
    "url": url,
    "address": address,
    "site": site,
    "language": language,
    "LANGUAGE_NAMES": LANGUAGE_NAMES,
    "problem": problem,
    "state_word": state_word,
    "shape_of": components.shape_of,
    "region_short": lambda kato: components.region_short(kato, language()),
}
