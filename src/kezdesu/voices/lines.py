"""Journal lines of voices. None holds a citizen's words, contact, device or secret."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kezdesu.journal.kinds import kind


@kind("voice.received")
@dataclass(frozen=True, slots=True)
class VoiceReceived:
    """A voice was stored; ``held_for`` names what the machine found in it, or is empty."""

    channel: str
    what: str
    language: str
    body: str
    region: str
    visit: str
    held_for: str


@kind("voice.claimed")
@dataclass(frozen=True, slots=True)
class VoiceClaimed:
    """A moderator took the voice for a quarter of an hour."""


@kind("voice.released")
@dataclass(frozen=True, slots=True)
class VoiceReleased:
    """The moderator gave the voice back."""


@kind("voice.held")
@dataclass(frozen=True, slots=True)
class VoiceHeld:
    """A person held the voice back: ``found`` is what is to be looked at."""

    found: str


@kind("voice.published", public=True)
@dataclass(frozen=True, slots=True)
class VoicePublished:
    """Moderation let the voice through; ``masked`` when personal data was covered first."""

    body: str
    region: str
    visit: str
    masked: bool


@kind("voice.declined", public=True)
@dataclass(frozen=True, slots=True)
class VoiceDeclined:
    """Refused before publication, on a fixed ground."""

    ground: str


@kind("voice.reopened", public=True)
@dataclass(frozen=True, slots=True)
class VoiceReopened:
    """The refusal was undone; the voice waits again."""


@kind("voice.joined", public=True)
@dataclass(frozen=True, slots=True)
class VoiceJoined:
    """Joined to a voice that asks the same; ``along``: codes that were joined to it before and went along."""

    to: str
    along: tuple[str, ...]


@kind("voice.unjoined", public=True)
@dataclass(frozen=True, slots=True)
class VoiceUnjoined:
    """The joining was undone."""

    was: str


@kind("voice.supported")
@dataclass(frozen=True, slots=True)
class VoiceSupported:
    """One more "me too", by kind of supporter."""

    by: str


@kind("voice.removed", public=True)
@dataclass(frozen=True, slots=True)
class VoiceRemoved:
    """Removed after publication: the tombstone keeps code and ground. ``freed``: codes that were joined to it."""

    ground: str
    freed: tuple[str, ...]


@kind("voice.appealed", public=True)
@dataclass(frozen=True, slots=True)
class VoiceAppealed:
    """The asker appealed against the refusal."""


@kind("voice.restored", public=True)
@dataclass(frozen=True, slots=True)
class VoiceRestored:
    """The appeal was granted: the voice is public (again)."""

    state: str


@kind("voice.upheld", public=True)
@dataclass(frozen=True, slots=True)
class VoiceUpheld:
    """The appeal was refused; the ground stands."""

    ground: str


@kind("voice.withdrawn", public=True)
@dataclass(frozen=True, slots=True)
class VoiceWithdrawn:
    """The asker took the voice back. ``freed``: codes that were joined to it."""

    after_publication: bool
    freed: tuple[str, ...]


@kind("voice.asked", public=True)
@dataclass(frozen=True, slots=True)
class VoiceAsked:
    """Asked at the meeting."""


@kind("voice.promised", public=True)
@dataclass(frozen=True, slots=True)
class VoicePromised:
    """An answer in writing was promised by a day."""

    write_by: date


@kind("voice.answered", public=True)
@dataclass(frozen=True, slots=True)
class VoiceAnswered:
    """Answered by a post, on the spot or in writing."""

    office: str
    in_writing: bool


@kind("voice.sorted", public=True)
@dataclass(frozen=True, slots=True)
class VoiceSorted:
    """A person put the voice under a theme."""

    theme: str
