"""Durable votes: over HTTP against a Django view with a single insert, and the core against append + fdatasync."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from benchmarks.measure import BUILD, HERE, Load, process, site, wrk
from benchmarks.site import SECRET, make_database
from kezdesu.common import devices
from kezdesu.edge.ports import Bounds
from kezdesu.edge.vote_sqlite import SqliteStore
from kezdesu.edge.vote_store import Vote
from kezdesu.edge.votes import Votes

_SECONDS = 4
_COOKIES = 150_000
_AT = datetime(2026, 3, 11, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class OverHttp:
    """Votes as phones send them."""

    batched: Load
    single: Load
    stored: int


@dataclass(frozen=True, slots=True)
class Core:
    """Votes without HTTP: how many a second, and how long one waits."""

    per_second: float
    p99_ms: float


def over_http() -> OverHttp:
    """wrk with one signed device per request, on SQLite, against both servers."""
    cookies = BUILD / "cookies.txt"
    cookies.write_text("\n".join(devices.issue(SECRET) for _ in range(_COOKIES)))
    os.environ["KEZDESU_COOKIES"] = str(cookies)
    options = ("-s", str(HERE / "votes.lua"))
    database = make_database(BUILD / "votes.sqlite3")
    with site(database=str(database)) as (running, port):
        batched = wrk(
            f"http://127.0.0.1:{port}/live/M-1/vote", [running.pid], _SECONDS, *options, connections=256
        )
    with closing(sqlite3.connect(database)) as connection:
        stored = connection.execute("SELECT count(*) FROM voices_support").fetchone()[0]
    single_database = make_database(BUILD / "single.sqlite3")
    command = (sys.executable, "-m", "benchmarks.django_single", str(single_database))
    with process(*command, log=BUILD / "single.log") as running:
        (single_port,) = running.expect(r"port (\d+)")
        url = f"http://127.0.0.1:{single_port}/live/M-1/vote"
        single = wrk(url, [running.pid], _SECONDS, *options, connections=32)
    return OverHttp(batched, single, stored)


class Taker(Protocol):
    """Something that takes one vote and answers when it is durable."""

    def submit(self, vote: Vote) -> asyncio.Future[object]:
        """The future is done when the vote is safe."""


def core() -> Core:
    """The vote core of the house on SQLite."""

    async def run() -> Core:
        votes = Votes(
            Bounds(), lambda: SqliteStore(str(make_database(BUILD / "core.sqlite3"))), lambda _: None
        )
        votes.start()
        result = await _drive(votes.submit)
        await asyncio.to_thread(votes.stop)
        return result

    return asyncio.run(run())


def append_only() -> Core:
    """The limit: the same loop, where a batch is an append to a file and one ``fdatasync``."""

    async def run() -> Core:
        log = AppendLog(BUILD / "append.log")
        result = await _drive(log.submit)
        await asyncio.to_thread(log.stop)
        return result

    return asyncio.run(run())


class AppendLog:
    """The plainest commit-paced log: no questions, no uniqueness, no counters."""

    def __init__(self, path: Path) -> None:
        self._loop = asyncio.get_running_loop()
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        self._gathering: list[tuple[Vote, asyncio.Future[bool]]] = []
        self._changed = threading.Condition()
        self._stopping = False
        self._thread = threading.Thread(target=self._write)
        self._thread.start()

    def submit(self, vote: Vote) -> asyncio.Future[bool]:
        """Put ``vote`` into the next write."""
        future = self._loop.create_future()
        with self._changed:
            self._gathering.append((vote, future))
            self._changed.notify()
        return future

    def stop(self) -> None:
        """End the thread."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        self._thread.join()
        os.close(self._file)

    def _write(self) -> None:
        while True:
            with self._changed:
                while not self._gathering and not self._stopping:
                    self._changed.wait()
                batch, self._gathering = self._gathering, []
            if not batch:
                return
            os.write(self._file, "".join(f"{vote.voice_id} {vote.supporter}\n" for vote, _ in batch).encode())
            os.fdatasync(self._file)
            self._loop.call_soon_threadsafe(_resolve, [future for _, future in batch])


def _resolve(futures: Sequence[asyncio.Future[bool]]) -> None:
    for future in futures:
        if not future.done():
            future.set_result(True)


async def _drive(submit: object, phones: int = 2000, seconds: float = 2.0) -> Core:
    """``phones`` voters, each with the next vote as soon as the last is safe."""
    assert callable(submit)
    sys.setswitchinterval(0.001)
    waits: list[float] = []
    until = time.perf_counter() + seconds

    async def phone(number: int) -> None:
        turn = 0
        while (began := time.perf_counter()) < until:
            turn += 1
            await submit(Vote(1, f"{number:08x}{turn:08x}", "device", _AT))
            waits.append(time.perf_counter() - began)

    began = time.perf_counter()
    await asyncio.gather(*(phone(number) for number in range(phones)))
    waits.sort()
    return Core(len(waits) / (time.perf_counter() - began), waits[len(waits) * 99 // 100] * 1000)
