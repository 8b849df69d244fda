"""Several processes, one stream: each new state crosses Redis once per hub, whatever the number of phones."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

import structlog

from kezdesu.edge.feed import Feed
from kezdesu.edge.ports import Snapshot

CHANNEL = "kezdesu:live"
_RETRY_SECONDS = 1.0
_TELL_SECONDS = 2.0
_ALIVE_SECONDS = 15
log = structlog.get_logger("kezdesu.edge")


def encode(code: str, state: Snapshot) -> bytes:
    """One message: code, version, payload, a line each (the payload may hold more)."""
    return b"%s\n%d\n%s" % (code.encode(), state[0], state[1])


def decode(message: bytes) -> tuple[str, Snapshot | None]:
    """The room and its state; no state: "it has changed, read it yourself"."""
    code, version, payload = message.split(b"\n", 2)
    return code.decode(), (int(version), payload) if version else None


def announcer(url: str) -> Callable[[str], None]:
    """For processes without a hub (worker, commands): a function that tells all hubs that a room has changed."""
    import redis

    client = redis.Redis.from_url(url)

    def announce(code: str) -> None:
        client.publish(CHANNEL, code.encode() + b"\n\n")

    return announce


class Relay:
    """Links this process' feed with the others through one Redis channel."""

    def __init__(self, url: str, feed: Feed) -> None:
        self._url = url
        self._feed = feed
        self.connected = asyncio.Event()
        self._hearing: Any = None
        self._telling: Any = None
        self._listening: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Attach to the running loop and begin to listen."""
        import redis.asyncio

        self._hearing = redis.asyncio.Redis.from_url(self._url, health_check_interval=_ALIVE_SECONDS)
        self._telling = redis.asyncio.Redis.from_url(self._url, socket_timeout=_TELL_SECONDS)
        self._feed.share = self._share
        self._listening = asyncio.get_running_loop().create_task(self._listen())

    async def close(self) -> None:
        """Stop listening."""
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)
            await self._hearing.aclose()
            await self._telling.aclose()

    async def _share(self, code: str, state: Snapshot) -> None:
        from redis.exceptions import RedisError

        try:
            await self._telling.publish(CHANNEL, encode(code, state))
        except (OSError, RedisError) as error:
            log.warning("relay_unreachable", error=type(error).__name__)

    async def _listen(self) -> None:
        from redis.exceptions import RedisError

        while True:
            with contextlib.suppress(RedisError, OSError):
                async with self._hearing.pubsub(ignore_subscribe_messages=True) as channel:
                    await channel.subscribe(CHANNEL)
                    self.connected.set()
                    self._feed.refresh_all()
                    async for message in channel.listen():
                        self._heard(message["data"])
            self.connected.clear()
            log.warning("relay_lost")
            await asyncio.sleep(_RETRY_SECONDS)

    def _heard(self, message: bytes) -> None:
        try:
            code, state = decode(message)
        except ValueError:
            log.warning("relay_message_unreadable")
            return
        if state is not None:
            self._feed.hub.accept(code, *state)
        elif code in self._feed.hub.rooms:
            self._feed.reread(code)
