"""Every answer of the real server, whatever its status, carries the security headers; nobody's own page is kept."""

from __future__ import annotations

import re

import pytest

from kezdesu.people.roles import Role
from tests.edge.browser import Answer
from tests.gates import addresses
from tests.gates.conftest import Lived
from tests.gates.desks import ACCOUNTS, SCHEDULING
from tests.gates.visitors import Visitor
from tests.gates.world.staff import OURS

pytestmark = pytest.mark.once
REQUIRED = {
    "content-security-policy", "referrer-policy", "permissions-policy", "x-content-type-options", "x-frame-options",
    "cross-origin-opener-policy", "cross-origin-resource-policy",
}  # fmt: skip

RULES = ("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'")


def missing(answer: Answer) -> list[str]:
    """What an answer lacks or says too loosely."""
    wrong = sorted(REQUIRED - set(answer.headers))
    policy = answer.headers.get("content-security-policy", "")
    wrong += [word for word in ("unsafe-inline", "unsafe-eval", "*") if word in policy]
    wrong += [
        name
        for name in ("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'")
        if name not in policy
    ]
    if answer.headers.get("x-content-type-options") != "nosniff":
        wrong.append("sniffs")
    return wrong


def strange(lived: Lived) -> list[tuple[str, Answer]]:
    """Answers that are not pages: refusals of every kind, redirects, files, machines' addresses."""
    ask, code = lived.house.served.ask, lived.world.codes["visit.live"]
    form = {"content-type": "application/x-www-form-urlencoded"}
    asked = {
        "redirect by language": ("GET", "/", {}, None),
        "redirect of a slash": ("GET", "/kk/meetings", {}, None),
        "unknown parameter": ("GET", "/kk/meetings/?evil=1", {}, None),
        "broken query": ("GET", "/kk/meetings/?page=%ff%fe", {}, None),
        "not signed in": ("GET", "/kk/office/", {}, None),
        "form without token": ("POST", f"/kk/meetings/{code}/ask/", form, b"text=1"),
        "no page": ("GET", "/kk/no/such/page/", {}, None),
        "no page at all": ("GET", "/no-such-thing", {}, None),
        "wrong method": ("DELETE", "/kk/meetings/", {}, None),
        "wrong method of the edge": ("POST", f"/live/{code}/stream", form, b"x=1"),
        "vote without question": ("POST", f"/live/{code}/vote", form, b"x=1"),
        "vote from elsewhere": (
            "POST",
            f"/live/{code}/vote",
            form | {"origin": "https://evil.example"},
            b"question=x",
        ),
        "too large": ("POST", f"/kk/meetings/{code}/ask/", form, b"text=" + b"x" * 3_000_000),
        "static": ("GET", "/static/kezdesu/css/kezdesu.css", {}, None),
        "no static": ("GET", "/static/none.css", {}, None),
        "state": ("GET", f"/live/{code}/state.json", {}, None),
        "no state": ("GET", "/live/M-2026-9999/state.json", {}, None),
        "unchanged": ("GET", f"/live/{code}/state.json", {"if-none-match": "*"}, None),
        "alive": ("GET", "/livez", {}, None),
        "ready": ("GET", "/readyz", {}, None),
        "metrics": ("GET", "/metrics", {}, None),
        "api": ("GET", "/api/v1/meetings", {}, None),
        "api refused": ("GET", "/api/v1/meetings?evil=1", {}, None),
        "wrong host": ("GET", "/kk/", {"host": "evil.example"}, None),
        "head": ("HEAD", "/kk/", {}, None),
        "options": ("OPTIONS", "/kk/", {}, None),
    }
    return [(name, ask(method, path, headers, body)) for name, (method, path, headers, body) in asked.items()]


def test_every_public_answer_carries_the_headers(lived: Lived) -> None:
    answers = [
        (place.path, lived.house.served.get(place.path)) for place in addresses.public(lived.world, "ru")
    ]
    assert [
        (path, answer.status)
        for path, answer in answers
        if answer.status >= 400 and not any(part in path for part in ("/ask/", *addresses.VOID))
    ] == []
    assert {path: lacks for path, answer in answers if (lacks := missing(answer))} == {}


def test_every_refusal_redirect_and_file_carries_them_too(lived: Lived) -> None:
    answers = strange(lived)
    assert {name: lacks for name, answer in answers if (lacks := missing(answer))} == {}
    assert {answer.status for _, answer in answers} >= {200, 302, 400, 403, 404, 405, 413}
    assert [name for name, answer in answers if answer.status >= 500] == []


def test_what_the_edge_refuses_itself_looks_at_home_and_speaks_three_languages(lived: Lived) -> None:
    told = dict(strange(lived))["too large"].body.decode()
    assert re.findall(r'href="(/static/kezdesu/css/[a-z]+)\.[0-9a-f]+\.css"', told) == [
        "/static/kezdesu/css/kezdesu",
        "/static/kezdesu/css/components",
    ]
    assert [word in told for word in ("20 МБ-тан", "до 20 МБ", "20 MB")] == [True] * 3


