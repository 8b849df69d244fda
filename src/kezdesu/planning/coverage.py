"""What stands around a draft: bodies, posts and their holders, free days, other visits, the need of the regions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from kezdesu.common.trilingual import Trilingual
from kezdesu.planning.need import Need


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a post from ``since`` until ``until`` (the last day; None: still). Known by name alone."""

    name: Trilingual
    since: date
    until: date | None

    def holds(self, first: date, last: date) -> bool:
        """Whether she holds it on any of the days."""
        return self.since <= last and (self.until is None or first <= self.until)


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a body with its rank and its holders in the period."""

    body: str
    slug: str
    rank: str
    title: Trilingual
    holders: tuple[Holder, ...] = ()


@dataclass(frozen=True, slots=True)
class Busy:
    """A visit that another schedule already holds: nobody can be there and elsewhere."""

    code: str
    body: str
    office: str
    region: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Cadence:
    """At least ``least`` meetings from ``first`` to ``last``, by a clause of the edition of the schedule.

    ``places`` are the districts (KATO of the region, name) in each of which so many are owed; none: so many at all."""

    label: str
    first: date
    last: date
    least: int
    clause: str = ""
    places: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that a warning may rest on, besides the rows. Posts by body and slug, the rest by KATO or slug.

    ``draft_clause`` is the clause by which a draft is put together; empty where the edition knows no draft."""

    today: date
    first_day: date
    last_day: date
    bodies: Mapping[str, Trilingual]
    regions: Mapping[str, Trilingual]
    posts: Mapping[tuple[str, str], Post] = field(default_factory=dict)
    free_days: Mapping[date, Trilingual] = field(default_factory=dict)
    need: Mapping[str, Need] = field(default_factory=dict)
    elsewhere: tuple[Busy, ...] = ()
    heads: tuple[Cadence, ...] = ()
    deputies: tuple[Cadence, ...] = ()
    obliged: frozenset[str] = frozenset()
    draft_clause: str = "2.2"
    districts: Mapping[tuple[str, str], Trilingual] = field(default_factory=dict)
    visited_districts: frozenset[tuple[str, str]] = frozenset()

    def rank(self, body: str, office: str) -> str:
        """The rank of a post; empty when it is unknown."""
        post = self.posts.get((body, office))
        return post.rank if post else ""

    @property
    def months(self) -> tuple[date, ...]:
        """The first days of the period's months."""
        found = [self.first_day.replace(day=1)]
        while (following := (found[-1] + timedelta(days=32)).replace(day=1)) <= self.last_day:
            found.append(following)
        return tuple(found)
