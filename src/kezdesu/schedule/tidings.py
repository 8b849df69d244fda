"""What happened lately to the rows of a body in the draft: for its desk of the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from kezdesu.common import clock
from kezdesu.schedule.models import Placement, Proposal, Remark
from kezdesu.schedule.states import RemarkKind, RemarkState, ScheduleState

LATELY = timedelta(days=14)
"""So long a move stays on the desk of the day; on the page of the proposal it stays for ever."""


@dataclass(slots=True)
class Tiding:
    """Rows of a body's proposal that were moved lately, were returned, or were asked about."""

    proposal: Proposal
    moved: set[int] = field(default_factory=set)
    returned: int = 0
    asked: int = 0
    last: datetime | None = None


def tidings_for(bodies: Iterable[str]) -> list[Tiding]:
    """What the bodies (slugs) should know of the drafts under way. Two queries; none without bodies."""
    wanted = list(bodies)
    if not wanted:
        return []
    found: defaultdict[int, list[Placement | Remark]] = defaultdict(list)
    items: list[Placement | Remark] = [*_moves(wanted), *_open_remarks(wanted)]
    for item in items:
        found[item.entry.proposal_id].append(item)
    return [_tiding(items) for items in found.values()]


def _moves(bodies: list[str]) -> list[Placement]:
    found = Placement.objects.select_related("entry__proposal__body", "entry__proposal__schedule")
    return list(
        found.filter(
            entry__proposal__body__slug__in=bodies,
            entry__withdrawn_at__isnull=True,
            placed_at__gte=clock.now() - LATELY,
        ).order_by("placed_at")
    )


def _open_remarks(bodies: list[str]) -> list[Remark]:
    """What the other side said and nobody has answered, until the schedule is approved."""
    found = Remark.objects.select_related("entry__proposal__body", "entry__proposal__schedule", "body")
    waiting = found.filter(
        state=RemarkState.OPEN, entry__proposal__body__slug__in=bodies, entry__withdrawn_at__isnull=True
    ).exclude(entry__proposal__schedule__state=ScheduleState.APPROVED)
    return [remark for remark in waiting if remark.body_id != remark.entry.proposal.body_id]


def _tiding(items: list[Placement | Remark]) -> Tiding:
    found = Tiding(items[0].entry.proposal)
    for item in items:
        if isinstance(item, Placement):
            found.moved.add(item.entry_id)
            found.last = item.placed_at
        elif item.kind == RemarkKind.RETURN:
            found.returned += 1
        else:
            found.asked += 1
    return found
