"""The queue: places, order, and who may stand in it."""

from __future__ import annotations

import pytest

from kezdesu.common.answers import Conflict, Refused
from kezdesu.journal.models import Entry
from kezdesu.live import actions
from kezdesu.live.states import Phase
from kezdesu.voices.states import VoiceState
from tests.factories import make_voice
from tests.factories.live import make_hour


@pytest.mark.django_db
def test_a_voice_takes_the_place_it_is_given() -> None:
    hour = make_hour()
    for text in ("бірінші сұрақ", "екінші сұрақ"):
        hour.queue(text)
    late = make_voice(visit=hour.visit, text="арасына түскен сұрақ")

    actions.queue_voice(hour.floor, voice=late, position=2, expected_version=hour.version, by=hour.operator)

    assert hour.waiting() == ["бірінші сұрақ", "арасына түскен сұрақ", "екінші сұрақ"]


@pytest.mark.django_db
def test_a_line_about_the_voice_says_where_it_stands() -> None:
    hour = make_hour()
    voice = hour.queue()

    line = Entry.objects.get(subject=voice.code)

    assert line.kind == "live.queued"
    assert line.data == f'{{"position":1,"visit":"{hour.visit.code}"}}'


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "code"),
    [
        (VoiceState.RECEIVED, "not_public"),
        (VoiceState.ASKED, "not_public"),
        (VoiceState.REMOVED, "not_public"),
    ],
)
def test_only_a_published_voice_is_queued(state: str, code: str) -> None:
    hour = make_hour()
    voice = make_voice(visit=hour.visit, state=state)

    with pytest.raises(Refused) as refusal:
        actions.queue_voice(hour.floor, voice=voice, expected_version=hour.version, by=hour.operator)

    assert refusal.value.denied.code == code


@pytest.mark.django_db
def test_a_voice_of_another_visit_and_a_second_place_are_refused() -> None:
    hour = make_hour()
    voice = hour.queue()
    codes = []

    for wanted in (make_voice(), voice):
        with pytest.raises(Refused) as refusal:
            actions.queue_voice(hour.floor, voice=wanted, expected_version=hour.version, by=hour.operator)
        codes.append(refusal.value.denied.code)

    assert codes == ["other_visit", "queued_already"]


@pytest.mark.django_db
def test_an_unqueued_voice_stays_public_and_may_come_back() -> None:
    hour = make_hour()
    voice = hour.queue()

    actions.unqueue(hour.floor, voice=voice, expected_version=hour.version, by=hour.operator)
    assert hour.waiting() == []
    actions.queue_voice(hour.floor, voice=voice, expected_version=hour.version, by=hour.operator)

    assert hour.waiting() == [voice.text]
    assert hour.floor.queue.count() == 2


@pytest.mark.django_db
def test_a_new_order_names_everybody_who_waits() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    voices = [hour.queue(f"сұрақ нөмірі {number}") for number in range(3)]

    order = [voice.code for voice in reversed(voices)]
    actions.reorder(hour.floor, codes=order, expected_version=hour.version, by=hour.operator)
    with pytest.raises(Conflict) as refusal:
        actions.reorder(hour.floor, codes=order[:2], expected_version=hour.version, by=hour.operator)

    assert refusal.value.denied.code == "queue_changed"
    assert hour.waiting() == ["сұрақ нөмірі 2", "сұрақ нөмірі 1", "сұрақ нөмірі 0"]
