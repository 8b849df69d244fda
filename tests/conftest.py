"""What every test shares: where the database is, a clean clock, and nothing left behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation
from hypothesis import settings

from kezdesu.common import clock
from kezdesu.people.models import Account
from kezdesu.web import fresh
from tests import emptying

settings.register_profile("house", deadline=None)
settings.load_profile("house")
ALWAYS = "9000-01-01T00:00:00+00:00"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What asks no database of the house (pytest-django would not let it) need not run on each: ``once``."""
    for item in items:
        named = getattr(item, "fixturenames", ())
        if not (item.get_closest_marker("django_db") or "django_db_setup" in named):
            item.add_marker(pytest.mark.once)


@pytest.fixture(autouse=True)
def clean_house() -> Iterator[None]:
    """Each test starts in Kazakh, with an empty cache and an unfrozen clock."""
    cache.clear()
    translation.activate("kk")
    yield
    clock.freeze(None)
    translation.activate("kk")


@pytest.fixture(scope="session", autouse=True)
def proved_by_force() -> Iterator[None]:
    """Whoever a test signs in by force has proved who she is, at whatever instant the test then acts."""
    usual = Client.force_login

    def force_login(self: Client, user: Account, backend: str | None = None) -> None:
        usual(self, user, backend)
        store = self.session
        store[fresh.MARK] = ALWAYS
        store.save()

    Client.force_login = force_login  # type: ignore[method-assign, assignment]
    yield
    Client.force_login = usual  # type: ignore[method-assign]


@pytest.fixture(scope="session", autouse=True)
def emptied_between_tests() -> Iterator[None]:
    """Tests that commit empty the database afterwards, in the quick way of ``tests.emptying``."""
    with emptying.quickly():
        yield
