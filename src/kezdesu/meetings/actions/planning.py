"""Planning a visit: its row, parts, agenda and broadcast (3.2, 3.3, 3.6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from kezdesu.bodies.models import Body, Office
from kezdesu.common import clock
from kezdesu.common.answers import Allowed, Answer, Conflict, first_denial, require
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.door import swap
from kezdesu.journal.record import Author, record
from kezdesu.meetings import lines, queries, refusals, rules
from kezdesu.meetings.actions import calendar
from kezdesu.meetings.calendars import Slot
from kezdesu.meetings.models import AgendaItem, AgendaKind, Broadcast, Part, PartKind, Visit
from kezdesu.meetings.plans import EMPTY, AgendaRow, BroadcastPlan, PlannedPart
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.regions.models import Region
from kezdesu.schedule.models import Entry
from kezdesu.terms import queries as terms

TRIES = 5


def plan_visit(
    *,
    body: Body,
    office: Office,
    region: Region,
    starts_at: datetime,
    ends_at: datetime,
    edition: str,
    by: Actor,
    place: Trilingual = EMPTY,
) -> Visit:
    """Plan an off-schedule visit (3.1): by a clerk or head of the body, to a time ahead.

    Scheduled visits come from the approved version: :func:`enter_approved`. Refused when the same person is at
    another visit then.
    """
    own = by.has_in(body.slug, Role.CLERK, Role.HEAD)
    exempt = terms.pack(edition).is_exempt(body.slug, clock.almaty_date(starts_at))
    require(
        first_denial(
            Allowed() if own else refusals.NOT_PLANNER,
            refusals.EXEMPT if exempt else Allowed(),
            Allowed() if starts_at < ends_at else refusals.TIMES_WRONG,
            Allowed() if starts_at > clock.now() else refusals.IN_THE_PAST,
        )
    )
    visit = Visit(
        body=body,
        office=office,
        rank=office.rank,
        region=region,
        edition=edition,
        off_schedule=True,
        starts_at=starts_at,
        ends_at=ends_at,
        place_kk=place.kk,
        place_ru=place.ru,
        place_en=place.en,
    )
    with transaction.atomic():
        known = calendar.hold([office.pk])
        calendar.require_free([Slot(0, "", office.pk, starts_at, ends_at)], known, "starts_at")
        return create(visit, by=by.author(body.slug))


def create(visit: Visit, *, by: Author, entry: Entry | None = None) -> Visit:
    """Give the visit the next number of its year, store it and write its line: a step of the planning acts."""
    for _ in range(TRIES):
        visit.code = queries.next_code(clock.almaty_date(visit.starts_at).year)
        try:
            with transaction.atomic():
                visit.save(force_insert=True)
                code = entry.code if entry else ""
                line = lines.Planned(visit.body.slug, visit.region.kato, visit.starts_at, code)
                record(line, subject=visit.code, by=by)
                return visit
        except IntegrityError:
            visit.pk = None
    raise Conflict(refusals.NO_NUMBER)


def set_parts(*, visit: Visit, parts: Sequence[PlannedPart], by: Actor) -> list[Part]:
    """Set the planned times of the parts anew. ``visit`` is as the clerk saw it: a later writing is a Conflict.

    An agenda that would then break the quarter rule is refused with 3.3, hours at which the same person is at
    another visit with that visit's code.
    """
    require(first_denial(rules.may_plan(visit, by=by), rules.are_parts(visit, parts)))
    meeting = next(part for part in parts if part.kind == PartKind.MEETING)
    require(_agenda_still_fits(visit, meeting))
    starts_at, ends_at = min(part.start for part in parts), max(part.end for part in parts)
    with transaction.atomic():
        known = calendar.hold([visit.office_id])
        slot = Slot(visit.pk, visit.code, visit.office_id, starts_at, ends_at)
        calendar.require_free([slot], known)
        _touch(visit, starts_at=starts_at, ends_at=ends_at)
        Part.objects.filter(visit=visit).delete()
        made = Part.objects.bulk_create(
            Part(
                visit=visit,
                kind=part.kind,
                planned_start=part.start,
                planned_end=part.end,
                place_kk=part.place.kk,
                place_ru=part.place.ru,
            )
            for part in parts
        )
        line = lines.PartsSet(tuple((part.kind.value, part.start, part.end) for part in parts))
        record(line, subject=visit.code, by=by.author(visit.body.slug))
    return made


def set_agenda(*, visit: Visit, items: Sequence[AgendaRow], by: Actor) -> list[AgendaItem]:
    """Set the agenda anew; more presentation than the pack's share of the planned time is refused with 3.3."""
    require(rules.may_plan(visit, by=by))
    meeting = next((part for part in queries.parts_of(visit) if part.kind == PartKind.MEETING), None)
    planned = meeting.planned_minutes if meeting else None
    require(rules.is_agenda(items, planned, visit.edition), "items")
    with transaction.atomic():
        _touch(visit)
        AgendaItem.objects.filter(visit=visit).delete()
        made = AgendaItem.objects.bulk_create(
            AgendaItem(
                visit=visit,
                position=position,
                kind=item.kind,
                title_kk=item.title.kk,
                title_ru=item.title.ru,
                title_en=item.title.en,
                minutes=item.minutes,
            )
            for position, item in enumerate(items, start=1)
        )
        line = lines.AgendaSet(
            _sum(items, AgendaKind.PRESENTATION), _sum(items, AgendaKind.QUESTIONS), planned or 0
        )
        record(line, subject=visit.code, by=by.author(visit.body.slug))
    return made


def set_broadcast(*, visit: Visit, plan: BroadcastPlan, by: Actor) -> Broadcast:
    """Set the broadcast's link and comment setting, or why there is none (3.2)."""
    require(rules.may_broadcast(visit, by=by))
    require(rules.is_broadcast(plan, visit.edition), "url")
    facts = {
        "url": plan.url,
        "comments": plan.comments,
        "videoconference": plan.videoconference,
        "impossible_kk": plan.impossible.kk.strip(),
        "impossible_ru": plan.impossible.ru.strip(),
    }
    with transaction.atomic():
        _touch(visit)
        broadcast, _ = Broadcast.objects.update_or_create(visit=visit, defaults=facts)
        line = lines.BroadcastSet(
            plan.url, plan.comments.value, broadcast.impossible_kk, broadcast.impossible_ru
        )
        record(line, subject=visit.code, by=by.author(visit.body.slug))
    return broadcast


def _touch(visit: Visit, **changes: object) -> None:
    seen = {"state": visit.state, "revision": visit.revision}
    swap(visit, seen, {"revision": visit.revision + 1, **changes})


def _agenda_still_fits(visit: Visit, meeting: PlannedPart) -> Answer:
    items = [AgendaRow(AgendaKind(item.kind), item.title, item.minutes) for item in queries.agenda_of(visit)]
    return rules.is_agenda(items, meeting.minutes, visit.edition)


def _sum(items: Sequence[AgendaRow], kind: AgendaKind) -> int:
    return sum(item.minutes for item in items if item.kind == kind)
