"""What the edge needs from the house, plugged in at the start, and the numbers that bound it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from kezdesu.edge.asgi import Wsgi

Snapshot = tuple[int, bytes]
"""The newest state of a room: its version and the bytes of one SSE ``data`` field."""


def _nothing(_: str) -> None:
    return None


def _ignored(_: Collection[int]) -> None:
    return None


def _true() -> bool:
    return True


def _false(_: str) -> bool:
    return False


def _none(_: Collection[str]) -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True, slots=True)
class Ports:
    """Functions of the house.

    ``snapshot``, ``resolve``, ``counted``, ``ready`` and ``open_sessions`` are called in worker threads.
    """

    pages: Wsgi
    cacheable: Callable[[str], frozenset[str] | None] = _nothing
    """Path → query names under which its answer may be cached; None: never."""
    snapshot: Callable[[str], Snapshot | None] = _nothing
    """Code of a room → its newest state; None: no such room."""
    resolve: Callable[[str], int | None] = _nothing
    """Code of a question → its id; None: no such question."""
    counted: Callable[[Collection[int]], None] = _ignored
    """Told the ids of questions whose support has grown, after the commit."""
    ready: Callable[[], bool] = _true
    """Is the database reachable and migrated?"""
    open_sessions: Callable[[Collection[str]], frozenset[str]] = _none
    """Of these session keys, those that still open the desk."""
    upload: Callable[[str], bool] = _false
    """Does the path take files?"""
    static: tuple[str, Path] | None = None
    """Prefix and folder of the static files."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits of one process. Seconds, bytes, or counts."""

    body: int = 2_000_000
    upload_body: int = 25_000_000
    body_seconds: float = 30.0
    threads: int = 4
    """More only fight for the interpreter: measured, two or four make more pages than eight."""
    waiting: int = 256
    """Requests that may wait for a thread; the next is told to come back (503)."""
    cache_bytes: int = 64_000_000
    fresh: float = 1.0
    stale: float = 2.0
    """Seconds after ``fresh`` in which the old page is served while the new one is made."""
    streams: int = 50_000
    stream_interval: float = 1.0
    heartbeat: float = 15.0
    evict_after: float = 10.0
    staff_check: float = 2.0
    """The sessions of all staff streams are looked up again after so many seconds: an ended one loses its stream."""
    refresh: float = 5.0
    """A room with listeners is read again after so many quiet seconds: a lost message cannot freeze a phone."""
    votes_waiting: int = 20_000
    vote_batch: int = 4_096
    device_rate: float = 2.0
    device_burst: float = 20.0
    address_rate: float = 200.0
    address_burst: float = 2_000.0


@dataclass(frozen=True, slots=True)
class Trust:
    """Whom and what the edge believes."""

    secret: str
    session_cookies: tuple[str, ...] = ("sessionid",)
    proxies: frozenset[str] = frozenset()
    """Peers whose ``X-Forwarded-For``, ``-Proto`` and ``X-Request-Id`` are believed."""
    behind_tls: bool = False
    """TLS ends before us: every visitor came by https."""
    metrics_token: str = ""
    """Opens ``/metrics`` from another machine; empty: it is read on this machine only."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the edge is told."""

    trust: Trust
    bounds: Bounds = field(default_factory=Bounds)
    redis: str = ""
    """Address of the Redis that links several processes; empty: alone."""
