"""The draft, and its way to the approved schedule (2.2, 2.3)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from django.db import transaction

from kezdesu.bodies import queries as bodies
from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Denied, require
from kezdesu.journal.door import NO_SUCH_MOVE, move
from kezdesu.journal.record import Author
from kezdesu.people.actors import Actor
from kezdesu.schedule import lines, queries, refusals, rules
from kezdesu.schedule.content import FrozenRow, freeze, thaw
from kezdesu.schedule.models import Schedule, Version
from kezdesu.schedule.states import ScheduleState


def draft_schedule(*, schedule: Schedule, by: Actor) -> None:
    """Freeze the rows of all submitted proposals, as they are placed now, as the draft (2.2)."""
    require(rules.is_coordinator(by))
    _stands_at(schedule, ScheduleState.COLLECTING)
    rows = queries.drafted_rows(schedule)
    require(rules.is_written("rows" if rows else "", refusals.NO_PROPOSALS))
    text = freeze(rows)
    line = lines.Drafted(len({row.body for row in rows}), len(rows), sha256_of(text))
    to = ScheduleState.DRAFTED
    move(schedule, to, line=line, subject=schedule.code, by=_ab(by), drafted_at=clock.now(), draft=text)


def reopen(*, schedule: Schedule, reason: str, by: Actor) -> None:
    """The coordinator collects proposals again instead of sending the draft."""
    require(rules.is_coordinator(by))
    require(rules.is_written(reason), "reason")
    line = lines.Reopened(reason.strip())
    move(schedule, ScheduleState.COLLECTING, line=line, subject=schedule.code, by=_ab(by))


def submit_draft(*, schedule: Schedule, receipt: str, by: Actor) -> None:
    """Send the draft to the Government Office (2.2); ``receipt`` is its incoming number. The first time never moves."""
    require(rules.is_coordinator(by))
    require(rules.is_written(receipt, refusals.RECEIPT_NEEDED), "receipt")
    require(rules.is_settled(schedule))
    text = freeze(queries.drafted_rows(schedule))
    line = lines.DraftSubmitted(receipt.strip(), sha256_of(text))
    first = schedule.submitted_at or clock.now()
    facts = {"submitted_at": first, "receipt": receipt.strip(), "return_reason": "", "draft": text}
    move(schedule, ScheduleState.SUBMITTED, line=line, subject=schedule.code, by=_ab(by), **facts)


def return_draft(*, schedule: Schedule, reason: str, by: Actor) -> None:
    """The Government Office returns the draft."""
    require(rules.is_secretary(by))
    require(rules.is_written(reason), "reason")
    _stands_at(schedule, ScheduleState.SUBMITTED)
    line = lines.DraftReturned(reason.strip())
    to = ScheduleState.DRAFTED
    move(schedule, to, line=line, subject=schedule.code, by=_go(by), return_reason=reason.strip())


def approve(*, schedule: Schedule, act_number: str, act_date: date, by: Actor) -> Version:
    """Enter the Government's act (2.3): the draft becomes the frozen version 1.

    Visits are made of it by ``meetings.entering.enter_approved``.
    """
    require(rules.may_approve(schedule, act_number, act_date, by=by))
    digest = sha256_of(schedule.draft)
    rows = thaw(schedule.draft)
    line = lines.Approved(1, len(rows), act_number.strip(), act_date, digest)
    with transaction.atomic():
        move(schedule, ScheduleState.APPROVED, line=line, subject=schedule.code, by=_go(by))
        return freeze_version(schedule, rows, act_number=act_number, act_date=act_date)


def freeze_version(
    schedule: Schedule,
    rows: Sequence[FrozenRow],
    *,
    act_number: str,
    act_date: date,
    reason_kk: str = "",
    reason_ru: str = "",
) -> Version:
    """The next numbered version; a step inside the acts that approve."""
    text = freeze(rows)
    return Version.objects.create(
        schedule=schedule,
        number=queries.next_number(schedule),
        content=text,
        sha256=sha256_of(text),
        act_number=act_number.strip(),
        act_date=act_date,
        approved_at=clock.now(),
        reason_kk=reason_kk,
        reason_ru=reason_ru,
    )


def sha256_of(text: str) -> str:
    """SHA-256 (hex) of frozen text."""
    return hashlib.sha256(text.encode()).hexdigest()


def _stands_at(schedule: Schedule, state: ScheduleState) -> None:
    """Two ways lead to "drafted": forward from collecting, back from submitted."""
    if schedule.state != state:
        raise Conflict(Denied("no_such_move", NO_SUCH_MOVE))


def _ab(by: Actor) -> Author:
    return by.author(bodies.authorised_body(on=clock.today()).slug)


def _go(by: Actor) -> Author:
    return by.author(bodies.government_office(on=clock.today()).slug)
