"""What readers get: state, not events; one number for one state; nothing personal."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db.models import F

from kezdesu.live import actions, queries, stream
from kezdesu.live.models import Floor
from kezdesu.live.states import Notice, Phase
from kezdesu.meetings.models import Broadcast
from kezdesu.meetings.states import VisitState
from kezdesu.voices.models import SupportCount, Voice
from kezdesu.voices.states import VoiceState
from tests.factories import make_visit, make_voice
from tests.factories.live import Hour, make_hour

CANARIES = ("canary-device", "canary-contact", "canary-secret", "canary-key", "canary-held")


def read(hour: Hour) -> dict[str, Any]:
    found = stream.snapshot(hour.visit.code)
    assert found is not None
    state: dict[str, Any] = json.loads(found[1])
    assert state["version"] == found[0]
    return state


@pytest.mark.django_db
def test_the_snapshot_holds_the_whole_public_state() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    Broadcast.objects.create(visit=hour.visit, url="https://video.example.kz/1")
    on_air = hour.air("Ауылда су қашан болады?")
    for number in range(6):
        hour.queue(f"кезектегі сұрақ {number}", device=number)

    state = read(hour)

    assert state["visit"] == state["short_code"] == hour.visit.code
    assert (state["phase"], state["layout"], state["phase_since"]) == (
        "questions",
        "question",
        "2026-03-11T05:00:00Z",
    )
    assert state["meter"] == {
        "planned_minutes": 120, "allowed_minutes": 30, "planned_seconds": 7200, "allowed_seconds": 1800,
        "amber_seconds": 1440, "running": False, "used_seconds": 0, "share": 0.0, "level": "ok",
    }  # fmt: skip
    assert state["current"]["code"] == on_air.code
    assert state["current"]["started_at"] == "2026-03-11T05:00:00Z"
    assert set(state["current"]["region"]) == {"kk", "ru", "en"}
    assert [question["support"]["device"] for question in state["next"]] == [0, 1, 2, 3, 4]
    assert (state["waiting"], state["answered"], state["in_writing"]) == (6, 0, 0)
    assert state["links"]["broadcast"] == "https://video.example.kz/1"
    assert state["links"]["stream"] == f"/live/{hour.visit.code}/stream"


@pytest.mark.django_db
def test_equal_states_have_equal_numbers_and_every_change_a_greater_one() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    voice = hour.queue(device=1)
    numbers = [read(hour)["version"], read(hour)["version"]]

    SupportCount.objects.filter(voice=voice).update(device=F("device") + 1)
    numbers.append(read(hour)["version"])
    actions.put_on_air(hour.floor, voice=voice, expected_version=hour.version, by=hour.operator)
    numbers.append(read(hour)["version"])
    Voice.objects.filter(pk=voice.pk).update(state=VoiceState.REMOVED)
    numbers.append(read(hour)["version"])
    SupportCount.objects.filter(voice=voice).update(device=0)
    numbers.append(read(hour)["version"])

    assert numbers[0] == numbers[1]
    assert numbers[1] < numbers[2] < numbers[3] < numbers[4]
    assert numbers[4] == numbers[5]


@pytest.mark.django_db
def test_votes_do_not_make_an_operators_form_stale() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    voice = hour.queue(device=1)
    before = hour.version
    read(hour)
    SupportCount.objects.filter(voice=voice).update(device=500)
    read(hour)

    actions.set_notice(hour.floor, notice=Notice.PAUSE, expected_version=before, by=hour.operator)

    assert hour.version == before + 1


@pytest.mark.django_db
def test_a_removed_question_leaves_the_screen() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    on_air, waiting = hour.air("эфирдегі сұрақ қандай"), hour.queue("кезектегі сұрақ қандай")
    Voice.objects.filter(pk__in=[on_air.pk, waiting.pk]).update(state=VoiceState.REMOVED)

    state = read(hour)

    assert (state["current"], state["next"], state["waiting"]) == (None, [], 0)


@pytest.mark.django_db
def test_nothing_personal_is_in_the_snapshot() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    voices = [hour.air("эфирдегі сұрақ қандай"), hour.queue("кезектегі сұрақ қандай")]
    for number, voice in enumerate(voices):
        Voice.objects.filter(pk=voice.pk).update(
            device="canary-device", contact_sealed=b"canary-contact", secret_hash=f"canary-secret{number}",
            idempotency_key=f"canary-key{number}", held_for="canary-held", claimed_by=hour.operator.account_id,
        )  # fmt: skip

    found = stream.snapshot(hour.visit.code)

    assert found is not None
    text = found[1].decode()
    assert [canary for canary in (*CANARIES, hour.operator.name, "staff:") if canary in text] == []


@pytest.mark.django_db
def test_before_the_floor_opens_phones_see_the_welcome() -> None:
    visit = make_visit()

    found = stream.snapshot(visit.code)

    assert found is not None
    state = json.loads(found[1])
    assert (found[0], state["phase"], state["layout"]) == (0, "waiting", "welcome")


@pytest.mark.django_db
@pytest.mark.parametrize("state", [VisitState.HELD, VisitState.CANCELLED])
def test_a_visit_without_an_hour_has_no_room(state: str) -> None:
    visit = make_visit(state=state)

    assert stream.snapshot(visit.code) is None
    assert stream.snapshot("M-1999-0001") is None


@pytest.mark.django_db(transaction=True)
def test_listeners_hear_of_every_act_after_its_commit() -> None:
    hour = make_hour()
    heard: list[tuple[str, int]] = []
    stop = stream.listen(lambda code: heard.append((code, hour.version)))

    hour.go(Phase.QUESTIONS)
    stop()
    hour.queue()

    assert heard == [(hour.visit.code, 2)]


@pytest.mark.django_db
def test_counted_votes_reach_the_rooms_they_belong_to() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    voice = hour.queue()
    elsewhere = make_voice(visit=make_visit())
    heard: list[str] = []
    stop = stream.listen(heard.append)

    stream.counted([voice.pk, elsewhere.pk])
    stop()

    assert heard == [hour.visit.code]


@pytest.mark.django_db
@pytest.mark.parametrize("queued", [1, 3])
def test_the_snapshot_costs_the_same_for_any_queue(queued: int, django_assert_num_queries: Any) -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    hour.air()
    for number in range(queued):
        hour.queue(f"кезектегі сұрақ {number}", device=number)
    read(hour)

    with django_assert_num_queries(7):
        stream.snapshot(hour.visit.code)


@pytest.mark.django_db
def test_live_now_names_what_goes_on(django_assert_num_queries: Any) -> None:
    going, ended = make_hour(phase=Phase.QUESTIONS), make_hour(phase=Phase.ENDED)
    voice = going.air()

    with django_assert_num_queries(2):
        band = queries.live_now()

    assert [(row.code, row.phase, row.current) for row in band] == [
        (going.visit.code, Phase.QUESTIONS, voice.text)
    ]
    assert Floor.objects.count() == 2
    assert ended.floor.state == Phase.ENDED
