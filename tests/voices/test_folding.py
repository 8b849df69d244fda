"""Folded letters, stems and the guess of the language."""

from __future__ import annotations

import pytest

from kezdesu.voices import folding


@pytest.mark.parametrize(
    ("kazakh", "russian_letters"),
    [
        ("Қашан жөнделеді?", "КАШАН ЖОНДЕЛЕДИ"),
        ("Ұлытау өңірінде үйлер", "улытау онириндe".replace("e", "е") + " уйлер"),
        ("ғимарат, һәм әкім", "гимарат хам аким"),
    ],
)
def test_kazakh_typed_with_russian_letters_folds_to_the_same(kazakh: str, russian_letters: str) -> None:
    assert folding.fold(kazakh) == folding.fold(russian_letters)


@pytest.mark.parametrize(
    "forms",
    [
        "мектеп мектепте мектептің мектептер мектептерде мектебі мектебінде мектепке",
        "су суды судың суға суы сусыз",
        "жол жолды жолдың жолдар жолда жолы",
        "ауыл ауылда ауылдың ауылымызда ауылдарда",
        "школа школы школе школу школой школах",
        "дорога дороги дорогу дорог дорогами",
        "больница больницы больницу больнице",
    ],
)
def test_forms_of_a_word_share_their_stem(forms: str) -> None:
    stems = [set(folding.word_stems(folding.fold(form))) for form in forms.split()]
    assert set.intersection(*stems), stems


def test_greetings_and_frequent_words_are_no_stems() -> None:
    assert folding.stems("Сәлеметсіз бе, құрметті министр мырза! Бұл не үшін керек?") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Біздің ауылда ауыз су қашан болады?", "kk"),
        ("Ауылда мектеп бар ма", "kk"),
        ("Жол кашан жонделеди, бизде автобус журмейди", "kk"),
        ("Когда отремонтируют дорогу в нашем селе?", "ru"),
        ("Почему нет воды", "ru"),
        ("Прошу разъяснить порядок выплаты пособий многодетным семьям", "ru"),
        ("When will the road to our village be repaired?", "en"),
    ],
)
def test_language_is_guessed_from_letters_and_frequent_words(text: str, language: str) -> None:
    assert folding.guess_language(text) == language
