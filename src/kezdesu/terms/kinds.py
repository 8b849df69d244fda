"""The kinds of bodies that an act can oblige to meet the population."""

from __future__ import annotations

from typing import Final

from kezdesu.decree.model import Obliged

_KINDS: Final = {Obliged.CEB: "ceb", Obliged.AKIM: "akimat"}


def kind_of(obliged: Obliged) -> str:
    """The kind of body behind the word of a norm."""
    return _KINDS[obliged]


def obliged_kinds(obliged: Obliged) -> tuple[str, ...]:
    """The same for a word that need not mean such bodies: empty then."""
    return (_KINDS[obliged],) if obliged in _KINDS else ()
