"""A staff page's stream belongs to its session: the session ends, the stream ends; other phones hear on."""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Iterator
from http.cookies import SimpleCookie
from urllib.parse import urlencode

import pytest

from tests.accounts.conftest import Served
from tests.accounts.people import PASSWORD

pytestmark = pytest.mark.once
LIMIT = 5.0
OPEN: list[http.client.HTTPConnection | http.client.HTTPResponse] = []


@pytest.fixture(autouse=True)
def hung_up() -> Iterator[None]:
    """No test leaves a line open."""
    yield
    while OPEN:
        OPEN.pop().close()


class Browser:
    """Cookies and requests; no scripts."""

    def __init__(self, served: Served) -> None:
        self.port = served.house.port
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, data: dict[str, str] | None = None) -> tuple[int, str]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Cookie": self.cookie}
        body = None
        if data is not None:
            token = re.search(
                r'name="csrfmiddlewaretoken" value="(\w+)"', self.ask("GET", "/kk/accounts/login/")[1]
            )
            body = urlencode(data | {"csrfmiddlewaretoken": token[1] if token else self.token})
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self.cookie}
        line.request(method, path, body, headers)
        answer = line.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self.cookies |= {key: morsel.value for key, morsel in SimpleCookie(value).items()}
        text = answer.read().decode()
        line.close()
        return answer.status, text

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    @property
    def token(self) -> str:
        return self.cookies["kz_csrf"]

    def sign_in(self, email: str) -> None:
        status, _page = self.ask("POST", "/kk/accounts/login/", {"username": email, "password": PASSWORD})
        assert status == 302

    def stream(self, code: str, query: str = "?desk=1") -> http.client.HTTPResponse:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LIMIT * 4)
        line.request("GET", f"/live/{code}/stream{query}", headers={"Cookie": self.cookie})
        answer = line.getresponse()
        OPEN.extend([line, answer])
        return answer


def first(stream: http.client.HTTPResponse) -> bytes:
    """Up to the first event."""
    while not (got := stream.readline()).startswith((b"data", b":")):
        assert got, "the stream has ended"
    return got


def seconds_until_end(stream: http.client.HTTPResponse) -> float:
    began = time.monotonic()
    while stream.readline():
        pass
    return time.monotonic() - began


def heard_after(served: Served, phone: http.client.HTTPResponse) -> None:
    """The public stream goes on: what happens in the hall now still arrives."""
    assert not phone.isclosed()
    began = time.monotonic()
    while not (got := phone.readline()).startswith(b":"):
        assert got, "the public stream has ended"
    assert time.monotonic() - began < LIMIT * 4
    assert Browser(served).stream(served.visit, "").status == 200


@pytest.fixture
def operator(served: Served) -> Browser:
    browser = Browser(served)
    browser.sign_in(served.operator)
    return browser


def test_without_a_session_the_desks_stream_is_refused(served: Served) -> None:
    answer = Browser(served).stream(served.visit)
    assert answer.status == 401
    assert b"error" in answer.read()


def test_ending_a_session_elsewhere_ends_its_stream_and_no_other(served: Served, operator: Browser) -> None:
    other, phone = Browser(served), Browser(served)
    other.sign_in(served.operator)
    streams = [operator.stream(served.visit), other.stream(served.visit), phone.stream(served.visit, "")]
    assert [one.status for one in streams] == [200] * 3
    for one in streams:
        first(one)

    operator.ask("POST", "/kk/accounts/sessions/end/", {})

    taken = seconds_until_end(streams[1])
    assert taken <= LIMIT
    assert other.stream(served.visit).status == 401
    assert other.ask("GET", "/kk/office/")[0] == 302
    streams[0].close()
    assert operator.stream(served.visit).status == 200
    heard_after(served, streams[2])
    print(f"stream of the ended session closed after {taken:.2f} s")


def test_signing_out_ends_the_stream(served: Served, operator: Browser) -> None:
    stream = operator.stream(served.visit)
    first(stream)

    operator.ask("POST", "/kk/accounts/logout/", {})

    assert seconds_until_end(stream) <= LIMIT


def test_a_closed_account_an_ended_membership_and_a_new_password_end_streams(served: Served) -> None:
    for what in ("password", "membership", "closed"):
        browser = Browser(served)
        browser.sign_in(served.head)
        stream, phone = browser.stream(served.visit), Browser(served).stream(served.visit, "")
        first(stream)
        first(phone)

        served.house.do("tests.accounts.revoking", what, served.head)

        assert seconds_until_end(stream) <= LIMIT
        heard_after(served, phone)
        assert browser.stream(served.visit).status == 401
        assert browser.ask("GET", "/kk/office/")[0] == 302
        served.house.do("tests.accounts.revoking", "restore", served.head)
