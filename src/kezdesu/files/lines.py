"""Journal lines of files: what was stored, never its name or content."""

from __future__ import annotations

from dataclasses import dataclass

from kezdesu.journal.kinds import kind


@kind("file.stored")
@dataclass(frozen=True, slots=True)
class FileStored:
    """A file passed the checks and lies under its hash."""

    sha256: str
    media_type: str
    size: int
