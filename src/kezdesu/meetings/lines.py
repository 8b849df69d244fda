"""Journal lines of the meetings. Their subject is the visit's code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kezdesu.journal.kinds import kind


@kind("visit.planned", public=True)
@dataclass(frozen=True, slots=True)
class Planned:
    """A visit came into being; ``entry`` is its row of the schedule, empty off schedule."""

    body: str
    region: str
    starts_at: datetime
    entry: str


@kind("visit.parts_set", public=True)
@dataclass(frozen=True, slots=True)
class PartsSet:
    """Planned times of the parts: kind, start, end."""

    parts: tuple[tuple[str, datetime, datetime], ...]


@kind("visit.agenda_set", public=True)
@dataclass(frozen=True, slots=True)
class AgendaSet:
    """Minutes of presentation and of questions, within the planned minutes (3.3)."""

    presentation: int
    questions: int
    planned: int


@kind("visit.broadcast_set", public=True)
@dataclass(frozen=True, slots=True)
class BroadcastSet:
    """The broadcast and its comment setting, or why there is none (3.2)."""

    url: str
    comments: str
    impossible_kk: str
    impossible_ru: str


@kind("visit.announcement_drafted")
@dataclass(frozen=True, slots=True)
class AnnouncementDrafted:
    """The text of the announcement was written; ``sha256`` of the texts."""

    sha256: str


@kind("visit.announcement_prepared")
@dataclass(frozen=True, slots=True)
class AnnouncementPrepared:
    """The announcement was put before the head."""

    sha256: str


@kind("visit.announcement_returned")
@dataclass(frozen=True, slots=True)
class AnnouncementReturned:
    """The head sent the announcement back."""

    reason: str


@kind("visit.announced", public=True)
@dataclass(frozen=True, slots=True)
class Announced:
    """The announcement was signed and published."""

    starts_at: datetime
    sha256: str


@kind("visit.postponed", public=True)
@dataclass(frozen=True, slots=True)
class Postponed:
    """The visit moved to another day; the old one stays on record."""

    old_start: datetime
    new_start: datetime
    reason_kk: str
    reason_ru: str
    old_end: datetime | None = None
    new_end: datetime | None = None


@kind("visit.days_changed", public=True)
@dataclass(frozen=True, slots=True)
class DaysChanged:
    """The visit takes more or fewer days; it begins as before."""

    old_end: datetime
    new_end: datetime
    reason_kk: str
    reason_ru: str


@kind("visit.relocated", public=True)
@dataclass(frozen=True, slots=True)
class Relocated:
    """The visit went to another region (KATO)."""

    old_region: str
    new_region: str
    reason_kk: str
    reason_ru: str


@kind("visit.cancelled", public=True)
@dataclass(frozen=True, slots=True)
class Cancelled:
    """The visit will not take place."""

    starts_at: datetime
    reason_kk: str
    reason_ru: str


@kind("visit.begun", public=True)
@dataclass(frozen=True, slots=True)
class Begun:
    """The visit is under way."""

    planned: datetime


@kind("visit.part_started", public=True)
@dataclass(frozen=True, slots=True)
class PartStarted:
    """A part began."""

    part: str


@kind("visit.part_ended", public=True)
@dataclass(frozen=True, slots=True)
class PartEnded:
    """A part ended; how many took part, if counted."""

    part: str
    attendance: int | None


@kind("visit.minutes_written", public=True)
@dataclass(frozen=True, slots=True)
class MinutesWritten:
    """Minutes or links of a part were written; ``sha256`` of the texts."""

    part: str
    sha256: str


@kind("visit.held", public=True)
@dataclass(frozen=True, slots=True)
class Held:
    """The visit ended: from this instant the terms of 3.7b run."""

    ended_at: datetime


@kind("visit.recorded", public=True)
@dataclass(frozen=True, slots=True)
class Recorded:
    """An office entered evidence."""

    record: str
    body: str
    happened_at: datetime
    count: int | None
    url: str


@kind("visit.archive_attached", public=True)
@dataclass(frozen=True, slots=True)
class ArchiveAttached:
    """The recording of the broadcast can be watched."""

    url: str
    former: str
