"""The optimiser as a pure function: what it never breaks, how good it is, how it explains itself."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kezdesu.planning.optimiser import codec, neighbourhoods, solver
from kezdesu.planning.optimiser.greedy import Stopped, never, place_greedily
from kezdesu.planning.optimiser.grid import Grid
from kezdesu.planning.optimiser.hard import breaches
from kezdesu.planning.optimiser.model import Model
from kezdesu.planning.optimiser.parts import Part
from kezdesu.planning.optimiser.polish import polish
from kezdesu.planning.optimiser.problem import (
    Busy,
    Days,
    Effort,
    Freedom,
    Meeting,
    Need,
    Place,
    Problem,
    Regions,
    Rows,
)
from kezdesu.planning.optimiser.proposing import Outcome, propose
from kezdesu.planning.optimiser.random_plan import place_at_random
from kezdesu.planning.optimiser.reasons import Why
from kezdesu.planning.optimiser.score import score_of, tally_of
from tests.planning.problems import MONDAY, drawn, meeting, problem, weekends

QUICK = Effort(seconds=30, work=0.5)
TUESDAY = MONDAY + timedelta(days=1)
APRIL = date(2027, 4, 1), date(2027, 4, 30)


def whys(outcome: Outcome) -> dict[int, list[Why]]:
    return {change.key: [reason.why for reason in change.reasons] for change in outcome.changes}


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Few rows in few weeks, so that they get into each other's way."""
    days = st.integers(0, 18).map(lambda count: MONDAY + timedelta(days=count))
    rows = []
    for key in range(1, draw(st.integers(1, 7)) + 1):
        first, span, open_day = draw(days), draw(st.integers(0, 6)), draw(st.booleans())
        length = 1 if open_day else span % 3 + 1
        last = first + timedelta(days=span if open_day else length - 1)
        rows.append(
            Meeting(
                key=key,
                body=draw(st.sampled_from("xy")),
                post="head",
                person=draw(st.sampled_from("pq")),
                region=draw(st.sampled_from("AB")),
                first=first,
                last=last,
                day=None if open_day else first,
                length=length,
            )
        )
    freedom = Freedom(
        draw(st.sampled_from(Rows)),
        draw(st.sampled_from(Days)),
        draw(st.sampled_from(Regions)),
        locked=draw(st.sampled_from([(), ("x",)])),
    )
    busy = (Busy("p", MONDAY, MONDAY, "M-1"),) if draw(st.booleans()) else ()
    needs = tuple(Need(region, draw(st.integers(1, 10))) for region in "ABC")
    return Problem(MONDAY, MONDAY + timedelta(days=40), MONDAY, tuple(rows), needs, weekends(), busy, freedom)


@settings(max_examples=40, deadline=None)
@given(problems())
def test_a_plan_never_breaks_a_hard_rule_and_every_change_has_its_reason(given_: Problem) -> None:
    outcome = propose(given_, QUICK)
    if outcome.conflicts:
        assert outcome.plan is None
        return
    assert outcome.plan is not None
    assert breaches(Grid(given_), outcome.plan) == ()
    assert all(change.reasons for change in outcome.changes)
    start = place_greedily(Grid(given_))
    assert start is not None
    assert outcome.score <= score_of(Grid(given_), start.plan)


def test_the_solver_counts_as_the_score_does() -> None:
    grid = Grid(drawn(4, bodies=4, visits=3))
    start = place_greedily(grid)
    assert start is not None
    part = Part(grid, start.plan)
    model = Model(part, part.choices)
    model.hint(start.plan)
    fixed = solver.cp_model.CpSolver()
    fixed.parameters.fix_variables_to_their_hinted_value = True
    fixed.parameters.num_workers = 1
    fixed.solve(model.model)
    assert int(fixed.objective_value) == score_of(grid, start.plan)
    assert model.plan(fixed) == start.plan


@pytest.mark.parametrize("seed", range(1, 4))
def test_the_optimiser_is_clearly_better_than_the_simple_placement_and_says_how_good_a_plan_can_be(
    seed: int,
) -> None:
    given_ = drawn(seed, bodies=8, regions=14, visits=8)
    grid = Grid(given_)
    greedy, lot = place_greedily(grid), place_at_random(grid, seed)
    assert greedy is not None
    assert lot is not None
    best = propose(given_, Effort(seconds=300, work=3))
    simple = score_of(grid, greedy.plan)
    assert simple < score_of(grid, lot.plan) / 3
    assert best.score <= simple * 0.95
    assert best.bound is not None
    assert best.score * 0.99 <= best.bound <= best.score


