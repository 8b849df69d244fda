"""Promises (plan items, 3.7b): action, date, responsible post and body; extensions, progress, verdicts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kezdesu.bodies.models import Body, Office
from kezdesu.commitments import states
from kezdesu.common.trilingual import Trilingual
from kezdesu.files.models import StoredFile
from kezdesu.issues.models import Issue
from kezdesu.journal.door import Moves
from kezdesu.signing.models import SignedAct
from kezdesu.voices.models import Voice


class Commitment(models.Model):
    """``code`` such as ``P-7KD3-X9``. ``due_on`` is the date in force; the first one is ``first_due_on``."""

    MOVES: ClassVar[Moves] = states.COMMITMENT_MOVES

    code = models.CharField(max_length=20, unique=True)
    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="commitments")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, related_name="+", help_text="responsible post"
    )
    co_executors = models.ManyToManyField(Body, blank=True, related_name="+")
    action_kk = models.TextField()
    action_ru = models.TextField()
    action_en = models.TextField(blank=True)
    due_on = models.DateField()
    first_due_on = models.DateField()
    state = models.CharField(
        max_length=13, choices=states.CommitmentState.choices, default=states.CommitmentState.DRAFTED
    )
    promised_at = models.DateTimeField(null=True, blank=True, help_text="when the plan was published")
    done_at = models.DateTimeField(null=True, blank=True, help_text="last reported done")
    refused_at = models.DateTimeField(null=True, blank=True)
    refusal_kk = models.TextField(blank=True)
    refusal_ru = models.TextField(blank=True)

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(fields=["state", "due_on"], name="commitment_due"),
            models.Index(fields=["body", "state"], name="commitment_body"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def action(self) -> Trilingual:
        """What is promised."""
        return Trilingual(self.action_kk, self.action_ru, self.action_en)

    @property
    def refusal(self) -> Trilingual:
        """Why it will not be done; empty unless it was refused."""
        return Trilingual(self.refusal_kk, self.refusal_ru)

    @property
    def is_open(self) -> bool:
        """Whether the due date still counts: promised, under way, or disputed."""
        return self.state in states.OPEN


class Extension(models.Model):
    """A new date with its reason; the old one stays visible forever."""

    MOVES: ClassVar[Moves] = states.EXTENSION_MOVES

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="extensions")
    old_due_on = models.DateField()
    new_due_on = models.DateField()
    reason_kk = models.TextField()
    reason_ru = models.TextField()
    state = models.CharField(
        max_length=10, choices=states.ExtensionState.choices, default=states.ExtensionState.ASKED
    )
    act = models.ForeignKey(SignedAct, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    granted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(new_due_on__gt=F("old_due_on")), name="extension_is_later"),
            models.UniqueConstraint(
                fields=["commitment"], condition=Q(state="asked"), name="extension_one_open"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id}: {self.old_due_on} -> {self.new_due_on}"

    @property
    def reason(self) -> Trilingual:
        """Why the date was moved."""
        return Trilingual(self.reason_kk, self.reason_ru)


class Progress(models.Model):
    """A note on the way, with evidence. ``percent`` 0-100 as the executor sees it."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="progress")
    percent = models.PositiveSmallIntegerField()
    text_kk = models.TextField()
    text_ru = models.TextField()
    reported_at = models.DateTimeField()
    files = models.ManyToManyField(StoredFile, blank=True, related_name="+")
    link = models.URLField(blank=True)

    class Meta:
        ordering = ["reported_at", "id"]
        constraints = [models.CheckConstraint(condition=Q(percent__lte=100), name="progress_percent")]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.percent}%"

    @property
    def text(self) -> Trilingual:
        """What was done."""
        return Trilingual(self.text_kk, self.text_ru)


class Verdict(models.Model):
    """The asker's own word: by those who asked or joined, one in force for each voice or supporter."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="verdicts")
    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="+")
    supporter = models.CharField(max_length=64, help_text="device id or 'asker'; never shown")
    confirms = models.BooleanField()
    comment = models.TextField(blank=True)
    language = models.CharField(max_length=2)
    held_for = models.CharField(
        max_length=20, blank=True, help_text="why the comment is not shown: iin, phone …"
    )
    given_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["given_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "voice", "supporter"],
                condition=Q(replaced_at__isnull=True),
                name="verdict_one_in_force",
            )
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} {'confirmed' if self.confirms else 'disputed'}"
