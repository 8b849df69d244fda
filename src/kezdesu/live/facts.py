"""What readers of the live hour get: frozen, public, nothing personal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kezdesu.common.trilingual import Trilingual
from kezdesu.live.meter import Meter
from kezdesu.live.states import Phase


@dataclass(frozen=True, slots=True)
class Support:
    """Three separate figures."""

    device: int = 0
    contact: int = 0
    identified: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """A public question: its own words in its own language, and where it comes from."""

    code: str
    text: str
    language: str
    region: Trilingual
    from_hall: bool
    support: Support


@dataclass(frozen=True, slots=True)
class OnAir:
    """The question on air; ``offset`` is seconds into the recording."""

    question: Question
    started_at: datetime
    offset: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """Whose hour it is. ``planned_seconds`` are those of the meeting proper, without reception and briefing."""

    code: str
    body_slug: str
    body: Trilingual
    official: Trilingual
    region: Trilingual
    place: Trilingual
    starts_at: datetime
    broadcast_url: str


@dataclass(frozen=True, slots=True)
class LiveState:
    """The whole public state. ``version`` counts the acts; 0: the floor is not open yet. ``at``: when it was read."""

    meeting: Meeting
    version: int
    phase: Phase
    phase_since: datetime | None
    opened_at: datetime | None
    ended_at: datetime | None
    layout: str
    meter: Meter
    current: OnAir | None
    next: tuple[Question, ...]
    waiting: int
    answered: int
    in_writing: int
    at: datetime


@dataclass(frozen=True, slots=True)
class LiveNow:
    """A meeting that is going on, for the band on other pages."""

    code: str
    body: Trilingual
    official: Trilingual
    region: Trilingual
    phase: Phase
    current: str
    current_language: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question in the queue, as the operator sees it."""

    question: Question
    position: int


@dataclass(frozen=True, slots=True)
class Past:
    """A turn that ended. ``outcome`` is a ``TurnOutcome``; ``markable``: nobody has said how it ended yet."""

    turn_id: int
    question: Question
    started_at: datetime
    offset: int
    outcome: str
    markable: bool
    write_by: date | None


@dataclass(frozen=True, slots=True)
class Measured:
    """The record of clause 3.3 for a meeting that was held on a floor: measured, in whole seconds."""

    planned_seconds: int
    allowed_seconds: int
    presentation_seconds: int
    over_seconds: int
    ended_at: datetime


@dataclass(frozen=True, slots=True)
class AirTime:
    """When a voice was on air: at which meeting, how far into its recording (seconds), and how it ended."""

    visit_code: str
    started_at: datetime
    offset: int
    outcome: str
    recording_url: str
