"""The outbox: messages made from journal lines, sent by the worker; addresses stay sealed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from kezdesu.journal.door import Moves
from kezdesu.notifications import states


class Message(models.Model):
    """One e-mail to one citizen about one journal line."""

    MOVES: ClassVar[Moves] = states.MESSAGE_MOVES

    line = models.BigIntegerField(help_text="number of the journal line")
    recipient_sealed = models.BinaryField()
    recipient_hash = models.CharField(
        max_length=64, help_text="keyed hash, so that one line mails nobody twice"
    )
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    state = models.CharField(
        max_length=8, choices=states.MessageState.choices, default=states.MessageState.QUEUED
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["state", "id"], name="message_queue")]
        constraints = [models.UniqueConstraint(fields=["line", "recipient_hash"], name="message_once")]

    def __str__(self) -> str:
        return f"{self.line} {self.state}"


class Cursor(models.Model):
    """How far a reader has read the journal."""

    reader = models.CharField(max_length=40, primary_key=True)
    line = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.reader}: {self.line}"
