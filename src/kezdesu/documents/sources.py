"""What a document is made of: frozen publications with the post that signed them, and rows of a schedule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kezdesu.common.trilingual import Trilingual


@dataclass(frozen=True, slots=True)
class Frozen:
    """A published document: its kind, canonical JSON, hash, and the act of two people behind it."""

    kind: str
    content: str
    sha256: str
    prepared_at: datetime
    signed_at: datetime
    post: Trilingual


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """One meeting of the schedule. ``until``: the last of several days; ``hour``: 10:00, when it is set;
    ``mark``: what changed, in words already."""

    day: date
    body: Trilingual
    official: Trilingual
    region: Trilingual
    place: Trilingual
    until: date | None = None
    district: Trilingual | None = None
    mark: str = ""
    code: str = ""
    hour: str = ""
