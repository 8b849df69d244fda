"""Making a page on nobody's behalf: the request without a visitor, and its whole answer."""

from __future__ import annotations

from urllib.parse import parse_qsl

from kezdesu.edge.asgi import Application, Message, Scope
from kezdesu.edge.entries import Page

_LONGEST_QUERY = 300


def anonymous(scope: Scope, language: str) -> Scope:
    """``scope`` as a GET of nobody in particular, in ``language`` ("" where the path says it)."""
    headers = [pair for pair in scope["headers"] if pair[0] == b"host"]
    if language:
        headers.append((b"accept-language", language.encode()))
    return {**scope, "method": "GET", "headers": headers, "client": ("127.0.0.1", 0)}


def canonical_query(query: bytes, allowed: frozenset[str]) -> bytes | None:
    """``query`` in one spelling, or None when it holds a name that is not allowed, or is too long."""
    if not query:
        return b""
    if len(query) > _LONGEST_QUERY:
        return None
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    if any(name not in allowed for name, _ in pairs):
        return None
    return b"&".join(sorted(query.split(b"&")))


async def capture(inner: Application, scope: Scope) -> Page:
    """The whole answer of ``inner`` to a request without a body."""
    status = 500
    headers: list[tuple[bytes, bytes]] = []
    body = bytearray()

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status, headers
        if message["type"] == "http.response.start":
            status, headers = message["status"], list(message["headers"])
        else:
            body.extend(message.get("body", b""))

    await inner(scope, receive, send)
    return Page(status, headers, bytes(body))
