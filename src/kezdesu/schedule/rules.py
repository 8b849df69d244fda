"""May she, and if not why: proposals, drafts, approval, amendments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import Body, BodyKind
from kezdesu.common import clock
from kezdesu.common.answers import Allowed, Answer, Denied, first_denial
from kezdesu.common.trilingual import Trilingual
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.regions.models import Region
from kezdesu.schedule import queries, refusals, remarks, row_refusals, row_rules
from kezdesu.schedule.content import EntryRow, FrozenRow
from kezdesu.schedule.models import Amendment, Entry, Proposal, Schedule
from kezdesu.schedule.refusals import RowDenial
from kezdesu.schedule.states import (
    EDITABLE,
    OPEN_AMENDMENTS,
    PLACEABLE,
    ProposalState,
    ScheduleState,
)
from kezdesu.terms import queries as terms


def may_open(*, by: Actor) -> Answer:
    """The coordinator of the authorised body, or the system itself."""
    return Allowed() if by.system else is_coordinator(by)


def is_coordinator(by: Actor) -> Answer:
    """A coordinator of the authorised body."""
    if not by.has(Role.COORDINATOR):
        return refusals.NOT_COORDINATOR
    body = bodies.authorised_body(on=clock.today())
    return Allowed() if by.has_in(body.slug, Role.COORDINATOR) else refusals.NOT_COORDINATOR


def is_secretary(by: Actor) -> Answer:
    """A secretary of the Government Office."""
    if not by.has(Role.SECRETARY):
        return refusals.NOT_SECRETARY
    body = bodies.government_office(on=clock.today())
    return Allowed() if by.has_in(body.slug, Role.SECRETARY) else refusals.NOT_SECRETARY


def is_clerk(body: Body, *, by: Actor) -> Answer:
    """A clerk of the body."""
    return Allowed() if by.has_in(body.slug, Role.CLERK) else refusals.NOT_CLERK


def is_obliged(schedule: Schedule, body: Body) -> Answer:
    """A central executive body that clause 1 does not exempt."""
    if body.kind != BodyKind.CEB:
        return refusals.NOT_CEB
    if terms.pack(schedule.edition).is_exempt(body.slug, schedule.first_day):
        return refusals.exempt(body.name)
    return Allowed()


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
    return first_denial(may_edit(proposal, by=by), Allowed() if entries else refusals.NO_ROWS)


def may_return(proposal: Proposal, *, by: Actor) -> Answer:
    """The coordinator, as long as proposals are being collected."""
    collecting = proposal.schedule.state == ScheduleState.COLLECTING
    return first_denial(is_coordinator(by), Allowed() if collecting else refusals.COLLECTING_ONLY)


def may_draft(schedule: Schedule, *, by: Actor) -> Answer:
    """The coordinator, until the draft is with the Government Office."""
    return first_denial(
        is_coordinator(by), Allowed() if schedule.state in PLACEABLE else row_refusals.PLACING_OVER
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
    return row_rules.denials(rows, queries.known_to(schedule, body, regions))


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
    """When single rows were returned, the others stay as they were signed: what was changed or added all the same."""
    if proposal.state != ProposalState.RETURNED or proposal.return_reason:
        return ()
    asked = remarks.asked_rows(proposal)
    return row_rules.beyond(rows, entries, asked) if asked else ()


def is_within(schedule: Schedule, day: date) -> Answer:
    """The day lies in the schedule's period."""
    return row_rules.is_within(schedule, day)


def may_approve(schedule: Schedule, act_number: str, act_date: date, *, by: Actor) -> Answer:
    """The secretary, with the number and a possible date of the act (2.3)."""
    return first_denial(is_secretary(by), is_act(schedule, act_number, act_date))


def is_act(schedule: Schedule, act_number: str, act_date: date) -> Answer:
    """A number, and a date between the sending of the draft and today."""
    if not act_number.strip():
        return refusals.ACT_NUMBER_NEEDED
    sent = schedule.submitted_at
    earliest = clock.almaty_date(sent) if sent else schedule.first_day
    return Allowed() if earliest <= act_date <= clock.today() else refusals.ACT_DATE_WRONG


def may_amend(
    entry: Entry, current: FrozenRow | None, new_date: date | None, new_region: Region | None, *, by: Actor
) -> Answer:
    """A clerk of the body, an approved schedule, a real change to a day to come."""
    schedule = entry.proposal.schedule
    if schedule.state != ScheduleState.APPROVED:
        return refusals.NOT_APPROVED
    return first_denial(
        is_clerk(entry.proposal.body, by=by),
        refusals.AMENDMENT_OPEN if has_open_amendment(entry) else Allowed(),
        _is_change(current, new_date, new_region),
        Allowed() if new_date is None else is_within(schedule, new_date),
    )


def may_add(proposal: Proposal, *, by: Actor) -> Answer:
    """A clerk of an obliged body whose proposals are signed."""
    signed = proposal.state == ProposalState.SUBMITTED
    return first_denial(
        may_start(proposal.schedule, proposal.body, by=by), Allowed() if signed else refusals.NOT_SIGNED
    )


def has_open_amendment(entry: Entry) -> bool:
    """Whether a change of the entry waits for a decision."""
    return Amendment.objects.filter(entry=entry, state__in=OPEN_AMENDMENTS).exists()


def is_reason(reason: Trilingual) -> Answer:
    """Kazakh and Russian are there."""
    return refusals.REASON_MISSING if reason.missing() else Allowed()


def is_written(text: str, denied: Denied = refusals.REASON_NEEDED) -> Answer:
    """Some text is there."""
    return Allowed() if text.strip() else denied


def _is_change(current: FrozenRow | None, new_date: date | None, new_region: Region | None) -> Answer:
    if current is None and new_date is None:
        return refusals.NOT_IN_FORCE
    if (
        new_date is not None
        and new_date <= clock.today()
        and (current is None or new_date != current.planned_on)
    ):
        return refusals.IN_THE_PAST
    if current is None:
        return Allowed()
    same_region = new_region is None or new_region.kato == current.region
    if new_date == current.planned_on and same_region:
        return refusals.NOTHING_CHANGES
    return Allowed()
