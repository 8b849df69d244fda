"""The stream hub: a frame is encoded once per version and room and written straight to each descriptor.

Phones get *state*: only the newest version, at most once a second. A phone that cannot keep up is owed the rest of
the bytes begun and then the newest frame; one that takes nothing for ``evict_after`` seconds is let go.
Everything here runs in the event loop's thread, except :meth:`Hub.publish`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from kezdesu.edge import frames, wire
from kezdesu.edge.phones import AVAILABLE, Phones
from kezdesu.edge.ports import Bounds
from kezdesu.edge.rooms import Arrival, Room, Tap

_SLICE = 500
"""Phones written to before the loop may do something else."""


class Hub:
    """All rooms of one process. ``wanted(code)`` is called when a room gets its first listener."""

    def __init__(self, bounds: Bounds, wanted: Callable[[str], None]) -> None:
        self.bounds = bounds
        self.rooms: dict[str, Room] = {}
        self.phones = Phones(self._left, self._drained)
        self.flushes = 0
        self._wanted = wanted
        self._room_of: dict[int, Room] = {}
        self._taps = 0
        self._open = False
        self._heads = {https: frames.head(https=https) for https in (True, False)}

    def start(self) -> None:
        """Attach to the running loop."""
        self._loop = asyncio.get_running_loop()
        if AVAILABLE:
            self.phones.start(self._loop)
        self._sweeper = self._loop.call_later(1.0, self._sweep)
        self._open = True

    @property
    def clients(self) -> int:
        """Phones that listen now."""
        return len(self._room_of) + self._taps

    # --- who listens -------------------------------------------------------------------------------------------

    def adopt(self, fd: int, code: str, seen: int | None, *, https: bool) -> None:
        """Serve the stream of ``code`` on ``fd``, which is ours from now on; ``seen`` is the version it has."""
        if not self._has_place():
            wire.finish(fd, frames.refusal(503, https=https, retry_after=5))
            return
        room = self._room(code)
        room.arrivals.append(Arrival(fd, seen, https))
        self._room_of[fd] = room
        self.phones.add(fd)
        if room.version is not None:
            self._admit(room)

    def tap(self, code: str, seen: int | None) -> Tap:
        """Listen to ``code`` from inside the process. Give it back with :meth:`untap`."""
        tap = Tap(seen)
        if not self._has_place():
            tap.end(503)
            return tap
        room = self._room(code)
        room.taps.add(tap)
        self._taps += 1
        if room.version is not None:
            tap.awake.set()
        return tap

    def untap(self, code: str, tap: Tap) -> None:
        """The listener inside the process has gone."""
        room = self.rooms.get(code)
        if room is not None and tap in room.taps:
            room.taps.remove(tap)
            self._taps -= 1

    def _has_place(self) -> bool:
        return self._open and self.clients < self.bounds.streams

    def _room(self, code: str) -> Room:
        room = self.rooms.get(code)
        if room is None:
            room = self.rooms[code] = Room(code)
            self._wanted(code)
        return room

    def _admit(self, room: Room) -> None:
        arrivals, room.arrivals = room.arrivals, []
        for fd, seen, https in arrivals:
            room.phones.add(fd)
            news = frames.HEART if seen == room.version else room.frame
            self.phones.write([fd], room.phones, self._heads[https] + frames.retry() + news)

    # --- what they are told ------------------------------------------------------------------------------------

    def publish(self, code: str, version: int, payload: bytes) -> None:
        """A new state of ``code``, from any thread. Versions not newer than the known one are ignored."""
        self._loop.call_soon_threadsafe(self.accept, code, version, payload)

    def accept(self, code: str, version: int, payload: bytes) -> None:
        """As :meth:`publish`, in the loop's thread."""
        room = self.rooms.get(code)
        if room is None or (room.version is not None and version <= room.version):
            return
        first = room.version is None
        room.version, room.frame = version, frames.frame(version, payload)
        if first:
            room.flushed_at = self._loop.time()
            self._admit(room)
            room.wake_taps()
        elif room.timer is None:
            wait = max(0.0, room.flushed_at + self.bounds.stream_interval - self._loop.time())
            room.timer = self._loop.call_later(wait, self._flush, room)

    def refuse(self, code: str, status: int) -> None:
        """There is no such room (404), or its state cannot be read now (503): tell those who wait for it."""
        room = self.rooms.get(code)
        if room is None or room.version is not None:
            return
        for fd, _, https in room.arrivals:
            del self._room_of[fd]
            self.phones.remove(fd)
            wire.finish(fd, frames.refusal(status, https=https, retry_after=5 if status == 503 else 0))
        self._drop(room, status)

    def _flush(self, room: Room) -> None:
        room.timer = None
        room.flushed_at = self._loop.time()
        room.wake_taps()
        self.flushes += 1
        self._slices(room, list(room.phones), 0, b"")

    def _slices(self, room: Room, fds: list[int], start: int, data: bytes) -> None:
        """Write ``data`` (empty: the newest frame) to ``fds``, a slice at a time."""
        self.phones.write(fds[start : start + _SLICE], room.phones, data or room.frame)
        if start + _SLICE < len(fds):
            self._loop.call_soon(self._slices, room, fds, start + _SLICE, data)

    # --- who leaves --------------------------------------------------------------------------------------------

    def _left(self, fd: int) -> None:
        room = self._room_of.pop(fd)
        room.phones.discard(fd)
        room.arrivals = [arrival for arrival in room.arrivals if arrival.fd != fd]

    def _drained(self, fd: int) -> None:
        room = self._room_of[fd]
        self.phones.write([fd], room.phones, room.frame)

    def _drop(self, room: Room, status: int) -> None:
        if room.timer is not None:
            room.timer.cancel()
        for tap in room.taps:
            tap.end(status)
        self._taps -= len(room.taps)
        del self.rooms[room.code]

    def _sweep(self) -> None:
        now = self._loop.time()
        self._sweeper = self._loop.call_later(1.0, self._sweep)
        self.phones.evict(now - self.bounds.evict_after)
        for room in list(self.rooms.values()):
            if room.empty:
                self._drop(room, 200)
            elif room.version is not None and now - room.flushed_at >= self.bounds.heartbeat:
                room.flushed_at = now
                self._slices(room, list(room.phones), 0, frames.HEART)

    def close(self) -> None:
        """End all streams: the process stops."""
        self._open = False
        self._sweeper.cancel()
        for room in list(self.rooms.values()):
            self._drop(room, 200)
        if AVAILABLE:
            self.phones.close()
