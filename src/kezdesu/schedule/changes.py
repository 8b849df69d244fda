"""What differs between two versions, as typed changes with their reasons. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from kezdesu.common.trilingual import Trilingual
from kezdesu.schedule.content import FrozenRow

NO_REASON = Trilingual("", "")


@dataclass(frozen=True, slots=True)
class Step:
    """One of several versions in which a row changed: how it stood then (None: taken out), and why."""

    version: int
    row: FrozenRow | None
    reason: Trilingual


@dataclass(frozen=True, slots=True)
class Moved:
    """A meeting went to another day or got other days; ``…_until`` is the last day of a meeting of several.

    ``reason`` joins the reasons of every move between the versions; ``steps`` are those moves when there were several.
    """

    row: FrozenRow
    old_date: date
    new_date: date
    reason: Trilingual
    old_until: date | None = None
    new_until: date | None = None
    steps: tuple[Step, ...] = ()

    @property
    def is_longer(self) -> bool:
        """Whether it takes more days than before."""
        before = (self.old_until or self.old_date) - self.old_date
        return (self.new_until or self.new_date) - self.new_date > before


@dataclass(frozen=True, slots=True)
class RegionChanged:
    """A meeting went to another region (KATO)."""

    row: FrozenRow
    old_region: str
    new_region: str
    reason: Trilingual
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceChanged:
    """A meeting stays in its region and goes to another place or district."""

    row: FrozenRow
    old_place: Trilingual
    new_place: Trilingual
    old_district: str
    new_district: str
    reason: Trilingual
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficerChanged:
    """Another post (slug) comes."""

    row: FrozenRow
    old_office: str
    new_office: str
    reason: Trilingual
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicChanged:
    """Something else is to be talked about: a row was mended before the approval."""

    row: FrozenRow
    old_topic: str
    new_topic: str
    reason: Trilingual
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A meeting was taken out."""

    row: FrozenRow
    reason: Trilingual
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """A meeting was put in."""

    row: FrozenRow
    reason: Trilingual
    steps: tuple[Step, ...] = ()


Change = Moved | RegionChanged | PlaceChanged | OfficerChanged | TopicChanged | Withdrawn | Added


@dataclass(frozen=True, slots=True)
class Stage:
    """The rows of one version, and why it changed those it changed: reasons by entry number."""

    number: int
    rows: Sequence[FrozenRow]
    reasons: Mapping[int, Trilingual] = field(default_factory=dict)


def compare(
    before: Sequence[FrozenRow], after: Sequence[FrozenRow], reasons: Mapping[int, Trilingual]
) -> tuple[Change, ...]:
    """Changes from ``before`` to ``after``, in the order of the days; ``reasons`` by entry number."""
    return compose([Stage(0, before), Stage(1, after, reasons)])


def compose(stages: Sequence[Stage]) -> tuple[Change, ...]:
    """Changes from the first stage to the last; what happened between is told by reasons and steps.

    A row that came and went between them, or came back to where it was, does not differ and is not named.
    """
    by_stage = [{row.entry: row for row in stage.rows} for stage in stages]
    known = {entry for rows in by_stage for entry in rows}
    paths = {
        entry: [
            Step(stage.number, rows.get(entry), stage.reasons.get(entry, NO_REASON))
            for stage, rows in zip(stages, by_stage, strict=True)
        ]
        for entry in known
    }
    ordered = sorted(paths.items(), key=lambda item: (_day(item[1]), item[0]))
    return tuple(change for _, path in ordered for change in _of_entry(path))


def joined(reasons: Iterable[Trilingual]) -> Trilingual:
    """Several reasons as one, in their order, none said twice."""
    said = list(dict.fromkeys(reason for reason in reasons if reason))
    if len(said) == 1:
        return said[0]
    return Trilingual(*("; ".join(_spoken(said, language)) for language in ("kk", "ru", "en")))


def _spoken(said: Iterable[Trilingual], language: str) -> list[str]:
    texts = (getattr(reason, language).rstrip(" .;") for reason in said)
    return [text for text in dict.fromkeys(texts) if text]


def _day(path: Sequence[Step]) -> date:
    return next(step.row.planned_on for step in reversed(path) if step.row)


def _of_entry(path: Sequence[Step]) -> list[Change]:
    old, new = path[0].row, path[-1].row
    turned = [now for before, now in pairwise(path) if before.row != now.row]
    steps = tuple(turned) if len(turned) > 1 else ()
    if old is None or new is None:
        there = _why(path, lambda row: row is None)
        if new:
            return [Added(new, there, steps)]
        return [Withdrawn(old, there, steps)] if old else []
    return _differences(path, old, new, steps)


def _differences(
    path: Sequence[Step], old: FrozenRow, new: FrozenRow, steps: tuple[Step, ...]
) -> list[Change]:
    found: list[Change] = []
    if _days(old) != _days(new):
        why = _why(path, _days)
        found.append(
            Moved(new, old.planned_on, new.planned_on, why, old.planned_until, new.planned_until, steps)
        )
    if old.region != new.region:
        why = _why(path, _region)
        found.append(RegionChanged(new, old.region, new.region, why, steps))
    elif _spot(old) != _spot(new):
        why = _why(path, _spot)
        found.append(PlaceChanged(new, old.place, new.place, old.district, new.district, why, steps))
    if old.office != new.office:
        why = _why(path, _office)
        found.append(OfficerChanged(new, old.office, new.office, why, steps))
    if old.topic != new.topic:
        found.append(TopicChanged(new, old.topic, new.topic, _why(path, _topic), steps))
    return found


def _days(row: FrozenRow | None) -> object:
    return row and (row.planned_on, row.planned_until)


def _spot(row: FrozenRow | None) -> object:
    return row and (row.place_kk, row.place_ru, row.district)


def _region(row: FrozenRow | None) -> object:
    return row and row.region


def _office(row: FrozenRow | None) -> object:
    return row and row.office


def _topic(row: FrozenRow | None) -> object:
    return row and row.topic


def _why(path: Sequence[Step], facet: Callable[[FrozenRow | None], object]) -> Trilingual:
    """The reasons of those steps in which this facet of the row changed."""
    pairs = pairwise(path)
    return joined(now.reason for before, now in pairs if facet(before.row) != facet(now.row))


@dataclass(frozen=True, slots=True)
class BodyBeside:
    """A body in two years: how many meetings, and which regions (KATO) are new, kept or left out."""

    body: str
    before: int
    after: int
    new: tuple[str, ...]
    left_out: tuple[str, ...]


def beside(before: Sequence[FrozenRow], after: Sequence[FrozenRow]) -> tuple[BodyBeside, ...]:
    """Two years side by side, body by body: their rows have nothing else in common."""
    slugs = sorted({row.body for row in (*before, *after)})
    return tuple(_beside(slug, before, after) for slug in slugs)


def _beside(slug: str, before: Sequence[FrozenRow], after: Sequence[FrozenRow]) -> BodyBeside:
    had, has = ([row.region for row in rows if row.body == slug] for rows in (before, after))
    return BodyBeside(
        slug, len(had), len(has), tuple(sorted(set(has) - set(had))), tuple(sorted(set(had) - set(has)))
    )
