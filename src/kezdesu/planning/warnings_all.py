"""All warnings on the rows of a draft."""

from __future__ import annotations

from collections.abc import Sequence

from kezdesu.planning import warnings_days as days
from kezdesu.planning import warnings_duties as duties
from kezdesu.planning.coverage import Facts
from kezdesu.planning.warnings import DraftWarning, ordered
from kezdesu.schedule.drafts import DraftRow


def warnings_on(rows: Sequence[DraftRow], facts: Facts) -> tuple[DraftWarning, ...]:
    """Every warning, the gravest first. Pure: the same rows and facts give the same list."""
    return ordered(
        [
            *days.same_person(rows, facts),
            *days.free_days(rows, facts),
            *days.without_day(rows, facts),
            *days.outside_wish(rows, facts),
            *days.same_week(rows, facts),
            *days.busy(rows, facts),
            *duties.below_cadence(rows, facts),
            *duties.deputies(rows, facts),
            *duties.regions(rows, facts),
            *duties.districts(rows, facts),
        ]
    )
