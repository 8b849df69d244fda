"""What differs between versions, as people say it: every version against the one before, or any two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from kezdesu.common.trilingual import LANGUAGES, Trilingual
from kezdesu.meetings import queries as meetings
from kezdesu.schedule import queries as schedules
from kezdesu.schedule import reading
from kezdesu.schedule.changes import (
    Added,
    Change,
    Moved,
    OfficerChanged,
    PlaceChanged,
    RegionChanged,
    TopicChanged,
    Withdrawn,
)
from kezdesu.schedule.models import Version
from kezdesu.schedule.reading import Seal
from kezdesu.terms import queries as terms
from kezdesu.web import formats
from kezdesu.web.public.schedule.asked import Asked, WrongFilter

KINDS = ("moved", "region", "place", "officer", "topic", "withdrawn", "added")
NOTHING = Trilingual("", "")


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change between two versions; ``kind`` is one of :data:`KINDS`.

    ``old_day`` and ``day``: its first day before and after; ``days``: all its days now. ``old`` and ``new`` say it
    in words: days of a move ("12 March", "12–14 March"), regions, places or posts, as the kind says.
    """

    kind: str
    body: Trilingual
    old_day: date
    day: date
    days: Trilingual
    region: Trilingual
    old: Trilingual
    new: Trilingual
    reason: Trilingual
    visit: str
    times: int


@dataclass(frozen=True, slots=True)
class Step:
    """One version and what it changed against ``before``, by kind; no ``before``: the first version.

    ``acts``: the versions whose acts made the difference, all after ``before`` up to this one.
    """

    seal: Seal
    before: Seal | None
    acts: Sequence[Seal]
    groups: Sequence[tuple[str, Sequence[ChangeLine]]]

    @property
    def total(self) -> int:
        """How many changes."""
        return sum(len(lines) for _, lines in self.groups)


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """The steps, the latest first, or the one difference between two versions that were asked for."""

    year: int
    seals: Sequence[Seal]
    steps: Sequence[Step]
    first: Seal | None
    last: Seal | None
    query: str
    act: Asked

    @property
    def who(self) -> Trilingual:
        """Who meets people under the act."""
        return terms.series_names()[self.act.series]

    @property
    def comparable(self) -> Sequence[Seal]:
        """The versions that have another one of the same schedule beside them."""
        several = {seal.period for seal in self.seals if seal.number > 1}
        return [seal for seal in self.seals if seal.period in several]


@dataclass(frozen=True, slots=True)
class _Names:
    bodies: Mapping[str, Trilingual]
    regions: Mapping[str, Trilingual]
    visits: Mapping[int, str]
    posts: Mapping[tuple[str, str], Trilingual]


def changes_page(year: int, act: Asked, *, first: str, last: str) -> ChangesPage | None:
    """The page; None in a year without versions. ``first`` and ``last``: see :func:`name_of`; :class:`WrongFilter`."""
    seals = reading.seals_of_year(year, act.series)
    if not seals:
        return None
    if not first and not last:
        steps = _steps(_neighbours(seals), seals)
        steps += [Step(seal, None, (seal,), ()) for seal in seals if seal.number == 1 and not seal.owner]
        return ChangesPage(year, seals, _latest_first(steps), None, None, act.query, act)
    pair = _pair(seals, first, last)
    return ChangesPage(
        year,
        seals,
        _steps([pair], seals),
        *pair,
        f"{act.query or '?'}{'&' if act.query else ''}from={name_of(pair[0], seals)}&to={name_of(pair[1], seals)}",
        act,
    )


def name_of(seal: Seal, seals: Sequence[Seal]) -> str:
    """How the address names a version: its number, with the period before it where a year has several."""
    several = len({other.period for other in seals}) > 1
    return f"{seal.period}.{seal.number}" if several else str(seal.number)


def label_of(seal: Seal, seals: Sequence[Seal]) -> str:
    """The same for the eye: beside the name of whose own it is, the number alone."""
    return str(seal.number) if seal.owner else name_of(seal, seals)


def by_name(seals: Sequence[Seal], name: str) -> Seal:
    """The version of that name; :class:`WrongFilter`."""
    found = next((seal for seal in seals if name_of(seal, seals) == name), None)
    if found is None:
        raise WrongFilter(name)
    return found


