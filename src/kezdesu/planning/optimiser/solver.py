"""The search: a relaxation says how good a plan could be, OR-Tools CP-SAT finds one among the choices it leaves.

A choice whose reduced cost is larger than the distance between the plan at hand and the relaxation cannot be in a
better plan. What is left is small, mostly small enough to prove the best plan. Larger drafts are improved part by part.

The search is deterministic: equal problems, seeds and work limits give equal plans on any machine, as long as the work
limit ends it and not the clock; the outcome says which it was.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable
from typing import Any

from ortools.sat.python import cp_model

from kezdesu.planning.optimiser.greedy import Stop, Stopped
from kezdesu.planning.optimiser.grid import Grid
from kezdesu.planning.optimiser.model import Model
from kezdesu.planning.optimiser.neighbourhoods import neighbourhoods
from kezdesu.planning.optimiser.parts import Part
from kezdesu.planning.optimiser.problem import Effort, Plan, Solved
from kezdesu.planning.optimiser.relaxation import CLOSE, Relaxed, relaxed
from kezdesu.planning.optimiser.rounding import rounded
from kezdesu.planning.optimiser.score import score_of

Progress = Callable[[int, int], None]
"""Hears of the best score so far and of the bound below it."""
MARGIN = 8.0
"""Points by which a choice may be dearer than the relaxation at first."""
WHOLE_PART = 0.5
"""Part of the effort for the whole draft at once; what is left goes to its parts, if nothing is proved by then."""
LARGEST = 12_000
"""With more choices left the whole draft is not tried at once."""
PART_WORK = 0.6
"""Units of work for one part."""
WORK_PER_CHOICE = 3e-5
"""Units of work that the relaxation is counted as."""
LEAST_SECONDS = 1.0
"""With less left a search is not begun."""
LOOK = 0.1
"""Seconds between two looks whether somebody asked to stop."""
FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)


def improved(grid: Grid, start: Plan, effort: Effort, *, stop: Stop, progress: Progress) -> Solved:
    """The best plan found from ``start`` within the effort, at worst ``start``. Raises Stopped when asked to."""
    search = _Search(grid, start, effort, stop, progress)
    search.whole()
    for pick in neighbourhoods(grid, effort.seed):
        if search.is_over:
            break
        search.part(pick(search.best))
    return search.solved


class _Search:
    """The best plan so far, the bound below it, and what is left of the effort."""

    def __init__(self, grid: Grid, start: Plan, effort: Effort, stop: Stop, progress: Progress) -> None:
        self.grid, self.best, self.score = grid, start, score_of(grid, start)
        self.bound: int | None = None
        self.seed, self.work = effort.seed, effort.work
        self.until = time.monotonic() + effort.seconds
        self._stop, self._progress = stop, progress

    @property
    def left(self) -> float:
        """Seconds left."""
        return self.until - time.monotonic()

    @property
    def is_proved(self) -> bool:
        """Whether no plan can be better."""
        return self.bound is not None and self.score <= self.bound

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to gain, or nothing left to spend."""
        return self.is_proved or self.work <= 0 or self.left < LEAST_SECONDS

    @property
    def solved(self) -> Solved:
        """What came of it."""
        ended = "proved" if self.is_proved else "work" if self.work <= 0 else "clock"
        return Solved(self.best, "solver", ended, self.bound)

    def whole(self) -> None:
        """All rows at once: the bound; and the best plan, when the draft is not too large for that."""
        if self.is_over:
            return
        part, work = Part(self.grid, self.best), self.work * WHOLE_PART
        least = self._relaxed(part, self.left * WHOLE_PART)
        if least is None:
            return
        self._raise(least.bound)
        self._take(rounded(part, least.taken))
        if sum(more <= MARGIN for more in least.dearer.values()) <= LARGEST:
            self._narrow(part, least, work, self._raise)

    def part(self, free: frozenset[int]) -> None:
        """These rows anew, the rest as it is."""
        part = Part(self.grid, self.best, free)
        least = self._relaxed(part, self.left)
        if least is not None and least.bound < self.score:
            self._take(rounded(part, least.taken))
            self._narrow(part, least, PART_WORK, lambda bound: None)

    def _raise(self, bound: int) -> None:
        self.bound = max(bound, self.bound or 0)
        self._progress(self.score, self.bound)

    def _relaxed(self, part: Part, seconds: float) -> Relaxed | None:
        self._heed()
        self.work -= WORK_PER_CHOICE * len(part.choices)
        found = relaxed(part, max(LEAST_SECONDS, seconds))
        self._heed()
        return found

    def _heed(self) -> None:
        if self._stop():
            raise Stopped

    def _narrow(self, part: Part, least: Relaxed, work: float, prove: Callable[[int], None]) -> None:
        """The best plan of the part, among more and more choices, until none that is left out could be better."""
        margin, end = MARGIN, self.work - work
        while self.left >= LEAST_SECONDS and self.work > end:
            own = part.chosen(self.best).values()
            open_ = [choice for choice in part.choices if least.dearer[choice] <= margin]
            model = Model(part, dict.fromkeys((*open_, *own)))
            model.hint(self.best)
            solver = _solver(self.seed, self.left, self.work - end)
            status = self._run(solver, model)
            beyond = math.floor(least.least + margin - CLOSE) + 1
            if status in FOUND:
                prove(min(beyond, math.ceil(solver.best_objective_bound - CLOSE)))
            if status != cp_model.OPTIMAL or self.score <= beyond:
                return
            margin = self.score - least.least

    def _run(self, solver: Any, model: Model) -> Any:
        """Solve until the deadline at the latest, keep what is better; raises Stopped soon after being asked to."""
        over = threading.Event()

        def watch() -> None:
            while not over.wait(LOOK):
                if self._stop() or self.left <= 0:
                    solver.stop_search()

        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        try:
            status = solver.solve(model.model, _Listener(self._progress, self.bound or 0))
        finally:
            over.set()
            watcher.join()
        self._heed()
        self.work -= solver.response_proto.deterministic_time
        self._take(model.plan(solver) if status in FOUND else None)
        return status

    def _take(self, plan: Plan | None) -> None:
        """Keep a plan that is better."""
        score = self.score if plan is None else score_of(self.grid, plan)
        if plan is not None and score < self.score:
            self.best, self.score = plan, score
            self._progress(score, self.bound or 0)


def _solver(seed: int, seconds: float, work: float) -> Any:
    solver = cp_model.CpSolver()
    parameters = solver.parameters
    parameters.max_deterministic_time = work
    parameters.max_time_in_seconds = max(0.1, seconds)
    parameters.random_seed = seed
    parameters.num_workers = 1
    parameters.cp_model_probing_level = 0
    parameters.symmetry_level = 0
    parameters.linearization_level = 2
    return solver


class _Listener(cp_model.CpSolverSolutionCallback):
    """Tells of every better plan."""

    def __init__(self, progress: Progress, bound: int) -> None:
        super().__init__()
        self._progress, self._bound = progress, bound

    def on_solution_callback(self) -> None:
        """A better plan was found."""
        self._progress(round(self.objective_value), self._bound)
