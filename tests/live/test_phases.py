"""Phases and acts: what may be done when, by whom, and what it leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Refused
from kezdesu.journal.models import Entry
from kezdesu.live import actions, rules
from kezdesu.live.models import Floor
from kezdesu.live.states import ACTS, Act, Notice, Phase
from kezdesu.meetings.models import Part, Visit
from kezdesu.meetings.states import VisitState
from kezdesu.people.roles import Role
from tests.factories import actor_of, make_account, make_body, make_visit
from tests.factories.live import START, Hour, make_hour

MAY: dict[Phase, set[str]] = {
    Phase.WAITING: {"presentation", "questions", "queue", "unqueue", "reorder", "hall", "notice"},
    Phase.PRESENTATION: {
        *(
            "questions",
            "pause",
            "queue",
            "unqueue",
            "reorder",
            "hall",
            "answered",
            "in-writing",
            "end",
            "notice",
        ),
    },
    Phase.QUESTIONS: {
        *(
            "presentation",
            "pause",
            "queue",
            "unqueue",
            "reorder",
            "hall",
            "on-air",
            "answered",
            "in-writing",
            "back",
        ),
        *("end", "notice"),
    },
    Phase.PAUSED: {
        *("resume", "queue", "unqueue", "reorder", "hall", "answered", "in-writing", "back", "end", "notice"),
    },
    Phase.ENDED: {"hall", "answered", "in-writing"},
}


@pytest.mark.django_db
@pytest.mark.parametrize("phase", list(Phase))
def test_each_phase_allows_its_acts_and_no_others(phase: Phase) -> None:
    hour = make_hour(phase=phase)

    allowed = {act.value for act in Act if rules.may(hour.floor, act, by=hour.operator)}

    assert allowed == MAY[phase]
    assert allowed == {act.value for act in Act if phase in ACTS[act]}


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.CLERK, Role.HEAD, Role.MODERATOR, Role.EXECUTOR, Role.INSPECTOR])
def test_nobody_but_an_operator_runs_the_floor(role: Role) -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    other = actor_of(make_account(role, hour.visit.body))

    refused = [act for act in Act if not rules.may(hour.floor, act, by=other)]

    assert refused == list(Act)
    with pytest.raises(Refused) as refusal:
        actions.pause(hour.floor, expected_version=hour.version, by=other)
    assert refusal.value.denied.code == "not_operator"


@pytest.mark.django_db
def test_an_operator_of_another_body_does_not_run_the_floor() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    stranger = actor_of(make_account(Role.OPERATOR, make_body("energy")))

    with pytest.raises(Refused) as refusal:
        actions.end_hour(hour.floor, expected_version=hour.version, by=stranger)

    assert refusal.value.denied.code == "not_operator"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "hours", "code"),
    [
        (VisitState.ANNOUNCED, 0, ""),
        (VisitState.PLANNED, 13, ""),
        (VisitState.ANNOUNCED, -11, "not_today"),
        (VisitState.ANNOUNCED, 14, "not_today"),
        (VisitState.UNDER_WAY, 40, ""),
        (VisitState.HELD, 0, "over"),
        (VisitState.CANCELLED, 0, "over"),
    ],
)
def test_a_floor_opens_on_the_day_of_its_visit_only(state: str, hours: int, code: str) -> None:
    visit = make_visit(starts_at=START, state=state)
    operator = actor_of(make_account(Role.OPERATOR, visit.body))

    answer = rules.may_open(visit, by=operator, today=clock.almaty_date(START + timedelta(hours=hours)))

    assert getattr(answer, "code", "") == code


@pytest.mark.django_db
def test_a_second_opening_is_told_that_it_is_open() -> None:
    hour = make_hour()

    with pytest.raises(Conflict) as refusal:
        actions.open_floor(hour.visit, by=hour.operator)

    assert refusal.value.denied.code == "opened_already"
    assert Floor.objects.count() == 1


@pytest.mark.django_db
def test_the_first_phase_begins_the_visit_and_the_end_closes_the_meeting() -> None:
    hour = make_hour()
    with clock.at(hour.at(4)):
        actions.start_presentation(hour.floor, expected_version=hour.version, by=hour.operator)
    with clock.at(hour.at(95)):
        actions.end_hour(hour.floor, expected_version=hour.version, by=hour.operator)

    part = Part.objects.get(visit=hour.visit)
    assert (part.actual_start, part.actual_end) == (hour.at(4), hour.at(95))
    assert Visit.objects.get(pk=hour.visit.pk).state == VisitState.UNDER_WAY
    assert Floor.objects.get().opened_at == hour.at(4)


@pytest.mark.django_db
def test_resume_goes_back_to_what_the_pause_interrupted() -> None:
    hour = make_hour(phase=Phase.PRESENTATION)
    for act in (actions.pause, actions.resume):
        act(hour.floor, expected_version=hour.version, by=hour.operator)

    assert Floor.objects.get().state == Phase.PRESENTATION


@pytest.mark.django_db
def test_the_hour_cannot_end_over_an_unmarked_question_on_air() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    hour.air()

    with pytest.raises(Refused) as refusal:
        actions.end_hour(hour.floor, expected_version=hour.version, by=hour.operator)

    assert refusal.value.denied.code == "finish_first"


@pytest.mark.django_db
def test_every_act_raises_the_version_by_one_and_writes_one_line() -> None:
    hour = make_hour()
    steps: list[Callable[[Hour], object]] = [
        lambda it: actions.set_notice(
            it.floor, notice=Notice.PAUSE, expected_version=it.version, by=it.operator
        ),
        lambda it: actions.start_presentation(it.floor, expected_version=it.version, by=it.operator),
        lambda it: actions.start_questions(it.floor, expected_version=it.version, by=it.operator),
        lambda it: actions.pause(it.floor, expected_version=it.version, by=it.operator),
        lambda it: actions.resume(it.floor, expected_version=it.version, by=it.operator),
        lambda it: actions.end_hour(it.floor, expected_version=it.version, by=it.operator),
    ]

    for step in steps:
        step(hour)

    lines = list(Entry.objects.filter(subject=hour.visit.code).values_list("kind", "author", "body"))
    assert hour.version == 1 + len(steps)
    assert lines == [
        (kind, f"staff:{hour.operator.account_id}", "healthcare")
        for kind in ("live.opened", "live.notice", *["live.phase"] * 4, "live.ended")
    ]


@pytest.mark.django_db
def test_a_stale_form_is_told_who_was_faster_with_what() -> None:
    hour = make_hour(phase=Phase.QUESTIONS)
    stale = hour.version
    faster = make_account(Role.OPERATOR, hour.visit.body)
    with clock.at(hour.at(12)):
        actions.pause(Floor.objects.get(), expected_version=stale, by=actor_of(faster))

    with pytest.raises(Conflict) as refusal:
        actions.set_notice(hour.floor, notice=Notice.LOST, expected_version=stale, by=hour.operator)

    reason = refusal.value.denied.reason
    assert faster.name in reason.kk
    assert "10:12:00" in reason.ru
    assert "объявлен перерыв" in reason.ru
