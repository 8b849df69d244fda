"""What every test shares: where the database is, a clean clock, and nothing left behind."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils import translation

from kezdesu.common import clock


@pytest.fixture(autouse=True)
def clean_house() -> Iterator[None]:
    """Each test starts in Kazakh, with an empty cache and an unfrozen clock."""
    cache.clear()
    translation.activate("kk")
    yield
    clock.freeze(None)
    translation.activate("kk")


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
