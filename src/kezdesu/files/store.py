"""The shelf on the disk: content under its SHA-256, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


def place(sha256: str) -> Path:
    """Where content with that hash lies; ValueError for anything but 64 hex."""
    if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
        raise ValueError("not a SHA-256")
    return Path(settings.FILES_DIR) / sha256[:2] / sha256


@contextmanager
def beside(sha256: str, content: bytes) -> Iterator[Callable[[], None]]:
    """Write the content beside its place and wait until the disk has it; what is given puts it into its place.

    Not put there within the block, it is gone after it. Content that lies in its place already stays untouched.
    """
    target = place(sha256)
    if target.exists():
        yield _nothing
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield lambda: os.replace(temporary, target)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _nothing() -> None:
    pass
