"""Who reads the rows of a draft to freeze them holds the schedule: no row moves until the act is over."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import F, Subquery, Value

from kezdesu.common.answers import Conflict, Denied
from kezdesu.journal.door import CHANGED_MEANWHILE
from kezdesu.schedule.models import Schedule
from kezdesu.schedule.states import ScheduleState


def hold(schedule: Schedule, states: Iterable[ScheduleState]) -> None:
    """Keep others from moving the schedule or its rows until the end of the present transaction.

    An UPDATE that changes nothing: on PostgreSQL it locks the row, on SQLite the transaction is the only writer.
    What is read after it is what everybody has committed. Raises Conflict in any other state than ``states``.
    """
    held = Schedule.objects.filter(pk=schedule.pk, state__in=tuple(states)).update(state=F("state"))
    if held != 1:
        raise Conflict(Denied("changed_meanwhile", CHANGED_MEANWHILE))


def held(schedule: Schedule, states: Iterable[ScheduleState], value: int) -> Subquery:
    """``value`` for the INSERT of a row that holds the schedule at once, NULL (so refused) in any other state."""
    found = Schedule.objects.filter(pk=schedule.pk, state__in=tuple(states)).select_for_update()
    return Subquery(found.annotate(value=Value(value)).values("value"))
