"""Warnings on a draft: what a coordinator should look at, why, by which clause, and the rows behind it. Pure.

Nothing is forbidden here: a warning can be accepted. The numbers are the pack's where the act speaks;
the thresholds named in these modules are ours, and say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kezdesu.common.trilingual import Trilingual


class Severity(StrEnum):
    """How much it matters: it cannot be held so; it falls short of a duty or of need; worth knowing."""

    CANNOT = "cannot"
    SHOULD = "should"
    NOTE = "note"


class WarningKind(StrEnum):
    """What kinds of warnings there are."""

    SAME_PERSON = "same_person"
    FREE_DAY = "free_day"
    NO_DAY = "no_day"
    BELOW_CADENCE = "below_cadence"
    NO_DEPUTIES = "no_deputies"
    REGION_IN_NEED = "region_in_need"
    REGION_NEVER = "region_never"
    REGION_LONG = "region_long"
    SAME_WEEK = "same_week"
    BUSY_MONTH = "busy_month"
    BUSY_WEEK = "busy_week"
    IDLE_DEPUTY = "idle_deputy"
    DISTRICT_NEVER = "district_never"
    OUTSIDE_WISH = "outside_wish"


SEVERITIES: dict[WarningKind, Severity] = {
    WarningKind.SAME_PERSON: Severity.CANNOT,
    WarningKind.FREE_DAY: Severity.CANNOT,
    WarningKind.NO_DAY: Severity.CANNOT,
    WarningKind.BELOW_CADENCE: Severity.SHOULD,
    WarningKind.NO_DEPUTIES: Severity.SHOULD,
    WarningKind.REGION_IN_NEED: Severity.SHOULD,
    WarningKind.REGION_NEVER: Severity.SHOULD,
    WarningKind.REGION_LONG: Severity.SHOULD,
    WarningKind.SAME_WEEK: Severity.NOTE,
    WarningKind.BUSY_MONTH: Severity.NOTE,
    WarningKind.BUSY_WEEK: Severity.NOTE,
    WarningKind.IDLE_DEPUTY: Severity.NOTE,
    WarningKind.DISTRICT_NEVER: Severity.NOTE,
    WarningKind.OUTSIDE_WISH: Severity.NOTE,
}


@dataclass(frozen=True, slots=True)
class DraftWarning:
    """One thing to look at. ``rows`` are the entries behind it, ``visits`` the codes of visits already approved;
    ``region`` (KATO), ``body`` (slug) and ``month`` (``2027-03``) tell where in the grid it lies."""

    kind: WarningKind
    reason: Trilingual
    rows: tuple[int, ...] = ()
    visits: tuple[str, ...] = ()
    clause: str = ""
    region: str = ""
    body: str = ""
    month: str = ""

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return SEVERITIES[self.kind]

    @property
    def key(self) -> str:
        """The same warning has the same key on every page."""
        where = (self.body, self.region, self.month, *map(str, self.rows), *self.visits)
        return "-".join((str(self.kind), *filter(None, where)))


def ordered(found: Sequence[DraftWarning]) -> tuple[DraftWarning, ...]:
    """The gravest first, then by kind; within a kind as found."""
    kinds = list(WarningKind)
    return tuple(sorted(found, key=lambda warning: kinds.index(warning.kind)))
