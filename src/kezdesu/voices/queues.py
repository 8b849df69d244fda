"""The work queues of the inbox: what waits, how many, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, get_args

from django.db.models import Count, Min, Q, QuerySet

from kezdesu.bodies.inheriting import within
from kezdesu.common import clock
from kezdesu.people.actors import Reach
from kezdesu.voices.models import Voice
from kezdesu.voices.rules import CLAIM_LASTS, MODERATE_WITHIN
from kezdesu.voices.states import PUBLIC, VoiceState

Name = Literal["new", "nearly_late", "held", "appeals", "published", "declined"]
NAMES: tuple[Name, ...] = get_args(Name)
PAGE = 50


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue: how many wait in it, and since when the oldest does."""

    name: Name
    count: int
    oldest: datetime | None


def summary(reach: Reach) -> list[Queue]:
    """All queues within the reach. One query."""
    counts: dict[str, Any] = {name: Count("pk", filter=_is_in(name)) for name in NAMES}
    oldest: dict[str, Any] = {f"{name}_since": Min("received_at", filter=_is_in(name)) for name in NAMES}
    row = _of(reach).aggregate(**counts, **oldest)
    return [Queue(name, row[name], row[f"{name}_since"]) for name in NAMES]


def items(name: Name, reach: Reach, *, after: int = 0, limit: int = PAGE) -> list[Voice]:
    """The voices of a queue ``after`` so many: the oldest first where somebody waits, else the latest. One query."""
    waits = name in ("new", "nearly_late", "held", "appeals")
    order = ("received_at", "pk") if waits else ("-received_at", "-pk")
    found = _of(reach).filter(_is_in(name)).order_by(*order)
    return list(
        found.select_related("region", "body", "theme", "claimed_by", "support_count")[after : after + limit]
    )


def next_waiting(reach: Reach, *, after: Voice | None = None) -> Voice | None:
    """The voice that waits longest for a decision, leaving out ``after`` and what a moderator holds."""
    free = Q(claimed_by=None) | Q(claimed_at__lte=clock.now() - CLAIM_LASTS)
    waiting = _of(reach).filter(_is_in("new"), free).select_related("body", "region", "visit")
    if after is not None:
        waiting = waiting.exclude(pk=after.pk)
    return waiting.order_by("received_at", "pk").first()


def queue_of(voice: Voice) -> Name:
    """The queue in which the voice is found now."""
    if voice.state in PUBLIC:
        return "published"
    if voice.state == VoiceState.HELD:
        return "held"
    return "new" if voice.state == VoiceState.RECEIVED else "declined"


def _of(reach: Reach) -> QuerySet[Voice]:
    return Voice.objects.filter(within(reach, body="body__slug", visit="visit__code", office="visit__office"))


def _is_in(name: Name) -> Q:
    received = Q(state=VoiceState.RECEIVED)
    conditions: dict[Name, Q] = {
        "new": received,
        "nearly_late": received & Q(received_at__lte=clock.now() - MODERATE_WITHIN / 2),
        "held": Q(state=VoiceState.HELD),
        "appeals": Q(appeal__isnull=False, appeal__decided_at=None),
        "published": Q(state__in=PUBLIC),
        "declined": Q(state__in=(VoiceState.DECLINED, VoiceState.REMOVED)),
    }
    return conditions[name]
