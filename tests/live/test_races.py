"""Fifty operators press one button: one gets through, one line is written, the others are told."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connections

from kezdesu.common.answers import Conflict, Refused
from kezdesu.journal.models import Entry
from kezdesu.live import actions, queries, stream
from kezdesu.live.models import Floor, Turn
from kezdesu.live.states import Phase
from kezdesu.voices.models import SupportCount, Voice
from tests.factories.live import make_hour

CALLERS = 50


def together(call: Callable[[int], str], callers: int = CALLERS) -> Counter[str]:
    start = threading.Barrier(callers)
    outcomes: list[str] = []

    def run(number: int) -> None:
        start.wait()
        try:
            outcomes.append(call(number))
        except Refused as refusal:
            outcomes.append(refusal.denied.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[number]) for number in range(callers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(outcomes)


@pytest.mark.django_db(transaction=True)
def test_fifty_operators_put_one_question_on_air_once() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    voice = hour.queue()
    version = hour.version
    floors = [queries.floor_of(hour.visit.code) for _ in range(CALLERS)]

    def press(number: int) -> str:
        floor = floors[number]
        assert floor is not None
        actions.put_on_air(
            floor, voice=Voice.objects.get(pk=voice.pk), expected_version=version, by=hour.operator
        )
        return "won"

    outcomes = together(press)

    assert outcomes["won"] == 1
    assert set(outcomes) <= {"won", "changed_meanwhile", "not_queued"}
    assert Turn.objects.count() == 1
    assert hour.version == version + 1
    assert Entry.objects.filter(kind="live.on_air").count() == 1


@pytest.mark.django_db(transaction=True)
def test_fifty_operators_begin_the_questions_once() -> None:
    hour = make_hour(phase=Phase.PRESENTATION)
    version = hour.version
    floors = [queries.floor_of(hour.visit.code) for _ in range(CALLERS)]
    told: list[str] = []

    def press(number: int) -> str:
        floor = floors[number]
        assert floor is not None
        try:
            actions.start_questions(floor, expected_version=version, by=hour.operator)
        except Conflict as conflict:
            told.append(conflict.denied.reason.kk)
            raise
        return "won"

    outcomes = together(press)

    assert outcomes == Counter({"won": 1, "changed_meanwhile": CALLERS - 1})
    assert all(hour.operator.name in reason for reason in told)
    assert Entry.objects.filter(kind="live.phase").count() == 2


@pytest.mark.django_db(transaction=True)
def test_captures_at_the_same_time_are_all_queued_in_places_of_their_own() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    version = hour.version

    def capture(number: int) -> str:
        floor = Floor.objects.select_related("visit__body", "visit__region").get()
        key = f"capture-key-{number:04d}"
        actions.take_from_hall(
            floor, text=f"Залдан қойылған сұрақ нөмірі {number}?", key=key, by=hour.operator
        )
        return "taken"

    outcomes = together(capture, 12)

    positions = hour.floor.queue.values_list("position", flat=True)
    assert outcomes == Counter({"taken": 12})
    assert sorted(positions) == list(range(1, 13))
    assert hour.version == version + 12


@pytest.mark.django_db(transaction=True)
def test_readers_at_the_same_time_agree_on_the_number_of_a_state() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    voice = hour.queue(device=7)
    SupportCount.objects.filter(voice=voice).update(device=8)

    def read(number: int) -> str:
        found = stream.snapshot(hour.visit.code)
        assert found is not None
        return str(found[0])

    outcomes = together(read, 20)

    assert len(outcomes) == 1
    assert outcomes.total() == 20
