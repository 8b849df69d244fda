"""Holding a visit: it begins, its parts start and end, it is over; from then the ten days run (3.7b)."""

from __future__ import annotations

from django.db import transaction

from kezdesu.common import clock
from kezdesu.common.answers import Denied, Refused, first_denial, require
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.door import move, swap
from kezdesu.journal.record import record
from kezdesu.meetings import lines, queries, refusals, rules
from kezdesu.meetings.models import Part, Visit
from kezdesu.meetings.plans import EMPTY
from kezdesu.meetings.states import VisitState
from kezdesu.people.actors import Actor
from kezdesu.signing.actions import digest_of


def begin(*, visit: Visit, by: Actor) -> None:
    """The visit is under way; not before its planned day."""
    require(rules.may_begin(visit, by=by))
    line = lines.Begun(visit.starts_at)
    move(visit, VisitState.UNDER_WAY, line=line, subject=visit.code, by=by.author(visit.body.slug))


def start_part(*, part: Part, by: Actor) -> None:
    """A part begins now; a second press is refused."""
    visit = part.visit
    require(rules.may_hold(visit, by=by))
    _refuse_if(part.actual_start is not None, refusals.PART_STARTED)
    with transaction.atomic():
        swap(part, {"actual_start": None}, {"actual_start": clock.now()})
        line = lines.PartStarted(part.kind)
        record(line, subject=visit.code, by=by.author(visit.body.slug))


def end_part(*, part: Part, by: Actor, attendance: int | None = None, minutes: Trilingual = EMPTY) -> None:
    """A part ends now; how many took part, and minutes or links when they are there already."""
    visit = part.visit
    require(rules.may_hold(visit, by=by))
    running = part.actual_start is not None and part.actual_end is None
    _refuse_if(not running, refusals.PART_NOT_RUNNING)
    with transaction.atomic():
        facts: dict[str, object] = {"actual_end": clock.now(), "attendance": attendance}
        if minutes:
            facts |= {"minutes_kk": minutes.kk.strip(), "minutes_ru": minutes.ru.strip()}
        swap(part, {"actual_end": None}, facts)
        line = lines.PartEnded(part.kind, attendance)
        record(line, subject=visit.code, by=by.author(visit.body.slug))


def write_minutes(*, part: Part, minutes: Trilingual, by: Actor) -> None:
    """Write the minutes of a part that has ended (NGO meeting: minutes; briefing: links), in kk and ru."""
    visit = part.visit
    require(first_denial(rules.is_team(visit, by=by), rules.is_note(minutes)), "minutes_kk")
    _refuse_if(part.actual_end is None, refusals.PART_NOT_RUNNING)
    with transaction.atomic():
        seen = {"minutes_kk": part.minutes_kk, "minutes_ru": part.minutes_ru}
        facts = {"minutes_kk": minutes.kk.strip(), "minutes_ru": minutes.ru.strip()}
        swap(part, seen, facts)
        line = lines.MinutesWritten(part.kind, digest_of(facts))
        record(line, subject=visit.code, by=by.author(visit.body.slug))


def close_visit(*, visit: Visit, by: Actor) -> None:
    """The visit is over: ``ended_at`` is the later end of all its parts (anchor of 3.7b)."""
    parts = queries.parts_of(visit)
    require(rules.may_close(visit, parts, by=by))
    ended_at = max(part.actual_end for part in parts if part.actual_end)
    line = lines.Held(ended_at)
    author = by.author(visit.body.slug)
    move(visit, VisitState.HELD, line=line, subject=visit.code, by=author, ended_at=ended_at)


def _refuse_if(wrong: bool, denied: Denied) -> None:
    if wrong:
        raise Refused(denied)
