"""Postponing, relocating and cancelling a visit: what was planned before stays on record, with the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from django.db import transaction

from kezdesu.common import clock
from kezdesu.common.answers import require
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.door import move, swap
from kezdesu.journal.record import Author, record
from kezdesu.meetings import calendars, lines, rules
from kezdesu.meetings.actions import calendar
from kezdesu.meetings.calendars import Slot
from kezdesu.meetings.models import Part, Postponement, Visit
from kezdesu.meetings.states import VisitState
from kezdesu.people.actors import Actor
from kezdesu.regions.models import Region


def postpone(*, visit: Visit, new_start: datetime, reason: Trilingual, by: Actor) -> Postponement:
    """Move the visit, all its parts with it, to ``new_start`` (aware); by the head, with the reason in kk and ru.

    Refused when the same person is at another visit then.
    """
    require(rules.may_decide(visit, by=by))
    require(rules.is_new_start(visit, new_start), "new_start")
    require(rules.is_reason(reason), "reason_kk")
    with transaction.atomic():
        known = calendar.hold([visit.office_id])
        calendar.require_free(_slots_at(visit, new_start), known, "new_start")
        return shift(visit, new_start, reason, by.author(visit.body.slug))


def cancel(*, visit: Visit, reason: Trilingual, by: Actor) -> None:
    """Call the visit off; by the head, with the reason in kk and ru."""
    require(rules.may_decide(visit, by=by))
    require(rules.is_reason(reason), "reason_kk")
    call_off(visit, reason, by.author(visit.body.slug))


def shift(
    visit: Visit, new_start: datetime, reason: Trilingual, author: Author, new_end: datetime | None = None
) -> Postponement:
    """The step of postponing, for the head's act and for a changed schedule: hours on the clock stay as they were."""
    old_start, old_end = visit.starts_at, visit.ends_at
    with transaction.atomic():
        end = new_end or carried(old_end, old_start, new_start)
        seen = {"state": visit.state, "starts_at": old_start, "revision": visit.revision}
        swap(visit, seen, {"starts_at": new_start, "ends_at": end, "revision": visit.revision + 1})
        _carry_parts(visit, old_start, new_start)
        made = Postponement.objects.create(
            visit=visit,
            old_start=old_start,
            new_start=new_start,
            reason_kk=reason.kk.strip(),
            reason_ru=reason.ru.strip(),
            decided_at=clock.now(),
        )
        line = lines.Postponed(old_start, new_start, made.reason_kk, made.reason_ru, old_end, end)
        record(line, subject=visit.code, by=author)
    return made


def lengthen(visit: Visit, new_end: datetime, reason: Trilingual, author: Author) -> None:
    """The step of a changed schedule: other days after the first; hours that are set stay on their days."""
    with transaction.atomic():
        line = lines.DaysChanged(visit.ends_at, new_end, reason.kk.strip(), reason.ru.strip())
        seen = {"state": visit.state, "ends_at": visit.ends_at, "revision": visit.revision}
        swap(visit, seen, {"ends_at": new_end, "revision": visit.revision + 1})
        record(line, subject=visit.code, by=author)


def carried(instant: datetime, old_start: datetime, new_start: datetime) -> datetime:
    """The instant as far from the new start on the wall clock of Almaty as it was from the old one."""
    old, new, then = (_wall(moment) for moment in (old_start, new_start, instant))
    return (new + (then - old)).replace(tzinfo=clock.ALMATY).astimezone(UTC)


def _wall(instant: datetime) -> datetime:
    return instant.astimezone(clock.ALMATY).replace(tzinfo=None)


def _carry_parts(visit: Visit, old_start: datetime, new_start: datetime) -> None:
    parts = list(Part.objects.filter(visit=visit))
    for part in parts:
        part.planned_start = carried(part.planned_start, old_start, new_start)
        part.planned_end = carried(part.planned_end, old_start, new_start)
    Part.objects.bulk_update(parts, ["planned_start", "planned_end"])


def _slots_at(visit: Visit, new_start: datetime) -> list[Slot]:
    """The time that the visit will take: whole days, as long as its hours are not set. Called off, it takes none."""
    last = carried(visit.ends_at, visit.starts_at, new_start)
    days = clock.almaty_date(new_start), clock.almaty_date(last) + calendars.DAY
    return [
        replace(now, start=new_start, end=last)
        if (now.start, now.end) == (visit.starts_at, visit.ends_at)
        else replace(now, start=calendars.midnight(days[0]), end=calendars.midnight(days[1]))
        for now in calendars.slots_of([visit.pk])
    ]


def relocate(visit: Visit, region: Region, reason: Trilingual, author: Author) -> None:
    """The step of a changed schedule: another region; the place is to be named anew."""
    with transaction.atomic():
        line = lines.Relocated(visit.region.kato, region.kato, reason.kk.strip(), reason.ru.strip())
        changes = {"region_id": region.pk, "place_kk": "", "place_ru": "", "place_en": ""}
        swap(visit, {"state": visit.state, "region_id": visit.region_id}, changes)
        record(line, subject=visit.code, by=author)


def call_off(visit: Visit, reason: Trilingual, author: Author) -> None:
    """The step of cancelling, for the head's act and for a changed schedule."""
    line = lines.Cancelled(visit.starts_at, reason.kk.strip(), reason.ru.strip())
    facts = {
        "cancelled_at": clock.now(),
        "cancel_reason_kk": reason.kk.strip(),
        "cancel_reason_ru": reason.ru.strip(),
    }
    move(visit, VisitState.CANCELLED, line=line, subject=visit.code, by=author, **facts)
