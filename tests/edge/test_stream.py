"""Streams over real sockets: state, not events; nobody slow holds up the others."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import redis

from kezdesu.edge.relay import CHANNEL
from tests.edge.browser import Served, Stream, serving
from tests.edge.conftest import QUICK
from tests.waiting import PATIENCE, until

KEPT = "GET /livez HTTP/1.1\r\nHost: x\r\n\r\n"


def test_new_phone_gets_the_state_and_a_retry_hint(server: Served) -> None:
    phone = server.stream()
    assert (phone.status, b"text/event-stream" in phone.head, b"no-store" in phone.head) == (200, True, True)
    assert re.fullmatch(rb"retry: [1-5]\d{3}\n", phone.block())
    version, state = phone.event()
    assert state["version"] == version


def test_change_reaches_every_phone_of_the_room_and_no_other(server: Served) -> None:
    phones, stranger = [server.stream() for _ in range(5)], server.stream("M-2")
    versions = {phone.event()[0] for phone in phones}
    assert stranger.event()[0] == 7
    server.change()
    assert {phone.event()[0] for phone in phones} == {versions.pop() + 1}
    assert stranger.block().startswith(b":")


def test_reconnected_phone_that_has_the_version_hears_only_a_heartbeat(server: Served) -> None:
    version, _ = server.stream("M-2").event()
    phone = server.stream("M-2", f"Last-Event-ID: {version}\r\n")
    phone.block()
    assert phone.block().startswith(b":")


@pytest.mark.parametrize("claimed", ["0", "5000", "nonsense"])
def test_reconnected_phone_with_another_version_gets_the_state(server: Served, claimed: str) -> None:
    assert server.stream("M-2", f"Last-Event-ID: {claimed}\r\n").event()[0] == 7


def test_version_may_come_in_the_query(server: Served) -> None:
    phone = Stream(server.raw(b"GET /live/M-2/stream?version=7 HTTP/1.1\r\nHost: x\r\n\r\n"))
    phone.block()
    assert phone.block().startswith(b":")


def test_quiet_stream_beats(server: Served) -> None:
    phone = server.stream("M-2")
    phone.event()
    began = time.monotonic()
    assert [phone.block()[:1], phone.block()[:1]] == [b":", b":"]
    assert time.monotonic() - began < 5


def test_unknown_room_is_404_with_headers(server: Served) -> None:
    for _ in range(2):
        answer = server.get("/live/M-404/stream")
        assert (answer.status, "content-security-policy" in answer.headers) == (404, True)


def test_room_whose_state_cannot_be_read_is_503(server: Served) -> None:
    server.ask("POST", "/control/break/M-2")
    try:
        time.sleep(2.2)
        answer = server.get("/live/M-2/stream")
        assert (answer.status, answer.headers["retry-after"]) == (503, "5")
    finally:
        server.ask("POST", "/control/mend/M-2")


def test_hundred_changes_a_second_make_few_frames_and_the_last_state(server: Served) -> None:
    server.change("M-5")
    phone = server.stream("M-5")
    version, _ = phone.event()
    for _ in range(60):
        server.change("M-5")
    frames = 0
    while version < 61:
        version, _ = phone.event()
        frames += 1
    assert frames <= 4


def test_change_that_nobody_announced_is_found() -> None:
    with serving(database=":memory:", bounds={**QUICK, "refresh": 1.0}) as own:
        phone = own.stream()
        first, _ = phone.event()
        own.ask("POST", "/control/quietly/M-1")
        assert phone.event()[0] == first + 1


def test_stream_as_a_later_request_of_a_kept_connection(server: Served) -> None:
    line = server.raw(KEPT.encode())
    assert b"200 OK" in line.recv(65536)
    line.sendall(b"GET /live/M-1/stream HTTP/1.1\r\nHost: x\r\n\r\n")
    phone = Stream(line)
    version, _ = phone.event()
    server.change()
    assert phone.event()[0] == version + 1


def test_pipelined_stream_goes_through_asgi(server: Served) -> None:
    line = server.raw((KEPT + "GET /live/M-1/stream HTTP/1.1\r\nHost: x\r\n\r\n").encode())
    seen = b""
    while b"data: " not in seen or not seen.endswith(b"\n\n\r\n"):
        seen += line.recv(65536)
    version = int(re.findall(rb"id: (\d+)", seen)[-1])
    assert b"transfer-encoding: chunked" in seen
    server.change()
    assert b"id: %d" % (version + 1) in line.recv(65536)
    line.close()
    time.sleep(0.3)


def test_slow_reader_is_let_go_and_the_others_are_not() -> None:
    with serving(database=":memory:", bounds=QUICK, payload_bytes=200_000) as own:
        slow, good = own.stream(receive_buffer=4096), own.stream()
        for _ in range(6):
            good.event()
            own.change()
        deadline = time.monotonic() + PATIENCE
        while own.state()["clients"] > 1 and time.monotonic() < deadline:
            good.event()
            own.change()
        assert own.state()["clients"] == 1
        assert b"kezdesu_stream_evicted 1.0" in own.get("/metrics").body
        slow.close()


def test_reader_slow_for_a_moment_ends_at_the_newest_state() -> None:
    with serving(database=":memory:", bounds={**QUICK, "evict_after": 20.0}, payload_bytes=150_000) as own:
        phone = own.stream(receive_buffer=4096)
        for _ in range(8):
            own.change()
            time.sleep(0.35)
        version = 0
        while version < 9:
            version, state = phone.event()
            assert state["version"] == version


def test_phones_that_leave_are_forgotten(server: Served) -> None:
    before = server.state()["clients"]
    phones = [server.stream() for _ in range(20)]
    for phone in phones:
        phone.event()
    assert server.state()["clients"] >= before + 20
    for phone in phones:
        phone.close()
    assert until(lambda: server.state()["clients"] <= before)


def test_full_house_says_503_and_when_to_come_back() -> None:
    with serving(database=":memory:", bounds={**QUICK, "streams": 3}) as own:
        phones = [own.stream() for _ in range(3)]
        assert [phone.event()[0] for phone in phones] == [1, 1, 1]
        answer = own.get("/live/M-1/stream")
        assert (answer.status, answer.headers["retry-after"]) == (503, "5")


def test_sigterm_with_200_open_streams_stops_within_two_seconds() -> None:
    with serving(database=":memory:") as own:
        phones = [own.stream() for _ in range(200)]
        for phone in phones:
            phone.event()
        pipelined = own.raw((KEPT + "GET /live/M-1/stream HTTP/1.1\r\nHost: x\r\n\r\n").encode())
        pipelined.recv(65536)
        assert own.stop() < 2.0
        assert own.process.returncode == 0
        with pytest.raises(ConnectionError):
            phones[0].event()


@contextmanager
def hearers(redis_url: str, more: int) -> Iterator[Callable[[], bool]]:
    """Tells whether so many processes more than now hear the channel of the house."""
    with redis.Redis.from_url(redis_url) as line:
        before = int(line.pubsub_numsub(CHANNEL)[0][1])
        yield lambda: int(line.pubsub_numsub(CHANNEL)[0][1]) >= before + more


@pytest.mark.redis
def test_two_processes_show_the_same_state(redis_url: str) -> None:
    bounds = {**QUICK, "refresh": 60.0}
    with (
        hearers(redis_url, 2) as both_hear,
        serving(database=":memory:", redis=redis_url, bounds=bounds) as one,
        serving(database=":memory:", redis=redis_url, bounds=bounds) as two,
    ):
        here, there = one.stream(), two.stream()
        assert (here.event()[0], there.event()[0]) == (1, 1)
        assert until(both_hear)
        one.change()
        assert (here.event()[0], there.event()[0]) == (2, 2)
        readings = two.state()["readings"]
        assert readings <= 2
