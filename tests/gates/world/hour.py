"""Two live hours: the first of the year is over, another is on air now."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.live import actions
from kezdesu.live.models import Floor
from kezdesu.meetings import actions as meetings
from kezdesu.meetings.models import Part, PartKind, RecordKind
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.voices import actions as voices
from kezdesu.voices.models import Voice
from tests.gates.world.pen import Pen
from tests.gates.world.plans import DAYS, visit_of
from tests.gates.world.questions import voice_of
from tests.gates.world.staff import AKIMAT, OURS, THEIRS, Staff

if TYPE_CHECKING:
    from tests.gates.world.settle import World


def hold_the_first_meeting(world: World, staff: Staff, pen: Pen) -> None:
    """Our meeting of March and the neighbours': asked, answered, closed."""
    for name, slug, asked in (
        ("visit.held", OURS, ("answered", "explained", "referred")),
        ("visit.theirs", THEIRS, ("theirs",)),
    ):
        operator = staff.who(slug, Role.OPERATOR)
        day = DAYS[name][2]
        start = clock.almaty(day.year, day.month, day.day, 10)
        with clock.at(start):
            floor = _open(world, name, asked, operator)
        with clock.at(start + timedelta(minutes=15)):
            actions.start_questions(floor, expected_version=floor.version, by=operator)
        for number, question in enumerate(asked):
            with clock.at(start + timedelta(minutes=20 + 10 * number)):
                _answer(world, pen, floor, question, operator, in_writing=question == "referred")
        with clock.at(start + timedelta(hours=2)):
            actions.end_hour(floor, expected_version=floor.version, by=operator, attendance=240)
        _reception(world, name, pen, operator)
    day_after = clock.almaty(2026, 3, 12, 11)
    with clock.at(day_after):
        clerk = staff.who(OURS, Role.CLERK)
        office = visit_of(world, "visit.held").office
        text = pen.both("answer.written", "Жол мамырда жөнделеді.", "Дорогу починят в мае.")
        voices.answer(voice_of(world, "referred"), office=office, text=text, in_writing=True, by=clerk)
        note = pen.both("record.akim", "Әкім қатысты", "Аким участвовал")
        meetings.record(
            visit=visit_of(world, "visit.held"), kind=RecordKind.AKIM_ATTENDANCE, note=note,
            happened_at=clock.almaty(2026, 3, 11, 10), count=1, by=staff.who(AKIMAT, Role.AKIM),
        )  # fmt: skip


def _open(world: World, name: str, asked: tuple[str, ...], operator: Actor) -> Floor:
    floor = actions.open_floor(visit_of(world, name), by=operator)
    for question in asked:
        actions.queue_voice(
            floor, voice=voice_of(world, question), expected_version=floor.version, by=operator
        )
    actions.start_presentation(floor, expected_version=floor.version, by=operator)
    return floor


def _answer(
    world: World, pen: Pen, floor: Floor, question: str, operator: Actor, *, in_writing: bool
) -> None:
    voice: Voice = voice_of(world, question)
    actions.put_on_air(floor, voice=voice, expected_version=floor.version, by=operator)
    if in_writing:
        day = clock.today() + timedelta(days=9)
        actions.answer_in_writing(floor, write_by=day, expected_version=floor.version, by=operator)
        return
    text: Trilingual = pen.both(
        f"answer.{question}", "Құбыр биыл салынады.", "Водопровод построят в этом году."
    )
    actions.mark_answered(floor, expected_version=floor.version, by=operator, text=text)


def _reception(world: World, name: str, pen: Pen, operator: Actor) -> None:
    part = Part.objects.select_related("visit__body").get(
        visit=visit_of(world, name), kind=PartKind.RECEPTION
    )
    with clock.at(part.planned_start):
        meetings.start_part(part=part, by=operator)
    with clock.at(part.planned_end):
        minutes = pen.both("part.minutes", "Он екі адам қабылданды", "Принято двенадцать человек")
        meetings.end_part(part=part, attendance=12, minutes=minutes, by=operator)
    with clock.at(part.planned_end + timedelta(minutes=10)):
        meetings.close_visit(visit=visit_of(world, name), by=operator)


def begin_the_live_hour(world: World, staff: Staff, pen: Pen) -> None:
    """The meeting of today: one on air, one from the hall and one more in the queue."""
    operator = staff.who(OURS, Role.OPERATOR)
    with clock.at(clock.almaty(2026, 6, 3, 10)):
        floor = _open(world, "visit.live", ("on_air", "queued"), operator)
    with clock.at(clock.almaty(2026, 6, 3, 10, 12)):
        actions.start_questions(floor, expected_version=floor.version, by=operator)
        actions.put_on_air(
            floor, voice=voice_of(world, "on_air"), expected_version=floor.version, by=operator
        )
        said = pen.says("voice.hall", "Аурухананың жылуы неге нашар, палаталар суық?")
        captured = actions.take_from_hall(floor, text=said, key="key-of-the-hall-0001", by=operator)
    world.codes["question.hall"] = captured.code
