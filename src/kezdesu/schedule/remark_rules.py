"""May she speak about a row, return it, answer."""

from __future__ import annotations

from kezdesu.bodies.models import Body
from kezdesu.common.answers import Allowed, Answer, first_denial
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.schedule import parties, refusals, remarks, row_refusals, rules
from kezdesu.schedule.models import Entry, Remark
from kezdesu.schedule.states import ProposalState, RemarkState, ScheduleState

LONGEST_TEXT = 2000


def is_party(entry: Entry, *, by: Actor) -> Answer:
    """A clerk or the head of the row's body, or the coordinator: nobody else reads or writes remarks."""
    if by.has_in(entry.proposal.body.slug, Role.CLERK, Role.HEAD):
        return Allowed()
    return Allowed() if rules.is_coordinator(by, entry.proposal.schedule) else row_refusals.NOT_A_PARTY


def may_comment(entry: Entry, *, by: Actor) -> Answer:
    """A party, about a row that stands, until the schedule is approved."""
    approved = entry.proposal.schedule.state == ScheduleState.APPROVED
    return first_denial(
        is_party(entry, by=by),
        row_refusals.APPROVED_ALREADY if approved else Allowed(),
        row_refusals.TAKEN_OUT if entry.withdrawn_at else Allowed(),
    )


def may_return_row(entry: Entry, *, by: Actor) -> Answer:
    """The coordinator, while proposals are collected, a row that was signed and is not returned yet."""
    collecting = entry.proposal.schedule.state == ScheduleState.COLLECTING
    at_hand = entry.proposal.state in (ProposalState.SUBMITTED, ProposalState.RETURNED)
    return first_denial(
        rules.is_coordinator(by, entry.proposal.schedule),
        Allowed() if collecting else refusals.COLLECTING_ONLY,
        Allowed() if at_hand else row_refusals.WITH_THE_BODY,
        row_refusals.TAKEN_OUT if entry.withdrawn_at else Allowed(),
        row_refusals.RETURNED_ALREADY if entry.pk in remarks.returned_rows([entry.pk]) else Allowed(),
    )


def may_answer(remark: Remark, *, by: Actor) -> Answer:
    """The side that did not speak."""
    own = remark.entry.proposal.body
    if remark.state != RemarkState.OPEN:
        return row_refusals.ANSWERED_ALREADY
    if remark.body_id == own.pk:
        return rules.is_coordinator(by, remark.entry.proposal.schedule)
    return Allowed() if by.has_in(own.slug, Role.CLERK, Role.HEAD) else refusals.NOT_CLERK


def is_text(text: str) -> Answer:
    """Something is written, and not too much."""
    if len(text.strip()) > LONGEST_TEXT:
        return row_refusals.TEXT_TOO_LONG
    return rules.is_written(text, row_refusals.TEXT_NEEDED)


def speaker(entry: Entry, by: Actor) -> Body:
    """For whom she speaks about the row: its own body, or the one that collects."""
    own = entry.proposal.body
    if by.has_in(own.slug, Role.CLERK, Role.HEAD):
        return own
    return parties.collector(entry.proposal.schedule).body()
