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
    floor = phases.open_floor(tour.visit(), by=operator)
    _fill_queue(tour, floor, operator)
    yield tour.at(shift, 10.05)
    phases.start_presentation(floor, expected_version=floor.version, by=operator)
    yield clock.now() + timedelta(minutes=41 if tour.has(Flaw.QUARTER_EXCEEDED) else 20 + tour.planned.number)
    phases.start_questions(floor, expected_version=floor.version, by=operator)
    yield from _questions(tour, floor, operator)
    yield tour.at(shift, 11.95)
    phases.end_hour(floor, expected_version=floor.version, by=operator)


def _fill_queue(tour: Tour, floor: Floor, operator: Actor) -> None:
    voices = Voice.objects.filter(visit=tour.visit_id, state=VoiceState.PUBLISHED).select_related("body", "region")
    for voice in voices.order_by("-support_count__device", "id")[:MOST_ASKED]:
        queueing.queue_voice(floor, voice=voice, expected_version=floor.version, by=operator)


def _questions(tour: Tour, floor: Floor, operator: Actor) -> Story:
    hall = [question for question in tour.questions if question.channel == Channel.HALL and question.theme]
    for number, question in enumerate(hall[:HALL]):
        key = device(tour.visit_id, 9000 + number)
        captured = capture.take_from_hall(floor, text=question.text, key=key, by=operator)
        tour.asked[captured.code] = question
    for number in range(MOST_ASKED + HALL):
        item = floor.queue.select_related("voice").filter(left_at__isnull=True).first()
        if item is None:
            return
        turns.put_on_air(floor, voice=item.voice, expected_version=floor.version, by=operator)
        yield clock.now() + timedelta(minutes=5 + number % 3)
        _finish(tour, floor, operator, item.voice, number)
        yield clock.now() + timedelta(seconds=40)


def _finish(tour: Tour, floor: Floor, operator: Actor, voice: Voice, number: int) -> None:
    if number % 4 == 3:
        day = clock.today() + timedelta(days=9)
        turns.answer_in_writing(floor, write_by=day, expected_version=floor.version, by=operator)
        return
    text = texts.answer(tour.asked[voice.code], number)
    turns.mark_answered(floor, expected_version=floor.version, by=operator, text=text)
