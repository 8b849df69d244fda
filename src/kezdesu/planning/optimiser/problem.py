"""What is to be planned: meetings with their wishes, free days, what people do besides, the need of the regions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Rows(StrEnum):
    """Which rows the optimiser may touch."""

    ALL = "all"
    OPEN = "open"


class Days(StrEnum):
    """Whether a meeting must stay within the days that its body named."""

    WISHED = "wished"
    FREE = "free"


class Regions(StrEnum):
    """Whether a meeting must stay in the region that its body named."""

    WISHED = "wished"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Freedom:
    """What a person allowed: rows, days, regions, bodies left alone, wishes (keys) that may give way."""

    rows: Rows = Rows.ALL
    days: Days = Days.FREE
    regions: Regions = Regions.FREE
    locked: tuple[str, ...] = ()
    released: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """Measures of a good schedule. ``cadence_*`` come from the pack; the others are ours, said in ADR 9.

    ``near_weeks``: weeks in which a region has one visit; ``month_share``: how much above the mean a month may be,
    in percent; ``reach_days``: how far from the wished days a meeting may move; ``need_share``: percent of the
    meetings that regions get by need, beyond the first one of each.
    """

    cadence_months: int = 3
    cadence_least: int = 1
    near_weeks: int = 2
    month_share: int = 120
    reach_days: int = 42
    need_share: int = 40


@dataclass(frozen=True, slots=True)
class Weights:
    """What each shortcoming costs, in the order in which they count. One scale for every planner."""

    cover: int = 1000
    cadence: int = 300
    share: int = 80
    need: int = 3
    week: int = 60
    person: int = 45
    month: int = 40
    near: int = 20
    region_change: int = 35
    day_change: int = 25
    week_away: int = 3


@dataclass(frozen=True, slots=True)
class Meeting:
    """One row. It stands on ``day`` (None: still to choose) and was wished for a day from ``first`` to ``last``.

    ``length`` in calendar days; ``seen`` and ``wish`` tell what the row looked like when it was read.
    """

    key: int
    body: str
    post: str
    person: str
    region: str
    first: date
    last: date
    day: date | None
    length: int = 1
    locked: bool = False
    seen: int = 0
    wish: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """A region and how much it waits: ``points`` from 1 to 10."""

    region: str
    points: int


@dataclass(frozen=True, slots=True)
class Busy:
    """Days on which a person is elsewhere: ``what`` is the code of the visit."""

    person: str
    first: date
    last: date
    what: str


@dataclass(frozen=True, slots=True)
class Problem:
    """The whole input. Equal problems, seeds and work limits give equal plans."""

    first: date
    last: date
    earliest: date
    meetings: tuple[Meeting, ...]
    regions: tuple[Need, ...]
    free_days: tuple[date, ...] = ()
    busy: tuple[Busy, ...] = ()
    freedom: Freedom = Freedom()
    limits: Limits = Limits()
    weights: Weights = Weights()


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a meeting is put: region and first day."""

    region: str
    day: date


Plan = Mapping[int, Place]
"""Every meeting by key."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Wishes (keys) that cannot hold together; without any one of them the others can."""

    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Effort:
    """How long to think: seconds by the clock, and work in the solver's own deterministic units."""

    seconds: float = 25.0
    work: float = 60.0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Solved:
    """A plan and how it was come by. ``bound``: no plan has a lower score; None: not measured (simple placement)."""

    plan: Plan
    planner: str
    ended: str
    bound: int | None = None
