"""uvicorn, started and stopped our way: streams end first, votes taken are stored, no signal is raised again."""

from __future__ import annotations

import contextlib
import gc
import signal
import socket
import sys
from collections.abc import Callable, Iterator

import structlog
import uvicorn

from kezdesu.edge.app import Edge
from kezdesu.edge.protocol import protocol_for

_STOPPING_SECONDS = 5
_KEEP_ALIVE_SECONDS = 15
_SWITCH_SECONDS = 0.001
"""A thread of Django gives the interpreter back to the loop after so long, if asked: five times the default pace."""
log = structlog.get_logger("kezdesu.edge")


class Server(uvicorn.Server):
    """One process. ``started(port)`` is called when it accepts connections."""

    def __init__(self, config: uvicorn.Config, edge: Edge, started: Callable[[int], None]) -> None:
        super().__init__(config)
        self._edge = edge
        self._announce = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start the edge, then accept connections."""
        self._edge.start()
        await super().startup(sockets)
        _rest_the_collector()
        if sockets:
            self._announce(sockets[0].getsockname()[1])

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the streams, then the requests, then the writer of votes."""
        self._edge.end_streams()
        await super().shutdown(sockets)
        await self._edge.stop()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """SIGTERM and SIGINT ask for a clean stop and nothing more."""
        before = {
            number: signal.signal(number, self.handle_exit) for number in (signal.SIGTERM, signal.SIGINT)
        }
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


def run(edge: Edge, host: str, port: int, started: Callable[[int], None] | None = None) -> None:
    """Serve until SIGTERM or SIGINT. Port 0: any free one. Processes linked by Redis may share a port."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    _raise_descriptor_limit()
    config = uvicorn.Config(
        edge,
        loop="uvloop",
        http=protocol_for(edge),
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        backlog=4096,
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=_STOPPING_SECONDS,
    )
    listening = _listen(host, port, shared=bool(edge.settings.redis))
    with contextlib.closing(listening):
        Server(config, edge, started or _log_start).run([listening])
    log.info("stopped")


def _rest_the_collector() -> None:
    """What is loaded at the start stays: the garbage collector need not look at it again, nor look so often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


def _log_start(port: int) -> None:
    log.info("started", port=port)


def _listen(host: str, port: int, *, shared: bool) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if shared and hasattr(socket, "SO_REUSEPORT"):
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    listening.bind((host, port))
    listening.set_inheritable(True)
    return listening


def _raise_descriptor_limit() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
