"""Around every request: who asks, an id, security headers, a line in the log, and an answer when all else failed."""

from __future__ import annotations

import random
from time import perf_counter

import structlog

from kezdesu.edge.asgi import Application, Message, Receive, Scope, Send
from kezdesu.edge.counts import Counts
from kezdesu.edge.headers import secured
from kezdesu.edge.ports import Trust
from kezdesu.edge.replies import refuse
from kezdesu.edge.requests import masked, trusted_hop

log = structlog.get_logger("kezdesu.access")
errors = structlog.get_logger("kezdesu.edge")


class Envelope:
    """Wraps ``inner``; the log has no addresses, no query strings and no secrets of links.

    A scope marked ``quiet`` (a vote that was taken) is counted only: a live minute must not drown the log.
    """

    def __init__(self, inner: Application, trust: Trust, counts: Counts) -> None:
        self._inner = inner
        self._trust = trust
        self._counts = counts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        began = perf_counter()
        trusted_hop(scope, self._trust.proxies)
        if self._trust.behind_tls:
            scope["scheme"] = "https"
        request_id = scope["request_id"] or f"{random.getrandbits(64):016x}"
        scope["headers"].append((b"x-request-id", request_id.encode()))
        https = scope["scheme"] == "https"
        status = 0

        async def sealing(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = secured(message["headers"], https=https)
                message = {**message, "headers": [*headers, (b"x-request-id", request_id.encode())]}
            await send(message)

        try:
            await self._inner(scope, receive, sealing)
        except Exception:
            errors.exception("request_failed", request_id=request_id, path=masked(scope["path"]))
            if status:
                raise
            await refuse(scope, sealing, 500, "failed")
        finally:
            self._note(scope, status, perf_counter() - began, request_id)

    def _note(self, scope: Scope, status: int, seconds: float, request_id: str) -> None:
        self._counts.answers[status] += 1
        self._counts.seconds += seconds
        if scope.get("quiet"):
            return
        log.info(
            "request",
            request_id=request_id,
            method=scope["method"],
            path=masked(scope["path"]),
            status=status,
            ms=round(seconds * 1000, 1),
        )
