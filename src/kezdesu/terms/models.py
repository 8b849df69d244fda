"""Days that the operator changed in the working-day calendar."""

from __future__ import annotations

from django.db import models


class CalendarDay(models.Model):
    """A day the operator changed in the working-day calendar (the Government swaps days); the latest row counts."""

    day = models.DateField()
    working = models.BooleanField()
    source_kk = models.CharField(max_length=250)
    source_ru = models.CharField(max_length=250)
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ["day", "id"]

    def __str__(self) -> str:
        return str(self.day)
