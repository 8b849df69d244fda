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

settings.register_profile("house", deadline=None)
settings.load_profile("house")
ALWAYS = "9000-01-01T00:00:00+00:00"


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
    """Tests that commit empty the database afterwards: the journal's triggers are lifted for just that moment."""
    from django.db.backends.base.operations import BaseDatabaseOperations

    from kezdesu.journal import triggers

    original = BaseDatabaseOperations.execute_sql_flush

    def flush(self: BaseDatabaseOperations, statements: list[str]) -> None:
        triggers.drop(self.connection)
        original(self, statements)
        triggers.add(self.connection)

    BaseDatabaseOperations.execute_sql_flush = flush  # type: ignore[method-assign]
    yield
    BaseDatabaseOperations.execute_sql_flush = original  # type: ignore[method-assign]
