"""The outbox reads every line, also one whose number is lower than that of a line committed before it."""

from __future__ import annotations

import threading
import time

import pytest
from django.db import connection, transaction

from kezdesu.notifications import actions
from kezdesu.notifications.models import Message
from kezdesu.voices import actions as voices
from tests.factories.voices import make_moderator, submitted

PATIENCE = 120
"""Seconds a busy machine may take for one step; nobody waits them out where all is well."""


def waits_for_writers() -> bool:
    """Whether somebody stands before the journal and is not let in yet."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database"
            " WHERE datname = current_database() AND relation = 'journal_entry'::regclass AND NOT granted"
        )
        return bool(cursor.fetchone()[0])


@pytest.mark.django_db(transaction=True)
def test_line_that_is_committed_late_is_told_too() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    slow, fast = submitted(contact="slow@example.kz"), submitted(contact="fast@example.kz")
    moderator = make_moderator(slow.body)
    written, commit = threading.Event(), threading.Event()

    def publish_slowly() -> None:
        with transaction.atomic():
            voices.publish(slow, by=moderator)
            written.set()
            commit.wait(PATIENCE)
        connection.close()

    def read() -> None:
        actions.read_on()
        connection.close()

    writer, reader = threading.Thread(target=publish_slowly), threading.Thread(target=read)
    writer.start()
    assert written.wait(PATIENCE)
    voices.publish(fast, by=moderator)
    reader.start()
    ends = time.monotonic() + PATIENCE
    while reader.is_alive() and not waits_for_writers():
        assert time.monotonic() < ends, "the reader neither waits nor reads"
        time.sleep(0.01)
    commit.set()
    writer.join()
    reader.join()
    actions.read_on()

    assert Message.objects.count() == 2
