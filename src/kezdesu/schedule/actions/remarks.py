"""What the authorised body and a ministry say to each other about one row; the return of one row (2.1)."""

from __future__ import annotations

from django.db import transaction

from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Denied, require
from kezdesu.journal.door import CHANGED_MEANWHILE, move, step
from kezdesu.journal.record import record
from kezdesu.people.actors import Actor
from kezdesu.schedule import lines, remark_rules
from kezdesu.schedule.actions.authors import person
from kezdesu.schedule.actions.holding import hold
from kezdesu.schedule.models import Entry, Proposal, Remark
from kezdesu.schedule.states import ProposalState, RemarkKind, RemarkState, ScheduleState


def comment_row(*, entry: Entry, text: str, by: Actor) -> Remark:
    """Say something about a row: the coordinator to the body, or the body to the coordinator."""
    require(remark_rules.may_comment(entry, by=by))
    require(remark_rules.is_text(text), "text")
    speaker = remark_rules.speaker(entry, by)
    with transaction.atomic():
        remark = _write(entry, RemarkKind.COMMENT, text, speaker, by)
        line = lines.RowCommented(entry.proposal.body.slug, entry.code, remark.pk)
        record(line, subject=entry.proposal.code, by=by.author(speaker.slug))
    return remark


def return_row(*, entry: Entry, reason: str, by: Actor) -> Remark:
    """Return one row of submitted proposals: only it is asked for; the rest stays as signed.

    The time of submission stays. A row of a proposal that was returned for another row joins it.
    """
    require(remark_rules.may_return_row(entry, by=by))
    require(remark_rules.is_text(reason), "reason")
    speaker = remark_rules.speaker(entry, by)
    proposal = entry.proposal
    with transaction.atomic():
        hold(proposal.schedule, [ScheduleState.COLLECTING])
        remark = _write(entry, RemarkKind.RETURN, reason, speaker, by)
        line = lines.RowReturned(proposal.body.slug, entry.code, remark.pk, remark.text)
        author = by.author(speaker.slug)
        if proposal.state == ProposalState.SUBMITTED:
            move(proposal, ProposalState.RETURNED, line=line, subject=proposal.code, by=author)
        else:
            _still_returned(proposal)
            record(line, subject=proposal.code, by=author)
    return remark


def answer_remark(*, remark: Remark, text: str, by: Actor) -> None:
    """Answer what the other side said; a returned row is so confirmed or reported mended."""
    entry = remark.entry
    require(remark_rules.may_answer(remark, by=by))
    require(remark_rules.is_text(text), "text")
    speaker = remark_rules.speaker(entry, by)
    with transaction.atomic():
        facts = {"answer": text.strip(), "answered_by_id": by.account_id, "answered_at": clock.now()}
        step(remark, RemarkState.ANSWERED, **facts)
        line = lines.RemarkAnswered(entry.proposal.body.slug, entry.code, remark.pk)
        record(line, subject=entry.proposal.code, by=by.author(speaker.slug))


def _write(entry: Entry, kind: RemarkKind, text: str, speaker: Body, by: Actor) -> Remark:
    return Remark.objects.create(
        entry=entry,
        kind=kind,
        text=text.strip(),
        body=speaker,
        author_id=person(by),
        written_at=clock.now(),
    )


def _still_returned(proposal: Proposal) -> None:
    """A row joins the returned ones only while the proposal is with the body and not before its head."""
    rows = Proposal.objects.filter(pk=proposal.pk, state=ProposalState.RETURNED).update(
        state=ProposalState.RETURNED
    )
    if rows != 1:
        raise Conflict(Denied("changed_meanwhile", CHANGED_MEANWHILE))
