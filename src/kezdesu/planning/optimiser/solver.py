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

Progress = Callable[[int, int], None]
"""Hears of the best score so far and of the bound below it."""
WHOLE_PART = 0.3
"""Part of the effort for the search that proves how good a plan could be; the rest improves the plan."""
CORES = 2
LOOK = 0.1
"""Seconds between two looks whether somebody asked to stop."""
FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)


def improved(grid: Grid, start: Plan, effort: Effort, *, stop: Stop, progress: Progress) -> Solved | None:
    """The best plan found from ``start`` within the effort; None when nothing was. Raises Stopped when asked to."""
    began = time.monotonic()
    model = Model(grid)
    model.hint(start)
    if stop():
        raise Stopped
    whole = _solver(effort, effort.seconds * WHOLE_PART, effort.work * WHOLE_PART)
    if _run(whole, model, stop, progress) not in FOUND:
        return None
    bound = int(whole.best_objective_bound)
    if whole.objective_value <= bound:
        return Solved(model.plan(whole), "solver", "proved", 0.0)
    model.model.clear_hints()
    model.hint(model.plan(whole))
    left = effort.seconds - (time.monotonic() - began)
    parts = _in_parts(_solver(effort, left, effort.work * (1 - WHOLE_PART)))
    found = _run(parts, model, stop, lambda score, _: progress(score, bound)) in FOUND
    best = parts if found and parts.objective_value <= whole.objective_value else whole
    if best.objective_value <= bound:
        return Solved(model.plan(best), "solver", "proved", 0.0)
    ended = "clock" if time.monotonic() - began >= effort.seconds * 0.98 else "work"
    return Solved(model.plan(best), "solver", ended, _gap(best.objective_value, bound))


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


def _in_parts(solver: Any) -> Any:
    """Large neighbourhood search on two cores, in turns that do not depend on which core is faster."""
    solver.parameters.num_workers = CORES
    solver.parameters.interleave_search = True
    solver.parameters.use_lns_only = True
    solver.parameters.linearization_level = 1
    return solver


def _run(solver: Any, model: Model, stop: Stop, progress: Progress) -> Any:
    """Solve; raises Stopped soon after somebody asked to stop."""
    over = threading.Event()

    def watch() -> None:
        while not over.wait(LOOK):
            if stop():
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


def _gap(score: float, bound: float) -> float:
    """By which part the score could at best be smaller."""
    return round(max(0.0, score - bound) / max(1.0, score), 4)
