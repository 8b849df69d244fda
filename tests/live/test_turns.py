"""A question on air: how it gets there and how it ends."""

from __future__ import annotations

from datetime import date

import pytest

from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.models import Entry
from kezdesu.live import actions, desk, queries
from kezdesu.live.facts import AirTime
from kezdesu.live.models import Turn, TurnOutcome
from kezdesu.live.states import Phase
from kezdesu.meetings.models import Broadcast
from kezdesu.voices.models import Answer, Voice
from kezdesu.voices.states import VoiceState
from tests.factories import make_body, make_office
from tests.factories.live import make_hour


@pytest.mark.django_db
def test_on_air_keeps_the_offset_in_the_recording_and_ends_the_former_turn() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    first, second = hour.queue("бірінші сұрақ қандай"), hour.queue("екінші сұрақ қандай")
    for minutes, voice in ((5, first), (9, second)):
        with clock.at(hour.at(minutes)):
            actions.put_on_air(hour.floor, voice=voice, expected_version=hour.version, by=hour.operator)

    turns = list(Turn.objects.values_list("voice__text", "offset", "outcome", "ended_at"))

    assert turns == [
        ("бірінші сұрақ қандай", 300, TurnOutcome.UNMARKED, hour.at(9)),
        ("екінші сұрақ қандай", 540, TurnOutcome.ON_AIR, None),
    ]
    assert Voice.objects.get(pk=first.pk).state == VoiceState.ASKED
    assert Voice.objects.get(pk=second.pk).asked_at == hour.at(9)
    line = Entry.objects.filter(subject=second.code).last()
    assert line is not None
    assert line.data == f'{{"former":"{first.code}","offset":540,"visit":"{hour.visit.code}"}}'


@pytest.mark.django_db
def test_a_voice_goes_on_air_from_the_queue_only() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    voice = hour.queue()
    actions.unqueue(hour.floor, voice=voice, expected_version=hour.version, by=hour.operator)

    with pytest.raises(Refused) as refusal:
        actions.put_on_air(hour.floor, voice=voice, expected_version=hour.version, by=hour.operator)

    assert refusal.value.denied.code == "not_queued"


@pytest.mark.django_db
def test_answered_on_the_spot_by_the_visiting_post() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    voice = hour.air()

    text = Trilingual("Су құбыры мамырда іске қосылады.", "")
    actions.mark_answered(hour.floor, expected_version=hour.version, by=hour.operator, text=text)

    answer = Answer.objects.get(voice=voice)
    assert (answer.office_id, answer.in_writing, answer.text_kk) == (hour.visit.office_id, False, text.kk)
    assert Voice.objects.get(pk=voice.pk).state == VoiceState.ANSWERED
    assert Turn.objects.get().outcome == TurnOutcome.ANSWERED


@pytest.mark.django_db
def test_a_post_of_another_body_does_not_answer() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    hour.air()
    stranger = make_office(make_body("energy"))

    with pytest.raises(Refused) as refusal:
        actions.mark_answered(hour.floor, expected_version=hour.version, by=hour.operator, office=stranger)

    assert (refusal.value.denied.code, refusal.value.field) == ("other_office", "office")


@pytest.mark.django_db
def test_a_written_answer_is_promised_by_a_day() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    voice = hour.air()

    day = date(2026, 3, 31)
    actions.answer_in_writing(hour.floor, write_by=day, expected_version=hour.version, by=hour.operator)

    stored = Voice.objects.get(pk=voice.pk)
    assert (stored.state, stored.write_by) == (VoiceState.ASKED, day)
    assert Turn.objects.get().outcome == TurnOutcome.IN_WRITING


@pytest.mark.django_db
@pytest.mark.parametrize("day", [date(1900, 1, 1), date(2026, 3, 10)])
def test_a_promise_in_the_past_is_refused(day: date) -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    hour.air()

    with pytest.raises(Refused) as refusal:
        actions.answer_in_writing(hour.floor, write_by=day, expected_version=hour.version, by=hour.operator)

    assert refusal.value.field == "write_by"
    assert Turn.objects.get().outcome == TurnOutcome.ON_AIR


@pytest.mark.django_db
def test_back_goes_to_the_head_of_the_queue_and_is_public_again() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    voice = hour.air("эфирден қайтқан сұрақ")
    hour.queue("кезектегі басқа сұрақ")

    actions.back_to_queue(hour.floor, expected_version=hour.version, by=hour.operator)

    assert hour.waiting() == ["эфирден қайтқан сұрақ", "кезектегі басқа сұрақ"]
    assert Voice.objects.get(pk=voice.pk).state == VoiceState.PUBLISHED
    assert Turn.objects.get().outcome == TurnOutcome.BACK


@pytest.mark.django_db
def test_an_unmarked_turn_is_marked_after_the_hour() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    first = hour.air("ұмытылған сұрақ қандай")
    hour.air("соңғы сұрақ қандай еді")
    actions.mark_answered(hour.floor, expected_version=hour.version, by=hour.operator)
    actions.end_hour(hour.floor, expected_version=hour.version, by=hour.operator)

    forgotten = next(turn for turn in desk.turns(hour.floor) if turn.markable)
    turn = desk.turn_of(hour.floor, forgotten.turn_id)
    actions.mark_answered(hour.floor, expected_version=hour.version, by=hour.operator, turn=turn)

    assert Voice.objects.get(pk=first.pk).state == VoiceState.ANSWERED
    assert [turn.markable for turn in desk.turns(hour.floor)] == [False, False]


@pytest.mark.django_db
def test_with_nothing_on_air_there_is_nothing_to_mark() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)

    with pytest.raises(Refused) as refusal:
        actions.mark_answered(hour.floor, expected_version=hour.version, by=hour.operator)

    assert refusal.value.denied.code == "nothing_on_air"


@pytest.mark.django_db
def test_a_question_removed_on_air_does_not_hold_up_the_end() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    voice = hour.air()
    Voice.objects.filter(pk=voice.pk).update(state=VoiceState.REMOVED)

    actions.end_hour(hour.floor, expected_version=hour.version, by=hour.operator)

    assert Turn.objects.get().outcome == TurnOutcome.UNMARKED


@pytest.mark.django_db
def test_a_voice_knows_when_it_was_on_air() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    Broadcast.objects.create(
        visit=hour.visit, url="https://video.example.kz/live", archive_url="https://video.example.kz/1"
    )
    with clock.at(hour.at(12)):
        voice = hour.air()

    times = queries.air_times(voice.pk)

    assert times == (
        AirTime(hour.visit.code, hour.at(12), 720, TurnOutcome.ON_AIR, "https://video.example.kz/1"),
    )
