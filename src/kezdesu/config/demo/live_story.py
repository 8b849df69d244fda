"""The live hour (3.3): presentation, questions from phones and from the hall, answers on the spot or in writing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kezdesu.common import clock
from kezdesu.config.demo import texts
from kezdesu.config.demo.plan import Flaw
from kezdesu.config.demo.question_story import device
from kezdesu.config.demo.stage import Story
from kezdesu.live import capture, phases, queueing, turns
from kezdesu.live.models import Floor
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.voices.models import Channel, Voice
from kezdesu.voices.states import VoiceState

if TYPE_CHECKING:
    from kezdesu.config.demo.visit_story import Tour

MOST_ASKED = 8
HALL = 2


def hour(tour: Tour, shift: int) -> Story:
    """From the opened floor to the end; the presentation runs over where that breach is planted."""
    operator = tour.cast.who(tour.slug, Role.OPERATOR)
    yield tour.at(shift, 9.8)
    phases.open_floor(tour.visit(), by=operator)
    _fill_queue(tour, operator)
    yield tour.at(shift, 10.05)
    phases.start_presentation(_floor(tour), expected_version=_floor(tour).version, by=operator)
    yield clock.now() + timedelta(minutes=41 if tour.has(Flaw.QUARTER_EXCEEDED) else 20 + tour.planned.number)
    phases.start_questions(_floor(tour), expected_version=_floor(tour).version, by=operator)
    yield from _questions(tour, operator)
    yield tour.at(shift, 11.95)
    phases.end_hour(_floor(tour), expected_version=_floor(tour).version, by=operator)


def _fill_queue(tour: Tour, operator: Actor) -> None:
    voices = Voice.objects.filter(visit=tour.visit_id, state=VoiceState.PUBLISHED).order_by(
        "-support_count__device", "id"
    )
    for voice in voices[:MOST_ASKED]:
        floor = _floor(tour)
        queueing.queue_voice(floor, voice=voice, expected_version=floor.version, by=operator)


def _questions(tour: Tour, operator: Actor) -> Story:
    hall = [question for question in tour.questions if question.channel == Channel.HALL and question.theme][
        :HALL
    ]
    for number, question in enumerate(hall):
        key = device(tour.visit_id, 9000 + number)
        captured = capture.take_from_hall(_floor(tour), text=question.text, key=key, by=operator)
        tour.asked[captured.code] = question
    for number in range(MOST_ASKED + HALL):
        item = _floor(tour).queue.select_related("voice").filter(left_at__isnull=True).first()
        if item is None:
            return
        floor = _floor(tour)
        turns.put_on_air(floor, voice=item.voice, expected_version=floor.version, by=operator)
        yield clock.now() + timedelta(minutes=5 + number % 3)
        _finish(tour, operator, item.voice, number)
        yield clock.now() + timedelta(seconds=40)


def _finish(tour: Tour, operator: Actor, voice: Voice, number: int) -> None:
    floor = _floor(tour)
    if number % 4 == 3:
        day = clock.today() + timedelta(days=9)
        turns.answer_in_writing(floor, write_by=day, expected_version=floor.version, by=operator)
        return
    text = texts.answer(tour.asked[voice.code], number)
    turns.mark_answered(floor, expected_version=floor.version, by=operator, text=text)


def _floor(tour: Tour) -> Floor:
    return Floor.objects.select_related("visit__body", "visit__office", "visit__region").get(
        visit=tour.visit_id
    )
