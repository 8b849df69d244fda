"""The optimiser against a greedy and a random schedule: 25 bodies × 8 visits, 20 regions, 12 months, five inputs.

The clock does not end these searches, their limit of work does: so the points are the same on a busy machine. Seconds
are of the processor; the search has one thread, so on a core of its own the clock shows the same.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from tests.planning.problems import drawn

from benchmarks.measure import Missing
from kezdesu.planning.optimiser.greedy import place_greedily
from kezdesu.planning.optimiser.grid import Grid
from kezdesu.planning.optimiser.hard import breaches
from kezdesu.planning.optimiser.problem import Effort, Problem
from kezdesu.planning.optimiser.proposing import Outcome, has_solver, propose
from kezdesu.planning.optimiser.random_plan import place_at_random
from kezdesu.planning.optimiser.score import score_of

SEEDS = range(1, 6)
LARGER = ((1, 20), (2, 20), (1, 60))
"""Seed and visits of a body: 500 visits twice, 1,500 once."""
PATIENCE, WORK = 900, 12.5
"""Seconds by the clock after which even a busy machine gives up; units of work, as a run of 25 seconds has."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One input: points of shortcoming (less is better), the proved bound below them, seconds of the processor."""

    seed: int
    rows: int
    optimiser: int
    bound: int | None
    greedy: int
    random: int
    seconds: float
    by_the_clock: float
    greedy_seconds: float
    gap: float | None
    ended: str
    changes: int
    broken: int


def measure() -> list[Compared]:
    """Five inputs drawn by lot. Raises Missing without OR-Tools."""
    if not has_solver():
        raise Missing("OR-Tools (the extra optimise)")
    return [_compared(drawn(seed), seed) for seed in SEEDS]


def measure_more() -> list[Compared]:
    """The sentence read as more: every body in every region (500 visits), and three times that."""
    return [_compared(drawn(seed, visits=visits), seed) for seed, visits in LARGER]


def _compared(problem: Problem, seed: int) -> Compared:
    grid = Grid(problem)
    began = time.process_time()
    greedy = place_greedily(grid)
    middle, clock = time.process_time(), time.perf_counter()
    outcome = propose(problem, Effort(PATIENCE, WORK, seed))
    end, clock = time.process_time(), time.perf_counter() - clock
    lot = place_at_random(grid, seed)
    assert greedy is not None
    assert lot is not None
    assert outcome.plan is not None
    return Compared(
        seed=seed,
        rows=len(problem.meetings),
        optimiser=outcome.score,
        bound=outcome.bound,
        greedy=score_of(grid, greedy.plan),
        random=score_of(grid, lot.plan),
        seconds=round(end - middle, 1),
        by_the_clock=round(clock, 1),
        greedy_seconds=round(middle - began, 1),
        gap=outcome.gap,
        ended=outcome.ended,
        changes=len(outcome.changes),
        broken=_broken(grid, outcome),
    )


def _broken(grid: Grid, outcome: Outcome) -> int:
    assert outcome.plan is not None
    return len(breaches(grid, outcome.plan))
