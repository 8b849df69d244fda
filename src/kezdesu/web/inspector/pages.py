"""What the controlling body looks at first, as frozen values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from kezdesu.commitments import queries as promises
from kezdesu.commitments.models import Commitment
from kezdesu.commitments.queries import Wanted
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.model import Duty, DutyState
from kezdesu.oversight import queries
from kezdesu.oversight.models import OversightRecord
from kezdesu.oversight.register import Register
from kezdesu.people import queries as people
from kezdesu.web.public.duties.asked import SECTIONS
from kezdesu.web.public.duties.pages import DutyView, Tally, duties_in, tally, views

FIRST = 10
PAGE = 30
FAILED = (DutyState.OVERDUE, DutyState.MISSED)
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Leaf(Generic[_Row]):
    """One page of a list; ``next``: how many were shown, 0 on the last page."""

    rows: Sequence[_Row]
    total: int
    next: int


@dataclass(frozen=True, slots=True)
class Worst:
    """A body by how much it failed."""

    slug: str
    name: Trilingual
    tally: Tally


@dataclass(frozen=True, slots=True)
class Part:
    """A kind of bodies with its figures; its table stands on a page of its own."""

    kind: str
    bodies: int
    tally: Tally


@dataclass(frozen=True, slots=True)
class Exceptions:
    """What needs a look: bodies that fail most, duties overdue longest, promises disputed, late and moved most."""

    bodies: Sequence[Worst]
    overdue: Sequence[DutyView]
    disputed: Sequence[Commitment]
    late: Sequence[Commitment]
    extended: Sequence[Commitment]


@dataclass(frozen=True, slots=True)
class Looked:
    """One line of the log of reading, in words."""

    at: datetime
    who: str
    page: Trilingual | str


def exceptions(found: Register) -> Exceptions:
    """The exceptions of a year, worst first."""
    return Exceptions(
        bodies=_worst(found),
        overdue=views(_longest(found.duties)[:FIRST], found),
        disputed=promises.listing(Wanted("disputed"), today=found.today).rows[:FIRST],
        late=list(promises.overdue(found.today).order_by("due_on", "id")[:FIRST]),
        extended=promises.most_moved(FIRST),
    )


def parts(found: Register) -> list[Part]:
    """The kinds of bodies of the register with their figures."""
    chosen = {kind: duties_in(found, kind, "") for kind in SECTIONS}
    return [Part(kind, len({duty.body for duty in row}), tally(row)) for kind, row in chosen.items() if row]


def failed_of(slug: str, found: Register, offset: int) -> Leaf[DutyView]:
    """What a body missed, owes or did late, the earliest day first."""
    breaches = sorted((duty for duty in found.of_body(slug) if duty.state.is_breach), key=_day)
    return _leaf(views(breaches[offset : offset + PAGE], found), len(breaches), offset)


def notes(year: int, offset: int) -> Leaf[OversightRecord]:
    """The control notes of a year, newest first."""
    found = queries.control_notes(year)
    return _leaf(list(found[offset : offset + PAGE]), found.count(), offset)


def looked(year: int, offset: int) -> Leaf[Looked]:
    """The log of reading of a year, the latest look first, with the people's names."""
    lines = queries.readings(year)[::-1]
    shown = lines[offset : offset + PAGE]
    names, bodies = people.names(line.reader for line in shown), queries.bodies_by_slug()
    rows = [
        Looked(
            line.at,
            names.get(line.reader, line.reader),
            bodies[line.page].name if line.page in bodies else "",
        )
        for line in shown
    ]
    return _leaf(rows, len(lines), offset)


def _leaf(rows: Sequence[_Row], total: int, offset: int) -> Leaf[_Row]:
    return Leaf(rows, total, offset + PAGE if total > offset + PAGE else 0)


def _worst(found: Register) -> list[Worst]:
    bodies = queries.bodies_by_slug()
    rows = [Worst(slug, body.name, tally(found.of_body(slug))) for slug, body in bodies.items()]
    failing = [row for row in rows if row.tally.failed or row.tally.late]
    return sorted(failing, key=lambda row: (-row.tally.failed, -row.tally.late, row.slug))[:FIRST]


def _longest(duties: Sequence[Duty]) -> list[Duty]:
    return sorted((duty for duty in duties if duty.state is DutyState.OVERDUE), key=_day)


def _day(duty: Duty) -> tuple[date, tuple[str, str, str]]:
    return (duty.legal_due or date.max, duty.key)
