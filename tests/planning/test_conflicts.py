"""Wishes that cannot hold together: the smallest set, held against trying everything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from kezdesu.planning.optimiser.conflicts import conflicts
from kezdesu.planning.optimiser.cores import proved_conflicts
from kezdesu.planning.optimiser.grid import Grid
from kezdesu.planning.optimiser.hard import overlap
from kezdesu.planning.optimiser.problem import Busy, Days, Effort, Freedom, Meeting
from kezdesu.planning.optimiser.proposing import propose
from tests.planning.problems import MONDAY, meeting, problem

KEPT = Freedom(days=Days.WISHED)
QUICK = Effort(seconds=30, work=0.5)


def day(count: int) -> date:
    return MONDAY + timedelta(days=count)


def can_hold(grid: Grid, rows: Sequence[Meeting]) -> bool:
    """Every choice of days is tried."""
    return any(
        not any(
            overlap(grid, one.key, first, other.key, second)
            for (one, first), (other, second) in combinations(zip(rows, days, strict=True), 2)
        )
        for days in product(*(grid.starts(row) for row in rows))
    )


@st.composite
def rows_of_one(draw: st.DrawFn) -> list[Meeting]:
    """One person's rows in one week."""
    rows = []
    for key in range(1, draw(st.integers(2, 5)) + 1):
        first, length = draw(st.integers(0, 5)), draw(st.integers(1, 2))
        span = draw(st.integers(length - 1, 3))
        open_day = span >= length
        rows.append(
            meeting(key, day(first), day(first + span), day=None if open_day else day(first), length=length)
        )
    return rows


@settings(max_examples=40, deadline=None)
@given(rows_of_one())
def test_a_named_set_cannot_hold_and_no_smaller_one_conflicts(rows: list[Meeting]) -> None:
    grid = Grid(problem(*rows, freedom=KEPT))
    found = proved_conflicts(grid)
    assert bool(found) is not can_hold(grid, rows)
    left = list(rows)
    for conflict in found:
        named = [row for row in left if row.key in conflict.keys]
        assert not can_hold(grid, named)
        smaller = (some for size in range(len(named)) for some in combinations(left, size))
        assert all(can_hold(grid, some) for some in smaller)
        left = [row for row in left if row not in named]
    assert can_hold(grid, left)
    assert conflicts(grid) == found


def test_three_wishes_for_two_days_are_named_and_nothing_else() -> None:
    rows = [meeting(key, day(0), day(1)) for key in (1, 2, 3)]
    others = [meeting(4, day(2)), meeting(5, day(0), person="Omarov")]
    outcome = propose(problem(*rows, *others, freedom=KEPT), QUICK)
    assert [conflict.keys for conflict in outcome.conflicts] == [(1, 2, 3)]
    assert outcome.changes == ()


def test_a_wish_that_cannot_hold_alone_is_named_alone() -> None:
    rows = (meeting(1, day(5)), meeting(2, day(0)), meeting(3, day(1)))
    busy = (Busy("Asanova", day(1), day(1), "M-2027-0003"),)
    found = proved_conflicts(Grid(problem(*rows, busy=busy, freedom=KEPT)))
    assert [conflict.keys for conflict in found] == [(1,), (3,)]


def test_all_conflicts_of_all_people_are_named_at_once() -> None:
    rows = [meeting(key, day(0), person=f"p{key // 2}") for key in range(2, 6)]
    found = proved_conflicts(Grid(problem(*rows, freedom=KEPT)))
    assert [conflict.keys for conflict in found] == [(2, 3), (4, 5)]


def test_a_wish_that_gives_way_ends_the_conflict() -> None:
    rows = (meeting(1, day(0)), meeting(2, day(0), region="B"))
    outcome = propose(problem(*rows, freedom=Freedom(days=Days.WISHED, released=(2,))), QUICK)
    assert outcome.conflicts == ()
    assert [change.key for change in outcome.changes] == [2]
