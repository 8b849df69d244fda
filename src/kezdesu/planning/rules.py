"""May she, and if not why: runs of the optimiser and their suggestions."""

from __future__ import annotations

from kezdesu.common.answers import Allowed, Answer, first_denial
from kezdesu.people.actors import Actor
from kezdesu.planning import queries, refusals
from kezdesu.planning.models import Run, Suggestion
from kezdesu.planning.states import SuggestionState
from kezdesu.schedule import rules as schedules
from kezdesu.schedule.models import Schedule


def may_ask(schedule: Schedule, *, by: Actor) -> Answer:
    """The coordinator, while the draft may be changed, when no run is under way (a lost one is none)."""
    open_run = queries.under_way(schedule)
    busy = open_run is not None and not queries.is_lost(open_run)
    return first_denial(schedules.may_draft(schedule, by=by), refusals.RUN_UNDER_WAY if busy else Allowed())


def may_cancel(run: Run, *, by: Actor) -> Answer:
    """The coordinator, while the run waits or thinks."""
    return first_denial(
        schedules.is_coordinator(by, run.schedule),
        Allowed() if run.is_under_way else refusals.RUN_OVER,
    )


def may_decide(suggestion: Suggestion, *, by: Actor) -> Answer:
    """The coordinator, a suggestion that waits, a draft that may be changed."""
    waits = suggestion.state == SuggestionState.PROPOSED
    return first_denial(
        schedules.may_place(suggestion.entry, by=by),
        Allowed() if waits else refusals.DECIDED,
    )
