"""Why wishes cannot be kept: the smallest sets of rows whose days do not fit together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from kezdesu.planning.optimiser.greedy import people_of
from kezdesu.planning.optimiser.grid import Grid
from kezdesu.planning.optimiser.hard import arranged
from kezdesu.planning.optimiser.problem import Conflict, Meeting

Fits = Callable[[Sequence[Meeting]], bool]
Core = Callable[[Sequence[Meeting]], Sequence[Meeting]]
"""Of meetings that do not fit, some that do not fit either: the first, coarse cut."""
MOST_SETS = 2_000


def conflicts(grid: Grid, fits: Fits | None = None, core: Core = lambda rows: rows) -> tuple[Conflict, ...]:
    """Sets of rows that cannot all be kept, each without a smaller one inside; together they name all that is wrong.

    Days bind only the meetings of one person, so the search goes person by person. After a set is found its rows
    are left aside and the rest is looked at again.
    """
    check = fits or (lambda meetings: arranged(grid, meetings) is not None)
    found: list[Conflict] = []
    for keys in people_of(grid).values():
        left = [grid.meetings[key] for key in keys]
        while not check(left):
            smallest = _smallest(_shrunk(core(left), check), left, check)
            found.append(Conflict(tuple(sorted(meeting.key for meeting in smallest))))
            left = [meeting for meeting in left if meeting not in smallest]
    return tuple(found)


def _shrunk(meetings: Sequence[Meeting], fits: Fits) -> list[Meeting]:
    """Deletion: a row without which the rest still does not fit is not to blame."""
    kept = list(meetings)
    for meeting in meetings:
        rest = [one for one in kept if one is not meeting]
        if not fits(rest):
            kept = rest
    return kept


def _smallest(found: Sequence[Meeting], all_rows: Sequence[Meeting], fits: Fits) -> Sequence[Meeting]:
    """Of the smallest sets among the person's rows the first (within so many tries): whoever looks names the same."""
    tries = 0
    for size in range(1, len(found) + 1):
        for some in combinations(all_rows, size):
            tries += 1
            if tries > MOST_SETS:
                return found
            if not fits(some):
                return some
    return found
