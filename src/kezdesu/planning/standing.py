"""The draft as it stands at this moment, asked whether suggested rows may go where they are suggested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kezdesu.common import clock
from kezdesu.planning import problems
from kezdesu.planning.coverage_facts import gathered
from kezdesu.planning.models import Suggestion
from kezdesu.planning.optimiser.grid import Grid
from kezdesu.planning.optimiser.problem import Freedom, Meeting, Place, Problem
from kezdesu.planning.optimiser.reasons import Reason, broken_rules
from kezdesu.planning.words import Names
from kezdesu.schedule.drafts import draft_rows
from kezdesu.schedule.models import Schedule


@dataclass(frozen=True, slots=True)
class Standing:
    """Every row where it stands now."""

    grid: Grid
    names: Names

    def row(self, suggestion: Suggestion) -> Meeting | None:
        """The row of a suggestion as it is now; None when it is no longer in the draft."""
        return self.grid.meetings.get(suggestion.entry_id)

    def is_as_seen(self, suggestion: Suggestion) -> bool:
        """Whether the row is what the optimiser saw: the same wish, no placement since."""
        row = self.row(suggestion)
        return row is not None and (row.seen, row.wish) == (suggestion.seen, suggestion.wish)

    def broken(self, suggestion: Suggestion, together: Iterable[Suggestion]) -> list[Reason]:
        """The hard rules that the row would break, were these suggestions accepted ``together``.

        A row that keeps its day breaks nothing anew.
        """
        row = self.row(suggestion)
        if row is None or row.day == suggestion.new_on:
            return []
        places = {key: self.grid.standing(meeting) for key, meeting in self.grid.meetings.items()}
        places |= {one.entry_id: Place(one.new_region.kato, one.new_on) for one in together}
        settled = {key: place for key, place in places.items() if place is not None}
        return list(broken_rules(self.grid, settled, row, suggestion.new_on))

    def possible(self, suggestions: Sequence[Suggestion]) -> list[Suggestion]:
        """Those that can be accepted together: as seen, and breaking nothing; the others are left out."""
        kept = [one for one in suggestions if self.is_as_seen(one)]
        while True:
            whole = [one for one in kept if not self.broken(one, kept)]
            if len(whole) == len(kept):
                return kept
            kept = whole


def problem_now(schedule: Schedule, freedom: Freedom) -> tuple[Problem, Names]:
    """The draft as a problem, with the names of what is in it."""
    facts = gathered(schedule, clock.today())
    return problems.problem_of(draft_rows(schedule), facts, schedule, freedom), Names.of(facts)


def standing(schedule: Schedule) -> Standing:
    """The draft as it stands now."""
    problem, names = problem_now(schedule, Freedom())
    return Standing(Grid(problem), names)
