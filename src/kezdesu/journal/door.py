"""The one door of every state: a table of moves, and compare-and-set in the database.

``move`` = ``step`` + one journal line. ``select_for_update`` does nothing on SQLite, so the old state stands in
the WHERE of the UPDATE: of any number of parallel callers exactly one sees a changed row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Protocol

from django.db import transaction

from kezdesu.common.answers import Conflict, Denied
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal import statements
from kezdesu.journal.kinds import Line
from kezdesu.journal.record import Author, record

Moves = Mapping[Any, Iterable[Any]]
"""Which state may follow which: keys and values are members of the room's state enum."""

CHANGED_MEANWHILE = Trilingual(
    "Бұл жазбаны осы сәтте басқа біреу өзгертті. Бетті жаңартып, қайта қараңыз.",
    "Эту запись только что изменил другой человек. Обновите страницу и посмотрите ещё раз.",
    "Somebody else has just changed this record. Reload the page and look again.",
)
NO_SUCH_MOVE = Trilingual(
    "Жазбаның қазіргі күйінде бұл әрекет мүмкін емес.",
    "В нынешнем состоянии записи это действие невозможно.",
    "This cannot be done in the record's present state.",
)


class Stateful(Protocol):
    """A model with one ``state`` field, its table ``MOVES`` and a code people know it by."""

    MOVES: ClassVar[Moves]
    state: Any
    pk: Any


def may_move(record_: Stateful, to: str) -> bool:
    """Whether the table of moves knows the way from the record's present state to ``to``."""
    return to in tuple(record_.MOVES.get(record_.state, ()))


def step(record_: Stateful, to: str, **changes: Any) -> None:
    """Compare-and-set without a line: only inside an action that writes its one line itself.

    Raises :class:`Conflict` when the table knows no such move or somebody was faster.
    """
    if not may_move(record_, to):
        raise Conflict(Denied("no_such_move", NO_SUCH_MOVE))
    swap(record_, {"state": record_.state}, {"state": to, **changes})


def swap(record_: Any, expected: Mapping[str, Any], changes: Mapping[str, Any]) -> None:
    """UPDATE … WHERE pk and ``expected``; raises :class:`Conflict` when no row matched. Mirrors into the object."""
    if statements.update(record_, expected, changes) != 1:
        raise Conflict(Denied("changed_meanwhile", CHANGED_MEANWHILE))
    for name, value in changes.items():
        setattr(record_, name, value)


def move(record_: Stateful, to: str, *, line: Line, subject: str, by: Author, **changes: Any) -> None:
    """Change the state and write the one line of the act, in one transaction."""
    with transaction.atomic():
        step(record_, to, **changes)
        record(line, subject=subject, by=by)
