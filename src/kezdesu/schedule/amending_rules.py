"""May an approved schedule be changed so, and if not why: when it is asked for, and again when it is approved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from kezdesu.common import clock
from kezdesu.common.answers import Allowed, Answer, Denied, first_denial
from kezdesu.people.actors import Actor
from kezdesu.schedule import amending_refusals as said
from kezdesu.schedule import parties, queries, refusals, row_refusals, rules
from kezdesu.schedule.asking import Asked
from kezdesu.schedule.content import FrozenRow
from kezdesu.schedule.happenings import Happening
from kezdesu.schedule.models import Amendment, Entry, Schedule, Version
from kezdesu.schedule.persons import Overlap, overlaps
from kezdesu.schedule.states import OPEN_AMENDMENTS, ProposalState, ScheduleState
from kezdesu.schedule.windows import LONGEST_SPAN

SCANS = frozenset({"application/pdf", "image/jpeg"})
Field = tuple[str, Denied]
"""The field of the form, and what is wrong with it."""


def may_amend(entry: Entry, *, by: Actor) -> Answer:
    """A clerk of the body, an approved schedule, no other change of the row under way."""
    if entry.proposal.schedule.state != ScheduleState.APPROVED:
        return refusals.NOT_APPROVED
    return first_denial(
        rules.is_clerk(entry.proposal.body, by=by),
        refusals.AMENDMENT_OPEN if has_open_amendment(entry) else Allowed(),
    )


def has_open_amendment(entry: Entry) -> bool:
    """Whether a change of the entry waits for a decision."""
    return Amendment.objects.filter(entry=entry, state__in=OPEN_AMENDMENTS).exists()


def faults(asked: Asked, current: FrozenRow | None, now: Happening | None) -> Iterator[Field]:
    """Everything that is wrong with an asked change, by field."""
    checks = (
        ("new_date", is_changeable(asked, current, now)),
        ("new_date", _is_day(asked, current)),
        ("new_until", _is_until(asked)),
        ("new_region", _is_inside(asked)),
        ("reason_kk", rules.is_reason(asked.reason)),
    )
    yield from ((field, answer) for field, answer in checks if isinstance(answer, Denied))


def is_changeable(asked: Asked, current: FrozenRow | None, now: Happening | None) -> Answer:
    """The row lies ahead: nobody edits away what was held or missed. A row in no version yet is added."""
    if current is None:
        return _is_addable(asked)
    return first_denial(
        is_ahead(current, now, asked.new_date),
        Allowed() if asked.changes(current) else refusals.NOTHING_CHANGES,
    )


def is_ahead(row: FrozenRow, now: Happening | None, new_date: date | None) -> Answer:
    """Its meeting has neither begun nor passed its day; one that was called off can only be withdrawn."""
    if now is None:
        return _not_passed(row.code, row.planned_on)
    if now.is_off and new_date is not None:
        return said.called_off(now.code)
    if not now.is_off and not now.is_ahead:
        return said.took_place(now.code)
    return _not_passed(now.code, now.first_day)


def approval_faults(
    amendments: Sequence[Amendment],
    current: Mapping[int, FrozenRow],
    happened: Mapping[int, Happening],
) -> list[Denied]:
    """What has become impossible between signature and approval, each with the code of its amendment."""
    return [
        said.in_amendment(amendment, answer)
        for amendment in amendments
        for answer in (_still(amendment, current, happened),)
        if isinstance(answer, Denied)
    ]


def is_one_place(rows: Sequence[FrozenRow], changed: frozenset[int] | None = None) -> Answer:
    """Nobody is needed twice on a day; with ``changed`` only pairs with such an entry count."""
    found = [item for item in overlaps(rows) if changed is None or _touches(item, changed)]
    return said.in_two_places(found) if found else Allowed()


def is_amending_act(version: Version, act_date: date) -> Answer:
    """The act that changes a version is not older than the one that approved it."""
    return Allowed() if act_date >= version.act_date else said.act_too_early(version.act_date)


def _is_addable(asked: Asked) -> Answer:
    entry = asked.entry
    if entry.withdrawn_at is not None:
        return said.WITHDRAWN_FOR_GOOD
    signed = entry.proposal.state == ProposalState.SUBMITTED
    return first_denial(
        Allowed() if signed else refusals.NOT_SIGNED,
        Allowed() if asked.new_date is not None else refusals.NOT_IN_FORCE,
    )


def _is_day(asked: Asked, current: FrozenRow | None) -> Answer:
    if asked.new_date is None:
        return Allowed()
    stays = current is not None and asked.new_date == current.planned_on
    if not stays and asked.new_date <= clock.today():
        return refusals.IN_THE_PAST
    return rules.is_within(asked.entry.proposal.schedule, asked.new_date)


def _is_until(asked: Asked) -> Answer:
    first, last = asked.new_date, asked.new_until
    if first is None or last is None:
        return Allowed()
    if last <= first:
        return row_refusals.ENDS_BEFORE
    if (last - first).days >= LONGEST_SPAN:
        return row_refusals.TOO_LONG
    return rules.is_within(asked.entry.proposal.schedule, last)


def _is_inside(asked: Asked) -> Answer:
    """A body's own calendar keeps to its territory."""
    region = asked.new_region
    if region is None or asked.entry.proposal.schedule.body_id is None:
        return Allowed()
    inside = queries.territory(asked.entry.proposal.schedule, {region.kato: region})
    return Allowed() if inside else row_refusals.OTHER_TERRITORY


def _still(
    amendment: Amendment, current: Mapping[int, FrozenRow], happened: Mapping[int, Happening]
) -> Answer:
    row, day = current.get(amendment.entry_id), amendment.new_date
    if row is None and (day is None or amendment.entry.withdrawn_at is not None):
        return refusals.NOT_IN_FORCE
    ahead = is_ahead(row, happened.get(row.entry), day) if row else Allowed()
    return first_denial(ahead, Allowed() if day is None else _not_passed("", day))


def _not_passed(code: str, day: date) -> Answer:
    return Allowed() if day >= clock.today() else said.day_passed(code, day)


def _touches(item: Overlap, changed: frozenset[int]) -> bool:
    return item.first.entry in changed or item.second.entry in changed


def is_scan_of(schedule: Schedule, media_type: str) -> Answer:
    """A scan is a PDF or a JPEG; a schedule has one from its approval on."""
    if schedule.state not in (parties.ready_state(schedule), ScheduleState.APPROVED):
        return refusals.NOT_APPROVED
    return Allowed() if media_type in SCANS else said.NOT_A_SCAN
