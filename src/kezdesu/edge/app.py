"""The edge as one ASGI application: streams and votes by itself, pages from the cache or from Django as WSGI."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import structlog

from kezdesu.edge import stream_http, vote_http
from kezdesu.edge.asgi import Receive, Scope, Send
from kezdesu.edge.cache import Cache
from kezdesu.edge.counts import Counts, exposition
from kezdesu.edge.desk_streams import DeskStreams
from kezdesu.edge.envelope import Envelope
from kezdesu.edge.feed import Feed
from kezdesu.edge.house import House
from kezdesu.edge.lane import Lane
from kezdesu.edge.operators import may_read
from kezdesu.edge.ports import Ports, Settings
from kezdesu.edge.relay import Relay
from kezdesu.edge.replies import NO_STORE, refuse, reply
from kezdesu.edge.requests import cookie
from kezdesu.edge.static import Static
from kezdesu.edge.tellings import Tellings
from kezdesu.edge.voices import Voices
from kezdesu.edge.vote_http import Ballot
from kezdesu.edge.vote_store import Store
from kezdesu.edge.votes import Votes

log = structlog.get_logger("kezdesu.edge")
_PLAIN = (b"content-type", b"text/plain; charset=utf-8")


class Edge:
    """Everything that stands before Django. Call it as an ASGI application, between :meth:`start` and :meth:`stop`."""

    def __init__(self, ports: Ports, settings: Settings, vote_store: Callable[[], Store]) -> None:
        bounds = settings.bounds
        self.settings = settings
        self.counts = Counts()
        self._ports = ports
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="kezdesu-live")
        self.feed = Feed(bounds, ports.snapshot, self._threads)
        self.hub = self.feed.hub
        self._relay = Relay(settings.redis, self.feed) if settings.redis else None
        tellings = Tellings(ports.counted, self._threads)
        self.votes = Votes(bounds, vote_store, tellings.add)
        voices = Voices(ports.resolve, self._threads)
        self._ballot = Ballot(settings.trust.secret, bounds, self.votes, voices, self.counts)
        self._house = House(ports, bounds, lambda: self.cache.written())
        self._sessions = settings.trust.session_cookies
        self.desk = DeskStreams(ports.open_sessions, self._threads, bounds.staff_check)
        self.cache = Cache(self._house, ports.cacheable, self._sessions, bounds, self.counts)
        self.lane = Lane(self.cache, settings.trust, self.counts)
        self._static = Static(*ports.static) if ports.static else None
        self._envelope = Envelope(self._route, settings.trust, self.counts)

    def start(self) -> None:
        """Attach to the running loop: hub, writer of votes, relay."""
        self.feed.start()
        self.votes.start()
        if self._relay is not None:
            self._relay.start()

    def end_streams(self) -> None:
        """First step of stopping: every phone is let go and will reconnect elsewhere or later."""
        self.desk.close()
        self.feed.close()

    async def stop(self) -> None:
        """Last step: store the votes that were taken, end the threads."""
        if self._relay is not None:
            await self._relay.close()
        await asyncio.to_thread(self.votes.stop)
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._house.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the life of the process when another server than ours runs us."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._envelope(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1000})

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        self.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self.end_streams()
        await self.stop()
        await send({"type": "lifespan.shutdown.complete"})

    async def _route(self, scope: Scope, receive: Receive, send: Send) -> None:
        path: str = scope["path"]
        if match := stream_http.PATH.fullmatch(path):
            await self._stream(match[1], scope, receive, send)
        elif match := vote_http.PATH.fullmatch(path):
            await self._ballot(match[1], scope, receive, send)
        elif path in ("/livez", "/readyz", "/metrics"):
            await self._own_page(path, scope, send)
        elif self._static is not None and path.startswith(self._static.prefix):
            await self._static(scope, receive, send)
        else:
            await self.cache(scope, receive, send)

    async def _stream(self, code: str, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] != "GET":
            await refuse(scope, send, 405, "method_not_allowed", [(b"allow", b"GET")])
        elif stream_http.of_desk(scope["query_string"].decode("latin-1")):
            key = next((found for name in self._sessions if (found := cookie(scope, name))), "")
            await stream_http.desk_stream(self.hub, self.desk, key, code, scope, receive, send)
        else:
            await stream_http.stream(self.hub, code, scope, receive, send)

    async def _own_page(self, path: str, scope: Scope, send: Send) -> None:
        if scope["method"] not in ("GET", "HEAD"):
            await refuse(scope, send, 405, "method_not_allowed", [(b"allow", b"GET, HEAD")])
        elif path == "/metrics" and not may_read(scope, self.settings.trust.metrics_token):
            await refuse(
                scope, send, 401, "operators_only", [(b"www-authenticate", b'Bearer realm="metrics"')]
            )
        elif path == "/metrics":
            await reply(send, 200, exposition(self.counts, self._gauges()), [_PLAIN, NO_STORE])
        elif path == "/livez" or await self._ready():
            await reply(send, 200, b"ok\n", [_PLAIN, NO_STORE])
        else:
            await reply(send, 503, b"not ready\n", [_PLAIN, NO_STORE, (b"retry-after", b"5")])

    async def _ready(self) -> bool:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(5.0):
                return await loop.run_in_executor(self._threads, self._ports.ready)
        except Exception as error:
            log.warning("not_ready", error=type(error).__name__)
            return False

    def _gauges(self) -> dict[str, Callable[[], float]]:
        return {
            "stream_clients": lambda: self.hub.clients,
            "stream_desk": lambda: self.desk.count,
            "stream_flushes": lambda: self.hub.flushes,
            "stream_evicted": lambda: self.hub.phones.evicted,
            "votes_waiting": lambda: self.votes.waiting,
            "requests_in_django": lambda: self._house.inside,
            "cache_bytes": lambda: self.cache.bytes,
        }
