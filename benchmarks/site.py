"""The site that is measured when the real one is not needed: the real edge, a page of 20 kB, a room, a question.

``python -m benchmarks.site '{"database": path}'`` prints ``port N`` and serves until SIGTERM.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from kezdesu.edge import logs
from kezdesu.edge.app import Edge
from kezdesu.edge.ports import Bounds, Ports, Settings, Trust
from kezdesu.edge.server import run
from kezdesu.edge.vote_sqlite import SqliteStore

SECRET = "the benchmarks' own secret, not a secret"
QUESTION = "Q-2222-22"
TABLES = """
CREATE TABLE voices_voice (id integer PRIMARY KEY, state varchar(10) NOT NULL);
CREATE TABLE voices_support (id integer PRIMARY KEY AUTOINCREMENT, voice_id bigint NOT NULL,
    supporter varchar(64) NOT NULL, kind varchar(12) NOT NULL DEFAULT 'device', at datetime NOT NULL,
    UNIQUE (voice_id, supporter));
CREATE TABLE voices_supportcount (voice_id bigint PRIMARY KEY, device integer NOT NULL DEFAULT 0,
    contact integer NOT NULL DEFAULT 0, identified integer NOT NULL DEFAULT 0);
INSERT INTO voices_voice (id, state) VALUES (1, 'published');
"""
PAGE = b"<!doctype html><title>Kezdesu</title>" + b"<p>A line of a page of twenty kilobytes.</p>\n" * 445
BOUNDS = Bounds(
    stream_interval=0.05,
    refresh=1e9,
    device_rate=1e6,
    device_burst=1e6,
    address_rate=1e9,
    address_burst=1e9,
)
"""Limits are still computed for every vote, but let one address of a load generator through."""


def make_database(path: Path) -> Path:
    """A database of votes in WAL with one open question."""
    for old in path.parent.glob(path.name + "*"):
        old.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.executescript(TABLES)
    connection.close()
    return path


class Site:
    """Pages of the benchmarks."""

    edge: Edge

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        body = self.burst(path) if path.startswith("/burst/") else PAGE
        start("200 OK", [("content-type", "text/html; charset=utf-8"), ("content-length", str(len(body)))])
        return [body]

    def burst(self, path: str) -> bytes:
        """``/burst/<rounds>/<milliseconds>/<bytes>``: publish so often, and say what it cost this process."""
        rounds, pause, size = map(int, path.strip("/").split("/")[1:])
        time.sleep(1.0)
        before, flushes, began = time.process_time(), self.edge.hub.flushes, time.monotonic()
        first = int(time.time() * 1000)
        for number in range(rounds):
            self.edge.hub.publish("M-1", first + number, payload(size))
            time.sleep(max(0.0, began + (number + 1) * pause / 1000 - time.monotonic()))
        spent = time.process_time() - before
        return json.dumps({"cpu": spent, "flushes": self.edge.hub.flushes - flushes}).encode()


def payload(size: int) -> bytes:
    """A state as JSON with the instant (µs) that the listeners measure delays from; a frame of about ``size`` bytes."""
    head = b'{"t":%d,"pad":"' % (time.monotonic_ns() // 1000)
    return head + b"x" * (size - len(head) - 30) + b'"}'


def main(given: dict[str, str]) -> None:
    """Serve until SIGTERM."""
    logs.configure()
    site = Site()
    ports = Ports(
        pages=site,
        cacheable=lambda path: frozenset() if path.startswith("/kk/") else None,
        snapshot=lambda _: (1, b'{"pad":""}'),
        resolve={QUESTION: 1}.get,
    )
    site.edge = Edge(ports, Settings(Trust(SECRET), BOUNDS), lambda: SqliteStore(given["database"]))
    run(site.edge, "127.0.0.1", 0, lambda port: print("port", port, flush=True))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
