"""Changing an approved schedule: prepared by a clerk, signed by the head, approved as the next version."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max

from kezdesu.bodies import queries as bodies
from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Denied, require
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.door import NO_SUCH_MOVE, move, step
from kezdesu.journal.record import Author, record
from kezdesu.people.actors import Actor
from kezdesu.regions.models import Region
from kezdesu.schedule import lines, queries, refusals, rules
from kezdesu.schedule.actions.approval import freeze_version
from kezdesu.schedule.content import EntryRow, FrozenRow
from kezdesu.schedule.models import Amendment, Entry, Proposal, Version
from kezdesu.schedule.states import AmendmentState
from kezdesu.signing import actions as signing
from kezdesu.signing.models import SignedAct
from kezdesu.signing.queries import open_act

AMENDMENT_ACT = "schedule.amendment"


def propose_amendment(
    *, entry: Entry, new_date: date | None, reason: Trilingual, by: Actor, new_region: Region | None = None
) -> Amendment:
    """Ask to move an approved entry, to change its region, or to withdraw it (``new_date`` None).

    An entry that is in no approved version yet is added by the same act. Reason in kk and ru.
    """
    current = _current(entry)
    require(rules.may_amend(entry, current, new_date, new_region, by=by))
    require(rules.is_reason(reason), "reason_kk")
    try:
        with transaction.atomic():
            return _prepare(entry, new_date, new_region, reason, by)
    except IntegrityError as error:
        raise Conflict(refusals.AMENDMENT_OPEN) from error


def propose_addition(*, proposal: Proposal, row: EntryRow, reason: Trilingual, by: Actor) -> Amendment:
    """Ask to add a meeting to an approved schedule: a new entry, in force when the amendment is approved."""
    schedule, body = proposal.schedule, proposal.body
    require(rules.may_add(proposal, by=by))
    regions = queries.regions_by_kato()
    wrong = rules.row_denials(schedule, body, [row], regions)
    if wrong:
        raise refusals.RowsRefused(wrong)
    posts = queries.posts_of(schedule, body)
    with transaction.atomic():
        last = Entry.objects.filter(proposal=proposal).aggregate(last=Max("position"))["last"] or 0
        entry = Entry.objects.create(
            proposal=proposal,
            position=last + 1,
            region=regions[row.region],
            office=posts[row.office],
            planned_on=row.planned_on,
            place_kk=row.place.kk.strip(),
            place_ru=row.place.ru.strip(),
        )
        return propose_amendment(entry=entry, new_date=row.planned_on, reason=reason, by=by)


def sign_amendment(*, amendment: Amendment, by: Actor) -> None:
    """The head signs what the clerk prepared."""
    with transaction.atomic():
        act = _open_act(amendment)
        signing.sign(act, content=_content(amendment), by=by)
        slug = amendment.entry.proposal.body.slug
        line = lines.AmendmentSigned(slug, amendment.entry.code, act.digest)
        move(amendment, AmendmentState.SIGNED, line=line, subject=amendment.code, by=by.author(slug))


def return_amendment(*, amendment: Amendment, reason: str, by: Actor) -> None:
    """The head (before signing) or the Government Office (after it) returns the amendment with a reason."""
    line = lines.AmendmentReturned(amendment.entry.code, reason.strip())
    with transaction.atomic():
        if amendment.state == AmendmentState.PREPARED:
            signing.send_back(_open_act(amendment), reason=reason, by=by)
            author = by.author(amendment.entry.proposal.body.slug)
        else:
            require(rules.is_secretary(by))
            require(rules.is_written(reason), "reason")
            author = _go(by)
        to = AmendmentState.RETURNED
        move(amendment, to, line=line, subject=amendment.code, by=author, return_reason=reason.strip())


def approve_amendments(
    *, amendments: Sequence[Amendment], act_number: str, act_date: date, by: Actor
) -> Version:
    """Enter the Government's act on signed amendments of one schedule: together they make the next version.

    Visits follow it by ``meetings.entering.enter_approved``.
    """
    require(rules.is_written("some" if amendments else "", refusals.NOTHING_CHANGES))
    schedule = amendments[0].schedule
    require(rules.may_approve(schedule, act_number, act_date, by=by))
    with transaction.atomic():
        rows = _amended(queries.rows_of(_version_in_force(amendments[0])), amendments)
        version = _next_version(amendments, rows, act_number, act_date)
        for amendment in amendments:
            step(amendment, AmendmentState.APPROVED, version_id=version.pk)
            if amendment.new_date is None:
                Entry.objects.filter(pk=amendment.entry_id).update(withdrawn_at=clock.now())
        codes = tuple(amendment.code for amendment in amendments)
        line = lines.Amended(version.number, codes, version.act_number, act_date, version.sha256)
        record(line, subject=schedule.code, by=_go(by))
    return version


def approve_amendment(*, amendment: Amendment, act_number: str, act_date: date, by: Actor) -> Version:
    """One amendment alone."""
    return approve_amendments(amendments=[amendment], act_number=act_number, act_date=act_date, by=by)


def _prepare(
    entry: Entry, new_date: date | None, new_region: Region | None, reason: Trilingual, by: Actor
) -> Amendment:
    amendment = Amendment.objects.create(
        schedule=entry.proposal.schedule,
        entry=entry,
        new_date=new_date,
        new_region=new_region,
        reason_kk=reason.kk.strip(),
        reason_ru=reason.ru.strip(),
        created_at=clock.now(),
    )
    body = entry.proposal.body
    content = _content(amendment)
    act = signing.prepare(kind=AMENDMENT_ACT, subject=amendment.code, content=content, body=body, by=by)
    Amendment.objects.filter(pk=amendment.pk).update(act=act)
    amendment.act = act
    kato = new_region.kato if new_region else ""
    line = lines.AmendmentPrepared(body.slug, entry.code, new_date, kato, act.digest)
    record(line, subject=amendment.code, by=by.author(body.slug))
    return amendment


def _content(amendment: Amendment) -> dict[str, object]:
    return {
        "entry": amendment.entry.code,
        "new_date": amendment.new_date,
        "new_region": amendment.new_region.kato if amendment.new_region else "",
        "reason_kk": amendment.reason_kk,
        "reason_ru": amendment.reason_ru,
    }


def _current(entry: Entry) -> FrozenRow | None:
    version = queries.current_version(entry.proposal.schedule)
    rows = queries.rows_of(version) if version else ()
    return next((row for row in rows if row.entry == entry.pk), None)


def _version_in_force(amendment: Amendment) -> Version:
    version = queries.current_version(amendment.schedule)
    if version is None:
        raise Conflict(refusals.NOT_APPROVED)
    return version


def _next_version(
    amendments: Sequence[Amendment], rows: Sequence[FrozenRow], act_number: str, act_date: date
) -> Version:
    try:
        with transaction.atomic():
            return freeze_version(
                amendments[0].schedule,
                rows,
                act_number=act_number,
                act_date=act_date,
                reason_kk="\n".join(amendment.reason_kk for amendment in amendments),
                reason_ru="\n".join(amendment.reason_ru for amendment in amendments),
            )
    except IntegrityError as error:
        raise Conflict(Denied("no_such_move", NO_SUCH_MOVE)) from error


def _amended(rows: Sequence[FrozenRow], amendments: Sequence[Amendment]) -> list[FrozenRow]:
    by_entry = {row.entry: row for row in rows}
    for amendment in amendments:
        row = by_entry.pop(amendment.entry_id, None) or queries.frozen_entry(amendment.entry)
        if amendment.new_date is not None:
            kato = amendment.new_region.kato if amendment.new_region else row.region
            by_entry[row.entry] = replace(row, planned_on=amendment.new_date, region=kato)
    return list(by_entry.values())


def _open_act(amendment: Amendment) -> SignedAct:
    act = open_act(AMENDMENT_ACT, amendment.code)
    if act is None:
        raise Conflict(Denied("no_such_move", NO_SUCH_MOVE))
    return act


def _go(by: Actor) -> Author:
    return by.author(bodies.government_office(on=clock.today()).slug)