def test_the_stream_carries_them(lived: Lived) -> None:
    stream = lived.house.served.stream(lived.world.codes["visit.live"])
    head = {line.split(b":")[0].decode().lower() for line in stream.head.split(b"\r\n") if b":" in line}
    assert stream.status == 200
    assert head >= REQUIRED


def test_desks_carry_them_and_are_kept_by_nobody(lived: Lived) -> None:
    clerk = Visitor(lived.house).sign_in(OURS, Role.CLERK)
    paths = [
        *(f"/kk/{path}".format(lived.world.codes) for path in (*SCHEDULING[OURS, Role.CLERK], *ACCOUNTS)),
        "/kk/accounts/authenticator/qr.svg",
        "/kk/office/schedule/2027/bodies/healthcare/form.xlsx",
        "/kk/office/schedule/2027/bodies/healthcare/empty.xlsx",
        "/kk/office/",
        "/kk/office/plan/",
        "/kk/office/records/",
        f"/kk/office/visits/{lived.world.codes['visit.held']}/after/",
    ]
    refused = ["/kk/inspector/", "/kk/office/records/calendar/", "/kk/office/plan/P-0000-00/"]
    answers = {path: clerk.get(path) for path in (*paths, *refused)}
    assert [answers[path].status for path in paths] == [200] * len(paths)
    assert {path: lacks for path, answer in answers.items() if (lacks := missing(answer))} == {}
    assert [
        path for path, answer in answers.items() if "no-store" not in answer.headers.get("cache-control", "")
    ] == []


def test_what_is_somebodys_own_is_kept_by_nobody(lived: Lived) -> None:
    own = [
        place for place in addresses.public(lived.world, "kk") if place.is_page and place.route.cached is None
    ]
    answers = {place.path: lived.house.served.get(place.path) for place in own}
    kept = [
        path for path, answer in answers.items() if "no-store" not in answer.headers.get("cache-control", "")
    ]
    assert len(own) > 20
    assert kept == []


def test_calendars_and_feeds_say_what_they_are_and_are_kept_for_a_while(lived: Lived) -> None:
    kinds = {".ics": "text/calendar; charset=utf-8", ".atom": "application/atom+xml; charset=utf-8"}
    found = {}
    for place in addresses.public(lived.world, "kk"):
        kind = kinds.get(place.path[place.path.rfind(".") :]) if "." in place.path else None
        if kind is not None:
            answer = lived.house.served.get(place.path)
            found[place.path] = (answer.status, answer.headers["content-type"] == kind, len(answer.cookies))
            assert "no-store" not in answer.headers.get("cache-control", ""), place.path
    assert len(found) > 5
    assert {path: what for path, what in found.items() if what != (200, True, 0)} == {}


def test_a_subscription_and_an_invitation_are_kept_by_nobody(lived: Lived) -> None:
    own = [
        place.path
        for place in addresses.public(lived.world, "kk")
        if "GET" in place.route.methods and any(part in place.path for part in addresses.OWN)
    ]
    answers = {path: lived.house.served.get(path) for path in own}
    assert sum("/subscriptions/" in path for path in own) >= 2
    assert sum("/invited/" in path for path in own) == 2
    assert [
        p for p, answer in answers.items() if "no-store" not in answer.headers.get("cache-control", "")
    ] == []
    kept_in = {"no-referrer", "same-origin"}
    assert {answer.headers.get("referrer-policy") for answer in answers.values()} <= kept_in


def test_no_page_that_is_kept_sets_a_cookie(lived: Lived) -> None:
    kept = [place for place in addresses.public(lived.world, "kk") if place.route.cached is not None]
    setting = [place.path for place in kept if lived.house.served.get(place.path).cookies]
    assert len(kept) > 40
    assert setting == []


def test_a_public_page_shown_to_staff_is_not_shared_with_others(lived: Lived) -> None:
    clerk = Visitor(lived.house).sign_in(OURS, Role.CLERK)
    path = f"/kk/meetings/{lived.world.codes['visit.held']}/"
    assert clerk.get(path).status == 200
    assert lived.house.served.get(path).cookies == []


@pytest.mark.parametrize("planted", ["content-security-policy", "x-frame-options"])
def test_a_planted_gap_is_found(planted: str) -> None:
    policy = "default-src 'self'; frame-ancestors 'none'; form-action 'self'"
    whole = dict.fromkeys(REQUIRED, "x") | {
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
    }
    assert missing(Answer(200, whole, b"")) == []
    assert planted in missing(
        Answer(200, {name: value for name, value in whole.items() if name != planted}, b"")
    )
    loose = whole | {"content-security-policy": policy + "; script-src 'unsafe-inline'"}
    assert missing(Answer(200, loose, b"")) == ["unsafe-inline"]
