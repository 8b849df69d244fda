"""The coordinator's moves over the signed wishes (2.2): each with its reason, none silent, the last one counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Denied, require
from kezdesu.journal.door import CHANGED_MEANWHILE
from kezdesu.journal.record import record
from kezdesu.people.actors import Actor
from kezdesu.regions.models import Region
from kezdesu.schedule import lines, placing, queries, row_refusals, rules
from kezdesu.schedule.actions.authors import collector, person
from kezdesu.schedule.actions.holding import held
from kezdesu.schedule.drafts import DraftRow
from kezdesu.schedule.models import Entry, Placement
from kezdesu.schedule.states import PLACEABLE, PlacementOrigin

TAKEN_BACK = "Ауыстыру қайтарылды · Перестановка отменена"


@dataclass(frozen=True, slots=True)
class _Move:
    """Where to, and why."""

    planned_on: date
    planned_until: date | None
    region: Region
    reason: str
    origin: PlacementOrigin


def place(
    *,
    entry: Entry,
    planned_on: date,
    region: Region,
    reason: str,
    by: Actor,
    seen: int,
    planned_until: date | None = None,
    origin: PlacementOrigin = PlacementOrigin.HAND,
) -> Placement:
    """Put a row on another day or into another region. ``seen``: number of the last placement she saw (0: none).

    Raises Refused (role, state, days, reason) and Conflict when another coordinator has moved the row meanwhile.
    """
    now = queries.draft_row(entry)
    require(rules.may_place(entry, by=by))
    placing.require_days(entry, now, planned_on, planned_until, region.kato)
    placing.require_reason(reason)
    return _set(entry, now, seen, _Move(planned_on, planned_until, region, reason.strip(), origin), by)


def undo_placement(*, entry: Entry, by: Actor, seen: int) -> Placement:
    """Take the last move back: a placement where the row stood before it. Nothing is deleted."""
    require(rules.may_place(entry, by=by))
    moves = queries.placements_of(entry)
    if not moves:
        require(row_refusals.NOTHING_TO_UNDO)
    before: Entry | Placement = moves[-2] if len(moves) > 1 else entry
    back = _Move(before.planned_on, before.planned_until, before.region, TAKEN_BACK, PlacementOrigin.HAND)
    return _set(entry, queries.draft_row(entry), seen, back, by)


def _set(entry: Entry, now: DraftRow, seen: int, move: _Move, by: Actor) -> Placement:
    if now.number != seen:
        raise Conflict(Denied("changed_meanwhile", CHANGED_MEANWHILE))
    try:
        with transaction.atomic():
            placement = Placement.objects.create(
                entry=entry,
                number=held(entry.proposal.schedule, PLACEABLE, seen + 1),
                planned_on=move.planned_on,
                planned_until=move.planned_until,
                region=move.region,
                reason=move.reason,
                origin=move.origin,
                placed_by_id=person(by),
                placed_at=clock.now(),
            )
            placement.number = seen + 1
            author = collector(by, entry.proposal.schedule)
            record(_line(entry, now, placement), subject=entry.proposal.code, by=author)
    except IntegrityError as error:
        raise Conflict(Denied("changed_meanwhile", CHANGED_MEANWHILE)) from error
    return placement


def _line(entry: Entry, now: DraftRow, new: Placement) -> lines.Placed:
    return lines.Placed(
        body=entry.proposal.body.slug,
        entry=entry.code,
        number=new.number,
        old_on=now.planned_on,
        old_until=now.planned_until,
        old_region=now.region,
        new_on=new.planned_on,
        new_until=new.planned_until,
        new_region=new.region.kato,
        reason=new.reason,
        origin=str(new.origin),
    )
