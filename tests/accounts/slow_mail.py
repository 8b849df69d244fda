"""A mail server that lets one wait until it is opened."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event

from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend

OPEN = Event()


class Slow(EmailBackend):
    """Takes no mail before :data:`OPEN` is set, or ten seconds have passed."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        OPEN.wait(10)
        return super().send_messages(messages)
