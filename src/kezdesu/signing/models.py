"""An act of two people, with the digest of exactly what was signed."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kezdesu.bodies.models import Body, Delegation
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.door import Moves
from kezdesu.signing import states


class SignedAct(models.Model):
    """``kind`` names what is signed (``schedule.proposal``, ``publication`` …), ``subject`` is the record's code."""

    MOVES: ClassVar[Moves] = states.MOVES

    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=60)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the canonical content")
    state = models.CharField(max_length=10, choices=states.ActState.choices, default=states.ActState.PREPARED)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_at = models.DateTimeField(null=True, blank=True)
    post_kk = models.CharField(max_length=250, blank=True, help_text="the signer's post when she signed")
    post_ru = models.CharField(max_length=250, blank=True)
    post_en = models.CharField(max_length=250, blank=True)
    delegation = models.ForeignKey(
        Delegation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="acted by this",
    )
    return_reason = models.TextField(blank=True)
    affair = models.CharField(
        max_length=60, blank=True, help_text="keys of the visit it belongs to, if to one"
    )

    class Meta:
        indexes = [models.Index(fields=["kind", "subject"], name="act_kind_subject")]
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_by__isnull=True) | ~Q(signed_by=F("prepared_by")), name="act_two_people"
            ),
            models.UniqueConstraint(
                fields=["kind", "subject"], condition=Q(state="prepared"), name="act_one_open_per_subject"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} {self.state}"

    def keys(self) -> frozenset[str]:
        """The keys of its visit; an act of no visit has none and is signed in the body's main successor."""
        return frozenset(self.affair.split())

    @property
    def post(self) -> Trilingual:
        """The signer's post at the time of signing."""
        return Trilingual(self.post_kk, self.post_ru, self.post_en)
