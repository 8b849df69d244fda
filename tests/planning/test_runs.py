"""Runs of the optimiser: asked for, thought about, cancelled, lost; suggestions accepted, refused, stale."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kezdesu.bodies.models import Tenure
from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Refused
from kezdesu.journal.models import Entry as Line
from kezdesu.people.actors import Actor
from kezdesu.planning import actions, queries, thinking
from kezdesu.planning.models import LEASE, Run, Suggestion
from kezdesu.planning.optimiser.codec import conflicts, freedom, reasons
from kezdesu.planning.optimiser.problem import Days, Freedom, Regions
from kezdesu.planning.states import Failure, RunState, SuggestionState
from kezdesu.schedule import actions as schedules
from kezdesu.schedule.drafts import draft_row, draft_rows
from kezdesu.schedule.models import Entry, Placement, Schedule
from kezdesu.schedule.persons import overlaps
from kezdesu.schedule.states import PlacementOrigin
from tests.factories import make_office, make_region
from tests.factories.schedule import Offices, make_offices, make_proposal, row

AT = clock.almaty(2025, 12, 1, 10)
KARAGANDA, ABAI = "350000000", "100000000"
TUESDAY = date(2026, 3, 17)
QUICK = 5
ANY = Freedom()


@pytest.fixture
def offices() -> Offices:
    make_region(ABAI)
    return make_offices()


def drafted(offices: Offices, *days: date) -> Schedule:
    """Rows of one post on these days, all in Karaganda, signed and sent."""
    return make_proposal(offices, *(row(day, KARAGANDA) for day in days)).schedule


def thought(schedule: Schedule, by: Actor, wanted: Freedom = ANY) -> Run:
    """A run asked for and done, here and now."""
    run = actions.ask(schedule=schedule, freedom=wanted, seconds=QUICK, by=by)
    actions.take(run=run)
    thinking.think(run)
    run.refresh_from_db()
    return run


def kinds() -> list[str]:
    return list(Line.objects.filter(kind__startswith="planning.").values_list("kind", flat=True))


@pytest.mark.django_db
def test_a_run_suggests_with_reasons_and_an_accepted_change_is_a_placement(offices: Offices) -> None:
    schedule = drafted(offices, TUESDAY, TUESDAY, date(2026, 5, 12), date(2026, 8, 11))
    with clock.at(AT):
        run = thought(schedule, offices.coordinator)
        suggestion = queries.waiting(run)[0]
        placement = actions.accept(suggestion=suggestion, by=offices.coordinator)
    assert (run.state, run.planner, run.ended_by, run.gap) == ("done", "solver", "proved", 0.0)
    assert reasons(suggestion.reasons)[0].why
    assert (placement.planned_on, placement.region_id) == (suggestion.new_on, suggestion.new_region_id)
    assert (placement.origin, placement.number) == (PlacementOrigin.OPTIMISER, 1)
    assert " · " in placement.reason
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.placement_id) == (SuggestionState.ACCEPTED, placement.pk)
    assert kinds() == ["planning.run_asked", "planning.run_started", "planning.run_ended"]
    assert Line.objects.filter(kind="schedule.placed").count() == 1


@pytest.mark.django_db
def test_all_that_wait_are_accepted_in_one_act_and_leave_a_whole_draft(offices: Offices) -> None:
    schedule = drafted(offices, TUESDAY, TUESDAY, TUESDAY, date(2026, 3, 21))
    with clock.at(AT):
        run = thought(schedule, offices.coordinator)
        chosen = queries.waiting(run)
        actions.accept_many(run=run, suggestions=chosen, by=offices.coordinator)
        rows = draft_rows(schedule)
    assert overlaps([one.frozen for one in rows]) == ()
    assert {one.region for one in rows} == {KARAGANDA, ABAI}
    assert Placement.objects.count() == len(chosen)


@pytest.mark.django_db
def test_a_refused_change_stays_refused_and_moves_nothing(offices: Offices) -> None:
    schedule = drafted(offices, TUESDAY, TUESDAY)
    with clock.at(AT):
        run = thought(schedule, offices.coordinator)
        suggestion = queries.waiting(run)[0]
        actions.refuse(suggestion=suggestion, reason="Министр сол күні ғана бос", by=offices.coordinator)
        with pytest.raises(Refused, match="suggestion_decided"):
            actions.accept(suggestion=suggestion, by=offices.coordinator)
    assert Placement.objects.count() == 0
    assert kinds()[-1] == "planning.suggestion_refused"


@pytest.mark.django_db
def test_a_row_moved_meanwhile_makes_its_suggestion_stale_and_nothing_is_applied(offices: Offices) -> None:
    schedule = drafted(offices, TUESDAY, TUESDAY)
    with clock.at(AT):
        run = thought(schedule, offices.coordinator)
        suggestion = queries.waiting(run)[0]
        by_hand = {
            "planned_on": date(2026, 6, 9),
            "region": make_region(KARAGANDA),
            "reason": "Өтініш бойынша",
        }
        schedules.place(entry=suggestion.entry, by=offices.coordinator, seen=0, **by_hand)
        with pytest.raises(Conflict, match="suggestion_stale"):
            actions.accept(suggestion=suggestion, by=offices.coordinator)
    suggestion.refresh_from_db()
    assert suggestion.state == SuggestionState.STALE
    assert Placement.objects.get().planned_on == date(2026, 6, 9)
    assert kinds()[-1] == "planning.suggestion_stale"


@pytest.mark.django_db
def test_a_day_that_is_taken_by_now_is_refused_with_the_reason(offices: Offices) -> None:
    schedule = drafted(offices, TUESDAY, TUESDAY, date(2026, 9, 8))
    with clock.at(AT):
        run = thought(schedule, offices.coordinator)
        moved = next(one for one in queries.waiting(run) if one.old_on != one.new_on)
        suggested = set(run.suggestions.values_list("entry_id", flat=True))
        other = Entry.objects.exclude(pk__in=suggested).first() or Entry.objects.exclude(pk=moved.entry_id)[0]
        place = {"planned_on": moved.new_on, "region": make_region(KARAGANDA), "reason": "Қолмен"}
        schedules.place(entry=other, by=offices.coordinator, seen=0, **place)
        with pytest.raises(Refused, match="cannot_stand"):
            actions.accept(suggestion=moved, by=offices.coordinator)
    moved.refresh_from_db()
    assert moved.state == SuggestionState.PROPOSED


@pytest.mark.django_db
def test_wishes_that_conflict_are_named_and_one_of_them_may_give_way(offices: Offices) -> None:
    schedule = drafted(offices, TUESDAY, TUESDAY, date(2026, 5, 12))
    kept = Freedom(days=Days.WISHED, regions=Regions.WISHED)
    with clock.at(AT):
        run = thought(schedule, offices.coordinator, kept)
        named = conflicts(run.conflicts)[0].keys
        again = thought(schedule, offices.coordinator, replace(kept, released=named[:1]))
    both = Entry.objects.filter(planned_on=TUESDAY).order_by("pk").values_list("pk", flat=True)
    assert (run.state, run.suggestions.count()) == (RunState.INFEASIBLE, 0)
    assert named == tuple(both)
    assert again.state == RunState.DONE
    assert freedom(again.freedom).released == named[:1]
    assert [one.entry_id for one in queries.waiting(again)] == [named[0]]


@pytest.mark.django_db
def test_a_cancelled_run_leaves_nothing_even_when_its_process_ends_later(offices: Offices) -> None:
    schedule = drafted(offices, TUESDAY, TUESDAY)
    with clock.at(AT):
        run = actions.ask(schedule=schedule, freedom=Freedom(), seconds=QUICK, by=offices.coordinator)
        actions.take(run=run)
        actions.cancel(run=queries.run_by_id(run.pk) or run, by=offices.coordinator)
        assert actions.beat(run.pk, {}) is False
        with pytest.raises(Conflict):
            thinking.think(run)
        with pytest.raises(Refused, match="run_over"):
            actions.cancel(run=queries.run_by_id(run.pk) or run, by=offices.coordinator)
        assert thought(schedule, offices.coordinator).state == RunState.DONE
    assert run.suggestions.count() == 0
    assert Run.objects.get(pk=run.pk).state == RunState.CANCELLED


@pytest.mark.django_db
def test_one_run_at_a_time_and_a_lost_one_stands_in_nobodys_way(offices: Offices) -> None:
    schedule = drafted(offices, TUESDAY, TUESDAY)
    with clock.at(AT):
        first = actions.ask(schedule=schedule, freedom=Freedom(), seconds=QUICK, by=offices.coordinator)
        with pytest.raises(Refused, match="run_under_way"):
            actions.ask(schedule=schedule, freedom=Freedom(), seconds=QUICK, by=offices.coordinator)
        with pytest.raises(IntegrityError), transaction.atomic():
            Run.objects.create(
                schedule=schedule, rows=1, seconds=5, asked_by_id=offices.coordinator.account_id, asked_at=AT
            )
    with clock.at(AT + LEASE + timedelta(seconds=1)):
        assert queries.is_lost(first)
        second = actions.ask(schedule=schedule, freedom=Freedom(), seconds=QUICK, by=offices.coordinator)
    first.refresh_from_db()
    assert (first.state, first.failure) == (RunState.FAILED, Failure.LOST)
    assert second.state == RunState.QUEUED


@pytest.mark.django_db
def test_a_run_whose_process_is_gone_is_lost_at_once(offices: Offices) -> None:
    schedule = drafted(offices, TUESDAY, TUESDAY)
    with clock.at(AT):
        run = actions.ask(schedule=schedule, freedom=Freedom(), seconds=QUICK, by=offices.coordinator)
        actions.take(run=run)
        assert not queries.is_lost(run)
        Run.objects.filter(pk=run.pk).update(worker=f"{socket.gethostname()}:{2**22 + 1}")
        run.refresh_from_db()
        assert queries.is_lost(run)


@pytest.mark.django_db
def test_only_the_coordinator_asks_and_decides(offices: Offices) -> None:
    schedule = drafted(offices, TUESDAY, TUESDAY)
    with clock.at(AT):
        run = thought(schedule, offices.coordinator)
        suggestion = queries.waiting(run)[0]
        for stranger in (offices.clerk, offices.head, offices.secretary):
            with pytest.raises(Refused):
                actions.ask(schedule=schedule, freedom=Freedom(), seconds=QUICK, by=stranger)
            with pytest.raises(Refused):
                actions.accept(suggestion=suggestion, by=stranger)
            with pytest.raises(Refused):
                actions.refuse(suggestion=suggestion, reason="", by=stranger)
            with pytest.raises(Refused):
                actions.accept_many(run=run, suggestions=[suggestion], by=stranger)
    assert Placement.objects.count() == 0


@pytest.mark.django_db
def test_a_draft_that_was_sent_on_is_no_longer_planned(offices: Offices) -> None:
    schedule = drafted(offices, TUESDAY, date(2026, 6, 9))
    with clock.at(AT):
        schedules.draft_schedule(schedule=schedule, by=offices.coordinator)
        schedules.submit_draft(schedule=schedule, receipt="ҮА-1", by=offices.coordinator)
        with pytest.raises(Refused):
            actions.ask(schedule=schedule, freedom=Freedom(), seconds=QUICK, by=offices.coordinator)
    assert Run.objects.count() == 0


@pytest.mark.django_db
def test_an_empty_draft_is_refused(offices: Offices) -> None:
    schedule = drafted(offices, TUESDAY)
    Entry.objects.update(withdrawn_at=AT)
    with clock.at(AT), pytest.raises(Refused, match="nothing_to_plan"):
        actions.ask(schedule=schedule, freedom=Freedom(), seconds=QUICK, by=offices.coordinator)


@pytest.mark.django_db
def test_two_posts_of_one_person_count_as_one(offices: Offices) -> None:
    deputy = make_office(offices.body, "deputy")
    first = None
    for office in (offices.body.offices.get(slug="head"), deputy):
        names = {"holder_kk": "А. Асанова", "holder_ru": "А. Асанова", "holder_en": "A. Asanova"}
        first = Tenure.objects.create(office=office, since=date(2020, 1, 1), person=first, **names)
    rows = (row(TUESDAY, KARAGANDA), row(TUESDAY, ABAI, office="deputy"))
    schedule = make_proposal(offices, *rows).schedule
    with clock.at(AT):
        run = thought(schedule, offices.coordinator, Freedom(regions=Regions.WISHED))
        assert len({one.new_on for one in queries.waiting(run)} | {TUESDAY}) == 2


class AnyOrder(TestCase):
    """Accepted in any order, with some refused: never one person in two places on one day."""

    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.integers(0, 9), min_size=3, max_size=5), st.randoms(use_true_random=False))
    def test_no_sequence_of_decisions_puts_a_person_twice(self, days: Sequence[int], lot: object) -> None:
        make_region(ABAI)
        offices = make_offices()
        schedule = drafted(offices, *(TUESDAY + timedelta(days=day) for day in days))
        with clock.at(AT):
            run = thought(schedule, offices.coordinator)
            clashes = len(overlaps([one.frozen for one in draft_rows(schedule)]))
            waiting = queries.waiting(run)
            lot.shuffle(waiting)  # type: ignore[attr-defined]
            for suggestion in waiting:
                self._decide(suggestion, offices.coordinator, accept=lot.random() < 0.7)  # type: ignore[attr-defined]
                now = len(overlaps([one.frozen for one in draft_rows(schedule)]))
                assert now <= clashes
                row_now = draft_row(suggestion.entry)
                assert suggestion.state != "accepted" or row_now.planned_on == suggestion.new_on
                clashes = now

    def _decide(self, suggestion: Suggestion, by: Actor, *, accept: bool) -> None:
        if not accept:
            actions.refuse(suggestion=suggestion, reason="", by=by)
            return
        try:
            actions.accept(suggestion=suggestion, by=by)
        except Refused:
            suggestion.refresh_from_db()


@pytest.mark.django_db(transaction=True)
def test_a_process_of_its_own_does_the_run_and_a_cancelled_one_ends_in_two_seconds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_region(ABAI)
    offices = make_offices()
    schedule = drafted(offices, TUESDAY, TUESDAY)
    monkeypatch.setenv("KEZDESU_DATABASE_URL", database_url())
    clock.freeze(AT)
    run = actions.ask(schedule=schedule, freedom=Freedom(), seconds=QUICK, by=offices.coordinator)
    assert until(run, RunState.DONE)
    assert (run.ended_at, run.suggestions.count()) == (AT, 2)
    many = [TUESDAY + timedelta(days=day) for day in range(0, 240, 2)]
    other = drafted_again(schedule, many, offices)
    longer = actions.ask(schedule=other, freedom=Freedom(), seconds=60, by=offices.coordinator)
    assert until(longer, RunState.RUNNING)
    time.sleep(0.3)
    actions.cancel(run=longer, by=offices.coordinator)
    process = int(longer.worker.rpartition(":")[2])
    began = time.monotonic()
    while lives(process):
        assert time.monotonic() - began < 4
        time.sleep(0.05)
    assert longer.suggestions.count() == 0
    longer.refresh_from_db()
    assert longer.state == RunState.CANCELLED


def drafted_again(schedule: Schedule, days: Sequence[date], offices: Offices) -> Schedule:
    """The same draft with more rows, so that a run takes longer."""
    proposal = schedule.proposals.get()
    region, office = make_region(KARAGANDA), offices.body.offices.get(slug="head")
    Entry.objects.bulk_create(
        Entry(proposal=proposal, position=100 + number, region=region, office=office, planned_on=day)
        for number, day in enumerate(days)
    )
    return schedule


def until(run: Run, state: RunState, seconds: float = 60) -> bool:
    """Wait until the run has come to the state."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        run.refresh_from_db()
        if run.state == state:
            return True
        time.sleep(0.1)
    return False


def lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def database_url() -> str:
    """The test's own database, for the child."""
    given_ = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given_['NAME']}"
    user, host, port = given_["USER"], given_["HOST"], given_["PORT"] or 5432
    return f"postgres://{user}:{given_['PASSWORD']}@{host}:{port}/{given_['NAME']}"
