"""The outbox reads every line, also one whose number is lower than that of a line committed before it."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction

from kezdesu.notifications import actions
from kezdesu.notifications.models import Message
from kezdesu.voices import actions as voices
from tests.factories.voices import make_moderator, submitted
from tests.waiting import PATIENCE, beside


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

    writer = threading.Thread(target=publish_slowly)
    writer.start()
    assert written.wait(PATIENCE)
    voices.publish(fast, by=moderator)
    reader = beside(actions.read_on)
    commit.set()
    writer.join()
    reader.join()
    actions.read_on()

    assert Message.objects.count() == 2
