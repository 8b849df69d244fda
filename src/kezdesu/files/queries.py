"""Stored files, and which of them the public may read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kezdesu.files import store
from kezdesu.files.models import StoredFile
from kezdesu.journal import record

ShownBy = Callable[[StoredFile], bool]
_shown_by: list[ShownBy] = []


def shown_by(predicate: ShownBy) -> ShownBy:
    """Declare (in an app's ``ready``) that a later stage shows some files to the public; usable as a decorator."""
    if predicate not in _shown_by:
        _shown_by.append(predicate)
    return predicate


def is_public(file: StoredFile) -> bool:
    """Whether a public record links to the file. Until a stage says so, a file is for the office alone."""
    return any(predicate(file) for predicate in _shown_by)


def brought_by(file: StoredFile) -> frozenset[str]:
    """Slugs of the bodies whose people stored this content, by the journal."""
    lines = record.of(file.sha256[:16], public_only=False)
    return frozenset(line.body for line in lines if line.body and line.data.get("sha256") == file.sha256)


def by_sha256(sha256: str) -> StoredFile | None:
    """The file with that hash."""
    return StoredFile.objects.filter(sha256=sha256).first()


def content_of(file: StoredFile) -> Path:
    """Where its content lies."""
    return store.place(file.sha256)
