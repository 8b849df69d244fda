"""The byte cache over real sockets: made once, never somebody's own."""

from __future__ import annotations

import gzip
import re
import time
from concurrent.futures import ThreadPoolExecutor

import brotli  # type: ignore[import-untyped]
import pytest

from tests.edge.browser import Answer, Served, serving
from tests.waiting import until


def number(answer: Answer) -> int:
    found = re.search(rb"made (\d+)", answer.body)
    assert found
    return int(found[1])


def test_second_reader_gets_the_same_bytes(server: Served) -> None:
    first, second = server.get("/kk/two/"), server.get("/kk/two/")
    assert (second.status, second.body) == (200, first.body)


def test_page_is_made_anew_after_it_went_stale(server: Served) -> None:
    first = number(server.get("/kk/old/"))
    time.sleep(3.1)
    assert number(server.get("/kk/old/")) > first


def test_stale_page_is_served_while_the_new_one_is_made(server: Served) -> None:
    first = number(server.get("/kk/slow/"))
    time.sleep(1.1)
    assert number(server.get("/kk/slow/")) == first
    assert until(lambda: number(server.get("/kk/slow/")) > first)


def test_fifty_readers_of_a_cold_page_make_it_once(server: Served) -> None:
    before = server.state()["made"]
    with ThreadPoolExecutor(50) as pool:
        pages = list(pool.map(lambda _: server.get("/kk/slow/", host="cold"), range(50)))
    assert len({page.body for page in pages}) == 1
    assert server.state()["made"] - before == 2


@pytest.mark.parametrize("path", ["/kk/cookie/", "/kk/private/", "/kk/echo/"])
def test_personal_answer_is_never_shared(server: Served, path: str) -> None:
    before = server.state()["made"]
    for _ in range(3):
        assert server.get(path).status == 200
    assert server.state()["made"] - before >= 4


def test_reader_with_a_session_is_never_given_the_shared_page(server: Served) -> None:
    shared = server.get("/kk/page/")
    own = server.get("/kk/page/", cookie="sessionid=abc")
    assert b"[sessionid=abc]" in own.body
    assert b"[sessionid=abc]" not in server.get("/kk/page/").body
    assert b"[]" in shared.body


def test_other_cookies_neither_bypass_nor_enter_the_page(server: Served) -> None:
    page = server.get("/kk/other/", cookie="kz_device=1")
    assert b"[]" in page.body
    assert server.get("/kk/other/", cookie="kz_device=2").body == page.body


def test_allowed_query_is_its_own_page_in_any_order(server: Served) -> None:
    one = server.get("/kk/query/?page=2&q=a")
    assert server.get("/kk/query/?q=a&page=2").body == one.body
    assert server.get("/kk/query/?page=3").body != one.body


def test_unknown_query_passes_the_cache(server: Served) -> None:
    assert number(server.get("/kk/query/?evil=1")) != number(server.get("/kk/query/?evil=1"))


def test_hosts_and_methods_do_not_share(server: Served) -> None:
    assert server.get("/kk/host/", host="a").body != server.get("/kk/host/", host="b").body
    head = server.ask("HEAD", "/kk/host/", {"host": "a"})
    assert (head.status, head.body) == (200, b"")
    assert int(head.headers["content-length"]) == len(server.get("/kk/host/", host="a").body)


def test_known_etag_is_answered_304(server: Served) -> None:
    page = server.get("/kk/tag/")
    again = server.get("/kk/tag/", if_none_match=page.headers["etag"])
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", page.headers["etag"])
    assert server.get("/kk/tag/", if_none_match='"other"').status == 200


@pytest.mark.parametrize(
    ("accept", "name", "decode"),
    [("gzip, br", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress), ("", None, bytes)],
)
def test_encodings_are_the_same_page(server: Served, accept: str, name: str | None, decode: type) -> None:
    for path in ("/kk/encoded/", "/static/app.css"):
        page = server.get(path, accept_encoding=accept)
        assert page.headers.get("content-encoding") == name
        assert decode(page.body) == server.get(path, accept_encoding="").body
        assert "Accept-Encoding" in page.headers["vary"]


def test_what_was_written_is_seen_by_the_next_reader(server: Served) -> None:
    before = number(server.get("/kk/written/"))
    assert server.ask("POST", "/kk/form/", body=b"x=1").status == 303
    assert number(server.get("/kk/written/")) > before


def test_unusual_requests_do_not_take_the_fast_lane(server: Served) -> None:
    shared = server.get("/kk/lane/").body
    for extra in (
        "Authorization: Basic eDp5\r\n", "HX-Request: true\r\n", "Range: bytes=0-1\r\n", "Cookie: a=b; sessionid=1\r\n"
    ):  # fmt: skip
        asked = f"GET /kk/lane/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{extra}\r\n"
        assert shared not in server.say(asked.encode())


def test_two_requests_in_one_breath_get_two_answers(server: Served) -> None:
    one = b"GET /kk/lane/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
    last = b"GET /kk/lane/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    assert server.say(one + last).count(b"HTTP/1.1 200 OK") == 2


def test_kept_connection_alternates_between_lane_and_house(server: Served) -> None:
    line = server.raw(b"")
    for path in ("/kk/a/", "/kk/a/", "/kk/echo/", "/kk/a/", "/livez"):
        line.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += line.recv(65536)
        head, _, body = answer.partition(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head)
        if length:
            while len(body) < int(length[1]):
                body += line.recv(65536)
        else:
            while not body.endswith(b"0\r\n\r\n"):
                body += line.recv(65536)
        assert head.startswith(b"HTTP/1.1 200 OK")


def test_static_files_keep_for_ever_only_by_hash(server: Served) -> None:
    assert server.get("/static/app.css").headers["cache-control"] == "public, max-age=3600"
    hashed = server.get("/static/app.0123456789ab.js")
    assert hashed.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert server.get("/static/../app.css").status == 404


def test_memory_of_the_cache_is_bounded() -> None:
    with serving(database=":memory:", bounds={"cache_bytes": 30_000}) as own:
        for number in range(40):
            assert own.get(f"/kk/many/?page={number}").status == 200
        held = re.search(rb"\nkezdesu_cache_bytes (\S+)", own.get("/metrics").body)
        assert held
        assert 0 < float(held[1]) <= 30_000
