"""The border of an upload: what it truly is, that it is safe, and then its tables."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass

from django.conf import settings

from kezdesu.common.answers import Denied, Refused
from kezdesu.files import intake, kinds, office_zip, words
from kezdesu.files.intake import Checked
from kezdesu.files.kinds import FileKind
from kezdesu.tables import guard, refusals, sheets, word
from kezdesu.tables.sheets import Sheet

ODS = FileKind("ODS", "application/vnd.oasis.opendocument.spreadsheet", ("ods",))
CSV = FileKind("CSV", "text/csv", ("csv", "tsv", "txt"))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACRO_NAMES = ("xlsm", "xltm", "xlsb", "docm", "dotm")
LONGEST_TEXT = 1_000_000


@dataclass(frozen=True, slots=True)
class Tables:
    """A file that may be kept, and the tables in it (at least one)."""

    file: Checked
    sheets: tuple[Sheet, ...]


def open_file(name: str, data: bytes) -> Tables:
    """The tables of an upload. Raises :class:`Refused` on the field ``file``, in words that name the way out."""
    checked = _checked(name, data)
    try:
        found = _sheets(checked)
    except sheets.TooManyRows:
        raise _refused(refusals.TOO_MANY_ROWS) from None
    except guard.TooMuchInside:
        raise _refused(Denied("file_bomb", words.BOMB)) from None
    except guard.Declared:
        raise _refused(refusals.DECLARED) from None
    except sheets.Unreadable:
        raise _refused(Denied("file_broken", words.BROKEN)) from None
    if not found:
        raise _refused(refusals.NO_TABLE)
    return Tables(checked, found)


def open_text(content: str) -> Tables:
    """The table of pasted text. Raises :class:`Refused` on the field ``pasted``."""
    if not content.strip():
        raise Refused(refusals.NOTHING_PASTED, "pasted")
    try:
        found = sheets.text(content[:LONGEST_TEXT])
    except sheets.TooManyRows:
        raise Refused(refusals.TOO_MANY_ROWS, "pasted") from None
    except sheets.Unreadable:
        raise Refused(refusals.NOTHING_PASTED, "pasted") from None
    if not found:
        raise Refused(refusals.NOTHING_PASTED, "pasted")
    return Tables(as_text("pasted.tsv", content), found)


def as_text(name: str, content: str) -> Checked:
    """Text as a file to keep."""
    data = content.encode()
    return Checked(name, CSV, data, hashlib.sha256(data).hexdigest())


def _checked(name: str, data: bytes) -> Checked:
    extension = intake.clean_name(name).rpartition(".")[2]
    if data.startswith(_OLE):
        raise _refused(_old(data))
    if extension in _MACRO_NAMES:
        raise _refused(Denied("file_active", words.ACTIVE))
    if extension in CSV.extensions:
        return _text_file(name, data)
    if extension in ODS.extensions:
        return _open_document(name, data)
    checked = intake.check(name, data)
    if checked.kind not in (kinds.XLSX, kinds.DOCX):
        raise _refused(refusals.NOT_A_TABLE)
    return checked


def _old(data: bytes) -> Denied:
    """What an OLE file is: a locked one, old Word or old Excel."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return refusals.PASSWORD
    return refusals.OLD_WORD if "WordDocument".encode("utf-16-le") in data else refusals.OLD_EXCEL


def _text_file(name: str, data: bytes) -> Checked:
    _require_size(data)
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _refused(Denied("file_not_what_it_says", words.other_content("CSV", kinds.described(data))))
    return Checked(intake.clean_name(name), CSV, data, hashlib.sha256(data).hexdigest())


def _open_document(name: str, data: bytes) -> Checked:
    _require_size(data)
    fault = office_zip.fault(data) if data.startswith(b"PK\x03\x04") else None
    if fault is office_zip.Fault.BOMB:
        raise _refused(Denied("file_bomb", words.BOMB))
    if fault is not None and fault is not office_zip.Fault.ACTIVE:
        raise _refused(Denied("file_broken", words.BROKEN))
    names = _names(data)
    if "content.xml" not in names:
        raise _refused(Denied("file_not_what_it_says", words.other_content("ODS", kinds.described(data))))
    if fault is not None or any(part.startswith(("Basic/", "Scripts/")) for part in names):
        raise _refused(Denied("file_active", words.ACTIVE))
    return Checked(intake.clean_name(name), ODS, data, hashlib.sha256(data).hexdigest())


def _names(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return []


def _require_size(data: bytes) -> None:
    if not data:
        raise _refused(Denied("empty_file", words.EMPTY))
    if len(data) > settings.FILE_SIZE_LIMIT:
        raise _refused(Denied("file_too_large", words.too_large(len(data), settings.FILE_SIZE_LIMIT)))


def _sheets(checked: Checked) -> tuple[Sheet, ...]:
    if checked.kind is CSV:
        return sheets.text(decoded(checked.content))
    guard.look_through(checked.content)
    if checked.kind is kinds.DOCX:
        return word.document(checked.content)
    return sheets.workbook(checked.content)


def decoded(data: bytes) -> str:
    """Text as UTF-8, UTF-16 with its mark, or the old Kazakh code page of Windows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("kz1048", "replace")


def _refused(denied: Denied) -> Refused:
    return Refused(denied, "file")
