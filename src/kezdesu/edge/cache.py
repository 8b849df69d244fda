"""The byte cache for anonymous readers: a page is made about once a second, however many ask for it.

One second fresh; then the old page is served while one request makes the new one. What was written through this
process is seen at once by the next reader. Never cached: anything with a session, a cookie set, ``private``.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import NamedTuple

import structlog

from kezdesu.edge.asgi import Application, Receive, Scope, Send
from kezdesu.edge.capture import anonymous, canonical_query, capture
from kezdesu.edge.counts import Counts
from kezdesu.edge.entries import Entry, encoding_of, entry, matches
from kezdesu.edge.limits import Bucket
from kezdesu.edge.ports import Bounds
from kezdesu.edge.requests import header, language

log = structlog.get_logger("kezdesu.edge")
_LARGEST_BODY = 2_000_000
_REFUSED_FOR = 5.0
_MOST_REFUSED = 5_000
_BYPASSING = frozenset([b"authorization", b"range", b"hx-request"])
PREFIXES = ("kk/", "ru/", "en/")


class Key(NamedTuple):
    """What makes two anonymous requests the same request. ``language`` only where the path does not say it."""

    https: bool
    host: bytes
    path: str
    query: bytes
    language: str


@dataclass(slots=True, eq=False)
class _Flight:
    """One making of a page, for all who wait for it."""

    begun_at: float
    task: asyncio.Task[Entry | None]


class Cache:
    """Stands before ``inner``. ``cacheable(path)`` names the query parameters under which a path may be kept."""

    def __init__(
        self,
        inner: Application,
        cacheable: Callable[[str], frozenset[str] | None],
        sessions: tuple[str, ...],
        bounds: Bounds,
        counts: Counts,
    ) -> None:
        self.bytes = 0
        self._inner = inner
        self._cacheable = cacheable
        self._sessions = tuple(name.encode() + b"=" for name in sessions)
        self._bounds = bounds
        self._counts = counts
        self._entries: OrderedDict[Key, Entry] = OrderedDict()
        self._flights: dict[Key, _Flight] = {}
        self._refused: dict[Key, float] = {}
        self._written_at = float("-inf")
        self._writes = Bucket(rate=2.0, burst=20.0)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from the cache, or make the answer once for all who wait for it, or pass the request on."""
        key = self._key(scope)
        found = None
        if key is not None:
            found = self.find(key) or await self._make(key, scope)
        if found is not None:
            await serve(found, scope, send)
        else:
            await self._inner(scope, receive, send)

    def find(self, key: Key) -> Entry | None:
        """The entry to serve now, if any. An old one is served while it is made anew."""
        found = self._entries.get(key)
        if found is None or found.begun_at < self._written_at:
            return None
        age = monotonic() - found.made_at
        if age >= self._bounds.fresh:
            if found.page.status != 200 or age >= self._bounds.fresh + self._bounds.stale:
                return None
            self._fly(key, found.scope)
        self._counts.cache_hits += 1
        return found

    def query(self, path: str, raw: bytes) -> bytes | None:
        """The query in one spelling; None when ``path`` is never cached, or not under such a query."""
        allowed = self._cacheable(path)
        return None if allowed is None else canonical_query(raw, allowed)

    def written(self) -> None:
        """Something was written through this process: the next reader of any page sees it.

        At most twice a second in the long run, so that a burst of writers cannot switch the cache off.
        """
        if self._writes.take(monotonic()):
            self._written_at = monotonic()
            self._refused.clear()

    def _key(self, scope: Scope) -> Key | None:
        if scope["method"] not in ("GET", "HEAD"):
            return None
        path: str = scope["path"]
        query = None if self._personal(scope) else self.query(path, scope["query_string"])
        if query is None:
            return None
        host = header(scope, b"host").lower().encode("latin-1")
        tongue = "" if path[1:4] in PREFIXES else language(scope)
        key = Key(scope["scheme"] == "https", host, path, query, tongue)
        return None if self._refused.get(key, 0.0) > monotonic() else key

    def _personal(self, scope: Scope) -> bool:
        for name, value in scope["headers"]:
            if name in _BYPASSING or (name == b"cookie" and any(mark in value for mark in self._sessions)):
                return True
        return False

    async def _make(self, key: Key, scope: Scope) -> Entry | None:
        self._counts.cache_misses += 1
        return await asyncio.shield(self._fly(key, anonymous(scope, key.language)).task)

    def _fly(self, key: Key, scope: Scope) -> _Flight:
        """The making of a page that is under way, or a new one if that began before the last writing."""
        flight = self._flights.get(key)
        if flight is None or flight.begun_at < self._written_at:
            begun_at = monotonic()
            flight = _Flight(begun_at, asyncio.ensure_future(self._land(key, scope, begun_at)))
            flight.task.add_done_callback(_note_failure)
            self._flights[key] = flight
        return flight

    async def _land(self, key: Key, scope: Scope, begun_at: float) -> Entry | None:
        try:
            page = await capture(self._inner, dict(scope))
            if not page.shareable or len(page.body) > _LARGEST_BODY:
                self._refuse(key)
                return None
            made = await asyncio.to_thread(entry, page, scope, begun_at, monotonic())
            self._keep(key, made)
            return made
        finally:
            if (flight := self._flights.get(key)) is not None and flight.begun_at == begun_at:
                del self._flights[key]

    def _keep(self, key: Key, made: Entry) -> None:
        known = self._entries.get(key)
        if known is not None and known.begun_at > made.begun_at:
            return
        self._drop(key)
        self._entries[key] = made
        self.bytes += made.size
        while self.bytes > self._bounds.cache_bytes:
            self._drop(next(iter(self._entries)))

    def _refuse(self, key: Key) -> None:
        self._drop(key)
        if len(self._refused) >= _MOST_REFUSED:
            self._refused.clear()
        self._refused[key] = monotonic() + _REFUSED_FOR

    def _drop(self, key: Key) -> None:
        old = self._entries.pop(key, None)
        if old is not None:
            self.bytes -= old.size


def _note_failure(task: asyncio.Task[Entry | None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.warning("page_not_made", error=type(error).__name__)


async def serve(found: Entry, scope: Scope, send: Send) -> None:
    """Send ``found`` in the best encoding, or 304 when the visitor has it already."""
    asked = header(scope, b"if-none-match").encode("latin-1")
    if asked and found.page.status == 200 and matches(asked, found.etag):
        await send({"type": "http.response.start", "status": 304, "headers": found.unchanged_headers()})
        await send({"type": "http.response.body", "body": b""})
        return
    headers, body = found.choose(encoding_of(header(scope, b"accept-encoding").encode("latin-1")))
    await send({"type": "http.response.start", "status": found.page.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})
