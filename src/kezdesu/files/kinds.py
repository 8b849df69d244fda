"""The kinds of files that are taken, and how each is known by its content."""

from __future__ import annotations

from dataclasses import dataclass

import puremagic

from kezdesu.files import office_zip

_HEAD = 8192


@dataclass(frozen=True, slots=True)
class FileKind:
    """``name`` as people call it; ``extensions`` in lower case without the dot."""

    name: str
    media_type: str
    extensions: tuple[str, ...]


PDF = FileKind("PDF", "application/pdf", ("pdf",))
JPEG = FileKind("JPEG", "image/jpeg", ("jpg", "jpeg"))
PNG = FileKind("PNG", "image/png", ("png",))
WEBP = FileKind("WEBP", "image/webp", ("webp",))
DOCX = FileKind("DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",))
XLSX = FileKind("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx",))
TAKEN: tuple[FileKind, ...] = (PDF, JPEG, PNG, WEBP, DOCX, XLSX)
IMAGES: frozenset[FileKind] = frozenset({JPEG, PNG, WEBP})
ALL_NAMES = ", ".join(kind.name for kind in TAKEN)


def by_extension(extension: str) -> FileKind | None:
    """The kind that a name promises."""
    return next((kind for kind in TAKEN if extension in kind.extensions), None)


def by_content(data: bytes) -> FileKind | None:
    """The kind that the content is; it must begin with its mark at the first byte, or it is none of ours."""
    if data.startswith(b"%PDF-"):
        return PDF
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    if data.startswith(b"PK\x03\x04"):
        return {"docx": DOCX, "xlsx": XLSX}.get(office_zip.document_kind(data))
    return None


def described(data: bytes) -> str:
    """What the content looks like, in a word for a refusal: ``PDF``, ``EXE``, ``?``."""
    known = by_content(data)
    if known is not None:
        return known.name
    try:
        found = puremagic.from_string(data[:_HEAD])
    except (puremagic.PureError, ValueError):
        return "?"
    return found.lstrip(".").upper()[:10] or "?"
