"""Which rows of a large plan are placed anew together: those of some regions, of some weeks, of some people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from kezdesu.planning.optimiser.grid import Grid
from kezdesu.planning.optimiser.problem import Meeting, Plan

ROWS = 160
"""So many rows at once: more take longer than they gain."""


def neighbourhoods(grid: Grid, seed: int) -> Iterator[Callable[[Plan], frozenset[int]]]:
    """Without end: what to free next in the plan that is best by then. The same for the same seed."""
    lot = Random(seed)
    while True:
        for pick in (_of_regions, _of_weeks, _of_regions, _of_people):
            draw = Random(lot.random())
            yield lambda plan, pick=pick, draw=draw: frozenset(pick(grid, plan, draw, ROWS))  # type: ignore[misc]


def _of_regions(grid: Grid, plan: Plan, lot: Random, rows: int) -> list[int]:
    return _gathered(grid, lot, rows, lambda row: plan[row.key].region)


def _of_people(grid: Grid, plan: Plan, lot: Random, rows: int) -> list[int]:
    return _gathered(grid, lot, rows, lambda row: row.person)


def _gathered(grid: Grid, lot: Random, rows: int, of: Callable[[Meeting], str]) -> list[int]:
    """Whole groups in a random order, as long as they have room; the first one at any rate."""
    groups: dict[str, list[int]] = {}
    for row in grid.problem.meetings:
        groups.setdefault(of(row), []).append(row.key)
    names, chosen = sorted(groups), list[int]()
    lot.shuffle(names)
    for name in names:
        if not chosen or len(chosen) + len(groups[name]) <= rows:
            chosen += groups[name]
    return chosen[: 2 * rows]


def _of_weeks(grid: Grid, plan: Plan, lot: Random, rows: int) -> list[int]:
    in_order = sorted(plan, key=lambda key: (plan[key].day, key))
    begin = lot.randrange(max(1, len(in_order) - rows + 1))
    return in_order[begin : begin + rows]
