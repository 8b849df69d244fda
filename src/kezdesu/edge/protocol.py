"""One port for everything: looks at the first bytes of a request and decides who serves it.

A stream of a live hour goes to the hub together with its socket; a plain request for a cached page is answered at
once; the rest is uvicorn's. Also bounds what uvicorn leaves open: the size of a head and the time it may take.
"""

from __future__ import annotations

import asyncio
import re
from typing import Any

from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle
from uvicorn.server import ServerState

from kezdesu.edge import wire
from kezdesu.edge.app import Edge
from kezdesu.edge.frames import refusal
from kezdesu.edge.phones import AVAILABLE
from kezdesu.edge.stream_http import of_desk, seen_version

_LARGEST_HEAD = 32_768
_HEAD_SECONDS = 10.0
_STREAM = re.compile(rb"GET /live/([A-Za-z0-9-]{1,40})/stream(?:\?([!-~]*))? HTTP/1\.1\r\n")
_LAST_EVENT_ID = re.compile(rb"\r\nlast-event-id:[ \t]*([0-9]{1,15})[ \t]*\r\n", re.IGNORECASE)
_FORWARDED_PROTO = re.compile(rb"\r\nx-forwarded-proto:[ \t]*https[ \t]*\r\n", re.IGNORECASE)


class EdgeProtocol(HttpToolsProtocol):
    """uvicorn's protocol with the two ways past it. Make a class for an edge with :func:`protocol_for`."""

    edge: Edge

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._in_message = False
        self._head_bytes = 0
        self._head_timer: asyncio.TimerHandle | None = None
        self._active_at = 0.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A new connection; it must say something soon."""
        super().connection_made(transport)
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection has gone."""
        self._head_arrived()
        self._unset_keepalive_if_required()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Bytes of a request: a stream, a cached page, or uvicorn's."""
        if self._between_requests():
            if data.startswith(b"GET /live/") and self._hand_over(data):
                return
            if self._answer_at_once(data):
                return
        if self._head_too_large(data):
            self._refuse(431)
            return
        super().data_received(data)

    def on_message_begin(self) -> None:
        """A request begins."""
        self._in_message = True
        if self._head_timer is None:
            self._await_head()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """The head of a request is whole."""
        self._head_arrived()
        self._head_bytes = 0
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The request is whole."""
        self._in_message = False
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """What could not be parsed gets the security headers, too."""
        self._refuse(400)

    def timeout_keep_alive_handler(self) -> None:
        """Close a connection that has been silent; the fast lane only notes the time of its answers."""
        silent = self.loop.time() - self._active_at
        if silent < self.timeout_keep_alive and not self.transport.is_closing():
            wait = self.timeout_keep_alive - silent
            self.timeout_keep_alive_task = self.loop.call_later(wait, self.timeout_keep_alive_handler)
        else:
            super().timeout_keep_alive_handler()

    def _between_requests(self) -> bool:
        cycle: RequestResponseCycle | None = self.cycle
        idle = cycle is None or cycle.response_complete
        return idle and not self._in_message and not self.pipeline and not self._head_bytes

    def _head_too_large(self, data: bytes) -> bool:
        if self._in_message and self._head_timer is None:
            return False
        self._head_bytes += len(data)
        return self._head_bytes > _LARGEST_HEAD and data.find(b"\r\n\r\n", 0, _LARGEST_HEAD) < 0

    def _answer_at_once(self, data: bytes) -> bool:
        date = b"".join(b"%s: %s\r\n" % pair for pair in self.server_state.default_headers)
        peer = self.client[0] if self.client else ""
        answer = self.edge.lane.answer(data, peer, date, tls=self.scheme == "https")
        if answer is None or self.flow.write_paused:
            return False
        self._head_arrived()
        self._active_at = self.loop.time()
        if self.timeout_keep_alive_task is None:
            self.timeout_keep_alive_task = self.loop.call_later(
                self.timeout_keep_alive, self.timeout_keep_alive_handler
            )
        self.transport.write(answer[0] + answer[1])
        return True

    def _hand_over(self, data: bytes) -> bool:
        """Give the socket to the hub if ``data`` is one whole request for a stream."""
        match = _STREAM.match(data)
        if (
            match is None
            or not AVAILABLE
            or self.scheme == "https"
            or data.find(b"\r\n\r\n") != len(data) - 4
            or of_desk((match[2] or b"").decode("ascii"))
        ):
            return False
        trust = self.edge.settings.trust
        proxied = bool(self.client and self.client[0] in trust.proxies and _FORWARDED_PROTO.search(data))
        last = _LAST_EVENT_ID.search(data)
        seen = seen_version(last[1].decode() if last else "", (match[2] or b"").decode("ascii"))
        fd = wire.take(self.transport.get_extra_info("socket").fileno())
        self._let_go()
        self.edge.hub.adopt(fd, match[1].decode(), seen, https=trust.behind_tls or proxied)
        return True

    def _let_go(self) -> None:
        """Forget the connection: the duplicate lives on in the hub."""
        self._head_arrived()
        self._unset_keepalive_if_required()
        self.connections.discard(self)
        self.transport.abort()

    def _refuse(self, status: int) -> None:
        if not self.transport.is_closing():
            self.transport.write(refusal(status, https=self.edge.settings.trust.behind_tls))
            self.transport.close()

    def _await_head(self) -> None:
        self._head_timer = self.loop.call_later(_HEAD_SECONDS, self._head_late)

    def _head_arrived(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _head_late(self) -> None:
        self._head_timer = None
        self.transport.close()


def protocol_for(edge: Edge) -> type[EdgeProtocol]:
    """The protocol class whose connections are served by ``edge``."""
    return type("ProtocolOfEdge", (EdgeProtocol,), {"edge": edge})
