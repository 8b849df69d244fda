"""What overseers record: evaluation, half-year review, guidance, other measures, control notes; who read what."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from kezdesu.bodies.models import Body
from kezdesu.common.trilingual import Trilingual
from kezdesu.signing.models import SignedAct


class OversightKind(models.TextChoices):
    """Which clause the record is evidence for."""

    EVALUATION = "evaluation", "5.2"
    GUIDANCE = "guidance", "5.3"
    HALF_YEAR_REVIEW = "half_year_review", "6.1"
    OTHER_MEASURE = "other_measure", "6.4"
    CONTROL_NOTE = "control_note", "7"


class OversightRecord(models.Model):
    """One signed record of an overseer. ``half`` 1 or 2 for half-year reviews."""

    kind = models.CharField(max_length=20, choices=OversightKind.choices)
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="+", help_text="who acts: AB, GO, PA"
    )
    about = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    year = models.PositiveSmallIntegerField()
    half = models.PositiveSmallIntegerField(null=True, blank=True)
    number = models.PositiveSmallIntegerField(
        default=1, help_text="running number of the kind, body and year"
    )
    text_kk = models.TextField()
    text_ru = models.TextField()
    act = models.ForeignKey(SignedAct, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    prepared_at = models.DateTimeField()
    recorded_at = models.DateTimeField(
        null=True, blank=True, help_text="in force since; None while a second signature is awaited"
    )

    class Meta:
        ordering = ["prepared_at", "id"]
        indexes = [models.Index(fields=["kind", "year"], name="oversight_kind_year")]
        constraints = [
            models.UniqueConstraint(fields=["kind", "body", "year", "number"], name="oversight_number_once")
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """Such as ``O-17``."""
        return f"O-{self.pk}"

    @property
    def text(self) -> Trilingual:
        """What was recorded."""
        return Trilingual(self.text_kk, self.text_ru)


class ReadReceipt(models.Model):
    """A body's receipt that it has read an overseer's record (guidance 5.3, control note 7)."""

    record = models.ForeignKey(OversightRecord, on_delete=models.PROTECT, related_name="receipts")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "body"], name="receipt_once")]

    def __str__(self) -> str:
        return f"{self.record_id} read by {self.body_id}"
