"""What an upload must be: within the size, what its name says, and without anything that could run."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, field

from django.conf import settings

from kezdesu.common.answers import Denied, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.files import images, kinds, office_zip, words
from kezdesu.files.kinds import FileKind

_LONGEST_NAME = 120
_ACTIVE_PDF = re.compile(rb"/(?:JavaScript|JS|Launch|RichMedia|EmbeddedFile)\b")


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be stored: cleaned name, the kind it truly is, its (re-encoded) content and SHA-256."""

    name: str
    kind: FileKind
    content: bytes = field(repr=False)
    sha256: str


def check(name: str, data: bytes) -> Checked:
    """The file as it may be stored. Raises :class:`Refused` on the field ``file``, in words that name the way out."""
    cleaned = clean_name(name)
    _require_size(len(data))
    kind = _agreed_kind(cleaned, data)
    content = _made_safe(kind, data)
    return Checked(cleaned, kind, content, hashlib.sha256(content).hexdigest())


def clean_name(name: str) -> str:
    """The last part of a path, in NFC, without control, hidden and reserved characters, at most 120 characters."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C")
    plain = re.sub(r'[<>:"|?*;%\s]+', " ", shown).strip().rstrip(".")
    stem, dot, extension = plain.rpartition(".")
    if not dot:
        return plain[:_LONGEST_NAME] or "file"
    return f"{stem.strip(' .')[: _LONGEST_NAME - 10] or 'file'}.{extension.strip()[:8].lower()}"


def _require_size(size: int) -> None:
    if size == 0:
        raise _refused("empty_file", words.EMPTY)
    if size > settings.FILE_SIZE_LIMIT:
        raise _refused("file_too_large", words.too_large(size, settings.FILE_SIZE_LIMIT))


def _agreed_kind(name: str, data: bytes) -> FileKind:
    """The kind on which name and content agree."""
    extension = name.rpartition(".")[2] if "." in name else ""
    said = kinds.by_extension(extension)
    if said is None:
        raise _refused("file_kind", words.not_taken(extension or "?", kinds.ALL_NAMES))
    if data.startswith(b"PK\x03\x04"):
        _require_sound_archive(data)
    found = kinds.by_content(data)
    if found is not said:
        raise _refused("file_not_what_it_says", words.other_content(said.name, kinds.described(data)))
    return said


def _require_sound_archive(data: bytes) -> None:
    fault = office_zip.fault(data)
    if fault is not None:
        reasons = {
            office_zip.Fault.BROKEN: words.BROKEN,
            office_zip.Fault.BOMB: words.BOMB,
            office_zip.Fault.ACTIVE: words.ACTIVE,
        }
        raise _refused(f"file_{fault.value}", reasons[fault])


def _made_safe(kind: FileKind, data: bytes) -> bytes:
    if kind is kinds.PDF:
        _require_quiet_pdf(data)
    if kind not in kinds.IMAGES:
        return data
    try:
        return images.without_traces(data, kind.name)
    except images.TooManyPixels:
        raise _refused("file_bomb", words.too_many_pixels(images.MOST_PIXELS)) from None
    except images.BrokenImage:
        raise _refused("file_broken", words.BROKEN) from None


def _require_quiet_pdf(data: bytes) -> None:
    if b"%%EOF" not in data[-2048:]:
        raise _refused("file_broken", words.BROKEN)
    if _ACTIVE_PDF.search(data):
        raise _refused("file_active", words.ACTIVE)


def _refused(code: str, reason: Trilingual) -> Refused:
    return Refused(Denied(code, reason), "file")
