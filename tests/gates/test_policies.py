"""Default-deny: every address × method × role, generated from the address table itself."""

from __future__ import annotations

import re

import pytest
from django.core.checks import run_checks
from django.test import Client
from django.urls import clear_url_caches, path

from kezdesu.bodies.models import BodyKind
from kezdesu.config.commands.urls import table
from kezdesu.people.actors import VISITOR, Actor, Grant
from kezdesu.people.roles import Role
from kezdesu.web import checks
from kezdesu.web.policies import EVERYONE
from kezdesu.web.routes import Route
from tests.factories import actor_of, make_account, make_body

ROLES: tuple[Role | None, ...] = (None, *Role)
SAMPLES = {
    "year": "2026",
    "form": "json",
    "code": "M-2026-9999",
    "slug": "no-such-body",
    "clause": "3.7b",
    "norm": "3.7b",
}
METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH")


def routes() -> dict[str, Route]:
    found = {}
    for pattern, entry in checks.walk():
        route = checks.route_of(entry)
        assert route is not None, pattern
        found[address(pattern)] = route
    return found


def address(pattern: str) -> str:
    return "/" + re.sub(r"<(?:(\w+):)?(\w+)>", sample, pattern).lstrip("/")


def sample(part: re.Match[str]) -> str:
    """A value that the address takes and nothing has: a number where it wants one."""
    return SAMPLES.get(part[2]) or ("999999" if part[1] == "int" else "no-such-thing")


def test_every_address_declares_a_policy() -> None:
    assert [row.pattern for row in table() if row.policy == "none"] == []
    assert len(table()) > 30


def test_an_address_without_policy_stops_the_start() -> None:
    from kezdesu.config import urls
    from kezdesu.web.front import by_language

    planted = path("planted/", by_language)
    urls.urlpatterns.append(planted)
    clear_url_caches()
    try:
        found = [error.obj for error in checks.every_url_has_a_policy()]
    finally:
        urls.urlpatterns.remove(planted)
        clear_url_caches()
    assert found == ["planted/"]


@pytest.mark.parametrize("role", ROLES, ids=str)
def test_policies_admit_exactly_the_declared_roles(role: Role | None) -> None:
    actor = VISITOR if role is None else Actor(account_id=1, grants=frozenset({Grant(role, "healthcare")}))
    for where, route in routes().items():
        policy = route.policy
        expected = policy.everyone or (policy.signed_in and role is not None) or role in policy.roles
        assert policy.admits(actor) is expected, where


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES, ids=str)
def test_every_address_turns_away_whom_it_does_not_admit(role: Role | None) -> None:
    client = Client(raise_request_exception=False)
    make_body("culture-and-information", is_authorised=True)
    make_body("government-office", BodyKind.GO)
    actor = VISITOR
    if role is not None:
        account = make_account(role, make_body())
        client.force_login(account)
        actor = actor_of(account)
    wrong = []
    for where, route in routes().items():
        for method in METHODS:
            answer = client.generic(method, where)
            if problem := judge(route, actor, method, answer.status_code, answer.get("Location", "")):
                wrong.append((where, method, answer.status_code, problem))
            if "logout" in where and role is not None:
                client.force_login(account)
    assert wrong == []


def judge(route: Route, actor: Actor, method: str, status: int, location: str) -> str:
    """What is wrong with an answer, or an empty text."""
    if status >= 500:
        return "server error"
    if not route.policy.admits(actor):
        away = status == 302 and "/accounts/login/" in location if actor.account_id is None else status == 403
        return "" if away else "not turned away"
    if method not in route.methods:
        led_up = status == 302 and method in ("GET", "HEAD") and "/accounts/login/" not in location
        return "" if status == 405 or led_up else "method not refused"
    to_login = status == 302 and "/accounts/login/" in location
    return "turned away although admitted" if to_login and route.policy is not EVERYONE else ""


def test_the_configuration_passes_all_start_checks() -> None:
    assert run_checks() == []
