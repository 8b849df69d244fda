"""The draft, and its way to the approved schedule (2.2, 2.3)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

from django.db import transaction

from kezdesu.common import clock
from kezdesu.common.answers import Allowed, Answer, Conflict, Denied, Refused, require
from kezdesu.files.models import StoredFile
from kezdesu.journal.door import NO_SUCH_MOVE, move, swap
from kezdesu.journal.record import Author, record
from kezdesu.people.actors import Actor
from kezdesu.schedule import (
    amending_refusals,
    amending_rules,
    history,
    lines,
    parties,
    queries,
    refusals,
    rules,
)
from kezdesu.schedule.actions.holding import hold
from kezdesu.schedule.content import FrozenRow, freeze, thaw
from kezdesu.schedule.models import Schedule, SentDraft, Version
from kezdesu.schedule.states import ScheduleState


def draft_schedule(*, schedule: Schedule, by: Actor) -> None:
    """Put the draft together (2.2): all submitted proposals, with the coordinator's placements over the wishes.

    Refused when one person would be needed in two places on a day. Rows may still be placed until it is sent.
    """
    require(rules.is_coordinator(by, schedule))
    require(parties.is_step("draft", schedule))
    _stands_at(schedule, ScheduleState.COLLECTING)
    with transaction.atomic():
        hold(schedule, [ScheduleState.COLLECTING])
        rows = queries.drafted_rows(schedule)
        require(rules.is_written("rows" if rows else "", refusals.NO_PROPOSALS))
        require(amending_rules.is_one_place(_with_day(schedule, rows)))
        text, to = freeze(rows), ScheduleState.DRAFTED
        line = lines.Drafted(len({row.body for row in rows}), len(rows), sha256_of(text))
        facts = {"drafted_at": clock.now(), "draft": text}
        move(schedule, to, line=line, subject=schedule.code, by=_ab(by, schedule), **facts)


def reopen(*, schedule: Schedule, reason: str, by: Actor) -> None:
    """The coordinator collects proposals again instead of sending the draft."""
    require(rules.is_coordinator(by, schedule))
    require(rules.is_written(reason), "reason")
    line = lines.Reopened(reason.strip())
    move(schedule, ScheduleState.COLLECTING, line=line, subject=schedule.code, by=_ab(by, schedule))


def submit_draft(*, schedule: Schedule, receipt: str, by: Actor) -> SentDraft:
    """Send the draft to the Government Office (2.2); ``receipt`` is its incoming number. The first time never moves.

    Frozen is what stands now, every row with its day; exactly this can be approved.
    """
    require(rules.is_coordinator(by, schedule))
    require(rules.is_written(receipt, refusals.RECEIPT_NEEDED), "receipt")
    _stands_at(schedule, ScheduleState.DRAFTED)
    with transaction.atomic():
        hold(schedule, [ScheduleState.DRAFTED])
        require(rules.is_settled(schedule))
        rows = queries.drafted_rows(schedule)
        require(amending_rules.is_one_place(rows))
        text, now, to = freeze(rows), clock.now(), ScheduleState.SUBMITTED
        line = lines.DraftSubmitted(receipt.strip(), sha256_of(text))
        first = schedule.submitted_at or now
        facts = {"submitted_at": first, "receipt": receipt.strip(), "return_reason": "", "draft": text}
        move(schedule, to, line=line, subject=schedule.code, by=_ab(by, schedule), **facts)
        return SentDraft.objects.create(
            schedule=schedule,
            number=SentDraft.objects.filter(schedule=schedule).count() + 1,
            content=text,
            sha256=sha256_of(text),
            receipt=receipt.strip(),
            sent_at=now,
        )


def return_draft(*, schedule: Schedule, reason: str, by: Actor) -> None:
    """The Government Office returns the draft; draft and reason stay in its history."""
    require(rules.is_secretary(by, schedule))
    require(rules.is_written(reason), "reason")
    _stands_at(schedule, ScheduleState.SUBMITTED)
    text = reason.strip()
    to = ScheduleState.DRAFTED
    with transaction.atomic():
        line = lines.DraftReturned(text)
        move(schedule, to, line=line, subject=schedule.code, by=_go(by, schedule), return_reason=text)
        sent = SentDraft.objects.filter(schedule=schedule, returned_at__isnull=True)
        sent.update(returned_at=clock.now(), return_reason=text)


def approve(
    *,
    schedule: Schedule,
    act_number: str,
    act_date: date,
    by: Actor,
    scan: StoredFile | None = None,
    seen: str = "",
) -> Version:
    """Enter the approving act (2.3): the draft as it was submitted becomes the frozen version 1; where the pack has
    no draft that is sent on, the signed rows as they stand.

    ``seen``: SHA-256 of the draft before the secretary's eyes, where she had one. Visits are made of the version by
    ``meetings.entering.approve_schedule``.
    """
    require(rules.may_approve(schedule, act_number, act_date, by=by))
    require(_is_scan(schedule, scan), "scan")
    _stands_at(schedule, parties.ready_state(schedule))
    with transaction.atomic():
        hold(schedule, [parties.ready_state(schedule)])
        rows = _approvable(schedule)
        digest = sha256_of(freeze(rows))
        line = lines.Approved(1, len(rows), act_number.strip(), act_date, digest)
        move(schedule, ScheduleState.APPROVED, line=line, subject=schedule.code, by=_go(by, schedule))
        sent = history.submitted_digest(schedule) if parties.has_draft(schedule) else digest
        if {sent, seen or digest} != {digest}:
            raise Conflict(amending_refusals.OTHER_DRAFT)
        require(amending_rules.is_one_place(rows))
        return freeze_version(schedule, rows, act_number=act_number, act_date=act_date, scan=scan)


def attach_scan(*, version: Version, scan: StoredFile, by: Actor) -> None:
    """The scan of the act that approved a version, when it comes later or was a wrong one; the journal keeps both."""
    require(rules.is_secretary(by, version.schedule))
    require(_is_scan(version.schedule, scan), "scan")
    former = version.scan
    if former is not None and former.pk == scan.pk:
        raise Refused(amending_refusals.SAME_SCAN, "scan")
    line = lines.ScanAttached(version.number, scan.sha256, former.sha256 if former else "")
    with transaction.atomic():
        swap(version, {"scan_id": former.pk if former else None}, {"scan_id": scan.pk})
        record(line, subject=version.schedule.code, by=_go(by, version.schedule))


def freeze_version(
    schedule: Schedule,
    rows: Sequence[FrozenRow],
    *,
    act_number: str,
    act_date: date,
    scan: StoredFile | None = None,
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
        scan=scan,
        reason_kk=reason_kk,
        reason_ru=reason_ru,
    )


def sha256_of(text: str) -> str:
    """SHA-256 (hex) of frozen text."""
    return hashlib.sha256(text.encode()).hexdigest()


def digest_of(schedule: Schedule) -> str:
    """SHA-256 of what would be approved now: the draft that was sent, or the signed rows where none is."""
    return sha256_of(
        schedule.draft if parties.has_draft(schedule) else freeze(queries.drafted_rows(schedule))
    )


def _approvable(schedule: Schedule) -> tuple[FrozenRow, ...]:
    """What the act approves: the draft that was sent, or all signed rows, every one with its day."""
    if parties.has_draft(schedule):
        return thaw(schedule.draft)
    rows = queries.drafted_rows(schedule)
    require(parties.cited(schedule, rules.is_written("rows" if rows else "", refusals.NO_PROPOSALS)))
    require(rules.is_settled(schedule))
    return rows


def _with_day(schedule: Schedule, rows: Sequence[FrozenRow]) -> list[FrozenRow]:
    """Rows that have a day: a month or a quarter takes nobody's time yet."""
    open_ = {row.entry for row in queries.unsettled(schedule)}
    return [row for row in rows if row.entry not in open_]


def _is_scan(schedule: Schedule, scan: StoredFile | None) -> Answer:
    return Allowed() if scan is None else amending_rules.is_scan_of(schedule, scan.media_type)


def _stands_at(schedule: Schedule, state: ScheduleState) -> None:
    """Two ways lead to "drafted": forward from collecting, back from submitted."""
    if schedule.state != state:
        raise Conflict(Denied("no_such_move", NO_SUCH_MOVE))


def _ab(by: Actor, schedule: Schedule) -> Author:
    return parties.author(parties.collector(schedule), by)


def _go(by: Actor, schedule: Schedule) -> Author:
    return parties.author(parties.approver(schedule), by)
