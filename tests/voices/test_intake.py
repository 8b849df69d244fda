"""What is taken from a typed text, and in which words it is refused."""

from __future__ import annotations

import pytest

from kezdesu.common.answers import Refused
from kezdesu.voices import intake


def refusal(typed: str) -> Refused:
    with pytest.raises(Refused) as caught:
        intake.accept(typed)
    return caught.value


@pytest.mark.parametrize("typed", ["", "   ", "\n\t\r\n", "\u200b\u200d\ufeff", "\u2800\u3164", "\x00\x07"])
def test_text_without_a_visible_sign_is_empty(typed: str) -> None:
    assert refusal(typed).denied.code == "empty_text"


@pytest.mark.parametrize(
    "typed",
    ["😀😀😀😀😀😀😀😀😀😀😀😀", "?!?!?!?!?!?!", "1234567890 1234", "👩\u200d👩\u200d👧 ❤\ufe0f …………………"],
)
def test_text_of_emoji_signs_or_digits_only_has_no_words(typed: str) -> None:
    assert refusal(typed).denied.code == "no_words"


def test_short_text_is_told_the_limit_in_three_languages() -> None:
    reason = refusal("Су жоқ?").denied.reason
    assert reason.missing() == ()
    assert all(
        str(intake.MIN_LENGTH) in reason[language] and "7" in reason[language]
        for language in ("kk", "ru", "en")
    )


def test_text_of_100_000_characters_is_told_both_figures() -> None:
    denied = refusal("сұрақ " * 16_667).denied
    assert denied.code == "text_too_long"
    assert "100001" in denied.reason.kk
    assert str(intake.MAX_LENGTH) in denied.reason.ru


def test_text_of_millions_of_characters_is_refused_before_it_is_cleaned() -> None:
    assert refusal("a" * 3_000_000).denied.code == "text_too_long"


def test_longest_text_is_taken_whole() -> None:
    text = "ә" * intake.MAX_LENGTH
    assert intake.accept(text) == text


def test_hidden_characters_disappear_and_the_words_stay() -> None:
    typed = "Жол\u200b қашан\u202e \x00жөн\u00addeледі\u2066?\ufeff"
    assert intake.accept(typed) == "Жол қашан жөнdeледі?"


def test_text_is_composed_so_that_equal_words_are_equal() -> None:
    assert intake.accept("Су кои\u0306маны қайда?") == "Су койманы қайда?"


def test_white_space_is_put_in_order_and_paragraphs_stay() -> None:
    typed = "  Су  жоқ.\t\u00a0Қашан болады? \r\n\r\n\r\n\r\n Рахмет. "
    assert intake.accept(typed) == "Су жоқ. Қашан болады?\n\nРахмет."


def test_heaps_of_combining_marks_are_thinned() -> None:
    assert intake.accept("Жол қашан?" + "\u0336" * 400) == "Жол қашан?" + "\u0336" * 2


def test_html_stays_text() -> None:
    typed = "<script>alert(1)</script> Су қашан болады?"
    assert intake.accept(typed) == typed


def test_lone_surrogates_never_reach_the_database() -> None:
    assert intake.accept("Су қашан\ud800 болады?") == "Су қашан болады?"
