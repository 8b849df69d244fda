"""The optimiser against a greedy and a random schedule: 25 bodies × 8 visits, 20 regions, 12 months, five inputs."""

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
EFFORT = Effort(seconds=25, work=12.5)


@dataclass(frozen=True, slots=True)
class Compared:
    """One input: points of shortcoming (less is better) and seconds."""

    seed: int
    rows: int
    optimiser: int
    greedy: int
    random: int
    seconds: float
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


def measure_more() -> Compared:
    """The sentence read as more: every body in every region, 25 × 20 = 500 visits."""
    return _compared(drawn(1, visits=20), 1)


def _compared(problem: Problem, seed: int) -> Compared:
    grid = Grid(problem)
    began = time.perf_counter()
    greedy = place_greedily(grid)
    middle = time.perf_counter()
    outcome = propose(problem, Effort(EFFORT.seconds, EFFORT.work, seed))
    end = time.perf_counter()
    lot = place_at_random(grid, seed)
    assert greedy is not None
    assert lot is not None
    assert outcome.plan is not None
    return Compared(
        seed=seed,
        rows=len(problem.meetings),
        optimiser=outcome.score,
        greedy=score_of(grid, greedy.plan),
        random=score_of(grid, lot.plan),
        seconds=round(end - middle, 1),
        greedy_seconds=round(middle - began, 1),
        gap=outcome.gap,
        ended=outcome.ended,
        changes=len(outcome.changes),
        broken=_broken(grid, outcome),
    )


def _broken(grid: Grid, outcome: Outcome) -> int:
    assert outcome.plan is not None
    return len(breaches(grid, outcome.plan))
