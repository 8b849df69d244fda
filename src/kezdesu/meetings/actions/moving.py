"""Postponing, relocating and cancelling a visit: what was planned before stays on record, with the reason."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from kezdesu.common import clock
from kezdesu.common.answers import require
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.door import move, swap
from kezdesu.journal.record import Author, record
from kezdesu.meetings import lines, rules
from kezdesu.meetings.models import Part, Postponement, Visit
from kezdesu.meetings.states import VisitState
from kezdesu.people.actors import Actor
from kezdesu.regions.models import Region


def postpone(*, visit: Visit, new_start: datetime, reason: Trilingual, by: Actor) -> Postponement:
    """Move the visit, all its parts with it, to ``new_start`` (aware); by the head, with the reason in kk and ru."""
    require(rules.may_decide(visit, by=by))
    require(rules.is_new_start(visit, new_start), "new_start")
    require(rules.is_reason(reason), "reason_kk")
    return shift(visit, new_start, reason, by.author(visit.body.slug))


def cancel(*, visit: Visit, reason: Trilingual, by: Actor) -> None:
    """Call the visit off; by the head, with the reason in kk and ru."""
    require(rules.may_decide(visit, by=by))
    require(rules.is_reason(reason), "reason_kk")
    call_off(visit, reason, by.author(visit.body.slug))


def shift(visit: Visit, new_start: datetime, reason: Trilingual, author: Author) -> Postponement:
    """The step of postponing, for the head's act and for a changed schedule."""
    old_start, by_so_much = visit.starts_at, new_start - visit.starts_at
    with transaction.atomic():
        new_end = visit.ends_at + by_so_much
        seen = {"state": visit.state, "starts_at": old_start}
        swap(visit, seen, {"starts_at": new_start, "ends_at": new_end, "revision": visit.revision + 1})
        Part.objects.filter(visit=visit).update(
            planned_start=F("planned_start") + by_so_much, planned_end=F("planned_end") + by_so_much
        )
        made = Postponement.objects.create(
            visit=visit,
            old_start=old_start,
            new_start=new_start,
            reason_kk=reason.kk.strip(),
            reason_ru=reason.ru.strip(),
            decided_at=clock.now(),
        )
        line = lines.Postponed(old_start, new_start, made.reason_kk, made.reason_ru)
        record(line, subject=visit.code, by=author)
    return made


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
