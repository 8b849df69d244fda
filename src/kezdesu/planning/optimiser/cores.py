"""Do days fit together, asked of CP-SAT; if not, it names rows that suffice to say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from ortools.sat.python import cp_model

from kezdesu.planning.optimiser.conflicts import conflicts
from kezdesu.planning.optimiser.grid import DAY, Grid
from kezdesu.planning.optimiser.problem import Conflict, Meeting


def proved_conflicts(grid: Grid) -> tuple[Conflict, ...]:
    """The smallest sets of conflicting rows; every "no" is a proof, never a search given up."""
    return conflicts(grid, fits=lambda rows: not _core(grid, rows), core=lambda rows: _core(grid, rows))


def _core(grid: Grid, meetings: Sequence[Meeting]) -> list[Meeting]:
    """Rows that cannot all be kept; empty when all fit."""
    model = cp_model.CpModel()
    wishes = {meeting.key: model.new_bool_var("") for meeting in meetings}
    taken: dict[date, list[Any]] = defaultdict(list)
    for meeting in meetings:
        days = {day: model.new_bool_var("") for day in grid.starts(meeting)}
        model.add(sum(days.values()) == 1).only_enforce_if(wishes[meeting.key])
        for day, chosen in days.items():
            for count in range(meeting.length):
                taken[day + DAY * count].append(chosen)
    for one_day in taken.values():
        model.add_at_most_one(one_day)
    model.add_assumptions(list(wishes.values()))
    return _blamed(model, wishes, meetings)


def _blamed(model: Any, wishes: dict[int, Any], meetings: Sequence[Meeting]) -> list[Meeting]:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    if solver.solve(model) != cp_model.INFEASIBLE:
        return []
    blamed = set(solver.sufficient_assumptions_for_infeasibility())
    return [meeting for meeting in meetings if wishes[meeting.key].index in blamed] or list(meetings)
