"""The visit is held: parts with measured times, and the instant from which the ten days run."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal import record as journal
from kezdesu.meetings import actions
from kezdesu.meetings.models import Part, PartKind, Visit
from kezdesu.meetings.states import VisitState
from tests.factories.meetings import (
    MINUTES,
    make_announced,
    make_held,
    make_planned,
    make_team,
    make_under_way,
)

pytestmark = pytest.mark.django_db


def part_of(visit: Visit, kind: PartKind) -> Part:
    return Part.objects.select_related("visit__body").get(visit=visit, kind=kind)


def test_visit_ends_with_the_later_of_meeting_and_reception() -> None:
    visit = make_held(make_team())
    visit.refresh_from_db()
    assert visit.state == VisitState.HELD
    assert visit.ended_at == part_of(visit, PartKind.RECEPTION).actual_end == clock.almaty(2026, 3, 11, 15)
    kinds = [line.kind for line in journal.of(visit.code)][-6:]
    started = ["visit.begun", "visit.part_started", "visit.part_ended"]
    assert kinds == [*started, "visit.part_started", "visit.part_ended", "visit.held"]


def test_visit_does_not_begin_before_its_day() -> None:
    team = make_team()
    visit = make_announced(team)
    with clock.at(clock.almaty(2026, 3, 10, 23, 59)), pytest.raises(Refused) as error:
        actions.begin(visit=visit, by=team.operator)
    assert error.value.denied.code == "too_early"


def test_unannounced_visit_may_begin() -> None:
    team = make_team()
    visit = make_planned(team)
    with clock.at(visit.starts_at):
        actions.begin(visit=visit, by=team.operator)
    assert visit.state == VisitState.UNDER_WAY


def test_two_operators_press_begin_one_is_told() -> None:
    team = make_team()
    mine = make_announced(team)
    theirs = Visit.objects.select_related("body").get(pk=mine.pk)
    with clock.at(mine.starts_at):
        actions.begin(visit=mine, by=team.operator)
        with pytest.raises(Conflict):
            actions.begin(visit=theirs, by=team.operator)
    assert [line.kind for line in journal.of(mine.code)].count("visit.begun") == 1


def test_two_operators_end_one_part_once() -> None:
    team = make_team()
    visit = make_under_way(team)
    with clock.at(visit.starts_at):
        actions.start_part(part=part_of(visit, PartKind.MEETING), by=team.operator)
        mine, theirs = part_of(visit, PartKind.MEETING), part_of(visit, PartKind.MEETING)
        actions.end_part(part=mine, attendance=10, by=team.operator)
        with pytest.raises(Conflict):
            actions.end_part(part=theirs, attendance=99, by=team.operator)
    assert part_of(visit, PartKind.MEETING).attendance == 10


def test_part_starts_once_and_ends_only_after_it_started() -> None:
    team = make_team()
    visit = make_under_way(team)
    part = part_of(visit, PartKind.MEETING)
    with clock.at(visit.starts_at):
        with pytest.raises(Refused) as early:
            actions.end_part(part=part, by=team.operator)
        actions.start_part(part=part, by=team.operator)
        with pytest.raises(Refused) as twice:
            actions.start_part(part=part, by=team.operator)
    assert (early.value.denied.code, twice.value.denied.code) == ("part_not_running", "part_started")


def test_parts_wait_until_the_visit_is_under_way() -> None:
    team = make_team()
    visit = make_announced(team)
    with pytest.raises(Refused) as error:
        actions.start_part(part=part_of(visit, PartKind.MEETING), by=team.operator)
    assert error.value.denied.code == "not_under_way"


def test_visit_is_not_closed_without_its_meeting_or_while_a_part_runs() -> None:
    team = make_team()
    visit = make_under_way(team)
    with clock.at(visit.starts_at):
        with pytest.raises(Refused) as nothing:
            actions.close_visit(visit=visit, by=team.operator)
        actions.start_part(part=part_of(visit, PartKind.MEETING), by=team.operator)
        with pytest.raises(Refused) as running:
            actions.close_visit(visit=visit, by=team.operator)
    assert (nothing.value.denied.code, running.value.denied.code) == ("nothing_held", "parts_running")


def test_minutes_are_written_in_two_languages_after_the_end() -> None:
    team = make_team()
    visit = make_held(team)
    part = part_of(visit, PartKind.RECEPTION)
    with pytest.raises(Refused) as error:
        actions.write_minutes(part=part, minutes=Trilingual("Хаттама", ""), by=team.clerk)
    assert error.value.denied.code == "language_missing"
    actions.write_minutes(part=part, minutes=MINUTES, by=team.clerk)
    assert part_of(visit, PartKind.RECEPTION).minutes == MINUTES


def test_another_ministry_does_not_hold_the_visit() -> None:
    visit = make_announced(make_team())
    stranger = make_team("transport").operator
    with clock.at(visit.starts_at + timedelta(minutes=1)), pytest.raises(Refused) as error:
        actions.begin(visit=visit, by=stranger)
    assert error.value.denied.code == "not_team"
