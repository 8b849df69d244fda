"""Every answer of the edge: headers, languages, limits, logs."""

from __future__ import annotations

import json
import re

import pytest

from kezdesu.edge.headers import ALWAYS
from kezdesu.edge.requests import masked
from tests.edge.browser import Answer, Served, serving

ODD_REQUESTS = {
    "nonsense": b"NONSENSE\r\n\r\n",
    "bad header": b"GET /kk/ HTTP/1.1\r\nHost: x\r\nbad header\r\n\r\n",
    "raw bytes in the path": b"GET /kk/\xff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "two lengths": b"POST /kk/form/ HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "raw bytes in the query": b"GET /kk/page/?a=\xff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "a zero byte in the path": b"GET /kk/%00/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "a zero byte in the query": b"GET /kk/page/?a=%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "endless head": b"GET /kk/ HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 40_000,
}


def assert_secured(headers: dict[str, str]) -> None:
    for name, value in ALWAYS:
        assert headers.get(name.decode()) == value.decode(), name


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/livez", 200), ("GET", "/readyz", 200), ("GET", "/metrics", 200), ("POST", "/livez", 405),
        ("GET", "/kk/page/", 200), ("GET", "/kk/echo/", 200), ("GET", "/kk/away/", 404), ("GET", "/kk/boom/", 500),
        ("HEAD", "/kk/page/", 200), ("GET", "/static/app.css", 200), ("GET", "/static/none.css", 404),
        ("POST", "/static/app.css", 405), ("GET", "/live/M-404/stream", 404), ("POST", "/live/M-1/stream", 405),
        ("GET", "/live/M-1/vote", 405), ("POST", "/live/M-1/vote", 400), ("POST", "/kk/form/", 303),
    ],
)  # fmt: skip
def test_every_kind_of_answer_has_the_security_headers(
    server: Served, method: str, path: str, status: int
) -> None:
    answer = server.ask(method, path)
    assert answer.status == status
    assert_secured(answer.headers)
    assert "strict-transport-security" not in answer.headers


@pytest.mark.parametrize("name", list(ODD_REQUESTS))
def test_what_no_parser_takes_is_refused_with_headers(server: Served, name: str) -> None:
    answer = server.say(ODD_REQUESTS[name])
    head = answer.split(b"\r\n\r\n")[0].decode()
    assert re.match(r"HTTP/1.1 4\d\d ", head), head
    assert_secured(dict(line.split(": ", 1) for line in head.split("\r\n")[1:]))


def test_policy_allows_no_inline_script_or_style() -> None:
    policy = dict(ALWAYS)[b"content-security-policy"]
    assert b"unsafe" not in policy
    assert b"'none'" in policy


def test_behind_tls_every_answer_asks_for_https_and_streams_too() -> None:
    with serving(database=":memory:", trust={"behind_tls": True}) as server:
        for path in ("/kk/page/", "/kk/page/", "/livez", "/kk/boom/", "/live/M-404/stream"):
            assert "max-age" in server.get(path).headers["strict-transport-security"]
        assert b"strict-transport-security" in server.stream().head
        assert server.get("/kk/echo/").json["wsgi.url_scheme"] == "https"


@pytest.mark.parametrize(
    ("language", "word"), [("kk", "мекенжай"), ("ru", "адрес"), ("en", "address"), ("fr", "мекенжай")]
)
def test_refusal_is_told_in_the_language_of_the_reader(server: Served, language: str, word: str) -> None:
    answer = server.ask("GET", "/live/M-1/vote", {"accept-language": language, "accept": "text/html"})
    assert word in answer.body.decode()


def test_program_gets_its_refusal_as_json(server: Served) -> None:
    answer = server.get("/kk/boom/", accept="application/json")
    assert answer.json["error"]["code"] == "failed"


