"""The stream: one state to thousands of phones, against a plain C epoll loop with the same bytes."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass

from benchmarks.measure import BUILD, ask, compiled, process, resident_bytes, site
from benchmarks.site import make_database

_FRAME = 1000
_PATIENCE = 100
_SETTLE = 1.0


@dataclass(frozen=True, slots=True)
class Fanout:
    """One server and its listeners."""

    clients: int
    messages: int
    """Frames that arrived."""
    missing: int
    """Frames that did not: a phone behind gets only the newest state (or, from the C loop, nothing)."""
    cpu_seconds: float
    p50_ms: float
    p99_ms: float
    bytes_per_client: float | None

    @property
    def per_cpu_second(self) -> float:
        """Messages that arrived for each CPU second of the server."""
        return self.messages / max(self.cpu_seconds, 0.001)


def measure(clients: int, rounds: int, pause_ms: int) -> tuple[Fanout, Fanout]:
    """The hub and the C loop, one after the other, with the same clients, rounds and pauses."""
    return _hub(clients, rounds, pause_ms), _c_loop(clients, rounds, pause_ms)


def _hub(clients: int, rounds: int, pause_ms: int) -> Fanout:
    with site(database=str(make_database(BUILD / "fanout.sqlite3"))) as (server, port):
        ask(f"http://127.0.0.1:{port}/kk/page/")
        before = resident_bytes(server.pid)
        with process(
            compiled("listeners"), str(port), "/live/M-1/stream", str(clients), str(_PATIENCE)
        ) as phones:
            phones.expect(r"open (\d+)")
            grown = resident_bytes(server.pid) - before
            spent = json.loads(ask(f"http://127.0.0.1:{port}/burst/{rounds}/{pause_ms}/{_FRAME}"))
            threading.Event().wait(_SETTLE)
            phones.tell("enough")
            seen = phones.expect(r"frames (\d+) p50 (\S+) p99 (\S+) max (\S+)")
    arrived = int(seen[0])
    missing = spent["flushes"] * clients - arrived
    return Fanout(clients, arrived, missing, spent["cpu"], float(seen[1]), float(seen[2]), grown / clients)


def _c_loop(clients: int, rounds: int, pause_ms: int) -> Fanout:
    with process(compiled("fanout"), str(clients), str(_FRAME), str(rounds), str(pause_ms)) as server:
        (port,) = server.expect(r"port (\d+)")
        with process(compiled("listeners"), port, "/live/M-1/stream", str(clients), str(_PATIENCE)) as phones:
            phones.expect(r"open (\d+)")
            _, cpu = server.expect(r"sent (\d+) cpu (\S+)")
            threading.Event().wait(_SETTLE)
            phones.tell("enough")
            seen = phones.expect(r"frames (\d+) p50 (\S+) p99 (\S+) max (\S+)")
    arrived = int(seen[0])
    return Fanout(
        clients, arrived, rounds * clients - arrived, float(cpu), float(seen[1]), float(seen[2]), None
    )
