"""May a row stand there: the days and the reason of a placement."""

from __future__ import annotations

from datetime import date

from kezdesu.common.answers import require
from kezdesu.schedule import refusals, row_refusals, rules
from kezdesu.schedule.drafts import DraftRow
from kezdesu.schedule.models import Entry
from kezdesu.schedule.windows import LONGEST_SPAN

LONGEST_REASON = 500


def require_days(
    entry: Entry, now: DraftRow, planned_on: date, planned_until: date | None, region: str
) -> None:
    """The days lie in the period, in order, and something changes. Raises Refused on the field that is wrong."""
    schedule = entry.proposal.schedule
    require(rules.is_within(schedule, planned_on), "planned_on")
    if planned_until is not None:
        require(rules.is_within(schedule, planned_until), "planned_until")
        if planned_until <= planned_on:
            require(row_refusals.ENDS_BEFORE, "planned_until")
        if (planned_until - planned_on).days >= LONGEST_SPAN:
            require(row_refusals.TOO_LONG, "planned_until")
    if (now.planned_on, now.planned_until, now.region) == (planned_on, planned_until, region):
        require(refusals.NOTHING_CHANGES, "planned_on")


def require_reason(reason: str) -> None:
    """A move without a reason is refused."""
    require(rules.is_written(reason), "reason")
    if len(reason.strip()) > LONGEST_REASON:
        require(row_refusals.REASON_TOO_LONG, "reason")
