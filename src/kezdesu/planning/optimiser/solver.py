"""The search by OR-Tools CP-SAT: first the whole problem, then parts of a good plan placed anew again and again.

Both searches are deterministic: equal problems, seeds and work limits give equal plans on any machine, as long as
the work limit ends them and not the clock; the outcome says which it was.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from ortools.sat.python import cp_model

from kezdesu.planning.optimiser.greedy import Stop, Stopped
from kezdesu.planning.optimiser.grid import Grid
from kezdesu.planning.optimiser.model import Model
from kezdesu.planning.optimiser.problem import Effort, Plan, Solved
from kezdesu.planning.optimiser.score import score_of

Progress = Callable[[int, int], None]
"""Hears of the best score so far and of the bound below it."""
WHOLE_PART = 0.3
"""Part of the effort for the search that proves how good a plan could be; the rest improves the plan."""
CORES = 2
LEAST_SECONDS = 2.0
"""With less left a search is not begun."""
LOOK = 0.1
"""Seconds between two looks whether somebody asked to stop."""
FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)


def improved(grid: Grid, start: Plan, effort: Effort, *, stop: Stop, progress: Progress) -> Solved:
    """The best plan found from ``start`` within the effort, at worst ``start``. Raises Stopped when asked to."""
    until = time.monotonic() + effort.seconds
    best, score, bound = start, score_of(grid, start), 0
    if effort.seconds < LEAST_SECONDS:
        return Solved(best, "solver", "clock")
    model = Model(grid)
    for search in (_whole, _in_parts):
        left = until - time.monotonic()
        if left < LEAST_SECONDS:
            break
        model.model.clear_hints()
        model.hint(best)
        solver = search(effort, left)
        found = _run(solver, model, stop, until, _above(progress, bound)) in FOUND
        bound = max(bound, int(solver.best_objective_bound)) if search is _whole else bound
        if found and solver.objective_value < score:
            best, score = model.plan(solver), int(solver.objective_value)
        if score <= bound:
            return Solved(best, "solver", "proved", 0.0)
    ended = "clock" if time.monotonic() >= until - LEAST_SECONDS else "work"
    return Solved(best, "solver", ended, round((score - bound) / max(1, score), 4))


def _above(progress: Progress, bound: int) -> Progress:
    """The progress of a search that knows a bound already."""
    return lambda score, below: progress(score, max(below, bound))


def _whole(effort: Effort, left: float) -> Any:
    """The whole problem, one thread: proves how good a plan could be."""
    return _solver(effort, left * WHOLE_PART, effort.work * WHOLE_PART)


def _in_parts(effort: Effort, left: float) -> Any:
    """Large neighbourhood search on two cores, in turns that do not depend on which core is faster."""
    solver = _solver(effort, left, effort.work * (1 - WHOLE_PART))
    solver.parameters.num_workers = CORES
    solver.parameters.interleave_search = True
    solver.parameters.use_lns_only = True
    solver.parameters.linearization_level = 1
    return solver


def _solver(effort: Effort, seconds: float, work: float) -> Any:
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.max_deterministic_time = work
    parameters.max_time_in_seconds = max(0.1, seconds)
    parameters.random_seed = effort.seed
    parameters.num_workers = 1
    parameters.cp_model_probing_level = 0
    parameters.symmetry_level = 0
    parameters.max_presolve_iterations = 1
    parameters.linearization_level = 2
    return solver


def _run(solver: Any, model: Model, stop: Stop, until: float, progress: Progress) -> Any:
    """Solve until the deadline at the latest; raises Stopped soon after somebody asked to stop."""
    over = threading.Event()

    def watch() -> None:
        while not over.wait(LOOK):
            if stop() or time.monotonic() > until:
                solver.stop_search()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        status = solver.solve(model.model, _Listener(progress))
    finally:
        over.set()
        watcher.join()
    if stop():
        raise Stopped
    return status


class _Listener(cp_model.CpSolverSolutionCallback):
    """Tells of every better plan."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self._progress = progress

    def on_solution_callback(self) -> None:
        """A better plan was found."""
        self._progress(int(self.objective_value), int(self.best_objective_bound))
