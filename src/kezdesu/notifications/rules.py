"""May this subscription be, and if not why."""

from __future__ import annotations

from kezdesu.common.answers import Allowed, Answer
from kezdesu.meetings.models import Visit
from kezdesu.meetings.states import VisitState
from kezdesu.notifications import refusals
from kezdesu.notifications.queries import Counts


def is_target(known: object, visit: Visit | None) -> Answer:
    """The body, region or meeting exists, and the meeting was not cancelled."""
    if not known:
        return refusals.NO_SUCH_TARGET
    if visit is not None and visit.state == VisitState.CANCELLED:
        return refusals.VISIT_IS_OVER
    return Allowed()


def may_have_more(counts: Counts, *, asked: int, active: int) -> bool:
    """Whether an address may get one more subscription; said to nobody, since it would tell who subscribes."""
    return counts.asked < asked and counts.active < active
