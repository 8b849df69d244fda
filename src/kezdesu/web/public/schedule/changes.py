"""The page of changes: every version against the one before, with reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings import queries as meetings
from kezdesu.schedule import queries as schedules
from kezdesu.schedule.changes import Added, Change, Moved, RegionChanged, Withdrawn
from kezdesu.schedule.models import Version
from kezdesu.web.public.schedule.pages import ChangeLine, Step


@dataclass(frozen=True, slots=True)
class _Names:
    bodies: Mapping[str, Trilingual]
    regions: Mapping[str, Trilingual]
    visits: Mapping[int, str]

    def region(self, kato: str) -> Trilingual:
        return self.regions[kato]


def steps_of(versions: list[Version]) -> list[Step]:
    """Each version with its changes, the latest first; the first version of a schedule changes nothing."""
    found = [(version, schedules.diff(before, version)) for before, version in _pairs(versions)]
    names = _names(found)
    steps = [
        Step(version, version.approved_at, [_line(change, names) for change in changes])
        for version, changes in found
    ]
    firsts = [Step(version, version.approved_at, ()) for version in versions if version.number == 1]
    return sorted([*steps, *firsts], key=lambda step: (step.approved_at, step.version.pk), reverse=True)


def _pairs(versions: list[Version]) -> list[tuple[Version, Version]]:
    return [(a, b) for a, b in pairwise(versions) if a.schedule_id == b.schedule_id]


def _names(found: list[tuple[Version, tuple[Change, ...]]]) -> _Names:
    entries = {change.row.entry for _, changes in found for change in changes}
    return _Names(
        schedules.body_names() if entries else {},
        {kato: region.name for kato, region in schedules.regions_by_kato().items()} if entries else {},
        {entry: visit.code for entry, visit in meetings.of_entries(entries).items()} if entries else {},
    )


def _line(change: Change, names: _Names) -> ChangeLine:
    row = change.row
    here = names.region(row.region)
    old_day, new_day, old_region, new_region = row.planned_on, row.planned_on, here, here
    match change:
        case Moved():
            kind, old_day, new_day = "moved", change.old_date, change.new_date
        case RegionChanged():
            kind, old_region, new_region = "region", names.region(change.old_region), here
        case Withdrawn():
            kind = "withdrawn"
        case Added():
            kind = "added"
    visit = names.visits.get(row.entry, "")
    body = names.bodies[row.body]
    return ChangeLine(kind, body, old_day, new_day, old_region, new_region, change.reason, visit)
