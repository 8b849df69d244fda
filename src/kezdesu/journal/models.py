"""The journal's one table. Database triggers refuse UPDATE and DELETE on it."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """One act: when, what kind, on what, by whom. ``id`` is the order in which lines were written."""

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=60, help_text="code of the record, e.g. Q-7KD3-X9")
    body = models.CharField(max_length=80, blank=True, help_text="slug of the acting body, or empty")
    author = models.CharField(max_length=60, help_text="staff:12, citizen, system")
    public = models.BooleanField()
    data = models.TextField(help_text="canonical JSON of the line's fields")

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["subject", "id"], name="journal_subject"),
            models.Index(fields=["kind", "at"], name="journal_kind_at"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"
