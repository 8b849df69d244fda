"""Votes over HTTP on both databases: acknowledged means stored, once, and before the question closed."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kezdesu.common import devices
from kezdesu.edge import vote_postgres, vote_sqlite
from kezdesu.edge.ports import Bounds
from kezdesu.edge.vote_sqlite import SqliteStore
from kezdesu.edge.vote_store import Batch, Vote
from kezdesu.edge.votes import Full, Votes
from kezdesu.voices.states import SUPPORTABLE
from tests.edge.browser import Served, serving
from tests.edge.rows import figure, run, supporters
from tests.edge.tiny import SECRET, make_sqlite
from tests.waiting import until

AT = datetime(2026, 3, 11, 9, 30, tzinfo=UTC)
LOOSE = {"device_burst": 1e6, "address_burst": 1e6}


def cookie(device: str) -> str:
    return f"{devices.COOKIE}={devices.sign(device, SECRET)}"


def test_fifty_parallel_retries_of_one_device_count_once(database: str) -> None:
    with serving(database=database, bounds=LOOSE) as server, ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(lambda _: server.vote(cookie=cookie("a" * 32)), range(50)))
    assert {answer.status for answer in answers} == {200}
    assert sum(answer.json["counted"] for answer in answers) == 1
    assert {answer.json["support"] for answer in answers} == {1}
    assert (supporters(database), figure(database)) == ({"a" * 32}, 1)


def test_retry_after_a_restart_is_the_same_vote(database: str) -> None:
    for counted in (True, False):
        with serving(database=database) as server:
            assert server.vote(cookie=cookie("b" * 32)).json["counted"] is counted
            server.stop()
    assert figure(database) == 1


def test_new_device_gets_a_cookie_that_is_its_name(database: str) -> None:
    with serving(database=database) as server:
        issued = server.vote().cookies[0]
        value = issued.split(";")[0].partition("=")[2]
        assert devices.read(value, SECRET) in supporters(database)
        assert "HttpOnly; SameSite=Lax" in issued
        again = server.vote(cookie=f"{devices.COOKIE}={value}")
        assert (again.json["counted"], again.cookies) == (False, [])


def test_forged_cookie_is_nobody(database: str) -> None:
    with serving(database=database) as server:
        assert server.vote(cookie=f"{devices.COOKIE}={'a' * 32}.{'A' * 43}").cookies
    assert "a" * 32 not in supporters(database)


def test_closed_question_takes_no_votes(database: str) -> None:
    with serving(database=database) as server:
        answer = server.vote("Q-3333-3P")
        assert (answer.status, answer.json["error"]["code"]) == (409, "closed")
    assert supporters(database, 2) == set()


def test_acknowledged_before_the_question_closed_if_and_only_if_counted(database: str) -> None:
    acknowledged: set[str] = set()
    refused: set[str] = set()

    def burst(server: Served, start: int) -> None:
        for number in range(start, start + 10_000):
            device = f"{number:032x}"
            status = server.vote(cookie=cookie(device)).status
            (acknowledged if status == 200 else refused).add(device)
            assert status in (200, 409)
            if status == 409:
                return

    with serving(database=database, bounds=LOOSE) as server, ThreadPoolExecutor(8) as pool:
        done = [pool.submit(burst, server, start * 10_000) for start in range(8)]
        while len(acknowledged) < 40 and not all(future.done() for future in done):
            time.sleep(0.005)
        run(database, "UPDATE voices_voice SET state = 'answered' WHERE id = 1")
        stored_at_closing = supporters(database)
        for future in done:
            future.result()
    assert supporters(database) == acknowledged == stored_at_closing
    assert figure(database) == len(acknowledged)
    assert refused
    assert not refused & acknowledged


def test_form_without_javascript_goes_back_to_the_page_it_came_from(database: str) -> None:
    with serving(database=database) as server:
        host = f"127.0.0.1:{server.port}"
        form = {"accept": "text/html", "content-type": "application/x-www-form-urlencoded"}
        for referer, place in {
            f"http://{host}/ru/meetings/M-1/live/?x=1": "/ru/meetings/M-1/live/",
            "http://evil.example/kk/": "/kk/meetings/M-1/live/",
            f"http://{host}//evil.example/": "/kk/meetings/M-1/live/",
        }.items():
            answer = server.ask("POST", "/live/M-1/vote", {**form, "referer": referer}, b"question=q-2222-22")
            assert (answer.status, answer.headers["location"]) == (303, place)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://evil.example"}, 403),
        ({"sec_fetch_site": "cross-site"}, 403),
        ({"sec_fetch_site": "same-site"}, 403),
        ({"sec_fetch_site": "same-origin"}, 200),
        ({"origin": "null"}, 403),
    ],
)
def test_only_our_own_pages_may_vote(tmp_path: Path, headers: dict[str, str], status: int) -> None:
    with serving(database=make_sqlite(tmp_path / "v.sqlite3")) as server:
        assert server.vote(**headers).status == status


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/json", b"{", 400),
        ("application/json", b"[1]", 400),
        ("application/json", b'{"question": 7}', 400),
        ("application/json", b"[" * 1000, 400),
        ("text/plain", b"\xff\xfe", 400),
        ("text/plain", b"", 400),
        ("text/plain", b"question=Q-7KD3-XX", 404),
        ("text/plain", b"question=" + b"Q" * 2000, 413),
    ],
)
def test_bad_input_gets_a_clear_answer(server: Served, kind: str, body: bytes, status: int) -> None:
    answer = server.ask("POST", "/live/M-1/vote", {"content-type": kind, "accept-language": "ru"}, body)
    assert answer.status == status
    assert answer.json["error"]["message"]


def test_question_may_not_be_read_by_vote_address(server: Served) -> None:
    answer = server.get("/live/M-1/vote")
    assert (answer.status, answer.headers["allow"]) == (405, "POST")


def test_eager_device_is_told_when_to_come_back(tmp_path: Path) -> None:
    bounds = {"device_rate": 0.5, "device_burst": 3.0}
    with serving(database=make_sqlite(tmp_path / "v.sqlite3"), bounds=bounds) as server:
        statuses = [server.vote(cookie=cookie("c" * 32)).status for _ in range(5)]
        assert statuses == [200, 200, 200, 429, 429]
        assert int(server.vote(cookie=cookie("c" * 32)).headers["retry-after"]) >= 1
        assert server.vote(cookie=cookie("d" * 32)).status == 200


def test_forged_forwarded_address_changes_nothing(tmp_path: Path) -> None:
    bounds = {"address_rate": 0.1, "address_burst": 2.0}
    with serving(database=make_sqlite(tmp_path / "v.sqlite3"), bounds=bounds) as server:
        statuses = [server.vote(x_forwarded_for=f"10.0.0.{n}").status for n in range(4)]
        assert statuses == [200, 200, 429, 429]


def test_trusted_proxy_names_the_visitor(tmp_path: Path) -> None:
    given = {"bounds": {"address_rate": 0.1, "address_burst": 2.0}, "trust": {"proxies": ["127.0.0.1"]}}
    with serving(database=make_sqlite(tmp_path / "v.sqlite3"), **given) as server:
        assert [server.vote(x_forwarded_for=f"10.0.0.{n}").status for n in range(4)] == [200] * 4
        assert [server.vote(x_forwarded_for="10.9.9.9, 10.0.0.7").status for _ in range(3)] == [200, 200, 429]
        assert "Secure" in server.vote(x_forwarded_for="10.0.1.1", x_forwarded_proto="https").cookies[0]


def test_full_queue_says_503_before_anything_is_promised(tmp_path: Path) -> None:
    database = make_sqlite(tmp_path / "v.sqlite3")
    blocker = sqlite3.connect(database, isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    with (
        serving(database=database, bounds={**LOOSE, "votes_waiting": 10}) as server,
        ThreadPoolExecutor(30) as pool,
    ):
        pending = [pool.submit(server.vote, cookie=cookie(f"{n:032x}")) for n in range(30)]
        assert until(lambda: sum(future.done() for future in pending) >= 20)
        early = [future.result() for future in pending if future.done()]
        assert len(early) == 20
        assert {(answer.status, answer.headers["retry-after"]) for answer in early} == {(503, "2")}
        blocker.execute("COMMIT")
        blocker.close()
        answers = [future.result() for future in pending]
    assert len(supporters(database)) == sum(answer.status == 200 for answer in answers) == 10


def test_stopping_server_stores_what_it_took(tmp_path: Path) -> None:
    database = make_sqlite(tmp_path / "v.sqlite3")
    blocker = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    blocker.execute("BEGIN IMMEDIATE")
    with serving(database=database, bounds=LOOSE) as server, ThreadPoolExecutor(20) as pool:
        pending = [pool.submit(server.vote, cookie=cookie(f"{n:032x}")) for n in range(20)]
        assert until(lambda: b"kezdesu_votes_waiting 20.0" in server.get("/metrics").body)
        threading.Timer(0.7, lambda: blocker.execute("COMMIT")).start()
        server.stop()
        acknowledged = sum(future.result().status == 200 for future in pending)
    blocker.close()
    assert acknowledged == len(supporters(database)) == 20


def test_house_is_told_what_was_counted(tmp_path: Path) -> None:
    with serving(database=make_sqlite(tmp_path / "v.sqlite3")) as server:
        server.vote()
        assert until(lambda: server.state()["counted"] == [1])


def test_instants_are_kept_as_django_keeps_them(tmp_path: Path) -> None:
    database = make_sqlite(tmp_path / "v.sqlite3")
    store = SqliteStore(database)
    store.commit([Vote(1, "x", "contact", AT), Vote(1, "y", "device", AT.replace(microsecond=5))])
    store.close()
    assert run(database, "SELECT at FROM voices_support ORDER BY id") == [
        ("2026-03-11 09:30:00",),
        ("2026-03-11 09:30:00.000005",),
    ]
    assert run(database, "SELECT device, contact, identified FROM voices_supportcount") == [(1, 1, 0)]


def test_open_questions_are_those_of_the_house() -> None:
    for statement in (vote_sqlite._OPEN, vote_postgres._OPEN):
        named = set(statement.split("state IN (")[1].split(")")[0].replace("'", "").split(", "))
        assert named == {state.value for state in SUPPORTABLE}


class Fragile:
    """A store that refuses a certain supporter, as a broken constraint would, and remembers its batches."""

    def __init__(self, inner: SqliteStore) -> None:
        self.inner = inner
        self.sizes: list[int] = []
        self.gate = threading.Event()

    def commit(self, votes: Sequence[Vote]) -> Batch:
        self.sizes.append(len(votes))
        self.gate.wait(5)
        if any(vote.supporter == "bad" for vote in votes):
            raise sqlite3.IntegrityError("bad row")
        return self.inner.commit(votes)

    def close(self) -> None:
        self.inner.close()


async def _vote_all(store: Fragile, names: list[str], cancel: str = "") -> dict[str, object]:
    votes = Votes(Bounds(), lambda: store, lambda _: None)
    votes.start()
    futures = {name: votes.submit(Vote(1, name, "device", AT)) for name in names}
    await asyncio.sleep(0.1)
    if cancel:
        futures[cancel].cancel()
    store.gate.set()
    results = await asyncio.gather(*futures.values(), return_exceptions=True)
    await asyncio.to_thread(votes.stop)
    with pytest.raises(Full):
        votes.submit(Vote(1, "late", "device", AT))
    return dict(zip(names, results, strict=True))


def test_one_bad_row_does_not_cost_the_others_their_votes(tmp_path: Path) -> None:
    database = make_sqlite(tmp_path / "v.sqlite3")
    names = ["first", *(f"n{number}" for number in range(20)), "bad", "last"]
    results = asyncio.run(_vote_all(Fragile(SqliteStore(database)), names))
    assert isinstance(results["bad"], sqlite3.IntegrityError)
    assert supporters(database) == set(names) - {"bad"}


def test_next_batch_gathers_while_the_last_commits(tmp_path: Path) -> None:
    store = Fragile(SqliteStore(make_sqlite(tmp_path / "v.sqlite3")))
    asyncio.run(_vote_all(store, [f"n{number}" for number in range(1000)]))
    assert len(store.sizes) <= 3


def test_visitor_who_left_does_not_stop_the_batch(tmp_path: Path) -> None:
    database = make_sqlite(tmp_path / "v.sqlite3")
    results = asyncio.run(_vote_all(Fragile(SqliteStore(database)), ["a", "b", "c"], cancel="b"))
    assert isinstance(results["b"], asyncio.CancelledError)
    assert {"a", "c"} <= supporters(database)
