"""The Government's act on signed amendments: together they make the next frozen version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db import IntegrityError, transaction

from kezdesu.common import clock
from kezdesu.common.answers import Allowed, Conflict, Denied, Refused, first_denial, require
from kezdesu.files.models import StoredFile
from kezdesu.journal.door import NO_SUCH_MOVE, step
from kezdesu.journal.record import record
from kezdesu.people.actors import Actor
from kezdesu.schedule import (
    amending_refusals,
    amending_rules,
    happenings,
    lines,
    parties,
    queries,
    refusals,
    rules,
)
from kezdesu.schedule.actions.approval import freeze_version
from kezdesu.schedule.changes import joined
from kezdesu.schedule.content import FrozenRow
from kezdesu.schedule.models import Amendment, Entry, Version
from kezdesu.schedule.states import AmendmentState


def approve_amendments(
    *,
    amendments: Sequence[Amendment],
    act_number: str,
    act_date: date,
    by: Actor,
    scan: StoredFile | None = None,
) -> Version:
    """Enter the Government's act on signed amendments of one schedule: together they make the next version.

    Refused, naming the rows, when a day has passed meanwhile, a meeting has begun, or one person would be needed
    twice. Visits follow by ``meetings.entering.approve_amendments``.
    """
    require(rules.is_written("some" if amendments else "", refusals.NOTHING_CHANGES))
    schedule = amendments[0].schedule
    before = _in_force(amendments[0])
    require(
        first_denial(
            rules.may_approve(schedule, act_number, act_date, by=by),
            amending_rules.is_amending_act(before, act_date),
        ),
        "act_date",
    )
    require(amending_rules.is_scan_of(schedule, scan.media_type) if scan else Allowed(), "scan")
    after = rows_after(before, amendments)
    with transaction.atomic():
        version = _next(amendments, after, act_number, act_date, scan)
        for amendment in amendments:
            step(amendment, AmendmentState.APPROVED, version_id=version.pk)
            if amendment.new_date is None:
                Entry.objects.filter(pk=amendment.entry_id).update(withdrawn_at=clock.now())
        codes = tuple(amendment.code for amendment in amendments)
        line = lines.Amended(version.number, codes, version.act_number, act_date, version.sha256)
        record(line, subject=schedule.code, by=parties.author(parties.approver(schedule), by))
    return version


def approve_amendment(*, amendment: Amendment, act_number: str, act_date: date, by: Actor) -> Version:
    """One amendment alone."""
    return approve_amendments(amendments=[amendment], act_number=act_number, act_date=act_date, by=by)


def rows_after(before: Version, amendments: Sequence[Amendment]) -> list[FrozenRow]:
    """The rows of the next version. Raises Refused with everything that speaks against it now."""
    rows = {row.entry: row for row in queries.rows_of(before)}
    entries = [amendment.entry_id for amendment in amendments]
    wrong = amending_rules.approval_faults(amendments, rows, happenings.of_entries(entries))
    if wrong:
        raise Refused(amending_refusals.together(wrong))
    for amendment in amendments:
        row = rows.pop(amendment.entry_id, None) or queries.frozen_entry(amendment.entry)
        if amendment.new_date is not None:
            rows[row.entry] = _changed(row, amendment, amendment.new_date)
    require(amending_rules.is_one_place(list(rows.values()), frozenset(entries)))
    return list(rows.values())


def _changed(row: FrozenRow, amendment: Amendment, day: date) -> FrozenRow:
    """In another region the former place says nothing any more: it is named anew with the visit."""
    moved = replace(row, planned_on=day, planned_until=amendment.new_until)
    region = amendment.new_region
    if region is None or region.kato == row.region:
        return moved
    return replace(moved, region=region.kato, place_kk="", place_ru="", district="")


def _in_force(amendment: Amendment) -> Version:
    version = queries.current_version(amendment.schedule)
    if version is None:
        raise Conflict(refusals.NOT_APPROVED)
    return version


def _next(
    amendments: Sequence[Amendment],
    rows: Sequence[FrozenRow],
    act_number: str,
    act_date: date,
    scan: StoredFile | None,
) -> Version:
    reason = joined(amendment.reason for amendment in amendments)
    try:
        with transaction.atomic():
            return freeze_version(
                amendments[0].schedule,
                rows,
                act_number=act_number,
                act_date=act_date,
                scan=scan,
                reason_kk=reason.kk,
                reason_ru=reason.ru,
            )
    except IntegrityError as error:
        raise Conflict(Denied("no_such_move", NO_SUCH_MOVE)) from error
