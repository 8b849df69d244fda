"""DOCX and XLSX: zip archives that are looked into without unpacking them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from enum import Enum

MOST_ENTRIES = 3000
LARGEST_UNPACKED = 120 * 1024 * 1024
HIGHEST_RATIO = 250
_SMALL = 1024 * 1024
_TYPES = "[Content_Types].xml"
_MAIN = {
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": "docx",
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": "xlsx",
}
_ACTIVE = re.compile(
    r"(vbaproject|vbadata|activex|embeddings/.*\.(bin|exe|js|vbs|bat|cmd|ps1|lnk)$)", re.IGNORECASE
)


class Fault(Enum):
    """Why an archive is not taken."""

    BROKEN = "broken"
    BOMB = "bomb"
    ACTIVE = "active"


def document_kind(data: bytes) -> str:
    """ "docx", "xlsx", or "" when the archive declares neither as its main part."""
    types = _content_types(data)
    return next((kind for mark, kind in _MAIN.items() if b'"' + mark + b'"' in types), "")


def fault(data: bytes) -> Fault | None:
    """What is wrong with the archive: damaged, too much inside, or something that could run."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if _is_bomb(entries):
                return Fault.BOMB
            if any(_is_unsafe(entry.filename) or entry.flag_bits & 1 for entry in entries):
                return Fault.BROKEN
            if any(_ACTIVE.search(entry.filename) for entry in entries):
                return Fault.ACTIVE
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return Fault.BROKEN
    return Fault.ACTIVE if b"macroenabled" in _content_types(data).lower() else None


def _is_bomb(entries: list[zipfile.ZipInfo]) -> bool:
    unpacked = sum(entry.file_size for entry in entries)
    dense = any(
        entry.file_size > _SMALL and entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1)
        for entry in entries
    )
    return len(entries) > MOST_ENTRIES or unpacked > LARGEST_UNPACKED or dense


def _is_unsafe(name: str) -> bool:
    return name.startswith(("/", "\\")) or ":" in name or ".." in re.split(r"[/\\]", name)


def _content_types(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_TYPES) as part:
            return part.read(_SMALL)
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, NotImplementedError, RuntimeError):
        return b""
