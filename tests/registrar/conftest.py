"""A registrar at her desk."""

from __future__ import annotations

import pytest
from django.test import Client

from kezdesu.bodies.models import Body, BodyKind
from kezdesu.common import clock
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from tests.factories import make_account, make_body

NOW = clock.almaty(2026, 6, 20, 10)


@pytest.fixture(autouse=True)
def at_the_instant(db: None) -> None:
    clock.freeze(NOW)
    make_body("culture-and-information", is_authorised=True)
    make_body("government-office", BodyKind.GO)


@pytest.fixture
def ministry() -> Body:
    return make_body("healthcare")


@pytest.fixture
def registrar(ministry: Body) -> Account:
    return make_account(Role.REGISTRAR, ministry)


@pytest.fixture
def central() -> Account:
    return make_account(Role.REGISTRAR, Body.objects.get(slug="government-office"))


@pytest.fixture
def desk(registrar: Account) -> Client:
    """The ministry's own registrar, signed in."""
    return signed_in(registrar)


@pytest.fixture
def centre(central: Account) -> Client:
    """The registrar of the Government Office, signed in."""
    return signed_in(central)


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client
