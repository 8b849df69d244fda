"""The reasons why a typed text is not taken. Nothing typed is lost: the form keeps it."""

from __future__ import annotations

from kezdesu.common.answers import Denied, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.common.typed import clean

MIN_LENGTH = 10
MAX_LENGTH = 2000
MAX_APPEAL = 2000
"""Limits in characters of the cleaned text."""

_LONGEST_TYPED = 400_000

EMPTY = Denied(
    "empty_text",
    Trilingual(
        "Мәтін бос. Сұрағыңызды жазыңыз.",
        "Текст пуст. Напишите вопрос.",
        "The text is empty. Write your question.",
    ),
)
NO_WORDS = Denied(
    "no_words",
    Trilingual(
        "Мәтінде сөз жоқ: тек белгілер немесе эмодзи. Сұрақты сөзбен жазыңыз.",
        "В тексте нет слов: только знаки или эмодзи. Напишите вопрос словами.",
        "There are no words in the text, only signs or emoji. Write the question in words.",
    ),
)


def accept(typed: str) -> str:
    """The cleaned text of a question. Raises :class:`Refused` on the field ``text``: empty, no words, short, long."""
    if len(typed) > _LONGEST_TYPED:
        raise Refused(too_long(len(typed)), "text")
    text = clean(typed)
    denied = _fault(text)
    if denied is not None:
        raise Refused(denied, "text")
    return text


def too_long(length: int, limit: int = MAX_LENGTH) -> Denied:
    """The text has ``length`` characters and may have ``limit``."""
    return Denied(
        "text_too_long",
        Trilingual(
            f"Мәтінде {length} таңба бар, ең көбі {limit}. Ең маңыздысын қалдырыңыз; мәтініңіз осында сақталды.",
            f"В тексте {length} знаков, можно не больше {limit}. Оставьте главное; ваш текст сохранён здесь.",
            f"The text has {length} characters, at most {limit} fit. Keep what matters most; your text is still here.",
        ),
    )


def too_short(length: int) -> Denied:
    """The text has fewer than ``MIN_LENGTH`` characters."""
    return Denied(
        "text_too_short",
        Trilingual(
            f"Мәтінде {length} таңба бар, кемінде {MIN_LENGTH} керек. Не болғанын және қайда екенін қосыңыз.",
            f"В тексте {length} знаков, нужно не меньше {MIN_LENGTH}. Добавьте, что случилось и где.",
            f"The text has {length} characters, at least {MIN_LENGTH} are needed. Add what happened and where.",
        ),
    )


def _fault(text: str) -> Denied | None:
    if not text:
        return EMPTY
    if not any(sign.isalpha() for sign in text):
        return NO_WORDS
    if len(text) < MIN_LENGTH:
        return too_short(len(text))
    return too_long(len(text)) if len(text) > MAX_LENGTH else None
