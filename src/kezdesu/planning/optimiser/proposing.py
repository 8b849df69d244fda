"""The optimiser as a whole: a problem in; explained changes, or the wishes that cannot hold together, out."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module

from kezdesu.planning.optimiser.conflicts import conflicts
from kezdesu.planning.optimiser.figures import Figures, figures
from kezdesu.planning.optimiser.greedy import Stop, Stopped, never, place_greedily
from kezdesu.planning.optimiser.grid import Grid
from kezdesu.planning.optimiser.hard import breaches
from kezdesu.planning.optimiser.polish import polish
from kezdesu.planning.optimiser.problem import Conflict, Effort, Plan, Problem, Solved
from kezdesu.planning.optimiser.reasons import Change, explained
from kezdesu.planning.optimiser.score import tally_of

Progress = Callable[[int, int], None]
SOLVER, CORES = "kezdesu.planning.optimiser.solver", "kezdesu.planning.optimiser.cores"


class NoPlan(Exception):
    """No plan was found within the effort, and no proof that there is none."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a run. With ``conflicts`` there is no plan. ``score`` of the plan; less is better."""

    before: Figures
    after: Figures
    changes: tuple[Change, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    plan: Plan | None = None
    planner: str = ""
    ended: str = ""
    bound: int | None = None
    score: int = 0

    @property
    def gap(self) -> float | None:
        """By which part the score might be less at most; None: not measured; 0: proved best."""
        if self.bound is None:
            return None
        return round(max(0, self.score - self.bound) / max(1, self.score), 4)


def has_solver() -> bool:
    """Whether the extra ``optimise`` (OR-Tools) is installed."""
    try:
        import_module(SOLVER)
    except ImportError:
        return False
    return True


def propose(
    problem: Problem,
    effort: Effort,
    *,
    stop: Stop = never,
    progress: Progress = lambda score, bound: None,
) -> Outcome:
    """Plan within the effort. Raises Stopped when asked to stop, NoPlan when nothing was found."""
    began = time.monotonic()
    grid = Grid(problem)
    before, solver = figures(grid), has_solver()
    wrong = import_module(CORES).proved_conflicts(grid) if solver else conflicts(grid)
    if wrong:
        return Outcome(before, before, conflicts=wrong, planner="solver" if solver else "greedy")
    start = place_greedily(grid, stop)
    if start is None:
        raise NoPlan
    left = replace(effort, seconds=effort.seconds - (time.monotonic() - began))
    solved = _improved(grid, start, left, stop, progress) if solver else start
    return _outcome(grid, before, solved)


def _improved(grid: Grid, start: Solved, effort: Effort, stop: Stop, progress: Progress) -> Solved:
    """What the solver makes of the simple placement; never worse than it."""
    if stop():
        raise Stopped
    found: Solved = import_module(SOLVER).improved(grid, start.plan, effort, stop=stop, progress=progress)
    return found


def _outcome(grid: Grid, before: Figures, solved: Solved) -> Outcome:
    tally = tally_of(grid, solved.plan.items())
    polish(grid, tally)
    if breaches(grid, tally.places):
        raise NoPlan
    plan = dict(sorted(tally.places.items()))
    return Outcome(
        before,
        figures(grid, plan),
        explained(grid, tally),
        plan=plan,
        planner=solved.planner,
        ended="proved" if solved.bound is not None and tally.score <= solved.bound else solved.ended,
        bound=solved.bound,
        score=tally.score,
    )
