"""Small files of every kind, and hostile ones."""

from __future__ import annotations

import io
import zipfile

import xlsxwriter
from docx import Document
from PIL import Image

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
GPS = 0x8825


def picture(kind: str, size: tuple[int, int] = (8, 6)) -> bytes:
    """A picture with a place, a device and a comment in its EXIF."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0110] = "SECRET-CAMERA"
    exif[0x0132] = "2026:03:11 10:00:00"
    exif.get_ifd(GPS)[1] = "N"
    Image.new("RGB", size, (10, 120, 90)).save(out, kind, exif=exif)
    return out.getvalue()


def docx() -> bytes:
    """A document of one paragraph."""
    out = io.BytesIO()
    document = Document()
    document.add_paragraph("Құбыр салынды")
    document.save(out)
    return out.getvalue()


def xlsx() -> bytes:
    """A table of one cell."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet().write(0, 0, "су")
    book.close()
    return out.getvalue()


def with_entry(archive: bytes, name: str, content: bytes) -> bytes:
    """The archive with one more entry."""
    out = io.BytesIO(archive)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return out.getvalue()


def plain_zip() -> bytes:
    """An archive that is no document."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("readme.txt", "no document")
    return out.getvalue()
