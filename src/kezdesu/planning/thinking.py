"""Thinking about one run: the solver works in this thread, another gives signs of life and hears of a cancellation."""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.db import connection

from kezdesu.common.answers import Conflict
from kezdesu.planning import actions, queries
from kezdesu.planning.models import Run
from kezdesu.planning.optimiser import codec
from kezdesu.planning.optimiser.greedy import Stopped
from kezdesu.planning.optimiser.problem import Effort
from kezdesu.planning.optimiser.proposing import NoPlan, propose
from kezdesu.planning.states import Failure

LOOK = 0.5
"""Seconds between two signs of life."""
GRACE = 1.0
"""Seconds that the work has to stop by itself."""
WORK_PER_SECOND = 0.5
"""The solver's units of work for a second of effort: on a machine of its own the work ends before the clock."""


class Watch:
    """Writes that the process lives and how far it is; stops the work once the run is no longer under way.

    ``last_resort`` is called when the work has not stopped a moment later: the process may end itself, since what
    a run leaves behind is written in one transaction, and that only while it is under way.
    """

    def __init__(self, number: int, last_resort: Callable[[], None] | None = None) -> None:
        self._number, self._last_resort = number, last_resort
        self._found: dict[str, int] = {}
        self._over, self._stopped = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def is_stopped(self) -> bool:
        """Whether the run was cancelled, or given up by others."""
        return self._stopped.is_set()

    def note(self, score: int, bound: int) -> None:
        """A better plan was found."""
        self._found = {"score": max(0, score), "bound": max(0, bound)}

    def end(self) -> None:
        """No more signs of life."""
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        try:
            while not self._over.wait(LOOK):
                if not actions.beat(self._number, self._found):
                    self._stopped.set()
                    break
            if self._last_resort is not None and not self._over.wait(GRACE):
                self._last_resort()
        finally:
            connection.close()


def work(number: int, last_resort: Callable[[], None] | None = None) -> None:
    """Take the run, think, keep what came of it. A run that others took, or that was cancelled, is left alone."""
    run = queries.run_by_id(number)
    if run is None:
        return
    try:
        actions.take(run=run)
        watch = Watch(number, last_resort)
        try:
            think(run, stop=watch.is_stopped, note=watch.note)
        finally:
            watch.end()
    except Conflict:
        return


def think(
    run: Run,
    *,
    stop: Callable[[], bool] = lambda: False,
    note: Callable[[int, int], None] = lambda score, bound: None,
) -> None:
    """Plan a run that was taken, and keep the outcome. Raises Conflict when it is no longer under way."""
    effort = Effort(seconds=run.seconds, work=run.seconds * WORK_PER_SECOND, seed=run.seed)
    try:
        outcome = propose(codec.problem(run.problem), effort, stop=stop, progress=note)
    except Stopped:
        return
    except NoPlan:
        actions.fail(run=run, failure=Failure.NO_PLAN)
    except Exception:
        actions.fail(run=run, failure=Failure.ERROR)
        raise
    else:
        actions.finish(run=run, outcome=outcome)
