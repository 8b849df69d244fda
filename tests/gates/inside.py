"""The world in the test database itself: settled once for a module, rolled back behind it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from django.test import Client

from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from tests.gates.world import Pen, World, settle
from tests.gates.world.staff import email


@contextmanager
def settled_inside(blocker: Any, pen: Pen | None = None) -> Iterator[World]:
    """The world for the time of the block; each test's own changes are undone by its own savepoint."""
    with blocker.unblock(), transaction.atomic():
        try:
            yield settle(pen)
        finally:
            transaction.set_rollback(True)


def client_of(slug: str, role: Role, number: int = 1) -> Client:
    """A browser in which this person has signed in."""
    client = Client(raise_request_exception=False)
    client.force_login(Account.objects.get(email=email(slug, role, number)))
    return client


def content_of(answer: Any) -> bytes:
    """The whole content; reading a streamed file to its end closes it."""
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)
