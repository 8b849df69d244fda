"""How good a plan could be at best: the part without whole numbers and without days, by linear programming.

A relaxation allows half a visit here and half there, and does not look whether the days of one person fit: so no plan
can cost less. The reduced cost of a choice says how much more every plan with that choice costs at least.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from ortools.math_opt.python import mathopt

from kezdesu.planning.optimiser.parts import Choice, Part
from kezdesu.planning.optimiser.score import Key

ITERATIONS_PER_ROW = 400
"""So many steps of the simplex method for a free row at most: a limit that is the same on every machine."""
CLOSE = 1e-5
HALF = 0.5 + CLOSE


@dataclass(frozen=True, slots=True)
class Relaxed:
    """``least``: no plan of the part costs less, the rest included; ``dearer``: by how much a choice does at least.

    ``taken``: choices that the relaxation takes by more than half.
    """

    least: float
    dearer: Mapping[Choice, float]
    taken: tuple[Choice, ...]

    @property
    def bound(self) -> int:
        """The least whole number of points."""
        return math.ceil(self.least - CLOSE)


def relaxed(part: Part, seconds: float) -> Relaxed | None:
    """The relaxation solved; None when the limits came first."""
    return _Relaxation(part).solved(seconds)


class _Relaxation:
    """One variable from 0 to 1 for each choice, and what is over and under."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.model: Any = mathopt.Model()
        self.costs: list[tuple[float, Any]] = []
        self.variables: dict[Choice, Any] = {}
        self._limits: dict[Key, tuple[Any, ...]] = {key: tuple(self._limited(key)) for key in part.touched}
        self._arrivals: dict[tuple[str, int], list[Any]] = defaultdict(list)
        self._place()
        self._cover()
        self._wait()
        add = mathopt.LinearTerm
        self.model.minimize(mathopt.LinearSum(add(variable, cost) for cost, variable in self.costs))

    def _variable(self, cost: float, most: float = 1.0) -> Any:
        found = self.model.add_variable(lb=0.0, ub=most)
        if cost:
            self.costs.append((cost, found))
        return found

    def _limited(self, key: Key) -> list[Any]:
        price, found = self.part.price(key), []
        if price.over:
            over = self.model.add_linear_constraint(ub=float(price.free))
            over.set_coefficient(self._variable(price.over, math.inf), -1.0)
            found.append(over)
        if price.under and price.least > 0:
            under = self.model.add_linear_constraint(lb=float(price.least))
            under.set_coefficient(self._variable(price.under, float(price.least)), 1.0)
            found.append(under)
        return found

    def _place(self) -> None:
        once = {row.key: self.model.add_linear_constraint(lb=1.0, ub=1.0) for row in self.part.rows}
        for choice in self.part.choices:
            variable = self.variables[choice] = self._variable(choice.cost)
            once[choice.key].set_coefficient(variable, 1.0)
            for key in self.part.keys(choice):
                for limit in self._limits[key]:
                    limit.set_coefficient(variable, 1.0)
            self._arrivals[choice.region, choice.piece.month].append(variable)

    def _cover(self) -> None:
        for region in sorted(self.part.must_cover()):
            reached = self.model.add_linear_constraint(lb=1.0)
            for month in range(self.part.grid.months):
                for variable in self._arrivals[region, month]:
                    reached.set_coefficient(variable, 1.0)

    def _wait(self) -> None:
        """A region still waits in a month when it did the month before and nobody arrived."""
        before: dict[str, Any] = {}
        for key in self.part.waits:
            waiting = self._variable(self.part.measure.price(key).under)
            link = self.model.add_linear_constraint(lb=0.0 if key.who in before else 1.0)
            link.set_coefficient(waiting, 1.0)
            if key.who in before:
                link.set_coefficient(before[key.who], -1.0)
            for variable in self._arrivals[key.who, key.when]:
                link.set_coefficient(variable, 1.0)
            before[key.who] = waiting

    def solved(self, seconds: float) -> Relaxed | None:
        """Solve by HiGHS."""
        limits = mathopt.SolveParameters(
            time_limit=timedelta(seconds=seconds),
            iteration_limit=ITERATIONS_PER_ROW * max(100, len(self.part.rows)),
        )
        result = mathopt.solve(self.model, mathopt.SolverType.HIGHS, params=limits)
        if result.termination.reason != mathopt.TerminationReason.OPTIMAL:
            return None
        costs = result.reduced_costs()
        dearer = {choice: costs[variable] for choice, variable in self.variables.items()}
        values = result.variable_values()
        taken = tuple(choice for choice, variable in self.variables.items() if values[variable] > HALF)
        return Relaxed(result.objective_value() + self.part.fixed, dearer, taken)
