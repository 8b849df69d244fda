"""Changes as lines to read: names in the place of codes, and every step between two versions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kezdesu.common.trilingual import Trilingual
from kezdesu.regions.queries import district_names
from kezdesu.schedule import queries
from kezdesu.schedule.changes import (
    Added,
    Change,
    Moved,
    OfficerChanged,
    PlaceChanged,
    RegionChanged,
    Step,
    TopicChanged,
    Withdrawn,
)
from kezdesu.schedule.content import FrozenRow
from kezdesu.schedule.reading import post_titles

EMPTY = Trilingual("", "")


@dataclass(frozen=True, slots=True)
class Days:
    """One day, or from the first to the last."""

    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True)
class StepLine:
    """How the row stood in one of the versions between: None days mean that it was taken out."""

    version: int
    days: Days | None
    region: Trilingual
    reason: Trilingual


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change. ``old`` and ``new`` are days when ``kind`` is "moved", else texts; empty where nothing differs."""

    kind: str
    code: str
    body: Trilingual
    office: Trilingual
    days: Days
    region: Trilingual
    reason: Trilingual
    steps: Sequence[StepLine] = ()
    old_days: Days | None = None
    old: Trilingual = EMPTY
    new: Trilingual = EMPTY


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row of a draft or version with its names."""

    code: str
    days: Days
    body: Trilingual
    office: Trilingual
    region: Trilingual
    place: Trilingual
    district: Trilingual | str
    topic: str


@dataclass(frozen=True, slots=True)
class Names:
    """What bodies, posts and regions are called."""

    bodies: Mapping[str, Trilingual]
    offices: Mapping[tuple[str, str], Trilingual]
    regions: Mapping[str, Trilingual]
    districts: Mapping[tuple[str, str], Trilingual]

    def office(self, row: FrozenRow, slug: str = "") -> Trilingual:
        """The title of a row's post."""
        return self.offices.get((row.body, slug or row.office), Trilingual(row.office, row.office))

    def region(self, kato: str) -> Trilingual:
        """The name of a region."""
        return self.regions.get(kato, Trilingual(kato, kato))

    def district(self, row: FrozenRow) -> Trilingual | str:
        """The name of a row's district; as it was written, where no district has that name any more."""
        return self.districts.get((row.region, row.district), row.district)


def names() -> Names:
    """Four queries, whatever the number of rows."""
    regions = {kato: region.name for kato, region in queries.regions_by_kato().items()}
    return Names(queries.body_names(), post_titles(), regions, district_names())


def row_lines(rows: Iterable[FrozenRow], known: Names) -> list[RowLine]:
    """Rows to read, by day."""
    return [
        RowLine(
            row.code,
            days_of(row),
            known.bodies[row.body],
            known.office(row),
            known.region(row.region),
            row.place,
            known.district(row),
            row.topic,
        )
        for row in sorted(rows, key=lambda row: (row.planned_on, row.entry))
    ]


def change_lines(changes: Iterable[Change], known: Names) -> list[ChangeLine]:
    """Changes to read."""
    return [_line(change, known) for change in changes]


def days_of(row: FrozenRow) -> Days:
    """The days of a row."""
    return Days(row.planned_on, row.planned_until)


def _line(change: Change, known: Names) -> ChangeLine:
    row = change.row
    line = ChangeLine(
        "",
        row.code,
        known.bodies[row.body],
        known.office(row),
        days_of(row),
        known.region(row.region),
        change.reason,
        [_step(step, known) for step in change.steps],
    )
    match change:
        case Moved():
            return replace(line, kind="moved", old_days=Days(change.old_date, change.old_until))
        case RegionChanged():
            old, new = known.region(change.old_region), known.region(change.new_region)
            return replace(line, kind="region", old=old, new=new)
        case PlaceChanged():
            return replace(line, kind="place", old=change.old_place, new=change.new_place)
        case OfficerChanged():
            old, new = known.office(row, change.old_office), known.office(row, change.new_office)
            return replace(line, kind="officer", old=old, new=new)
        case TopicChanged():
            old, new = (Trilingual(text, text) for text in (change.old_topic, change.new_topic))
            return replace(line, kind="topic", old=old, new=new)
        case Withdrawn():
            return replace(line, kind="withdrawn")
        case Added():
            return replace(line, kind="added")


def _step(step: Step, known: Names) -> StepLine:
    row = step.row
    if row is None:
        return StepLine(step.version, None, EMPTY, step.reason)
    return StepLine(step.version, days_of(row), known.region(row.region), step.reason)
