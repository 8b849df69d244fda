"""Asking to change an approved schedule: a letter prepared by a clerk, signed by the head, returned or sent anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max

from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Denied, Refused, require
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.door import NO_SUCH_MOVE, step
from kezdesu.journal.record import Author, record
from kezdesu.people.actors import Actor
from kezdesu.regions.models import Region
from kezdesu.schedule import (
    amending_refusals,
    amending_rules,
    happenings,
    history,
    lines,
    parties,
    queries,
    refusals,
    rules,
)
from kezdesu.schedule.asking import Asked
from kezdesu.schedule.content import EntryRow
from kezdesu.schedule.known import known_to
from kezdesu.schedule.models import Amendment, Entry, Proposal, Schedule
from kezdesu.schedule.refusals import RowDenial, RowsRefused
from kezdesu.schedule.states import WITHOUT_DAY, AmendmentState
from kezdesu.signing import actions as signing
from kezdesu.signing.models import SignedAct
from kezdesu.signing.queries import open_act

AMENDMENT_ACT = "schedule.amendment"


def propose_amendment(
    *,
    entry: Entry,
    new_date: date | None,
    reason: Trilingual,
    by: Actor,
    new_until: date | None = None,
    new_region: Region | None = None,
) -> Amendment:
    """Ask to move an approved entry, to change its days or region, or to withdraw it (``new_date`` None).

    An entry that is in no approved version yet is added by the same act. Reason in kk and ru.
    """
    asked = Asked(entry, new_date, reason, new_until, new_region)
    require(amending_rules.may_amend(entry, by=by))
    wrong = _denials([asked])
    if wrong:
        raise Refused(wrong[0].denied, wrong[0].field)
    return _written([asked], by)[0]


def propose_amendments(*, asked: Sequence[Asked], by: Actor) -> list[Amendment]:
    """Ask for several changes of one body's rows in one letter: the head signs or returns it whole.

    Raises :class:`RowsRefused`, which names every wrong row; nothing is written then.
    """
    if len(asked) == 1:
        only = asked[0]
        return [
            propose_amendment(
                entry=only.entry,
                new_date=only.new_date,
                new_until=only.new_until,
                new_region=only.new_region,
                reason=only.reason,
                by=by,
            )
        ]
    _require_one_letter(asked)
    for change in asked:
        require(amending_rules.may_amend(change.entry, by=by))
    wrong = _denials(asked)
    if wrong:
        raise RowsRefused(wrong)
    return _written(asked, by)


def propose_addition(*, proposal: Proposal, row: EntryRow, reason: Trilingual, by: Actor) -> Amendment:
    """Ask to add a meeting to an approved schedule: a new entry, in force when the amendment is approved."""
    schedule, body = proposal.schedule, proposal.body
    require(rules.may_add(proposal, by=by))
    regions = queries.regions_by_kato()
    wrong = rules.row_denials(schedule, body, [row], regions)
    if wrong:
        raise RowsRefused(wrong)
    if row.wish in WITHOUT_DAY:
        raise Refused(amending_refusals.DAY_NEEDED, "planned_on")
    with transaction.atomic():
        last = Entry.objects.filter(proposal=proposal).aggregate(last=Max("position"))["last"] or 0
        known = known_to(schedule, body, regions)
        entry = Entry.objects.create(
            proposal=proposal,
            position=last + 1,
            region=regions[row.region],
            office=queries.posts_of(schedule, body)[row.office],
            district=known.district_of(row),
            wish=row.wish,
            planned_on=row.planned_on,
            planned_until=row.planned_until,
            place_kk=row.place.kk.strip(),
            place_ru=row.place.ru.strip(),
            topic=row.topic.strip(),
        )
        return propose_amendment(
            entry=entry, new_date=row.planned_on, new_until=row.planned_until, reason=reason, by=by
        )


def sign_amendment(*, amendment: Amendment, by: Actor) -> None:
    """The head signs what the clerk prepared: the whole letter."""
    letter = history.letter_of(amendment)
    with transaction.atomic():
        act = _open_act(letter)
        signing.sign(act, content=_content(letter), by=by)
        for item in letter:
            step(item, AmendmentState.SIGNED)
        slug = amendment.entry.proposal.body.slug
        line: lines.AmendmentSigned | lines.LetterSigned = lines.AmendmentSigned(
            slug, amendment.entry.code, act.digest
        )
        if len(letter) > 1:
            line = lines.LetterSigned(slug, _codes(letter), act.digest)
        record(line, subject=letter[0].code, by=by.author(slug))


def return_amendment(*, amendment: Amendment, reason: str, by: Actor) -> None:
    """The head (before signing, the whole letter) or the Government Office (after it, one) returns with a reason.

    What was returned stays; mended, it is a new amendment of the same entry.
    """
    text = reason.strip()
    with transaction.atomic():
        if amendment.state == AmendmentState.PREPARED:
            letter = history.letter_of(amendment)
            signing.send_back(_open_act(letter), reason=reason, by=by)
            author = by.author(amendment.entry.proposal.body.slug)
        else:
            require(rules.is_secretary(by, amendment.schedule))
            require(rules.is_written(reason), "reason")
            letter, author = [amendment], _go(by, amendment.schedule)
        for item in letter:
            step(item, AmendmentState.RETURNED, return_reason=text)
        line: lines.AmendmentReturned | lines.LetterReturned = lines.AmendmentReturned(
            amendment.entry.code, text
        )
        if len(letter) > 1:
            line = lines.LetterReturned(amendment.entry.proposal.body.slug, _codes(letter), text)
        record(line, subject=letter[0].code, by=author)


def _require_one_letter(asked: Sequence[Asked]) -> None:
    proposals = {change.entry.proposal_id for change in asked}
    entries = {change.entry.pk for change in asked}
    if not asked or len(proposals) > 1 or len(entries) < len(asked):
        raise Refused(amending_refusals.NOT_ONE_LETTER if asked else refusals.NOTHING_CHANGES)


def _denials(asked: Sequence[Asked]) -> list[RowDenial]:
    """What is wrong with the changes by their number in the letter."""
    version = queries.current_version(asked[0].entry.proposal.schedule)
    rows = {row.entry: row for row in queries.rows_of(version)} if version else {}
    happened = happenings.of_entries([change.entry.pk for change in asked])
    return [
        RowDenial(number, field, denied)
        for number, change in enumerate(asked, start=1)
        for field, denied in amending_rules.faults(
            change, rows.get(change.entry.pk), happened.get(change.entry.pk)
        )
    ]


def _written(asked: Sequence[Asked], by: Actor) -> list[Amendment]:
    try:
        with transaction.atomic():
            return _prepare(asked, by)
    except IntegrityError as error:
        raise Conflict(refusals.AMENDMENT_OPEN) from error


def _prepare(asked: Sequence[Asked], by: Actor) -> list[Amendment]:
    made = [_create(change) for change in asked]
    body = asked[0].entry.proposal.body
    subject, content = made[0].code, _content(made)
    act = signing.prepare(kind=AMENDMENT_ACT, subject=subject, content=content, body=body, by=by)
    Amendment.objects.filter(pk__in=[item.pk for item in made]).update(act=act)
    for item in made:
        item.act = act
    record(_prepared(made, body.slug, act.digest), subject=subject, by=by.author(body.slug))
    return made


def _create(asked: Asked) -> Amendment:
    return Amendment.objects.create(
        schedule=asked.entry.proposal.schedule,
        entry=asked.entry,
        new_date=asked.new_date,
        new_until=asked.new_until if asked.new_date else None,
        new_region=asked.new_region if asked.new_date else None,
        reason_kk=asked.reason.kk.strip(),
        reason_ru=asked.reason.ru.strip(),
        created_at=clock.now(),
    )


def _prepared(
    made: Sequence[Amendment], slug: str, digest: str
) -> lines.AmendmentPrepared | lines.LetterPrepared:
    if len(made) > 1:
        return lines.LetterPrepared(slug, _codes(made), tuple(item.entry.code for item in made), digest)
    only = made[0]
    kato = only.new_region.kato if only.new_region else ""
    return lines.AmendmentPrepared(slug, only.entry.code, only.new_date, kato, digest, only.new_until)


def _codes(amendments: Sequence[Amendment]) -> tuple[str, ...]:
    return tuple(item.code for item in amendments)


def _content(letter: Sequence[Amendment]) -> object:
    """What the head signs; one change alone reads as it always did."""
    told = [_told(item) for item in letter]
    return told if len(told) > 1 else told[0]


def _told(amendment: Amendment) -> dict[str, object]:
    told: dict[str, object] = {
        "entry": amendment.entry.code,
        "new_date": amendment.new_date,
        "new_region": amendment.new_region.kato if amendment.new_region else "",
        "reason_kk": amendment.reason_kk,
        "reason_ru": amendment.reason_ru,
    }
    return told | ({"new_until": amendment.new_until} if amendment.new_until else {})


def _open_act(letter: Sequence[Amendment]) -> SignedAct:
    act = open_act(AMENDMENT_ACT, letter[0].code)
    if act is None:
        raise Conflict(Denied("no_such_move", NO_SUCH_MOVE))
    return act


def _go(by: Actor, schedule: Schedule) -> Author:
    return parties.author(parties.approver(schedule), by)
