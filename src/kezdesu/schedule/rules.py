"""May she, and if not why: proposals, drafts, approval, amendments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.answers import Allowed, Answer, Denied, first_denial
from kezdesu.common.trilingual import Trilingual
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.regions.models import Region
from kezdesu.schedule import known, parties, queries, refusals, remarks, row_refusals, row_rules
from kezdesu.schedule.content import EntryRow
from kezdesu.schedule.models import Entry, Proposal, Schedule
from kezdesu.schedule.refusals import RowDenial
from kezdesu.schedule.states import (
    EDITABLE,
    PLACEABLE,
    ProposalState,
    ScheduleState,
)
from kezdesu.terms import queries as terms


def may_open(*, by: Actor, edition: str = "", body: Body | None = None) -> Answer:
    """Who collects under the edition (of ``body``, where each has a schedule of its own), or the system itself."""
    if by.system:
        return Allowed()
    pack = terms.pack(edition)
    if (pack.word("schedule_of") == "each") != (body is not None):
        return refusals.NOT_CEB
    obliged = Allowed() if body is None else _is_obliged(pack.edition, body, clock.today())
    return first_denial(obliged, parties.is_party(parties.collector_under(pack.edition, body), by))


def is_coordinator(by: Actor, schedule: Schedule | None = None) -> Answer:
    """Who collects the schedule: a coordinator of the authorised body, unless its pack names another."""
    return parties.is_party(parties.collector(schedule), by)


def is_secretary(by: Actor, schedule: Schedule | None = None) -> Answer:
    """Who approves the schedule: a secretary of the Government Office, unless its pack names another."""
    return parties.is_party(parties.approver(schedule), by)


def is_clerk(body: Body, *, by: Actor) -> Answer:
    """A clerk of the body."""
    return Allowed() if by.has_in(body.slug, Role.CLERK) else refusals.NOT_CLERK


def is_obliged(schedule: Schedule, body: Body) -> Answer:
    """A body of the kind that the pack obliges, not exempt, and the one whose own schedule it is, if it is one's."""
    if schedule.body_id is not None and schedule.body_id != body.pk:
        return parties.NOT_PARTY
    return parties.cited(schedule, _is_obliged(schedule.edition, body, schedule.first_day))


def _is_obliged(edition: str, body: Body, day: date) -> Answer:
    pack = terms.pack(edition)
    if body.kind != parties.obliged_kind(pack):
        return refusals.NOT_CEB
    return refusals.exempt(body.name) if pack.is_exempt(body.slug, day) else Allowed()


def may_start(schedule: Schedule, body: Body, *, by: Actor) -> Answer:
    """A clerk of an obliged body."""
    return first_denial(is_obliged(schedule, body), is_clerk(body, by=by))


def may_edit(proposal: Proposal, *, by: Actor) -> Answer:
    """A clerk of the body, while the proposal is a draft or was returned."""
    if proposal.state not in EDITABLE:
        return refusals.NOT_EDITABLE
    return may_start(proposal.schedule, proposal.body, by=by)


def may_prepare(proposal: Proposal, entries: Sequence[Entry], *, by: Actor) -> Answer:
    """Editable, and there is at least one row."""
    filled = Allowed() if entries else parties.cited(proposal.schedule, refusals.NO_ROWS)
    return first_denial(may_edit(proposal, by=by), filled)


def may_return(proposal: Proposal, *, by: Actor) -> Answer:
    """The coordinator, as long as proposals are being collected."""
    collecting = proposal.schedule.state == ScheduleState.COLLECTING
    schedule = proposal.schedule
    return first_denial(is_coordinator(by, schedule), Allowed() if collecting else refusals.COLLECTING_ONLY)


def may_draft(schedule: Schedule, *, by: Actor) -> Answer:
    """The coordinator, until the draft is with the Government Office."""
    return first_denial(
        is_coordinator(by, schedule),
        Allowed() if schedule.state in PLACEABLE else row_refusals.PLACING_OVER,
    )


