"""Proposals of the bodies (2.1)."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Denied, require
from kezdesu.decree.periods import nth_span
from kezdesu.journal.door import NO_SUCH_MOVE, move, swap
from kezdesu.journal.record import Author, record
from kezdesu.people.actors import Actor
from kezdesu.schedule import lines, parties, queries, refusals, remarks, rules
from kezdesu.schedule.actions.holding import hold
from kezdesu.schedule.models import Proposal, Schedule
from kezdesu.schedule.states import ProposalState, ScheduleState
from kezdesu.signing import actions as signing
from kezdesu.signing.models import SignedAct
from kezdesu.signing.queries import open_act
from kezdesu.terms import queries as terms

PROPOSAL_ACT = remarks.PROPOSAL_ACT
ANSWERED = {"return_reason": "", "sent_back_reason": ""}
"""A signature answers every return."""


def open_year(*, year: int, edition: str, by: Actor, number: int = 1, body: Body | None = None) -> Schedule:
    """Begin to collect proposals for the ``number``-th schedule period of ``year``; the pack tells how long it is.

    ``body``: whose own schedule it is, where the pack gives every body one. Raises Refused (role) and Conflict (open
    already); UnknownEdition for an edition that does not exist.
    """
    require(rules.may_open(by=by, edition=edition, body=body))
    span = nth_span(terms.pack(edition).schedule_period, year, number)
    label = f"{span.label}-{body.slug}" if body else span.label
    dates = {"year": year, "first_day": span.first, "last_day": span.last, "opened_at": clock.now()}
    whose = {"edition": edition, "series": terms.series(edition), "body": body}
    try:
        with transaction.atomic():
            schedule = Schedule.objects.create(label=label, **whose, **dates)
            author = by.author(body.slug if body else "")
            record(lines.Opened(label, edition), subject=schedule.code, by=author)
    except IntegrityError as error:
        raise Conflict(refusals.ALREADY_OPEN) from error
    return schedule


def start_proposal(*, schedule: Schedule, body: Body, by: Actor) -> Proposal:
    """Begin a body's proposals; refused for an exempt body (clause 1) and a second time."""
    require(rules.may_start(schedule, body, by=by))
    try:
        with transaction.atomic():
            proposal = Proposal.objects.create(schedule=schedule, body=body)
            record(lines.ProposalStarted(body.slug), subject=proposal.code, by=by.author(body.slug))
    except IntegrityError as error:
        raise Conflict(refusals.ALREADY_STARTED) from error
    return proposal


def prepare_proposal(*, proposal: Proposal, by: Actor) -> None:
    """Put the proposals before the head; refused without rows or when a place lacks kk or ru."""
    entries = queries.entries_of(proposal)
    require(rules.may_prepare(proposal, entries, by=by))
    wrong = rules.language_denials(entries) or rules.answer_denials(entries)
    if wrong:
        raise refusals.RowsRefused(wrong)
    with transaction.atomic():
        swap(proposal, {"revision": proposal.revision}, {"revision": proposal.revision + 1})
        content = queries.content_of(proposal)
        act = signing.prepare(
            kind=PROPOSAL_ACT, subject=proposal.code, content=content, body=proposal.body, by=by
        )
        line = lines.ProposalPrepared(proposal.body.slug, act.digest)
        by_ = by.author(proposal.body.slug)
        move(proposal, ProposalState.PREPARED, line=line, subject=proposal.code, by=by_, act_id=act.pk)


def sign_proposal(*, proposal: Proposal, by: Actor) -> None:
    """Sign, and so submit to the authorised body (2.1). Accepted even when late; the first time never moves."""
    content = queries.content_of(proposal)
    with transaction.atomic():
        act = _open_act(proposal)
        signing.sign(act, content=content, by=by)
        line = lines.ProposalSubmitted(proposal.body.slug, len(content), act.digest)
        by_ = by.author(proposal.body.slug)
        first = proposal.submitted_at or clock.now()
        to = ProposalState.SUBMITTED
        move(proposal, to, line=line, subject=proposal.code, by=by_, submitted_at=first, **ANSWERED)


def send_back_proposal(*, proposal: Proposal, reason: str, by: Actor) -> None:
    """The head sends what was prepared back to the clerk. What the coordinator asked for stays asked for."""
    with transaction.atomic():
        signing.send_back(_open_act(proposal), reason=reason, by=by)
        line = lines.ProposalSentBack(proposal.body.slug, reason.strip())
        by_ = by.author(proposal.body.slug)
        to = ProposalState.DRAFT
        move(proposal, to, line=line, subject=proposal.code, by=by_, sent_back_reason=reason.strip())


def return_proposal(*, proposal: Proposal, reason: str, by: Actor) -> None:
    """The authorised body returns submitted proposals for rework; the time of submission stays."""
    require(rules.may_return(proposal, by=by))
    require(rules.is_written(reason), "reason")
    text, to, author = reason.strip(), ProposalState.RETURNED, _ab(by, proposal.schedule)
    line = lines.ProposalReturned(proposal.body.slug, text)
    with transaction.atomic():
        hold(proposal.schedule, [ScheduleState.COLLECTING])
        move(proposal, to, line=line, subject=proposal.code, by=author, return_reason=text)


def _open_act(proposal: Proposal) -> SignedAct:
    act = open_act(PROPOSAL_ACT, proposal.code)
    if act is None:
        raise Conflict(Denied("no_such_move", NO_SUCH_MOVE))
    return act


def _ab(by: Actor, schedule: Schedule) -> Author:
    return parties.author(parties.collector(schedule), by)
