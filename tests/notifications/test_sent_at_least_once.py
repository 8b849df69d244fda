"""A mail is marked sent when the mail server has taken it, not before: whoever dies meanwhile, it arrives."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import override_settings

from kezdesu.common import clock
from kezdesu.notifications import actions, sending, subscribing
from kezdesu.notifications.models import Message
from kezdesu.notifications.sending import HELD_FOR, TRIES
from kezdesu.notifications.states import MessageState, Scope
from tests.gates.house import House
from tests.notifications.mail_server import MailServer, mail_server
from tests.notifications.test_worker_inside import subscribe

READER = "aigul@example.kz"


@pytest.fixture
def server() -> Iterator[MailServer]:
    with mail_server() as made:
        smtp = "django.core.mail.backends.smtp.EmailBackend"
        with override_settings(EMAIL_BACKEND=smtp, EMAIL_HOST="127.0.0.1", EMAIL_PORT=made.port):
            yield made


def queued() -> Message:
    subscribing.subscribe(scope=Scope.COUNTRY, target="", typed=READER, language="kk")
    while actions.read_on():
        pass
    return Message.objects.get()


def left_by_a_dead_worker(message: Message, *, ago: timedelta, tries: int = 1) -> None:
    """As a worker leaves it that is killed between its taking and its marking."""
    Message.objects.filter(pk=message.pk).update(
        state=MessageState.SENDING, taken_at=clock.wall_now() - ago, attempts=tries
    )


@pytest.mark.django_db
def test_it_is_sent_once_the_server_took_it(server: MailServer) -> None:
    message = queued()

    assert (actions.work(), actions.work()) == (1, 0)

    message.refresh_from_db()
    assert (message.state, message.attempts, message.taken_at) == (MessageState.SENT, 1, None)
    assert message.sent_at is not None
    assert len(server.taken) == 1


@pytest.mark.django_db
def test_in_the_hands_of_a_living_worker_nobody_else_takes_it(server: MailServer) -> None:
    message = queued()
    left_by_a_dead_worker(message, ago=HELD_FOR - timedelta(minutes=1))

    assert actions.work() == 0
    assert server.heard == []


@pytest.mark.django_db
def test_what_a_dead_worker_left_is_sent_again_under_the_same_name(server: MailServer) -> None:
    message = queued()
    actions.work()
    left_by_a_dead_worker(message, ago=HELD_FOR + timedelta(seconds=1))

    assert actions.work() == 1

    first, second = (mail["Message-ID"] for mail in server.taken)
    assert first == second
    assert first.endswith("@127.0.0.1>")
    assert str(message.pk) != first[1:-11]
    message.refresh_from_db()
    assert (message.state, message.attempts) == (MessageState.SENT, 2)


@pytest.mark.django_db
def test_a_mail_of_which_five_workers_died_is_given_up(server: MailServer) -> None:
    message = queued()
    left_by_a_dead_worker(message, ago=timedelta(hours=1), tries=TRIES)

    assert (actions.work(), server.heard) == (0, [])

    message.refresh_from_db()
    assert (message.state, message.taken_at, message.sent_at) == (MessageState.FAILED, None, None)


@pytest.mark.django_db
def test_a_worker_that_was_too_slow_leaves_the_mail_to_its_successor(server: MailServer) -> None:
    message = queued()
    slow, swift = Message.objects.get(), clock.wall_now()
    assert sending._take(slow)
    Message.objects.filter(pk=message.pk).update(taken_at=swift)

    assert sending._settle(slow, MessageState.SENT) == 0

    message.refresh_from_db()
    assert (message.state, message.taken_at) == (MessageState.SENDING, swift)


class Posting(House):
    """Works alone, and sends to a real server."""

    worker = ""
    port_of_mail = 0

    def environment(self, now: object = None) -> dict[str, str]:
        return super().environment() | {
            "KEZDESU_SMTP_HOST": "127.0.0.1",
            "KEZDESU_SMTP_PORT": str(self.port_of_mail),
        }

    def message(self) -> tuple[str, str | None]:
        with sqlite3.connect(self.folder / "kezdesu.sqlite3") as base:
            found: tuple[str, str | None] = base.execute(
                "SELECT state, sent_at FROM notifications_message"
            ).fetchone()
        return found

    def let_time_pass(self) -> None:
        """The five minutes after which another worker may take it."""
        with sqlite3.connect(self.folder / "kezdesu.sqlite3") as base:
            base.execute("UPDATE notifications_message SET taken_at = datetime(taken_at, '-6 minutes')")


@pytest.mark.once
def test_stopped_while_the_server_hesitates_the_mail_arrives_after_the_next_start(tmp_path: Path) -> None:
    with mail_server() as slow:
        house = Posting(tmp_path)
        house.port_of_mail = slow.port
        slow.answers.clear()
        try:
            house.start()
            subscribe(house, READER)
            assert comes(lambda: slow.heard)
            assert house.stop() < 5
            assert "worker_cut_off" in house.log.read_text()
            assert (house.message(), slow.taken) == (("sending", None), [])

            house.let_time_pass()
            slow.answers.set()
            house.start()
            assert comes(lambda: house.message()[0] == "sent")
        finally:
            house.close()
    assert len({mail["Message-ID"] for mail in slow.heard}) == 1
    assert READER in str(slow.taken[-1]["To"])


def comes(true: Callable[[], object]) -> bool:
    ends = time.monotonic() + 25
    while not true() and time.monotonic() < ends:
        time.sleep(0.1)
    return bool(true())
