"""``kill -9`` of the real server in a burst of votes and questions: acknowledged ⊆ stored ⊆ attempted."""

from __future__ import annotations

import itertools
import os
import threading
import time
from collections.abc import Callable, Iterator
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlencode

import psycopg
import pytest

from kezdesu.common import devices
from tests.edge.browser import Answer
from tests.edge.conftest import POSTGRES
from tests.edge.rows import run
from tests.gates.conftest import Lived, Settled
from tests.gates.house import house
from tests.gates.visitors import FORM, Visitor
from tests.gates.world import NOW

pytestmark = [pytest.mark.crash, pytest.mark.once]
PHONES, ASKERS = 4, 3
MOST_QUESTIONS = 36
"""Of one asker: together they stay within what one address may ask in ten minutes."""


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def crashing(request: pytest.FixtureRequest, settled: Settled, tmp_path: Path) -> Iterator[Lived]:
    """A served world on each database."""
    if request.param == "sqlite":
        with house(settled.copy(tmp_path)) as made:
            made.start(NOW)
            yield Lived(made, settled.world)
        return
    name = f"kezdesu_crash_{os.getpid()}"
    try:
        with psycopg.connect(POSTGRES, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
    except psycopg.OperationalError:
        pytest.skip("no PostgreSQL server")
    try:
        with house(tmp_path, f"{POSTGRES.rpartition('/')[0]}/{name}") as made:
            world = made.settle()
            made.start(NOW)
            yield Lived(made, world)
    finally:
        with psycopg.connect(POSTGRES, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


class Burst:
    """Phones that vote and people who ask, as fast as they can, until the line is dead."""

    def __init__(self, lived: Lived) -> None:
        self.house, self.world = lived.house, lived.world
        self.votes_tried: set[str] = set()
        self.votes_told: set[str] = set()
        self.asked: dict[str, str] = {}
        """Text of every question that was sent, by its key."""
        self.receipts: dict[str, str] = {}
        """Secret of every question that was acknowledged, by its key."""
        self.question = self.world.codes["question.on_air"]
        self.secret = (self.house.folder / "secret-key").read_text().strip()
        first = Visitor(self.house)
        self.form = first.form(f"/kk/meetings/{self.world.codes['visit.live']}/ask/", "consent")
        self.cookie = "; ".join(f"{name}={value}" for name, value in first.cookies.items())
        jobs = [(self._vote, number) for number in range(PHONES)] + [
            (self._ask, number) for number in range(ASKERS)
        ]
        self._threads = [threading.Thread(target=self._until_dead, args=job) for job in jobs]

    def blaze(self, *, votes: int, questions: int) -> None:
        """Kill the server in the midst: as soon as so many were acknowledged and others are still being sent."""
        for thread in self._threads:
            thread.start()
        ends = time.monotonic() + 60
        while len(self.votes_told) < votes or len(self.receipts) < questions:
            assert time.monotonic() < ends, "the burst does not come to life"
            time.sleep(0.01)
        self.house.kill()
        for thread in self._threads:
            thread.join(30)

    def send(self, key: str) -> Answer:
        """The form with the question of that key."""
        values = self.form.values | {"text": self.asked[key], "key": key, "consent": "on", "seen": "1"}
        headers, body = FORM | {"cookie": self.cookie}, urlencode(values).encode()
        return self.house.served.ask("POST", self.form.action, headers, body)

    def _until_dead(self, job: Callable[[int, int], None], who: int) -> None:
        for number in itertools.count():
            try:
                job(who, number)
            except (OSError, HTTPException, StopIteration, AssertionError):
                return

    def _vote(self, who: int, number: int) -> None:
        device = f"{who:016x}{number:016x}"
        self.votes_tried.add(device)
        cookie = f"{devices.COOKIE}={devices.sign(device, self.secret)}"
        if self.house.served.vote(self.question, cookie=cookie).status == 200:
            self.votes_told.add(device)

    def _ask(self, who: int, number: int) -> None:
        if number >= MOST_QUESTIONS:
            raise StopIteration
        key = f"crash-key-{who:04d}-{number:08d}"
        self.asked[key] = f"Ауданда дәрігер неге жетпейді, сұраған адам {who}, реті {number}?"
        answer = self.send(key)
        if answer.status == 302:
            self.receipts[key] = answer.headers["location"].split("/mine/")[1].split("/")[0]


def database_of(lived: Lived) -> str:
    return lived.house.database or str(lived.house.folder / "kezdesu.sqlite3")


def stored_texts(lived: Lived) -> list[str]:
    rows = run(
        database_of(lived), "SELECT text FROM voices_voice WHERE text LIKE 'Ауданда дәрігер неге жетпейді%'"
    )
    return [row[0] for row in rows]


def stored_votes(lived: Lived, question: str) -> set[str]:
    found = "SELECT supporter FROM voices_support WHERE voice_id = (SELECT id FROM voices_voice WHERE code = '{}')"
    return {row[0] for row in run(database_of(lived), found.format(question))}


def test_kill_in_a_burst_loses_nothing_that_was_acknowledged(crashing: Lived) -> None:
    before = stored_votes(crashing, crashing.world.codes["question.on_air"])
    burst = Burst(crashing)
    burst.blaze(votes=100, questions=12)
    crashing.house.start(NOW)

    told = [burst.asked[key] for key in burst.receipts]
    texts, votes = stored_texts(crashing), stored_votes(crashing, burst.question) - before
    assert len(told) >= 12
    assert len(burst.votes_told) >= 100
    assert burst.votes_told <= votes <= burst.votes_tried
    assert set(told) <= set(texts) <= set(burst.asked.values())
    assert len(texts) == len(set(texts))

    for key, secret in burst.receipts.items():
        page = crashing.house.served.get(f"/kk/mine/{secret}/")
        assert page.status == 200
        assert burst.asked[key] in page.body.decode()

    again = [key for key in burst.asked if key not in burst.receipts] + list(burst.receipts)[:3]
    for key in again:
        secret = burst.send(key).headers["location"].split("/mine/")[1].split("/")[0]
        assert secret == burst.receipts.get(key, secret)
    assert sorted(stored_texts(crashing)) == sorted(burst.asked.values())


def test_clean_stop_lets_open_streams_go_and_loses_nothing(crashing: Lived) -> None:
    streams = [crashing.house.served.stream(crashing.world.codes["visit.live"]) for _ in range(20)]
    assert {stream.status for stream in streams} == {200}
    assert crashing.house.served.vote(crashing.world.codes["question.on_air"]).status == 200
    assert crashing.house.stop() < 3
