"""What goes over the wire of a stream: heads, frames, refusals. Bytes only."""

from __future__ import annotations

import http
import random

from kezdesu.edge.asgi import Pairs
from kezdesu.edge.headers import lines, security

HEART = b":\n\n"
_RETRY_MS = range(1500, 5500, 500)

STREAM_HEADERS: Pairs = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


def retry() -> bytes:
    """The reconnection hint, spread so that ten thousand phones do not come back in the same second."""
    return b"retry: %d\n\n" % random.choice(_RETRY_MS)


def frame(version: int, payload: bytes) -> bytes:
    """One event: the state as ``data``, its version as ``id`` (comes back as ``Last-Event-ID``)."""
    data = b"\n".join(b"data: " + line for line in payload.splitlines() or [b""])
    return b"id: %d\n%s\n\n" % (version, data)


def head(*, https: bool) -> bytes:
    """Status line and headers of a stream on a socket of our own; the body ends with the connection."""
    pairs = [*STREAM_HEADERS, *security(https=https), (b"connection", b"close")]
    return b"HTTP/1.1 200 OK\r\n" + lines(pairs) + b"\r\n"


def refusal(status: int, *, https: bool, retry_after: int = 0) -> bytes:
    """A whole answer that refuses a stream: 404 no such room, 503 full or not reachable."""
    phrase = http.HTTPStatus(status).phrase.encode()
    pairs: Pairs = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", b"%d" % len(phrase)),
        (b"cache-control", b"no-store"),
        *security(https=https),
        (b"connection", b"close"),
    ]
    if retry_after:
        pairs.append((b"retry-after", b"%d" % retry_after))
    return b"HTTP/1.1 %d %s\r\n%s\r\n%s" % (status, phrase, lines(pairs), phrase)
