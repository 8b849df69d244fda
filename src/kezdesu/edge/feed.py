"""From "something changed" to a new frame: one reading per room and second, whoever shouted how often."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from time import monotonic

import structlog

from kezdesu.edge.hub import Hub
from kezdesu.edge.ports import Bounds, Snapshot

_MOST_UNKNOWN = 10_000
_UNKNOWN_FOR = 2.0
log = structlog.get_logger("kezdesu.edge")


@dataclass(slots=True)
class _Reading:
    """The reading of one room: is one under way or due, must there be another, when was the last."""

    busy: bool = False
    again: bool = False
    read_at: float = float("-inf")


class Feed:
    """Reads the state of rooms in worker threads and hands it to the hub, and to ``share`` when there is one."""

    def __init__(
        self, bounds: Bounds, snapshot: Callable[[str], Snapshot | None], executor: Executor
    ) -> None:
        self.hub = Hub(bounds, self._wanted)
        self.share: Callable[[str, Snapshot], Awaitable[None]] | None = None
        self._bounds = bounds
        self._snapshot = snapshot
        self._executor = executor
        self._loop: asyncio.AbstractEventLoop | None = None
        self._readings: dict[str, _Reading] = {}
        self._unknown: dict[str, float] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Attach to the running loop."""
        self._loop = asyncio.get_running_loop()
        self.hub.start()
        self._refresher = self._loop.call_later(1.0, self._refresh)

    def close(self) -> None:
        """End all streams and readings."""
        self._refresher.cancel()
        self.hub.close()
        for task in self._tasks:
            task.cancel()

    def changed(self, code: str) -> None:
        """The state of ``code`` has changed (committed). From any thread, also when nothing is served."""
        if self._loop is not None:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._changed, code)

    def refresh_all(self) -> None:
        """Read every room that has listeners again: messages may have been lost."""
        for code in list(self.hub.rooms):
            self._read(code)

    def reread(self, code: str) -> None:
        """As :meth:`changed`, in the loop's thread, when another process has said so."""
        self._read(code)

    def _changed(self, code: str) -> None:
        self._unknown.pop(code, None)
        if code in self.hub.rooms or self.share is not None:
            self._read(code)

    def _wanted(self, code: str) -> None:
        if self._unknown.get(code, 0.0) > monotonic():
            asyncio.get_running_loop().call_soon(self.hub.refuse, code, 404)
        else:
            self._read(code)

    def _read(self, code: str) -> None:
        reading = self._readings.setdefault(code, _Reading())
        if reading.busy:
            reading.again = True
            return
        reading.busy, reading.again = True, False
        task = asyncio.get_running_loop().create_task(self._fetch(code, reading))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _fetch(self, code: str, reading: _Reading) -> None:
        await asyncio.sleep(reading.read_at + self._bounds.stream_interval - monotonic())
        reading.read_at = monotonic()
        reading.again = False
        try:
            loop = asyncio.get_running_loop()
            state = await loop.run_in_executor(self._executor, self._snapshot, code)
        except Exception:
            log.exception("stream_state_unreadable", room=code)
            self.hub.refuse(code, 503)
        else:
            await self._deliver(code, state)
        reading.busy = False
        if reading.again:
            self._read(code)

    async def _deliver(self, code: str, state: Snapshot | None) -> None:
        if state is None:
            self._remember_unknown(code)
            self.hub.refuse(code, 404)
            return
        self.hub.accept(code, *state)
        if self.share is not None:
            await self.share(code, state)

    def _remember_unknown(self, code: str) -> None:
        if len(self._unknown) >= _MOST_UNKNOWN:
            self._unknown.clear()
        self._unknown[code] = monotonic() + _UNKNOWN_FOR

    def _refresh(self) -> None:
        self._refresher = asyncio.get_running_loop().call_later(1.0, self._refresh)
        quiet = [
            (code, monotonic() - reading.read_at)
            for code, reading in self._readings.items()
            if not reading.busy
        ]
        for code, seconds in quiet:
            if code not in self.hub.rooms and seconds > self._bounds.stream_interval:
                del self._readings[code]
            elif code in self.hub.rooms and seconds >= self._bounds.refresh:
                self._read(code)
