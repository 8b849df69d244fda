"""What a database of votes must do, whichever it is: one durable transaction per batch.

Both kinds lock what decides whether a question is open before they look, so a vote is acknowledged if and only if
it was stored before the question closed. What is closed is left out; what is there already is not counted again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal, NamedTuple, Protocol

Kind = Literal["device", "contact", "identified"]
Supporter = tuple[int, str]
"""The id of a question and who supports it: there is one such row, or none."""


class Vote(NamedTuple):
    """Support for one question by one supporter."""

    voice_id: int
    supporter: str
    kind: Kind
    at: datetime

    @property
    def key(self) -> Supporter:
        """What may be there only once."""
        return self.voice_id, self.supporter


class Support(NamedTuple):
    """The three figures of a question, never added up in secret."""

    device: int = 0
    contact: int = 0
    identified: int = 0


class Batch(NamedTuple):
    """What a committed batch did: open questions, rows newly stored, figures after it."""

    open: frozenset[int]
    new: frozenset[Supporter]
    support: dict[int, Support]


class Store(Protocol):
    """A database that takes batches of votes. Any error means: nothing of the batch is acknowledged."""

    def commit(self, votes: Sequence[Vote]) -> Batch:
        """Store ``votes`` in one durable transaction."""

    def close(self) -> None:
        """Give the connection back."""


def voices_of(votes: Sequence[Vote]) -> list[int]:
    """The questions of ``votes``, in one order for all processes (locks are taken in it)."""
    return sorted({vote.voice_id for vote in votes})


def unique(votes: Sequence[Vote], open_voices: frozenset[int]) -> dict[Supporter, Vote]:
    """The first vote of each supporter for each open question."""
    found: dict[Supporter, Vote] = {}
    for vote in votes:
        if vote.voice_id in open_voices:
            found.setdefault(vote.key, vote)
    return found


def increments(new: Iterable[Supporter], votes: dict[Supporter, Vote]) -> list[tuple[int, int, int, int]]:
    """Rows (question, device, contact, identified): by how much the figures of each question grow."""
    grown = Counter((votes[key].voice_id, votes[key].kind) for key in new)
    voices = sorted({voice for voice, _ in grown})
    return [
        (voice, grown[voice, "device"], grown[voice, "contact"], grown[voice, "identified"])
        for voice in voices
    ]
