"""The stream over plain ASGI: for a later request on a shared connection, TLS in the process, or no ``epoll``."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from urllib.parse import parse_qs

from kezdesu.edge import frames
from kezdesu.edge.asgi import Receive, Scope, Send
from kezdesu.edge.desk_streams import DeskStreams
from kezdesu.edge.hub import Hub
from kezdesu.edge.replies import overloaded, refuse
from kezdesu.edge.requests import header
from kezdesu.edge.rooms import Tap

PATH = re.compile(r"/live/([A-Za-z0-9-]{1,40})/stream")


def seen_version(last_event_id: str, query: str) -> int | None:
    """The version the phone already has, by ``Last-Event-ID`` or ``?version=``; None when it does not say."""
    said = last_event_id or next(iter(parse_qs(query).get("version", [])), "")
    return int(said) if re.fullmatch(r"[0-9]{1,15}", said) else None


def of_desk(query: str) -> bool:
    """Is it the stream of a staff page, which belongs to its session (``?desk=1``)?"""
    return bool(parse_qs(query).get("desk"))


async def desk_stream(
    hub: Hub, desk: DeskStreams, key: str, code: str, scope: Scope, receive: Receive, send: Send
) -> None:
    """As :func:`stream`, for the session ``key`` and no longer than it lives; 401 without one."""
    try:
        admitted = await desk.admits(key)
    except Exception:
        await overloaded(scope, send, 5)
        return
    if not admitted:
        await refuse(scope, send, 401, "not_signed_in")
        return
    await stream(hub, code, scope, receive, send, lambda tap: desk.add(tap, key), desk.remove)


def _nobody(_: Tap) -> None:
    return None


async def stream(
    hub: Hub,
    code: str,
    scope: Scope,
    receive: Receive,
    send: Send,
    begun: Callable[[Tap], None] = _nobody,
    ended: Callable[[Tap], None] = _nobody,
) -> None:
    """Answer ``GET /live/<code>/stream`` until the phone goes, is too slow, or the hub closes."""
    seen = seen_version(header(scope, b"last-event-id"), scope["query_string"].decode("latin-1"))
    tap = hub.tap(code, seen)
    gone = asyncio.ensure_future(_gone(receive, tap))
    begun(tap)
    try:
        await tap.awake.wait()
        if tap.status in (404, 503):
            await (overloaded(scope, send, 5) if tap.status == 503 else refuse(scope, send, 404, "not_found"))
            return
        await send({"type": "http.response.start", "status": 200, "headers": frames.STREAM_HEADERS})
        await send({"type": "http.response.body", "body": frames.retry(), "more_body": True})
        await _tell(hub, code, tap, send)
    except TimeoutError:
        hub.phones.evicted += 1
        raise
    finally:
        gone.cancel()
        ended(tap)
        hub.untap(code, tap)


async def _tell(hub: Hub, code: str, tap: Tap, send: Send) -> None:
    while not tap.ended:
        tap.awake.clear()
        body = _news(hub, code, tap)
        async with asyncio.timeout(hub.bounds.evict_after):
            await send({"type": "http.response.body", "body": body, "more_body": True})
        try:
            async with asyncio.timeout(hub.bounds.heartbeat):
                await tap.awake.wait()
        except TimeoutError:
            continue
    await send({"type": "http.response.body", "body": b""})


def _news(hub: Hub, code: str, tap: Tap) -> bytes:
    room = hub.rooms.get(code)
    if room is None or room.version == tap.seen:
        return frames.HEART
    tap.seen = room.version
    return room.frame


async def _gone(receive: Receive, tap: Tap) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    tap.end()
