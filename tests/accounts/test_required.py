"""Where a second step is required, whoever signs has no desk without it, but can set it up, read and leave."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from kezdesu.people.roles import Role
from kezdesu.people.rules import SIGNING_ROLES
from kezdesu.web.routes import Route
from tests.accounts.people import Person, staff
from tests.factories import actor_of
from tests.gates.test_policies import routes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def required(settings: Any) -> None:
    settings.SECOND_FACTOR = "required"


def desks_of(person: Person) -> dict[str, Route]:
    """Every address that is for her role, not for everybody and not only about herself."""
    actor = actor_of(person.account)
    return {
        where: route
        for where, route in routes().items()
        if not route.policy.everyone and route.policy.admits(actor) and not where.startswith("/kk/accounts/")
    }


@pytest.mark.parametrize("role", SIGNING_ROLES)
def test_every_desk_leads_to_the_set_up(role: Role) -> None:
    person = staff(role)
    person.sign_in()
    found = desks_of(person)

    led = {
        (where, method): person.client.generic(method, where).get("Location")
        for where, route in found.items()
        for method in route.methods
    }

    assert len(found) > 5
    assert {key: to for key, to in led.items() if to != reverse("accounts:home")} == {}


def test_she_still_reads_in_her_language_sets_up_and_signs_out() -> None:
    head = staff()
    head.sign_in()

    pages = {
        path: head.client.get(path).status_code
        for path in ("/kk/accounts/", "/ru/accounts/", "/en/accounts/")
    }
    public = {path: head.client.get(path).status_code for path in ("/kk/", "/ru/bodies/")}
    set_up = [
        head.get(f"accounts:{name}").status_code for name in ("authenticator", "passkey_add", "password")
    ]

    assert set(pages.values()) | set(public.values()) | set(set_up) == {200}
    assert "Выйти" in head.client.get("/ru/accounts/").content.decode()
    assert head.post("accounts:logout").status_code == 302
    assert not head.is_inside
    assert head.get("accounts:home")["Location"].startswith(reverse("accounts:login"))


def test_after_the_set_up_every_desk_is_open_again_and_taking_it_away_shuts_them() -> None:
    head = staff()
    head.sign_in()
    head.set_up_app()
    assert head.is_inside

    assert head.post("accounts:authenticator_remove").status_code == 302

    assert not head.is_inside


def test_who_only_prepares_is_led_nowhere() -> None:
    clerk = staff(Role.CLERK)
    clerk.sign_in()
    assert clerk.is_inside
