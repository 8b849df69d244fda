"""Stored files: content lives on disk under its SHA-256, the row tells what it is."""

from __future__ import annotations

from django.db import models


class StoredFile(models.Model):
    """A file that passed the checks of ``files.intake``. ``size`` in bytes."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
