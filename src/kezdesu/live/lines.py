"""Journal kinds of the live hour. ``visit`` and ``voice`` are codes; nothing personal in any of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kezdesu.journal.kinds import kind


@kind("live.opened", public=True)
@dataclass(frozen=True, slots=True)
class FloorOpened:
    """The floor of a meeting was opened: questions may be queued."""

    visit: str


@kind("live.phase", public=True)
@dataclass(frozen=True, slots=True)
class PhaseChanged:
    """Presentation, questions, pause. ``presentation_seconds`` are those measured so far."""

    before: str
    after: str
    presentation_seconds: int


@kind("live.ended", public=True)
@dataclass(frozen=True, slots=True)
class HourEnded:
    """The hour ended; the record of clause 3.3 in seconds, overrun included."""

    planned_seconds: int
    allowed_seconds: int
    presentation_seconds: int
    over_seconds: int


@kind("live.queued", public=True)
@dataclass(frozen=True, slots=True)
class VoiceQueued:
    """A voice got its place in the queue."""

    visit: str
    position: int


@kind("live.unqueued", public=True)
@dataclass(frozen=True, slots=True)
class VoiceUnqueued:
    """A voice was taken out of the queue without being asked."""

    visit: str


@kind("live.reordered", public=True)
@dataclass(frozen=True, slots=True)
class QueueReordered:
    """The queue has a new order: codes, first to last."""

    voices: tuple[str, ...]


@kind("live.captured", public=True)
@dataclass(frozen=True, slots=True)
class VoiceCaptured:
    """A question from the hall was written down; not queued when the hour had ended."""

    visit: str
    queued: bool


@kind("live.on_air", public=True)
@dataclass(frozen=True, slots=True)
class VoiceOnAir:
    """A voice was put on air, ``offset`` seconds into the recording. ``former``: code of the turn it ended."""

    visit: str
    offset: int
    former: str


@kind("live.answered", public=True)
@dataclass(frozen=True, slots=True)
class VoiceAnswered:
    """Answered on the spot by a post."""

    visit: str
    office: str


@kind("live.in_writing", public=True)
@dataclass(frozen=True, slots=True)
class AnswerPromised:
    """An answer in writing was promised by a day."""

    visit: str
    write_by: date


@kind("live.back", public=True)
@dataclass(frozen=True, slots=True)
class VoiceBack:
    """Went back from the air into the queue."""

    visit: str


@kind("live.notice")
@dataclass(frozen=True, slots=True)
class NoticeSet:
    """Another layout on the hall's screen."""

    notice: str