@pytest.mark.parametrize("work", [0.0005, 5])
def test_equal_problems_seeds_and_work_give_equal_plans(work: float) -> None:
    given_ = drawn(2, bodies=6, regions=8, visits=4)
    first, second = (propose(given_, Effort(seconds=300, work=work, seed=7)) for _ in range(2))
    assert first.ended != "clock"
    assert first == second


def test_a_draft_too_large_for_one_piece_is_improved_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "LARGEST", 0)
    monkeypatch.setattr(solver, "rounded", lambda part, taken: None)
    monkeypatch.setattr(neighbourhoods, "ROWS", 12)
    grid = Grid(drawn(3, bodies=6, regions=8, visits=5))
    start = place_greedily(grid)
    assert start is not None
    heard: list[tuple[int, int]] = []
    found = solver.improved(
        grid, start.plan, Effort(300, 0.2), stop=never, progress=lambda *now: heard.append(now)
    )
    assert breaches(grid, found.plan) == ()
    assert found.bound is not None
    assert found.bound <= score_of(grid, found.plan) < score_of(grid, start.plan)
    assert [score for score, _ in heard] == sorted((score for score, _ in heard), reverse=True)
    assert {bound for _, bound in heard} == {found.bound}


@settings(max_examples=40, deadline=None)
@given(problems())
def test_what_is_called_proved_is_the_best_of_all_plans(given_: Problem) -> None:
    few = replace(given_, meetings=given_.meetings[:3], last=MONDAY + timedelta(days=9))
    grid = Grid(few)
    places = [
        [(row.key, Place(region, day)) for region in grid.regions(row) for day in grid.starts(row)]
        for row in few.meetings
    ]
    assume(0 < math.prod(len(own) for own in places) <= 600)
    plans = (dict(plan) for plan in product(*places))
    scores = [score_of(grid, plan) for plan in plans if not breaches(grid, plan)]
    outcome = propose(few, QUICK)
    assert bool(scores) is not bool(outcome.conflicts)
    if scores:
        assert (outcome.ended, outcome.bound, outcome.score) == ("proved", min(scores), min(scores))


def test_a_problem_survives_being_written() -> None:
    given_ = drawn(1, bodies=3, visits=2)
    text = codec.written(given_)
    assert codec.problem(text) == given_
    assert codec.written(codec.problem(text)) == text


def test_a_day_off_a_clash_and_another_visit_are_left_and_said() -> None:
    rows = (
        meeting(1, date(2027, 3, 8), region="A"),
        meeting(2, TUESDAY, region="B"),
        meeting(3, TUESDAY, region="A"),
        meeting(4, date(2027, 3, 18), region="B"),
    )
    busy = (Busy("Asanova", date(2027, 3, 18), date(2027, 3, 18), "M-2027-0009"),)
    outcome = propose(problem(*rows, free_days=(*weekends(), date(2027, 3, 8)), busy=busy), QUICK)
    found = whys(outcome)
    assert found[1][0] is Why.DAY_OFF
    assert found[4][0] is Why.BUSY
    assert Why.CLASH in (found.get(2) or found[3])
    assert outcome.before.clashes == 1
    assert (outcome.after.clashes, outcome.after.days_off) == (0, 0)


def test_a_region_never_visited_gets_a_visit_and_need_goes_first() -> None:
    days = [date(2027, *day) for day in ((2, 3), (4, 7), (6, 2), (8, 4), (10, 6))]
    rows = [meeting(key, day, person=f"p{key}") for key, day in enumerate(days, 1)]
    needs = (Need("A", 1), Need("B", 10))
    outcome = propose(problem(*rows, regions="", freedom=Freedom(days=Days.WISHED)), QUICK)
    assert outcome.changes == ()
    wanted = replace(problem(*rows, freedom=Freedom(days=Days.WISHED)), regions=needs)
    outcome = propose(wanted, QUICK)
    assert (outcome.before.covered, outcome.after.covered) == (1, 2)
    first = outcome.changes[0]
    assert (first.key, first.new) == (1, Place("B", date(2027, 2, 3)))
    assert Why.NEED in whys(outcome)[1]
    assert outcome.after.wait < outcome.before.wait