def may_place(entry: Entry, *, by: Actor) -> Answer:
    """The coordinator, a row that its body has signed and not taken out."""
    signed = entry.proposal.state == ProposalState.SUBMITTED
    return first_denial(
        may_draft(entry.proposal.schedule, by=by),
        Allowed() if signed else row_refusals.WITH_THE_BODY,
        row_refusals.TAKEN_OUT if entry.withdrawn_at else Allowed(),
    )


def is_settled(schedule: Schedule) -> Answer:
    """Every row of the draft has a day (a month or a quarter was a wish)."""
    rows = queries.unsettled(schedule)
    return row_refusals.unsettled([row.code for row in rows]) if rows else Allowed()


def row_denials(
    schedule: Schedule, body: Body, rows: Sequence[EntryRow], regions: Mapping[str, Region]
) -> tuple[RowDenial, ...]:
    """Everything that is wrong with rows that stand alone: days, region, district, post."""
    return row_rules.denials(rows, known.known_to(schedule, body, regions))


def language_denials(entries: Sequence[Entry]) -> tuple[RowDenial, ...]:
    """Rows whose place is missing in kk or ru."""
    return tuple(
        RowDenial(number, f"place_{entry.place.missing()[0]}", refusals.LANGUAGE_MISSING)
        for number, entry in enumerate(entries, start=1)
        if entry.place.missing()
    )


def answer_denials(entries: Sequence[Entry]) -> tuple[RowDenial, ...]:
    """Returned rows that the body has neither mended nor confirmed in words."""
    waiting = remarks.returned_rows([entry.pk for entry in entries])
    return tuple(
        RowDenial(number, "answer", row_refusals.ANSWER_NEEDED)
        for number, entry in enumerate(entries, start=1)
        if entry.pk in waiting
    )


def untouchable(
    proposal: Proposal, rows: Sequence[EntryRow], entries: Sequence[Entry]
) -> tuple[RowDenial, ...]:
    """When single rows were returned, the others stay as they were signed: what was changed or added all the same.

    So until the next signature, also when the head sends the mended rows back; not when the whole was returned.
    """
    if proposal.return_reason:
        return ()
    asked = remarks.asked_rows(proposal)
    return row_rules.beyond(rows, entries, asked) if asked else ()


def is_within(schedule: Schedule, day: date) -> Answer:
    """The day lies in the schedule's period."""
    return row_rules.is_within(schedule, day)


def may_approve(schedule: Schedule, act_number: str, act_date: date, *, by: Actor) -> Answer:
    """Who approves, with the number and a possible date of the act (2.3)."""
    return first_denial(is_secretary(by, schedule), is_act(schedule, act_number, act_date))


def is_act(schedule: Schedule, act_number: str, act_date: date) -> Answer:
    """A number, and a date between the sending of the draft and today."""
    if not act_number.strip():
        return parties.cited(schedule, refusals.ACT_NUMBER_NEEDED)
    sent = schedule.submitted_at if parties.has_draft(schedule) else schedule.opened_at
    earliest = clock.almaty_date(sent) if sent else schedule.first_day
    possible = earliest <= act_date <= clock.today()
    return Allowed() if possible else parties.cited(schedule, refusals.ACT_DATE_WRONG)


def may_add(proposal: Proposal, *, by: Actor) -> Answer:
    """A clerk of an obliged body whose proposals are signed."""
    signed = proposal.state == ProposalState.SUBMITTED
    return first_denial(
        may_start(proposal.schedule, proposal.body, by=by),
        Allowed() if signed else parties.cited(proposal.schedule, refusals.NOT_SIGNED),
    )


def is_reason(reason: Trilingual) -> Answer:
    """Kazakh and Russian are there."""
    return refusals.REASON_MISSING if reason.missing() else Allowed()


def is_written(text: str, denied: Denied = refusals.REASON_NEEDED) -> Answer:
    """Some text is there."""
    return Allowed() if text.strip() else denied
