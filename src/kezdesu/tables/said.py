"""What is said about a cell: a note to look at, or the reason why it cannot be read. Pure: no Django."""

from __future__ import annotations

from dataclasses import dataclass

from kezdesu.common.trilingual import Trilingual


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that could not be understood: the reason with the way out, and what it might have meant."""

    code: str
    reason: Trilingual
    choices: tuple[str, ...] = ()
