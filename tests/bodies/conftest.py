"""A small state: the centre with its registrar, two ministries, an akimat."""

from __future__ import annotations

import pytest

from kezdesu.bodies.models import Body, BodyKind
from kezdesu.common import clock
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from tests.factories import actor_of, make_account, make_body

NOW = clock.almaty(2026, 6, 20, 10)


@pytest.fixture(autouse=True)
def at_the_instant(db: None) -> None:
    clock.freeze(NOW)


@pytest.fixture
def centre() -> Body:
    return make_body("government-office", BodyKind.GO)


@pytest.fixture
def central(centre: Body) -> Actor:
    """The registrar of the Government Office: manages every body."""
    make_body("culture-and-information", is_authorised=True)
    return actor_of(make_account(Role.REGISTRAR, centre))


@pytest.fixture
def ministry() -> Body:
    return make_body("healthcare")


@pytest.fixture
def registrar(ministry: Body) -> Actor:
    """The ministry's own registrar."""
    return actor_of(make_account(Role.REGISTRAR, ministry))