def test_large_body_is_refused_before_it_is_read(server: Served) -> None:
    line = server.raw(b"POST /kk/form/ HTTP/1.1\r\nHost: x\r\nContent-Length: 3000000\r\n\r\n")
    assert line.recv(65536).startswith(b"HTTP/1.1 413 ")


def test_large_body_without_a_length_is_refused_while_read(server: Served) -> None:
    chunk = b"%x\r\n%s\r\n" % (500_000, b"x" * 500_000)
    head = b"POST /kk/form/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    line = server.raw(head)
    for _ in range(5):
        line.sendall(chunk)
    assert line.recv(65536).startswith(b"HTTP/1.1 413 ")


def test_uploads_may_be_larger(server: Served) -> None:
    assert server.ask("POST", "/kk/upload/", body=b"x" * 3_000_000).status == 200
    assert server.ask("POST", "/kk/upload/", {"content-length": "26000000"}, b"").status == 413


def test_body_arrives_whole(server: Served) -> None:
    assert server.ask("POST", "/kk/form/", body=b"x" * 1_500_000).headers["x-size"] == "1500000"


def test_overload_is_told_before_anything_is_done() -> None:
    bounds = {"threads": 1, "waiting": 1}
    with serving(database=":memory:", bounds=bounds) as server:
        lines = [
            server.raw(b"GET /kk/slow/?evil=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            for _ in range(6)
        ]
        answers = sorted(line.recv(12) for line in lines)
        assert answers == [b"HTTP/1.1 200"] * 2 + [b"HTTP/1.1 503"] * 4


def test_stranger_may_not_claim_to_be_forwarded(server: Served) -> None:
    claimed = {
        "x_forwarded_for": "10.0.0.1",
        "x_forwarded_proto": "https",
        "x_forwarded_host": "evil.example",
    }
    seen = server.get("/kk/echo/", **claimed, x_request_id="12345678").json
    assert (seen["REMOTE_ADDR"], seen["wsgi.url_scheme"]) == ("127.0.0.1", "http")
    assert (seen["HTTP_X_FORWARDED_FOR"], seen["HTTP_X_FORWARDED_HOST"]) == ("", "")
    assert seen["HTTP_X_REQUEST_ID"] != "12345678"


def test_trusted_proxy_is_believed() -> None:
    with serving(database=":memory:", trust={"proxies": ["127.0.0.1"]}) as server:
        claimed = {
            "x_forwarded_for": "10.66.0.1, 10.0.0.1",
            "x_forwarded_proto": "https",
            "x_request_id": "abcdef12",
        }
        answer = server.get("/kk/echo/", **claimed)
        assert (answer.json["REMOTE_ADDR"], answer.json["wsgi.url_scheme"]) == ("10.0.0.1", "https")
        assert answer.headers["x-request-id"] == answer.json["HTTP_X_REQUEST_ID"] == "abcdef12"


def test_log_names_the_request_but_nobody() -> None:
    with serving(database=":memory:") as server:
        own = "/kk/mine/very-secret-link/?phone=77011234567"
        answer: Answer = server.get(own, cookie="kz_device=canary-device", user_agent="canary-agent")
        server.get("/kk/boom/?q=canary-query")
        server.stop()
        log = server.log.read_text()
    lines = [json.loads(line) for line in log.splitlines()]
    assert any(line.get("request_id") == answer.headers["x-request-id"] for line in lines)
    assert any(line.get("path") == "/kk/mine/***/" and line["status"] == 200 for line in lines)
    for canary in ("very-secret", "77011234567", "canary", "127.0.0.1"):
        assert canary not in log


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/kk/mine/abc/", "/kk/mine/***/"),
        ("/mine/abc", "/mine/***"),
        ("/ru/mine/a/verdict/", "/ru/mine/***/verdict/"),
        ("/kk/questions/Q-1/", "/kk/questions/Q-1/"),
        ("/kk/\r\nfake", "/kk/??fake"),
    ],
)
def test_masked_path_shows_no_secret(path: str, shown: str) -> None:
    assert masked(path) == shown
