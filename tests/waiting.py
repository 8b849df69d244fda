"""Waiting for what another thread or process does: by what is seen of it, never for a guessed number of seconds."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from django.db import connection

PATIENCE = 60
"""Seconds a busy machine may take; nobody waits them out where all is well."""


def until(true: Callable[[], object], patience: float = PATIENCE) -> bool:
    """Whether it became true within the patience; looked at a hundred times a second."""
    ends = time.monotonic() + patience
    while not (found := bool(true())) and time.monotonic() < ends:
        time.sleep(0.01)
    return found


def somebody_waits() -> bool:
    """PostgreSQL: whether a session of this database stands before a lock now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return bool(cursor.fetchone()[0])


def beside(act: Callable[[], object]) -> threading.Thread:
    """Begin the act in a thread of its own; comes back when it ended or stands before a lock that the caller holds.

    SQLite does not tell who waits, but whoever writes must first begin: nothing is read between that and the waiting.
    """
    begins = threading.Event()

    def watch(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith("BEGIN"):
            begins.set()
        return execute(sql, *rest)

    def press() -> None:
        try:
            with connection.execute_wrapper(watch):
                act()
        finally:
            connection.close()

    stands = somebody_waits if connection.vendor == "postgresql" else begins.is_set
    thread = threading.Thread(target=press)
    thread.start()
    assert until(lambda: not thread.is_alive() or stands())
    return thread
