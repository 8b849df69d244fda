"""The order of names: a database sorts Cyrillic by code point, which puts І before А and Ә after Я."""

from __future__ import annotations

KAZAKH = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
"""The Kazakh alphabet; the Russian one is the same without its own letters, so that one order serves both."""
_PLACES = {letter: place for place, letter in enumerate(KAZAKH)}
_QUOTES = "«»\"'“”„"


def place_of(text: str) -> tuple[tuple[int, int], ...]:
    """A key to sort by: signs and Latin letters first, then the Kazakh alphabet, whatever the case and the quotes."""
    signs = (sign for sign in text.casefold() if sign not in _QUOTES)
    return tuple((1, _PLACES[sign]) if sign in _PLACES else (0, ord(sign)) for sign in signs)


def initial(text: str) -> str:
    """The first letter, as the heading of its group."""
    return next((sign.upper() for sign in text if sign.isalnum()), "")
