"""A question on air: put there, answered, promised in writing, or sent back."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from kezdesu.bodies.models import Office
from kezdesu.common import clock
from kezdesu.common.answers import require
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.door import swap
from kezdesu.live import acting, queueing, rules
from kezdesu.live.lines import AnswerPromised, VoiceAnswered, VoiceBack, VoiceOnAir
from kezdesu.live.meter import seconds_between
from kezdesu.live.models import Floor, Turn, TurnOutcome
from kezdesu.live.states import Act
from kezdesu.people.actors import Actor
from kezdesu.voices import steps
from kezdesu.voices.models import Voice

NOTHING = Trilingual("", "")


def put_on_air(floor: Floor, *, voice: Voice, expected_version: int, by: Actor) -> Turn:
    """Put a queued voice on air. The former turn ends; if nobody said how, it stays to be marked later."""
    require(rules.may_put_on_air(floor, voice, by=by))
    now = clock.now()
    with transaction.atomic():
        acting.advance(floor, Act.ON_AIR, expected_version=expected_version, by=by)
        former = on_air(floor)
        if former is not None:
            _finish(former, TurnOutcome.UNMARKED, now)
        queueing.leave(floor, voice)
        steps.mark_asked(voice)
        offset = seconds_between(floor.opened_at or now, now)
        turn = Turn.objects.create(floor=floor, voice=voice, started_at=now, offset=offset)
        line = VoiceOnAir(floor.visit.code, offset, former.voice.code if former else "")
        acting.conclude(floor, line, by=by, subject=voice.code)
    return turn


def mark_answered(
    floor: Floor,
    *,
    expected_version: int,
    by: Actor,
    office: Office | None = None,
    text: Trilingual = NOTHING,
    turn: Turn | None = None,
) -> None:
    """Answered on the spot by ``office`` (the visiting post unless named); ``turn`` is the one on air unless named."""
    turn = turn or on_air(floor)
    office = office or floor.visit.office
    require(rules.may_mark(floor, turn, Act.ANSWERED, by=by))
    require(rules.may_answer_as(floor, office), "office")
    assert turn is not None
    with transaction.atomic():
        acting.advance(floor, Act.ANSWERED, expected_version=expected_version, by=by)
        _finish(turn, TurnOutcome.ANSWERED, clock.now())
        steps.answer(turn.voice, office=office, text=text, in_writing=False)
        acting.conclude(floor, VoiceAnswered(floor.visit.code, office.slug), by=by, subject=turn.voice.code)


def answer_in_writing(
    floor: Floor, *, write_by: date, expected_version: int, by: Actor, turn: Turn | None = None
) -> None:
    """Promise an answer in writing by a day (today or later)."""
    turn = turn or on_air(floor)
    require(rules.may_mark(floor, turn, Act.IN_WRITING, by=by))
    require(rules.may_write_by(write_by, today=clock.today()), "write_by")
    assert turn is not None
    with transaction.atomic():
        acting.advance(floor, Act.IN_WRITING, expected_version=expected_version, by=by)
        _finish(turn, TurnOutcome.IN_WRITING, clock.now())
        steps.promise_in_writing(turn.voice, write_by=write_by)
        acting.conclude(floor, AnswerPromised(floor.visit.code, write_by), by=by, subject=turn.voice.code)


def back_to_queue(floor: Floor, *, expected_version: int, by: Actor) -> None:
    """The question on air goes back to the head of the queue."""
    turn = on_air(floor)
    require(rules.may_mark(floor, turn, Act.BACK, by=by))
    assert turn is not None
    with transaction.atomic():
        acting.advance(floor, Act.BACK, expected_version=expected_version, by=by)
        _finish(turn, TurnOutcome.BACK, clock.now())
        steps.put_back(turn.voice)
        queueing.place(floor, turn.voice, position=1)
        acting.conclude(floor, VoiceBack(floor.visit.code), by=by, subject=turn.voice.code)


def on_air(floor: Floor) -> Turn | None:
    """The turn that is on air."""
    return floor.turns.select_related("voice").filter(outcome=TurnOutcome.ON_AIR).first()


def _finish(turn: Turn, outcome: TurnOutcome, now: datetime) -> None:
    ended = turn.ended_at or now
    swap(turn, {"outcome": turn.outcome}, {"outcome": outcome, "ended_at": ended})
