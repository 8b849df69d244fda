"""The live hour (3.3): presentation, questions from phones and from the hall, answers on the spot or in writing."""

from __future__ import annotations

from datetime import timedelta

from kezdesu.common import clock
from kezdesu.common.clock import almaty
from kezdesu.config.demo import texts
from kezdesu.config.demo.plan import Flaw
from kezdesu.config.demo.question_story import device, in_hand, open_questions
from kezdesu.config.demo.stage import Story
from kezdesu.config.demo.tour import Asked, Tour
from kezdesu.live import capture, phases, queueing, turns
from kezdesu.live.models import Floor, Turn
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.voices.models import Channel

MOST_ASKED = 8
HALL = 2
OPENS, ENDS = -0.2, 1.95
"""When the floor opens and the hour ends, in hours from the planned start."""
TOO_LONG = 41
"""Minutes of presentation where the quarter is exceeded."""


def hour(tour: Tour, shift: int) -> Story:
    """From the opened floor to the end; the presentation runs over where that breach is planted."""
    operator = tour.cast.who(tour.slug, Role.OPERATOR)
    midnight = almaty(tour.planned.day.year, tour.planned.day.month, tour.planned.day.day)
    yield max(tour.after(shift, OPENS), midnight + timedelta(days=shift))
    floor = phases.open_floor(tour.visit, by=operator)
    queue = _fill_queue(tour, floor, operator)
    yield tour.after(shift, 0.02)
    phases.start_presentation(floor, expected_version=floor.version, by=operator)
    minutes = TOO_LONG if tour.has(Flaw.QUARTER_EXCEEDED) else tour.pace.presentation
    yield clock.now() + timedelta(minutes=minutes)
    phases.start_questions(floor, expected_version=floor.version, by=operator)
    queue += _from_the_hall(tour, floor, operator)
    yield from _questions(tour, floor, operator, queue)
    yield tour.after(shift, ENDS)
    tour.came.people = 110 + tour.number * 7 % 190
    phases.end_hour(floor, expected_version=floor.version, by=operator, attendance=tour.came.people)


def _fill_queue(tour: Tour, floor: Floor, operator: Actor) -> list[Asked]:
    chosen = open_questions(tour)[:MOST_ASKED]
    for asked in chosen:
        queueing.queue_voice(floor, voice=asked.voice, expected_version=floor.version, by=operator)
    return chosen


def _from_the_hall(tour: Tour, floor: Floor, operator: Actor) -> list[Asked]:
    hall = [question for question in tour.questions if question.channel == Channel.HALL and question.theme]
    queued: list[Asked] = []
    for number, question in enumerate(hall[:HALL]):
        key = device(tour.visit.pk, 9000 + number)
        captured = capture.take_from_hall(floor, text=question.text, key=key, by=operator)
        asked = tour.asked[captured.code] = Asked(in_hand(tour, captured.code), question)
        if captured.queued:
            queued.append(asked)
    return queued


def _questions(tour: Tour, floor: Floor, operator: Actor, queue: list[Asked]) -> Story:
    for number, asked in enumerate(queue):
        turn = turns.put_on_air(floor, voice=asked.voice, expected_version=floor.version, by=operator)
        yield clock.now() + timedelta(minutes=tour.pace.question + number % 3)
        _finish(tour, floor, operator, turn, number)
        yield clock.now() + timedelta(seconds=40)


def _finish(tour: Tour, floor: Floor, operator: Actor, turn: Turn, number: int) -> None:
    asked = tour.asked[turn.voice.code]
    if number % 4 == 3:
        day = clock.today() + timedelta(days=9)
        turns.answer_in_writing(floor, write_by=day, expected_version=floor.version, by=operator, turn=turn)
        tour.came.in_writing.append(asked)
        return
    text = texts.answer(asked.question, number)
    turns.mark_answered(floor, expected_version=floor.version, by=operator, text=text, turn=turn)
    tour.came.answered += 1
