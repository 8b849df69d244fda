"""The outbox and the subscriptions; addresses stay sealed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kezdesu.journal.door import Moves
from kezdesu.notifications import states


class Subscription(models.Model):
    """A citizen's wish to hear of meetings by e-mail. No account: the link in each mail carries a secret.

    The secret is derived from ``seed`` and the operator's key, so that it stands nowhere; ``secret_hash`` finds it.
    When the subscription ends, the address and its hash are emptied.
    """

    MOVES: ClassVar[Moves] = states.SUBSCRIPTION_MOVES

    scope = models.CharField(max_length=8, choices=states.Scope.choices)
    target = models.CharField(max_length=80, blank=True, help_text="slug, KATO or code; empty: the country")
    language = models.CharField(max_length=2)
    contact_sealed = models.BinaryField()
    contact_hash = models.CharField(max_length=64, blank=True, help_text="keyed hash of the address")
    seed = models.CharField(max_length=32, unique=True)
    secret_hash = models.CharField(max_length=64, unique=True, help_text="keyed hash of the secret")
    state = models.CharField(
        max_length=8, choices=states.SubscriptionState.choices, default=states.SubscriptionState.ASKED
    )
    asked_at = models.DateTimeField(help_text="when the link was last sent")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["state", "scope", "target"], name="subscription_told"),
            models.Index(fields=["contact_hash", "state"], name="subscription_contact"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["contact_hash", "scope", "target"],
                condition=Q(state__in=["asked", "active"]),
                name="subscription_once",
            )
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """The code journal lines name it by."""
        return f"U-{self.pk}"


class Message(models.Model):
    """One e-mail to one citizen: about one journal line, or the digest of a day up to that line.

    ``taken_at`` is set while a worker has it in hand; taken too long ago, its worker is dead and another may take it.
    """

    MOVES: ClassVar[Moves] = states.MESSAGE_MOVES

    line = models.BigIntegerField(help_text="number of the journal line; of the last one in a digest")
    recipient_sealed = models.BinaryField()
    recipient_hash = models.CharField(
        max_length=64, help_text="keyed hash, so that one line mails nobody twice"
    )
    subscription = models.ForeignKey(
        Subscription,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="whose link the mail carries",
    )
    digest_day = models.DateField(null=True, blank=True, help_text="the day of a digest: one a day")
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    state = models.CharField(
        max_length=8, choices=states.MessageState.choices, default=states.MessageState.QUEUED
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    taken_at = models.DateTimeField(
        null=True, blank=True, help_text="by the machine's clock: when a worker took it in hand"
    )
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["state", "id"], name="message_queue")]
        constraints = [
            models.UniqueConstraint(fields=["line", "recipient_hash"], name="message_once"),
            models.UniqueConstraint(
                fields=["recipient_hash", "digest_day"],
                condition=Q(digest_day__isnull=False),
                name="message_digest_once_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line} {self.state}"


class DigestLine(models.Model):
    """News that waits for the subscriber's next digest. It becomes part of a message, and then is gone from here."""

    line = models.BigIntegerField(help_text="number of the journal line")
    subscription = models.ForeignKey(Subscription, on_delete=models.PROTECT, related_name="+")
    recipient_hash = models.CharField(max_length=64)
    text = models.TextField()
    happened_at = models.DateTimeField()

    class Meta:
        ordering = ["line"]
        indexes = [models.Index(fields=["recipient_hash", "line"], name="digestline_recipient")]
        constraints = [models.UniqueConstraint(fields=["line", "recipient_hash"], name="digestline_once")]

    def __str__(self) -> str:
        return f"{self.line} for {self.subscription_id}"


class Cursor(models.Model):
    """How far a reader has read the journal."""

    reader = models.CharField(max_length=40, primary_key=True)
    line = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.reader}: {self.line}"