def _pair(seals: Sequence[Seal], first: str, last: str) -> tuple[Seal, Seal]:
    """Two versions of one period, the older first, in whatever order they were asked for."""
    older, newer = (
        by_name(seals, first or name_of(seals[0], seals)),
        by_name(seals, last or name_of(seals[-1], seals)),
    )
    if older.period != newer.period:
        raise WrongFilter(last)
    return (older, newer) if older.number <= newer.number else (newer, older)


def _neighbours(seals: Sequence[Seal]) -> list[tuple[Seal, Seal]]:
    return [(a, b) for a, b in pairwise(seals) if a.period == b.period]


def _steps(pairs: Sequence[tuple[Seal, Seal]], seals: Sequence[Seal]) -> list[Step]:
    """A step for each pair."""
    content = reading.versions([seal.pk for pair in pairs for seal in pair])
    found = [(before, after, _diff(content, before, after)) for before, after in pairs]
    names = _names([change for _, _, changes in found for change in changes])
    return [
        Step(
            after, before, _acts(before, after, seals), _groups([_line(change, names) for change in changes])
        )
        for before, after, changes in found
    ]


def _acts(before: Seal, after: Seal, seals: Sequence[Seal]) -> Sequence[Seal]:
    between = range(before.number + 1, after.number + 1)
    return [seal for seal in seals if seal.period == after.period and seal.number in between]


def _latest_first(steps: Sequence[Step]) -> list[Step]:
    return sorted(steps, key=lambda step: (step.seal.approved_at, step.seal.pk), reverse=True)


def _diff(content: Mapping[int, Version], before: Seal, after: Seal) -> tuple[Change, ...]:
    return schedules.diff(content[before.pk], content[after.pk])


def _names(changes: Sequence[Change]) -> _Names:
    if not changes:
        return _Names({}, {}, {}, {})
    entries = {change.row.entry for change in changes}
    return _Names(
        schedules.body_names(),
        {kato: region.name for kato, region in schedules.regions_by_kato().items()},
        {entry: visit.code for entry, visit in meetings.of_entries(entries).items()},
        reading.post_titles() if any(isinstance(change, OfficerChanged) for change in changes) else {},
    )


def _groups(lines: Sequence[ChangeLine]) -> list[tuple[str, Sequence[ChangeLine]]]:
    groups = [(kind, [line for line in lines if line.kind == kind]) for kind in KINDS]
    return [(kind, found) for kind, found in groups if found]


def _line(change: Change, names: _Names) -> ChangeLine:
    row = change.row
    kind, old, new = _facets(change, names)
    return ChangeLine(
        kind=kind,
        body=names.bodies[row.body],
        old_day=change.old_date if isinstance(change, Moved) else row.planned_on,
        day=row.planned_on,
        days=_days(row.planned_on, row.planned_until),
        region=names.regions[row.region],
        old=old,
        new=new,
        reason=change.reason,
        visit=names.visits.get(row.entry, ""),
        times=len(change.steps),
    )


def _facets(change: Change, names: _Names) -> tuple[str, Trilingual, Trilingual]:
    row = change.row
    match change:
        case Moved():
            old, new = _days(change.old_date, change.old_until), _days(change.new_date, change.new_until)
            return "moved", old, new
        case RegionChanged():
            return "region", names.regions[change.old_region], names.regions[change.new_region]
        case PlaceChanged():
            old, new = (
                _spot(change.old_district, change.old_place),
                _spot(change.new_district, change.new_place),
            )
            return "place", old, new
        case OfficerChanged():
            old, new = (
                names.posts.get((row.body, slug), NOTHING) for slug in (change.old_office, change.new_office)
            )
            return "officer", old, new
        case TopicChanged():
            return "topic", _unsaid(change.old_topic), _unsaid(change.new_topic)
        case Withdrawn():
            return "withdrawn", _days(row.planned_on, row.planned_until), NOTHING
        case Added():
            return "added", NOTHING, _days(row.planned_on, row.planned_until)


def _days(first: date, last: date | None) -> Trilingual:
    """Without the year, which the page's heading says: a schedule lies within its year."""
    return Trilingual(*(formats.days_month(first, last, language) for language in LANGUAGES))


def _unsaid(text: str) -> Trilingual:
    return Trilingual(*(text or "–" for _ in LANGUAGES))


def _spot(district: str, place: Trilingual) -> Trilingual:
    parts = ([part for part in (district, place[language]) if part] for language in LANGUAGES)
    return Trilingual(*(", ".join(words) or "–" for words in parts))
