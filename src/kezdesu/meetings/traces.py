"""What happened to visits that a calendar or a feed must know: how often they changed, when last, and why."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.models import Entry
from kezdesu.journal.record import Written
from kezdesu.meetings.models import Visit
from kezdesu.terms import queries as terms

CHANGES = (
    *("visit.planned", "visit.parts_set", "visit.announced"),
    *("visit.postponed", "visit.days_changed", "visit.relocated", "visit.cancelled"),
)
"""Kinds of lines after which an event in a calendar looks different."""
MOVES = frozenset({"visit.postponed", "visit.days_changed", "visit.relocated", "visit.cancelled"})
"""Those that carry a reason."""
NO_REASON = Trilingual("", "")
THE_DECREE = clock.almaty(2022, 4, 7)


@dataclass(frozen=True, slots=True)
class Trace:
    """``sequence`` grows with every change; ``reason`` and ``moved_from``: of the last move or cancellation."""

    sequence: int = 0
    changed_at: datetime = THE_DECREE
    reason: Trilingual = NO_REASON
    moved_from: datetime | None = None


NO_TRACE = Trace()


def traces(codes: Collection[str]) -> dict[str, Trace]:
    """The trace of each visit that the journal knows. One query, whatever their number."""
    if not codes:
        return {}
    wanted, found = set(codes), dict[str, Trace]()
    lines = Entry.objects.filter(kind__in=CHANGES, subject__gte=min(wanted), subject__lte=max(wanted))
    for kind, subject, at, data in lines.order_by("pk").values_list("kind", "subject", "at", "data"):
        if subject in wanted:
            found[subject] = _after(found.get(subject), kind, at, data)
    return found


def news(kinds: Collection[str], *, visits: QuerySet[Visit, str] | None, limit: int) -> list[Written]:
    """The newest public lines of these kinds, of all under the decree or of these visits (their codes). One query."""
    lines = Entry.objects.filter(kind__in=kinds, public=True).order_by("-pk")
    if visits is not None:
        lines = lines.filter(subject__in=visits)
    else:
        lines = lines.filter(~Q(kind="visit.planned") | Q(data__contains='"entry":""'))
        lines = lines.exclude(subject__in=_foreign())
    return [_read(line) for line in lines[:limit]]


def _foreign() -> QuerySet[Visit, str]:
    """The codes of visits under another act than the decree."""
    found = Visit.objects.order_by().filter(edition__in=terms.foreign_editions())
    return found.values_list("code", flat=True)


def _read(line: Entry) -> Written:
    data = json.loads(line.data)
    return Written(line.pk, line.at, line.kind, line.subject, line.body, line.author, line.public, data)


def _after(before: Trace | None, kind: str, at: datetime, data: str) -> Trace:
    if before is None:
        before = Trace(-1)
    reason, moved_from = before.reason, before.moved_from
    if kind in MOVES:
        fields: dict[str, Any] = json.loads(data)
        reason = Trilingual(fields["reason_kk"], fields["reason_ru"])
        old = fields.get("old_start")
        moved_from = datetime.fromisoformat(old) if old else moved_from
    return Trace(before.sequence + 1, at, reason, moved_from)
