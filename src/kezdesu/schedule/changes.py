"""What differs between two versions, as typed changes with their reasons. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kezdesu.common.trilingual import Trilingual
from kezdesu.schedule.content import FrozenRow

NO_REASON = Trilingual("", "")


@dataclass(frozen=True, slots=True)
class Moved:
    """A meeting went to another day."""

    row: FrozenRow
    old_date: date
    new_date: date
    reason: Trilingual


@dataclass(frozen=True, slots=True)
class RegionChanged:
    """A meeting went to another region (KATO)."""

    row: FrozenRow
    old_region: str
    new_region: str
    reason: Trilingual


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A meeting was taken out."""

    row: FrozenRow
    reason: Trilingual


@dataclass(frozen=True, slots=True)
class Added:
    """A meeting was put in."""

    row: FrozenRow
    reason: Trilingual


Change = Moved | RegionChanged | Withdrawn | Added


def compare(
    before: Sequence[FrozenRow], after: Sequence[FrozenRow], reasons: Mapping[int, Trilingual]
) -> tuple[Change, ...]:
    """Changes from ``before`` to ``after``, in the order of the days; ``reasons`` by entry number."""
    old = {row.entry: row for row in before}
    new = {row.entry: row for row in after}
    entries = sorted(old.keys() | new.keys(), key=lambda entry: _day(old, new, entry))
    return tuple(
        change
        for entry in entries
        for change in _of_entry(old.get(entry), new.get(entry), reasons.get(entry, NO_REASON))
    )


def _day(old: Mapping[int, FrozenRow], new: Mapping[int, FrozenRow], entry: int) -> tuple[date, int]:
    return ((new.get(entry) or old[entry]).planned_on, entry)


def _of_entry(old: FrozenRow | None, new: FrozenRow | None, reason: Trilingual) -> list[Change]:
    if old is None or new is None:
        return [Added(new, reason)] if new else [Withdrawn(old, reason)] if old else []
    found: list[Change] = []
    if old.planned_on != new.planned_on:
        found.append(Moved(new, old.planned_on, new.planned_on, reason))
    if old.region != new.region:
        found.append(RegionChanged(new, old.region, new.region, reason))
    return found
