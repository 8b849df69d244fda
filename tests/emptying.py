"""Emptying the database after a test that commits: only tables that hold rows, the journal's triggers lifted meanwhile.

Django would TRUNCATE every table: on PostgreSQL that makes some five hundred files anew, seconds for a test of
milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations

from kezdesu.journal import triggers


def filled(tables: Iterable[str]) -> list[str]:
    """Those of the tables that hold a row, quoted."""
    names = [connection.ops.quote_name(table) for table in tables]
    asked = " UNION ALL ".join(
        f"SELECT {at} WHERE EXISTS (SELECT 1 FROM {name})" for at, name in enumerate(names)
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return [names[at] for (at,) in cursor.fetchall()]


def deletions(self: BaseDatabaseOperations, style: object, tables: Iterable[str], **how: bool) -> list[str]:
    """Instead of Django's TRUNCATE of everything; foreign keys are looked at when the transaction ends."""
    assert not any(how.values()), "sequences go on, and nothing outside the named tables is emptied"
    return [f"DELETE FROM {name}" for name in filled(tables)]


@contextmanager
def quickly() -> Iterator[None]:
    """For the time of the block a flush deletes what is there, and the journal lets it."""
    operations = type(connection.ops)
    usual = operations.sql_flush
    execute = BaseDatabaseOperations.execute_sql_flush

    def flush(self: BaseDatabaseOperations, statements: list[str]) -> None:
        triggers.drop(self.connection)
        execute(self, statements)
        triggers.add(self.connection)

    operations.sql_flush = deletions  # type: ignore[method-assign, assignment]
    BaseDatabaseOperations.execute_sql_flush = flush  # type: ignore[method-assign]
    yield
    operations.sql_flush = usual  # type: ignore[method-assign]
    BaseDatabaseOperations.execute_sql_flush = execute  # type: ignore[method-assign]
