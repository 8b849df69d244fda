"""What the controlling body looks at first, as frozen values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kezdesu.commitments import queries as promises
from kezdesu.commitments.models import Commitment
from kezdesu.commitments.queries import Wanted
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.model import Duty, DutyState
from kezdesu.oversight import queries
from kezdesu.oversight.models import OversightKind, OversightRecord, ReadReceipt
from kezdesu.oversight.register import Register
from kezdesu.web.public.duties.pages import DutyView, Tally, tally, views

FIRST = 10
FAILED = (DutyState.OVERDUE, DutyState.MISSED)


@dataclass(frozen=True, slots=True)
class Worst:
    """A body by how much it failed."""

    slug: str
    name: Trilingual
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
class Note:
    """A control note and who acknowledged it."""

    record: OversightRecord
    receipts: Sequence[ReadReceipt]


def exceptions(found: Register) -> Exceptions:
    """The exceptions of a year, worst first."""
    late = sorted(promises.overdue(found.today).order_by("due_on", "id")[:FIRST], key=lambda row: row.due_on)
    return Exceptions(
        bodies=_worst(found),
        overdue=views(_longest(found.duties)[:FIRST], found),
        disputed=promises.listing(Wanted("disputed"), today=found.today).rows[:FIRST],
        late=late,
        extended=most_moved(found.today),
    )


def most_moved(today: date) -> list[Commitment]:
    """Promises whose day was moved most often."""
    rows = promises.listing(Wanted("extended"), today=today).rows
    return sorted(rows, key=lambda row: (-len(row.granted), row.due_on))[:FIRST]  # type: ignore[attr-defined]


def failed_of(slug: str, found: Register) -> list[DutyView]:
    """What a body missed, owes or did late, the earliest day first (at most 60)."""
    breaches = [duty for duty in found.of_body(slug) if duty.state.is_breach]
    return views(sorted(breaches, key=_day)[:60], found)


def notes(year: int) -> list[Note]:
    """The control notes of a year, newest first."""
    rows = queries.in_force(year, OversightKind.CONTROL_NOTE)
    return [Note(row, queries.receipts_of(row)) for row in rows]


def _worst(found: Register) -> list[Worst]:
    bodies = queries.bodies_by_slug()
    rows = [Worst(slug, body.name, tally(found.of_body(slug))) for slug, body in bodies.items()]
    failing = [row for row in rows if row.tally.failed or row.tally.late]
    return sorted(failing, key=lambda row: (-row.tally.failed, -row.tally.late, row.slug))[:FIRST]


def _longest(duties: Sequence[Duty]) -> list[Duty]:
    return sorted((duty for duty in duties if duty.state is DutyState.OVERDUE), key=_day)


def _day(duty: Duty) -> tuple[date, tuple[str, str, str]]:
    return (duty.legal_due or date.max, duty.key)
