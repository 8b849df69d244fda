"""A room of the stream: who listens, and the one frame they are owed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import NamedTuple


class Arrival(NamedTuple):
    """A phone on a socket of our own that waits for its first frame; ``seen`` is the version it already has."""

    fd: int
    seen: int | None
    https: bool


class Tap:
    """A listener inside the process (the ASGI fall-back): it is woken, and takes the newest frame only."""

    def __init__(self, seen: int | None) -> None:
        self.seen = seen
        self.status = 0
        self.awake = asyncio.Event()

    @property
    def ended(self) -> bool:
        """Is the stream over, or was it refused?"""
        return self.status != 0

    def end(self, status: int = 200) -> None:
        """The stream is over, or was refused with ``status``."""
        self.status = status
        self.awake.set()


@dataclass(slots=True, eq=False)
class Room:
    """Everybody who listens to one meeting."""

    code: str
    version: int | None = None
    frame: bytes = b""
    phones: set[int] = field(default_factory=set)
    arrivals: list[Arrival] = field(default_factory=list)
    taps: set[Tap] = field(default_factory=set)
    flushed_at: float = 0.0
    timer: asyncio.TimerHandle | None = None

    @property
    def empty(self) -> bool:
        """Does nobody listen or wait?"""
        return not (self.phones or self.arrivals or self.taps)

    def wake_taps(self) -> None:
        """Tell the listeners inside the process that there is something new."""
        for tap in self.taps:
            tap.awake.set()
