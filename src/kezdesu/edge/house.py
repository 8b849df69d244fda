"""The way into Django: a bounded number of requests, their bodies read before a thread is spent on them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import structlog
from a2wsgi.wsgi import WSGIMiddleware

from kezdesu.edge.asgi import Message, Receive, Scope, Send
from kezdesu.edge.intake import TooLarge, TooSlow, declared_length, read_body, replay
from kezdesu.edge.ports import Bounds, Ports
from kezdesu.edge.replies import overloaded, refuse

_SAFE = frozenset(["GET", "HEAD", "OPTIONS", "TRACE"])
_LARGE = 65_536
_LARGE_AT_ONCE = 8
log = structlog.get_logger("kezdesu.edge")


class House:
    """Django as WSGI behind a2wsgi. ``written`` is called after a request that may have changed something."""

    def __init__(self, ports: Ports, bounds: Bounds, written: Callable[[], None]) -> None:
        self.inside = 0
        self._bounds = bounds
        self._upload = ports.upload
        self._written = written
        bridge: Any = WSGIMiddleware
        self._pages: Any = bridge(ports.pages, workers=bounds.threads)
        self._large = asyncio.Semaphore(_LARGE_AT_ONCE)

    def close(self) -> None:
        """Let the threads go."""
        self._pages.executor.shutdown(wait=False, cancel_futures=True)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, or refuse it while nothing has been read or done."""
        if self.inside >= self._bounds.threads + self._bounds.waiting:
            await overloaded(scope, send)
            return
        if not scope["query_string"].isascii() or b"%00" in scope["query_string"] or "\0" in scope["path"]:
            await refuse(scope, send, 400, "bad_request")
            return
        self.inside += 1
        try:
            await self._enter(scope, receive, send)
        except TooLarge:
            await refuse(scope, send, 413, "too_large")
        except TooSlow:
            await refuse(scope, send, 408, "bad_request", [(b"connection", b"close")])
        finally:
            self.inside -= 1

    async def _enter(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] in _SAFE:
            await self._pages(scope, replay(b"", receive), send)
        elif declared_length(scope) > _LARGE:
            async with self._large:
                await self._write(scope, receive, send)
        else:
            await self._write(scope, receive, send)

    async def _write(self, scope: Scope, receive: Receive, send: Send) -> None:
        bounds = self._bounds
        largest = bounds.upload_body if self._upload(scope["path"]) else bounds.body
        body = await read_body(scope, receive, largest, bounds.body_seconds)

        async def noticing(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 400:
                self._written()
            await send(message)

        await self._pages(scope, replay(body, receive), noticing)
