"""What is frozen: the shapes of every publication, and their canonical JSON (equal content, equal bytes)."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.kinds import canonical

T = TypeVar("T")
Reader = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Head:
    """Which meeting it is about. ``official`` is the post, ``holder`` who held it on the day."""

    visit: str
    body_slug: str
    body: Trilingual
    official: Trilingual
    holder: Trilingual
    region: Trilingual
    place: Trilingual
    held_on: date
    ended_at: datetime


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of the visit as it was held; ``attendance`` None when nobody counted."""

    kind: str
    started_at: datetime
    ended_at: datetime
    attendance: int | None


@dataclass(frozen=True, slots=True)
class Results:
    """(i) The results: the parts, how many questions were voiced, what became of them, and a summary."""

    head: Head
    parts: tuple[PartRow, ...]
    voiced: int
    explained: int
    planned: int
    referred: int
    summary: Trilingual


@dataclass(frozen=True, slots=True)
class IssueRow:
    """An issue with its outcome (explained, planned, referred) and the numbers of the questions behind it."""

    code: str
    title: Trilingual
    outcome: str
    text: Trilingual
    referred_to: Trilingual | None
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IssueList:
    """(ii) The list of issues."""

    head: Head
    issues: tuple[IssueRow, ...]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A measure: what, by when, who answers for it (post and body), who helps."""

    code: str
    issue: str
    issue_title: Trilingual
    action: Trilingual
    due_on: date
    post: Trilingual
    body: Trilingual
    co_executors: tuple[Trilingual, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """(iii) The action plan."""

    head: Head
    items: tuple[PlanRow, ...]


@dataclass(frozen=True, slots=True)
class QuarterRow:
    """A promise as it stood on the day of the report. ``percent`` and ``text`` are of the last note, if any."""

    code: str
    visit: str
    issue_title: Trilingual
    action: Trilingual
    post: Trilingual
    due_on: date
    first_due_on: date
    state: str
    overdue: bool
    percent: int
    text: Trilingual


@dataclass(frozen=True, slots=True)
class Quarter:
    """The progress of a quarter (3.7c), as of the day it was prepared."""

    body_slug: str
    body: Trilingual
    year: int
    quarter: int
    first: date
    last: date
    as_of: date
    rows: tuple[QuarterRow, ...]


Content = Results | IssueList | Plan | Quarter


def freeze(content: Content) -> str:
    """The canonical JSON: sorted keys, no spaces, ISO dates."""
    return canonical(dataclasses.asdict(content))


def hash_of(frozen: str) -> str:
    """SHA-256 (hex) of exactly these bytes."""
    return hashlib.sha256(frozen.encode()).hexdigest()


def thaw(kind: type[T], frozen: str) -> T:
    """The typed content of canonical JSON; raises KeyError or ValueError for JSON of another shape."""
    shape: Any = kind
    found: T = _reader(shape)(json.loads(frozen))
    return found


def quarter_rows(frozen: str, codes: Collection[str]) -> list[QuarterRow]:
    """The rows of a quarterly report that are about some promises: the rest of it is not read."""
    read = _reader(QuarterRow)
    return [read(row) for row in json.loads(frozen)["rows"] if row["code"] in codes]


@cache
def _reader(wanted: Any) -> Reader:
    """How values of a shape are read from JSON: made once for each shape, since looking at types is slow."""
    origin = get_origin(wanted)
    if origin in (Union, UnionType):
        return _optional(_reader(_without_none(wanted)))
    if origin is tuple:
        return _many(_reader(get_args(wanted)[0]))
    if wanted is datetime or wanted is date:
        instant: Reader = wanted.fromisoformat
        return instant
    if dataclasses.is_dataclass(wanted) and isinstance(wanted, type):
        return _record(wanted)
    return _as_it_is


def _optional(read: Reader) -> Reader:
    return lambda value: None if value is None else read(value)


def _many(read: Reader) -> Reader:
    return lambda value: tuple([read(item) for item in value])


def _record(kind: type[Any]) -> Reader:
    hints = get_type_hints(kind)
    fields = [(field.name, _reader(hints[field.name])) for field in dataclasses.fields(kind)]
    return lambda value: kind(*[read(value[name]) for name, read in fields])


def _as_it_is(value: Any) -> Any:
    return value


def _without_none(wanted: Any) -> Any:
    return next(option for option in get_args(wanted) if option is not type(None))
