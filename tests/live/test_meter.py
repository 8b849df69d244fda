"""The quarter meter: measured presentation against planned time, with the shares of the pack."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kezdesu.common import clock
from kezdesu.live import actions, queries
from kezdesu.live.meter import Level, meter
from kezdesu.live.states import Phase
from kezdesu.terms import queries as terms
from tests.factories.live import make_hour

MINUTE = 60


@pytest.mark.parametrize(
    ("used", "level", "over"),
    [
        (0, Level.OK, 0),
        (24 * MINUTE - 1, Level.OK, 0),
        (24 * MINUTE, Level.AMBER, 0),
        (30 * MINUTE - 1, Level.AMBER, 0),
        (30 * MINUTE, Level.RED, 0),
        (30 * MINUTE + 1, Level.RED, 1),
    ],
)
def test_two_hours_allow_half_an_hour_amber_at_four_fifths(used: int, level: Level, over: int) -> None:
    pack = terms.pack("863-2023")

    result = meter(120 * MINUTE, used, pack.presentation_share, pack.amber_share, running=True)

    assert (result.allowed_seconds, result.amber_seconds) == (30 * MINUTE, 24 * MINUTE)
    assert (result.level, result.over_seconds) == (level, over)


def test_another_pack_moves_the_marks() -> None:
    result = meter(120 * MINUTE, 20 * MINUTE, Fraction(1, 6), Fraction(1, 2), running=False)

    assert (result.allowed_seconds, result.amber_seconds) == (20 * MINUTE, 10 * MINUTE)
    assert result.level is Level.RED
    assert result.over_seconds == 0


def test_a_meeting_without_planned_time_has_no_share() -> None:
    result = meter(0, 600, Fraction(1, 4), Fraction(4, 5), running=True)

    assert (result.share, result.level, result.over_seconds) == (0.0, Level.OK, 0)


@pytest.mark.django_db
def test_the_meter_runs_while_the_presentation_does_and_rests_in_pauses() -> None:
    hour = make_hour()
    readings = []

    def read(minutes: float) -> None:
        state = queries.state_of(hour.visit.code)
        assert state is not None
        readings.append(
            (minutes, state.meter.used_seconds // MINUTE, str(state.meter.level), state.meter.running)
        )

    for minutes, act in [
        (0, actions.start_presentation),
        (10, actions.pause),
        (25, actions.resume),
        (30, None),
        (40, None),
        (45, actions.start_questions),
        (60, actions.start_presentation),
        (66, actions.start_questions),
    ]:
        with clock.at(hour.at(minutes)):
            if act is not None:
                act(hour.floor, expected_version=hour.version, by=hour.operator)
            read(minutes)

    assert readings == [
        (0, 0, "ok", True),
        (10, 10, "ok", False),
        (25, 10, "ok", True),
        (30, 15, "ok", True),
        (40, 25, "amber", True),
        (45, 30, "red", False),
        (60, 30, "red", True),
        (66, 36, "red", False),
    ]


@pytest.mark.django_db
def test_the_overrun_enters_the_record_by_itself() -> None:
    hour = make_hour(phase=Phase.PRESENTATION)
    with clock.at(hour.at(40)):
        actions.start_questions(hour.floor, expected_version=hour.version, by=hour.operator)
    with clock.at(hour.at(110)):
        actions.end_hour(hour.floor, expected_version=hour.version, by=hour.operator)

    record = queries.measured(hour.visit.pk)

    assert record is not None
    assert record.planned_seconds == 120 * MINUTE
    assert (record.allowed_seconds, record.presentation_seconds, record.over_seconds) == (1800, 2400, 600)
    assert record.ended_at == hour.at(110)


@pytest.mark.django_db
def test_an_hour_ended_in_its_presentation_counts_it_to_the_end() -> None:
    hour = make_hour(phase=Phase.PRESENTATION)
    with clock.at(hour.at(50)):
        actions.end_hour(hour.floor, expected_version=hour.version, by=hour.operator)

    record = queries.measured(hour.visit.pk)

    assert record is not None
    assert record.presentation_seconds == 50 * MINUTE
