"""Dates and sentences in three languages."""

from __future__ import annotations

from datetime import date

import pytest

from kezdesu.common.trilingual import LANGUAGES, Language
from kezdesu.decree import compute, promised, say
from kezdesu.decree.phrases import UnknownPhrase, phrase, phrases, slots_of

DAY = date(2026, 9, 21)


@pytest.mark.parametrize(
    ("language", "form", "text"),
    [
        ("kk", "", "2026 жылғы 21 қыркүйек"),
        ("kk", "weekday", "2026 жылғы 21 қыркүйек (дүйсенбі)"),
        ("kk", "short", "21 қыркүйек"),
        ("kk", "at", "2026 жылғы 21 қыркүйекте"),
        ("kk", "to", "2026 жылғы 21 қыркүйекке"),
        ("kk", "from", "2026 жылғы 21 қыркүйектен"),
        ("ru", "", "21 сентября 2026 года"),
        ("ru", "at", "21 сентября 2026 года"),
        ("ru", "weekday", "21 сентября 2026 года (понедельник)"),
        ("en", "weekday", "21 September 2026 (Monday)"),
        ("en", "short", "21 September"),
    ],
)
def test_date_is_said_as_people_say_it(language: Language, form: str, text: str) -> None:
    assert say(DAY, language, form) == text


def test_kazakh_endings_follow_every_month() -> None:
    at = [say(date(2026, month, 1), "kk", "at").split()[-1] for month in range(1, 13)]
    assert at == [
        *("қаңтарда", "ақпанда", "наурызда", "сәуірде", "мамырда", "маусымда"),
        *("шілдеде", "тамызда", "қыркүйекте", "қазанда", "қарашада", "желтоқсанда"),
    ]
    since = [say(date(2026, month, 1), "kk", "from").split()[-1] for month in range(1, 13)]
    assert since == [
        *("қаңтардан", "ақпаннан", "наурыздан", "сәуірден", "мамырдан", "маусымнан"),
        *("шілдеден", "тамыздан", "қыркүйектен", "қазаннан", "қарашадан", "желтоқсаннан"),
    ]


def test_unknown_form_of_a_date_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown form"):
        say(DAY, "kk", "genitive")


def test_every_phrase_has_three_languages_with_the_same_slots() -> None:
    for key, sentence in phrases().items():
        texts = [getattr(sentence, language) for language in LANGUAGES]
        slots = [{name for name, _ in slots_of(text)} for text in texts]
        assert all(texts), key
        assert slots[0] == slots[1] == slots[2], key


def test_unknown_phrase_is_refused() -> None:
    with pytest.raises(UnknownPhrase, match=r"term\.nothing"):
        phrase("term.nothing")


def test_why_names_clause_event_rule_and_skipped_days() -> None:
    why = compute("3.7b", date(2026, 3, 11)).why
    assert why.en == (
        "Basis: clause 3.7b of the decree. The meetings and the reception ended on 11 March 2026. "
        "The term runs from the next day; its length in calendar days is 10, and its last day is "
        "21 March 2026 (Saturday), 23:59:59. That is not a working day, so these days are skipped: "
        "21 March (Saturday, Nauryz); 22 March (Sunday, Nauryz); 23 March (Monday, Nauryz); "
        "24 March (Tuesday, day off moved from 21 March: Nauryz); "
        "25 March (Wednesday, day off moved from 22 March: Nauryz). "
        "By analogy with article 175 of the Civil Code the last day is 26 March 2026 (Thursday)."
    )


def test_promised_day_is_never_moved() -> None:
    term = promised(date(2026, 3, 21))
    assert term.target == term.due == term.legal_due == date(2026, 3, 21)
    assert "2026 жылғы 21 наурыз (сенбі)" in term.why.kk
