"""The figures of the process are for who runs it: on the machine itself, or with the token; a proxy changes nothing."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from kezdesu.edge.operators import may_read
from tests.edge.browser import serving

TOKEN = "a-token-of-the-operator"


@pytest.mark.parametrize(
    "claim",
    ["x_forwarded_for", "x_forwarded_proto", "forwarded", "x_real_ip", "via"],
)
@pytest.mark.parametrize("proxies", [[], ["127.0.0.1"]])
def test_what_came_through_a_proxy_is_refused_with_the_way_out(claim: str, proxies: list[str]) -> None:
    with serving(database=":memory:", trust={"proxies": proxies}) as server:
        assert server.get("/metrics").status == 200
        answer = server.get("/metrics", accept_language="ru", **{claim: "10.0.0.1"})
        assert answer.status == 401
        assert answer.headers["www-authenticate"] == 'Bearer realm="metrics"'
        assert "ключом оператора" in answer.body.decode()
        assert b"kezdesu_answers" not in answer.body


def test_the_token_opens_it_from_anywhere_and_nothing_else_does() -> None:
    with serving(database=":memory:", trust={"metrics_token": TOKEN}) as server:
        away = {"x_forwarded_for": "10.0.0.1"}
        assert server.get("/metrics", authorization=f"Bearer {TOKEN}", **away).status == 200
        for given in (f"Bearer {TOKEN}x", "Bearer ", f"Basic {TOKEN}", TOKEN, "Bearer é"):
            assert server.get("/metrics", authorization=given, **away).status == 401


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("::ffff:127.0.0.1", True), ("10.0.0.1", False),
        ("::ffff:10.0.0.1", False), ("192.0.2.7", False), ("testclient", False), ("", False),
    ],
)  # fmt: skip
def test_by_address(address: str, allowed: bool) -> None:
    assert may_read({"client": (address, 1), "headers": []}, "") is allowed
    assert may_read({"client": None, "headers": []}, "") is False


@pytest.mark.parametrize("wrong", ["short", "has a space in the middle", "жиырма әріптен ұзын сөйлем"])
def test_a_weak_token_stops_the_start(wrong: str) -> None:
    started = subprocess.run(
        [sys.executable, "-c", "import kezdesu.config.settings"],
        env=os.environ | {"KEZDESU_METRICS_TOKEN": wrong},
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.returncode != 0
    assert "KEZDESU_METRICS_TOKEN" in started.stderr
    assert wrong not in started.stderr
