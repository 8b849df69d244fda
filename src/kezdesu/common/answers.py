"""The answer to "may she?": allowed, or denied with the reason and the clause it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kezdesu.common.trilingual import Trilingual


@dataclass(frozen=True, slots=True)
class Allowed:
    """The act may be done. Truthy, so that a template can draw the button from it."""

    def __bool__(self) -> Literal[True]:
        return True


@dataclass(frozen=True, slots=True)
class Denied:
    """The act may not be done: ``code`` for machines, ``reason`` for people, ``clause`` of the decree if law speaks."""

    code: str
    reason: Trilingual
    clause: str = ""

    def __bool__(self) -> Literal[False]:
        return False


Answer = Allowed | Denied


class Refused(Exception):
    """An action was refused. Carries the :class:`Denied`, and the form field it concerns (may be empty)."""

    def __init__(self, denied: Denied, field: str = "") -> None:
        super().__init__(denied.code)
        self.denied = denied
        self.field = field


class Conflict(Refused):
    """Somebody else changed the record first: the compare-and-set found another state."""


def require(answer: Answer, field: str = "") -> None:
    """Raise :class:`Refused` when ``answer`` is a denial."""
    if isinstance(answer, Denied):
        raise Refused(answer, field)


def first_denial(*answers: Answer) -> Answer:
    """The first denial among ``answers``, or ``Allowed()``."""
    return next((answer for answer in answers if not answer), Allowed())
