"""Streams of the desk: each belongs to a signed-in session and ends with it.

They are few, so they go through plain ASGI. Their session keys stay in memory; all of them together are looked up
once every ``staff_check`` seconds, in a worker thread, and only while somebody listens.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from concurrent.futures import Executor

import structlog

from kezdesu.edge.rooms import Tap

MOST_UNANSWERED = 2
"""Look-ups in a row that may fail; then every stream of the desk ends: what cannot be checked is not trusted."""
log = structlog.get_logger("kezdesu.edge")


class DeskStreams:
    """Which stream belongs to which session."""

    def __init__(
        self, open_sessions: Callable[[Collection[str]], frozenset[str]], executor: Executor, seconds: float
    ) -> None:
        self._open_sessions = open_sessions
        self._executor = executor
        self._seconds = seconds
        self._taps: dict[Tap, str] = {}
        self._sweeper: asyncio.Task[None] | None = None
        self._failed = 0

    @property
    def count(self) -> int:
        """Streams of the desk that are open now."""
        return len(self._taps)

    async def admits(self, key: str) -> bool:
        """Does this session open the desk now?"""
        return bool(key) and key in await self._ask({key})

    def add(self, tap: Tap, key: str) -> None:
        """``tap`` listens for the session ``key``."""
        self._taps[tap] = key
        if self._sweeper is None or self._sweeper.done():
            self._sweeper = asyncio.get_running_loop().create_task(self._sweep())

    def remove(self, tap: Tap) -> None:
        """It listens no more."""
        self._taps.pop(tap, None)

    def close(self) -> None:
        """The process stops."""
        if self._sweeper is not None:
            self._sweeper.cancel()

    async def _sweep(self) -> None:
        while self._taps:
            await asyncio.sleep(self._seconds)
            await self._end_void()

    async def _end_void(self) -> None:
        try:
            living = await self._ask(set(self._taps.values()))
            self._failed = 0
        except Exception as error:
            self._failed += 1
            log.warning("desk_sessions_unreadable", error=type(error).__name__)
            living = frozenset() if self._failed >= MOST_UNANSWERED else frozenset(self._taps.values())
        for tap, key in list(self._taps.items()):
            if key not in living:
                tap.end()

    async def _ask(self, keys: set[str]) -> frozenset[str]:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._executor, self._open_sessions, keys)
