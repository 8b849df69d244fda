"""Risk cards (3.1, 6.2): a forecast or actual worsening in a region, and what was decided."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from kezdesu.bodies.models import Body
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.door import Moves
from kezdesu.meetings.models import Visit
from kezdesu.regions.models import Region
from kezdesu.risks import states


class RiskLevel(models.TextChoices):
    """How grave; ``high`` calls for a Deputy Prime Minister (6.2)."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class RiskCard(models.Model):
    """``code`` such as ``R-7KD3-X9``."""

    MOVES: ClassVar[Moves] = states.RISK_MOVES

    code = models.CharField(max_length=20, unique=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=6, choices=RiskLevel.choices)
    forecast = models.BooleanField(help_text="True: forecast worsening; False: actual")
    text_kk = models.TextField()
    text_ru = models.TextField()
    state = models.CharField(max_length=10, choices=states.RiskState.choices, default=states.RiskState.OPENED)
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decision_kk = models.TextField(blank=True)
    decision_ru = models.TextField(blank=True)
    opened_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_at", "-id"]

    def __str__(self) -> str:
        return self.code

    @property
    def text(self) -> Trilingual:
        """What worsens."""
        return Trilingual(self.text_kk, self.text_ru)
