"""What happens to runs of the optimiser and to their suggestions, as the journal keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from kezdesu.journal.kinds import kind


@kind("planning.run_asked")
@dataclass(frozen=True, slots=True)
class RunAsked:
    """A coordinator asked the optimiser for a plan; ``digest`` of the whole input."""

    schedule: str
    rows: int
    seconds: int
    digest: str


@kind("planning.run_started")
@dataclass(frozen=True, slots=True)
class RunStarted:
    """A process took the run."""

    schedule: str


@kind("planning.run_ended")
@dataclass(frozen=True, slots=True)
class RunEnded:
    """A run came to its end: with suggestions, with wishes that cannot hold together, or with nothing."""

    schedule: str
    state: str
    suggestions: int
    conflicts: int
    failure: str


@kind("planning.run_cancelled")
@dataclass(frozen=True, slots=True)
class RunCancelled:
    """A coordinator cancelled a run; it suggests nothing."""

    schedule: str


@kind("planning.suggestion_refused")
@dataclass(frozen=True, slots=True)
class SuggestionRefused:
    """A coordinator refused a suggested change of a row."""

    run: str
    entry: str
    reason: str


@kind("planning.suggestion_stale")
@dataclass(frozen=True, slots=True)
class SuggestionStale:
    """A suggested change was not applied: the row had moved meanwhile."""

    run: str
    entry: str
