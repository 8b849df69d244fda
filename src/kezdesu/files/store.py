"""The shelf on the disk: content under its SHA-256, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.conf import settings


def place(sha256: str) -> Path:
    """Where content with that hash lies; ValueError for anything but 64 hex."""
    if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
        raise ValueError("not a SHA-256")
    return Path(settings.FILES_DIR) / sha256[:2] / sha256


def put(sha256: str, content: bytes) -> None:
    """Write the content and wait until the disk has it; nothing happens when it lies there already."""
    target = place(sha256)
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
