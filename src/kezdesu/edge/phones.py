"""Descriptors of our own: one ``epoll`` for all of them, direct writes, and what a slow phone is still owed."""

from __future__ import annotations

import asyncio
import select
from collections.abc import Callable, Iterable
from typing import NamedTuple

from kezdesu.edge import wire

AVAILABLE = hasattr(select, "epoll")
_EVENTS_AT_ONCE = 1024
if AVAILABLE:
    _LISTEN = select.EPOLLIN | select.EPOLLRDHUP
    _DRAIN = _LISTEN | select.EPOLLOUT


class Blocked(NamedTuple):
    """The socket is full: the rest of the bytes begun, and since when it has taken none."""

    rest: bytes
    since: float


class Phones:
    """All phones of one process. ``left(fd)`` says that one is gone, ``drained(fd)`` that one which missed something
    while it was blocked has taken all that was begun."""

    def __init__(self, left: Callable[[int], None], drained: Callable[[int], None]) -> None:
        self._left = left
        self._drained = drained
        self._all: set[int] = set()
        self.blocked: dict[int, Blocked] = {}
        self._missed: set[int] = set()
        self.evicted = 0

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        """Attach to the running loop."""
        self._loop = loop
        self._epoll = select.epoll()
        loop.add_reader(self._epoll.fileno(), self._on_events)

    def __len__(self) -> int:
        return len(self._all)

    def add(self, fd: int) -> None:
        """Watch ``fd``: a phone only ever leaves, it has nothing to say."""
        self._all.add(fd)
        self._epoll.register(fd, _LISTEN)

    def remove(self, fd: int) -> None:
        """Stop watching ``fd``, without closing it."""
        self._all.discard(fd)
        self.blocked.pop(fd, None)
        self._missed.discard(fd)
        self._epoll.unregister(fd)

    def write(self, fds: Iterable[int], members: set[int], data: bytes) -> None:
        """Write ``data`` to those of ``fds`` that are still ``members``; what is blocked misses it, and is noted."""
        native, length, size = wire.native_write, len(data), wire.native_size(len(data))
        listening = members.intersection(fds)
        if self.blocked:
            missing = listening.intersection(self.blocked)
            self._missed |= missing
            listening -= missing
        for fd in listening:
            sent = native(fd, data, size)
            if sent != length:
                self._stuck(fd, data, sent)

    def evict(self, silent_since: float) -> None:
        """Let go of the phones that have taken nothing since ``silent_since`` (loop time)."""
        for fd in [fd for fd, blocked in self.blocked.items() if blocked.since < silent_since]:
            self.evicted += 1
            self._lose(fd)

    def close(self) -> None:
        """Close every descriptor."""
        for fd in list(self._all):
            self._lose(fd)
        self._loop.remove_reader(self._epoll.fileno())
        self._epoll.close()

    def _stuck(self, fd: int, data: bytes, sent: int) -> None:
        try:
            sent = sent if sent >= 0 else wire.send(fd, data)
        except OSError:
            self._lose(fd)
            return
        if sent < len(data):
            self.blocked[fd] = Blocked(data[sent:], self._loop.time())
            self._epoll.modify(fd, _DRAIN)

    def _on_events(self) -> None:
        for fd, event in self._epoll.poll(0, _EVENTS_AT_ONCE):
            if fd not in self._all:
                continue
            if event & ~select.EPOLLOUT:
                self._lose(fd)
            else:
                self._drain(fd)

    def _drain(self, fd: int) -> None:
        rest, since = self.blocked[fd]
        try:
            sent = wire.send(fd, rest)
        except OSError:
            self._lose(fd)
            return
        if sent < len(rest):
            self.blocked[fd] = Blocked(rest[sent:], self._loop.time() if sent else since)
            return
        del self.blocked[fd]
        self._epoll.modify(fd, _LISTEN)
        if fd in self._missed:
            self._missed.remove(fd)
            self._drained(fd)

    def _lose(self, fd: int) -> None:
        owed = fd in self.blocked
        self.remove(fd)
        self._left(fd)
        (wire.reset if owed else wire.finish)(fd)
