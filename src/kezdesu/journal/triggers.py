"""The triggers by which the database itself refuses to change or delete a journal line."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

SQLITE = (
    "CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal_entry "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal_entry "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
)
SQLITE_DROP = ("DROP TRIGGER IF EXISTS journal_no_update", "DROP TRIGGER IF EXISTS journal_no_delete")
POSTGRES = (
    "CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$",
    "CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE ON journal_entry "
    "FOR EACH ROW EXECUTE FUNCTION journal_refuse()",
    "CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal_entry "
    "FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse()",
)
POSTGRES_DROP = (
    "DROP TRIGGER IF EXISTS journal_no_change ON journal_entry",
    "DROP TRIGGER IF EXISTS journal_no_truncate ON journal_entry",
)


def add(connection: BaseDatabaseWrapper) -> None:
    """Arm the table (PostgreSQL or SQLite)."""
    _run(connection, POSTGRES if connection.vendor == "postgresql" else SQLITE)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Disarm it: only for reversing the migration and for emptying a test database."""
    _run(connection, POSTGRES_DROP if connection.vendor == "postgresql" else SQLITE_DROP)


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