def test_two_visits_in_one_week_are_drawn_apart_by_the_smaller_change() -> None:
    rows = (
        meeting(1, MONDAY, person="p"),
        meeting(2, TUESDAY, person="q"),
        meeting(3, date(2027, 9, 1), region="B"),
    )
    outcome = propose(problem(*rows, limits=replace(problem().limits, cadence_least=0)), QUICK)
    assert len(outcome.changes) == 1
    assert Why.WEEK in [reason.why for reason in outcome.changes[0].reasons]
    assert outcome.changes[0].new.region == "A"


def test_a_good_draft_is_left_as_it_is() -> None:
    days = (date(2027, 2, 3), date(2027, 5, 5), date(2027, 8, 4), date(2027, 11, 3))
    rows = [meeting(key, day, region="AB"[key % 2]) for key, day in enumerate(days)]
    outcome = propose(problem(*rows), QUICK)
    assert outcome.changes == ()
    assert outcome.ended == "proved"


def test_an_open_month_gets_a_day_of_its_own() -> None:
    outcome = propose(problem(meeting(1, *APRIL), regions="A"), QUICK)
    change = outcome.changes[0]
    assert change.old is None
    assert APRIL[0] <= change.new.day <= APRIL[1]
    assert whys(outcome) == {1: [Why.OPEN]}
    assert (outcome.before.without_day, outcome.after.without_day) == (1, 0)


def test_bodies_left_alone_and_chosen_days_stay() -> None:
    rows = (
        meeting(1, TUESDAY, body="x", person="p"),
        meeting(2, TUESDAY, body="y", person="p"),
        meeting(3, *APRIL, body="z", person="q"),
    )
    outcome = propose(problem(*rows, freedom=Freedom(locked=("x",))), QUICK)
    assert set(whys(outcome)) >= {2, 3}
    assert 1 not in whys(outcome)
    only_open = propose(problem(rows[0], rows[2], freedom=Freedom(rows=Rows.OPEN)), QUICK)
    assert set(whys(only_open)) == {3}


def test_a_row_put_elsewhere_by_a_person_may_stay_there_and_never_creeps_on_from_there() -> None:
    by_hand = meeting(1, TUESDAY, day=date(2027, 9, 7))
    kept = Grid(problem(by_hand, freedom=Freedom(days=Days.WISHED)))
    assert kept.starts(by_hand) == (date(2027, 9, 7),)
    starts = Grid(problem(by_hand)).starts(by_hand)
    assert starts[-1] == date(2027, 9, 7)
    assert starts[-2] <= TUESDAY + timedelta(days=42)


def test_polish_takes_back_what_gains_nothing() -> None:
    given_ = problem(meeting(1, date(2027, 2, 3)), meeting(2, date(2027, 8, 4), region="B"))
    grid = Grid(given_)
    plan = {1: Place("A", date(2027, 2, 3)), 2: Place("B", date(2027, 8, 5))}
    tally = tally_of(grid, plan.items())
    polish(grid, tally)
    assert tally.places[2] == Place("B", date(2027, 8, 4))


def test_a_run_that_is_stopped_answers_nothing() -> None:
    calls = iter([False] * 3 + [True] * 1000)
    with pytest.raises(Stopped):
        propose(drawn(1, bodies=4, visits=3), QUICK, stop=lambda: next(calls))


def test_the_search_itself_stops_soon() -> None:
    grid = Grid(drawn(1, bodies=8, visits=4))
    start = place_greedily(grid)
    assert start is not None
    asked: list[int] = []

    def stop() -> bool:
        asked.append(1)
        return len(asked) > 2  # before and after the relaxation it is not yet so

    with pytest.raises(Stopped):
        solver.improved(grid, start.plan, Effort(60, 100), stop=stop, progress=lambda score, bound: None)


def test_without_the_package_the_simple_placement_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "ortools", None)
    for name in [
        name for name in sys.modules if name.startswith(("ortools.", "kezdesu.planning.optimiser."))
    ]:
        if name.rpartition(".")[2] in ("solver", "cores", "model") or name.startswith("ortools."):
            monkeypatch.delitem(sys.modules, name)
    outcome = propose(problem(meeting(1, TUESDAY), meeting(2, TUESDAY, region="B")), QUICK)
    assert (outcome.planner, outcome.gap) == ("greedy", None)
    assert outcome.after.clashes == 0
    stuck = problem(meeting(1), meeting(2, region="B"), freedom=Freedom(days=Days.WISHED))
    assert [conflict.keys for conflict in propose(stuck, QUICK).conflicts] == [(1, 2)]
