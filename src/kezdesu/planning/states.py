"""States of an optimiser's run and of one suggested change, with their tables of moves."""

from django.db.models import TextChoices


class RunState(TextChoices):
    """A run of the optimiser over one draft."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    INFEASIBLE = "infeasible"
    FAILED = "failed"
    CANCELLED = "cancelled"


UNDER_WAY = frozenset({RunState.QUEUED, RunState.RUNNING})
RUN_MOVES = {
    RunState.QUEUED: (RunState.RUNNING, RunState.CANCELLED, RunState.FAILED),
    RunState.RUNNING: (RunState.DONE, RunState.INFEASIBLE, RunState.FAILED, RunState.CANCELLED),
    RunState.DONE: (),
    RunState.INFEASIBLE: (),
    RunState.FAILED: (),
    RunState.CANCELLED: (),
}


class Failure(TextChoices):
    """Why a run failed: nothing found in time, the process was lost, an error of ours."""

    NO_PLAN = "no_plan"
    LOST = "lost"
    ERROR = "error"


class SuggestionState(TextChoices):
    """A suggested change waits for a person; stale: the row moved meanwhile."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    STALE = "stale"


SUGGESTION_MOVES = {
    SuggestionState.PROPOSED: (
        SuggestionState.ACCEPTED,
        SuggestionState.REFUSED,
        SuggestionState.STALE,
    ),
    SuggestionState.ACCEPTED: (),
    SuggestionState.REFUSED: (),
    SuggestionState.STALE: (),
}
