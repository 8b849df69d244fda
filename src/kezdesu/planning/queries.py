"""Which runs of the optimiser there are, what they suggested, and which of them have been lost."""

from __future__ import annotations

import os
import socket
from collections.abc import Sequence

from django.db.models import QuerySet

from kezdesu.common import clock
from kezdesu.planning.models import LEASE, Run, Suggestion
from kezdesu.planning.states import UNDER_WAY, SuggestionState
from kezdesu.schedule.models import Schedule


def run_by_id(number: int) -> Run | None:
    """One run with its schedule."""
    return Run.objects.select_related("schedule", "asked_by").filter(pk=number).first()


def runs_of(schedule: Schedule, *, most: int = 20) -> list[Run]:
    """The last runs over a draft, the latest first, without their input."""
    found = Run.objects.select_related("asked_by").filter(schedule=schedule)
    return list(found.defer("problem", "conflicts")[:most])


def under_way(schedule: Schedule) -> Run | None:
    """The run that waits or thinks now."""
    return Run.objects.filter(schedule=schedule, state__in=UNDER_WAY).first()


def suggestions_of(run: Run) -> list[Suggestion]:
    """What a run suggested, by body."""
    related = ("entry__proposal__body", "entry__office", "old_region", "new_region", "decided_by")
    found = Suggestion.objects.select_related(*related).filter(run=run)
    return list(found.order_by("entry__proposal__body__name_kk", "new_on", "id"))


def suggestion_of(run: Run, entry: int) -> Suggestion | None:
    """What a run suggested for a row."""
    return _suggestions().filter(run=run, entry_id=entry).first()


def waiting(run: Run, numbers: Sequence[int] | None = None) -> list[Suggestion]:
    """Suggestions of a run that wait for a decision; only these ``numbers`` when they are given."""
    found = _suggestions().filter(run=run, state=SuggestionState.PROPOSED)
    return list(found if numbers is None else found.filter(pk__in=list(numbers)))


def is_lost(run: Run) -> bool:
    """Whether the process of a run under way has died: it is gone from this machine, or silent for too long."""
    if not run.is_under_way:
        return False
    host, _, process = run.worker.rpartition(":")
    if host == socket.gethostname() and not _lives(int(process)):
        return True
    return clock.now() - (run.heard_at or run.asked_at) > LEASE


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _suggestions() -> QuerySet[Suggestion]:
    return Suggestion.objects.select_related(
        "run__schedule", "entry__proposal__schedule", "entry__proposal__body", "old_region", "new_region"
    )
