"""Bodies of requests: bounded before they are read, whole before a thread of Django is spent on them."""

from __future__ import annotations

import asyncio

from kezdesu.edge.asgi import Message, Receive, Scope
from kezdesu.edge.requests import header


class TooLarge(Exception):
    """More bytes than the address takes."""


class TooSlow(Exception):
    """The body did not arrive in time, or the sender has gone."""


def declared_length(scope: Scope) -> int:
    """``Content-Length``, 0 when absent."""
    said = header(scope, b"content-length")
    return int(said) if said.isascii() and said.isdigit() else 0


async def read_body(scope: Scope, receive: Receive, largest: int, seconds: float) -> bytes:
    """The whole body. Raises TooLarge, if declared so before anything is read, and TooSlow."""
    if declared_length(scope) > largest:
        raise TooLarge
    try:
        async with asyncio.timeout(seconds):
            return await _collect(receive, largest)
    except TimeoutError:
        raise TooSlow from None


async def _collect(receive: Receive, largest: int) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise TooSlow
        body += message.get("body", b"")
        if len(body) > largest:
            raise TooLarge
        if not message.get("more_body"):
            return bytes(body)


def replay(body: bytes, receive: Receive) -> Receive:
    """A ``receive`` that gives ``body`` at once and then whatever the connection says."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
