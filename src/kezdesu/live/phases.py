"""Opening the floor, its phases, its end, and the layout of the hall's screen."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Denied, require
from kezdesu.journal.door import step, swap
from kezdesu.live import acting, queries, rules, words
from kezdesu.live.lines import FloorOpened, HourEnded, NoticeSet, PhaseChanged
from kezdesu.live.meter import seconds_between
from kezdesu.live.models import Floor, TurnOutcome
from kezdesu.live.states import Act, Notice, Phase
from kezdesu.meetings.models import Part, PartKind, Visit
from kezdesu.meetings.states import AHEAD, VisitState
from kezdesu.people.actors import Actor


def open_floor(visit: Visit, *, by: Actor) -> Floor:
    """Open the floor of a meeting planned for today, or begun: the hall sees the welcome, the queue may be filled.

    Raises :class:`Conflict` when it is open already.
    """
    require(rules.may_open(visit, by=by, today=clock.today()))
    with transaction.atomic():
        floor = _new_floor(visit, by)
        acting.conclude(floor, FloorOpened(visit.code), by=by)
    return floor


def start_presentation(floor: Floor, *, expected_version: int, by: Actor) -> None:
    """The presentation begins, and the quarter meter with it."""
    _go(floor, Phase.PRESENTATION, Act.PRESENT, expected_version, by)


def start_questions(floor: Floor, *, expected_version: int, by: Actor) -> None:
    """Questions and answers begin; what was presented is measured and stands."""
    _go(floor, Phase.QUESTIONS, Act.QUESTIONS, expected_version, by)


def pause(floor: Floor, *, expected_version: int, by: Actor) -> None:
    """Everything rests; a pause counts as nothing. A question on air stays on air."""
    _go(floor, Phase.PAUSED, Act.PAUSE, expected_version, by, paused_from=floor.state)


def resume(floor: Floor, *, expected_version: int, by: Actor) -> None:
    """Back to what the pause interrupted."""
    _go(floor, floor.paused_from or Phase.QUESTIONS, Act.RESUME, expected_version, by, paused_from="")


def end_hour(floor: Floor, *, expected_version: int, by: Actor, attendance: int | None = None) -> None:
    """The hour ends: actual times of the meeting and the measured presentation enter the record by themselves.

    ``attendance``: people in the hall, where the operator has counted them.
    """
    require(rules.may_end(floor, by=by))
    now = clock.now()
    measured = _measured(floor, now)
    with transaction.atomic():
        acting.enter(
            floor, Phase.ENDED, Act.END, expected_version=expected_version, by=by,
            ended_at=now, phase_since=now, presentation_seconds=measured,
        )  # fmt: skip
        floor.turns.filter(outcome=TurnOutcome.ON_AIR).update(outcome=TurnOutcome.UNMARKED, ended_at=now)
        _close_meeting(floor.visit, now, attendance)
        meter = queries.meter_of(floor, floor.visit, now)
        line = HourEnded(meter.planned_seconds, meter.allowed_seconds, meter.used_seconds, meter.over_seconds)
        acting.conclude(floor, line, by=by)


def set_notice(floor: Floor, *, notice: Notice, expected_version: int, by: Actor) -> None:
    """Put a layout on the hall's screen, or give it back to the phase (``Notice.BY_PHASE``)."""
    require(rules.may(floor, Act.NOTICE, by=by))
    with transaction.atomic():
        acting.advance(floor, Act.NOTICE, expected_version=expected_version, by=by, notice=notice)
        acting.conclude(floor, NoticeSet(str(notice)), by=by)


def _go(floor: Floor, to: str, act: Act, expected_version: int, by: Actor, **changes: str) -> None:
    require(rules.may(floor, act, by=by))
    now, before = clock.now(), floor.state
    measured = _measured(floor, now)
    opened = {"opened_at": now} if floor.opened_at is None else {}
    with transaction.atomic():
        acting.enter(
            floor, to, act, expected_version=expected_version, by=by,
            phase_since=now, presentation_seconds=measured, **opened, **changes,
        )  # fmt: skip
        if opened:
            _begin_meeting(floor.visit, now)
        acting.conclude(floor, PhaseChanged(before, to, measured), by=by)


def _measured(floor: Floor, now: datetime) -> int:
    """Presentation seconds with those of the phase that is closing now."""
    closing = seconds_between(floor.phase_since, now) if floor.state == Phase.PRESENTATION else 0
    return floor.presentation_seconds + closing


def _new_floor(visit: Visit, by: Actor) -> Floor:
    now = clock.now()
    try:
        with transaction.atomic():
            return Floor.objects.create(
                visit=visit, phase_since=now, last_act="open", last_at=now, last_by_id=by.account_id
            )
    except IntegrityError:
        raise Conflict(Denied("opened_already", words.OPENED_ALREADY)) from None


def _begin_meeting(visit: Visit, now: datetime) -> None:
    if visit.state in AHEAD:
        step(visit, VisitState.UNDER_WAY)
    part = Part.objects.filter(visit=visit, kind=PartKind.MEETING, actual_start__isnull=True).first()
    if part is not None:
        swap(part, {"actual_start": None}, {"actual_start": now})


def _close_meeting(visit: Visit, now: datetime, attendance: int | None) -> None:
    part = Part.objects.filter(visit=visit, kind=PartKind.MEETING, actual_end__isnull=True).first()
    if part is not None:
        counted = {} if attendance is None else {"attendance": attendance}
        swap(part, {"actual_end": None}, {"actual_end": now, **counted})
