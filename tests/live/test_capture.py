"""Questions from the hall: stored once, public at once, nothing lost."""

from __future__ import annotations

import pytest

from kezdesu.common.answers import Refused
from kezdesu.journal.models import Entry
from kezdesu.live import actions
from kezdesu.live.states import Phase
from kezdesu.voices.models import Channel, Voice
from kezdesu.voices.states import VoiceState
from tests.factories.live import make_hour

KEY = "hall-0123456789abcdef"
TEXT = "Біздің көшеге асфальт қашан төселеді?"


@pytest.mark.django_db
def test_a_hall_question_is_public_and_queued_at_once() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)

    captured = actions.take_from_hall(hour.floor, text=TEXT, key=KEY, by=hour.operator)

    voice = Voice.objects.get(code=captured.code)
    assert captured.queued
    assert (voice.channel, voice.state, voice.language) == (Channel.HALL, VoiceState.PUBLISHED, "kk")
    assert hour.waiting() == [TEXT]
    assert list(Entry.objects.filter(subject=voice.code).values_list("kind", flat=True)) == [
        "voice.received", "voice.published", "live.captured",
    ]  # fmt: skip


@pytest.mark.django_db
def test_the_same_capture_sent_again_is_the_same_voice() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)

    answers = [actions.take_from_hall(hour.floor, text=TEXT, key=KEY, by=hour.operator) for _ in range(3)]

    assert [(answer.queued, answer.repeated) for answer in answers] == [
        (True, False),
        (True, True),
        (True, True),
    ]
    assert Voice.objects.count() == 1
    assert hour.waiting() == [TEXT]


@pytest.mark.django_db
def test_a_capture_needs_no_version() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    stale = hour.floor
    before = hour.version
    hour.queue("басқа біреу кезекке қойған")

    actions.take_from_hall(stale, text=TEXT, key=KEY, by=hour.operator)

    assert hour.version == before + 2
    assert hour.waiting() == ["басқа біреу кезекке қойған", TEXT]


@pytest.mark.django_db
def test_a_capture_that_comes_after_the_hour_is_stored_but_not_queued() -> None:
    hour = make_hour(phase=Phase.ENDED)

    captured = actions.take_from_hall(hour.floor, text=TEXT, key=KEY, by=hour.operator)

    assert not captured.queued
    assert Voice.objects.get().state == VoiceState.PUBLISHED
    assert hour.waiting() == []


@pytest.mark.django_db
def test_a_capture_with_an_iin_waits_for_a_moderator() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)

    captured = actions.take_from_hall(
        hour.floor, text="Менің ЖСН 791028302728, көмек қашан келеді?", key=KEY, by=hour.operator
    )

    assert not captured.queued
    assert Voice.objects.get().state == VoiceState.HELD
    assert hour.waiting() == []


@pytest.mark.django_db
def test_an_empty_capture_is_refused_on_its_field() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)

    with pytest.raises(Refused) as refusal:
        actions.take_from_hall(hour.floor, text="   ", key=KEY, by=hour.operator)

    assert refusal.value.field == "text"
    assert Voice.objects.count() == 0
