"""What may be read at all: an office file is looked through, part by part, before any reader unpacks it. Pure.

Nothing here builds a tree: the parts run through expat, which stops at a document type declaration, at one row too
many, or when the cells would span more room than a table needs (one cell far away makes readers fill all between).
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from xml.parsers import expat

from kezdesu.tables.sheets import MOST_ROWS, TooManyRows, Unreadable

LARGEST_UNPACKED = 40 * 1024 * 1024
LARGEST_AREA = 400_000
_CHUNK = 64 * 1024
_XML = re.compile(r"\.(xml|rels)$", re.IGNORECASE)
_SHEET = re.compile(r"^xl/(?:worksheets/)?[^/]*sheet[^/]*\.xml$", re.IGNORECASE)
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


class Declared(Exception):
    """A document type declaration: office programs never write one."""


class TooMuchInside(Exception):
    """More than :data:`LARGEST_UNPACKED` bytes of XML."""


def look_through(data: bytes) -> None:
    """Raises :class:`Declared`, :class:`TooMuchInside`, :class:`TooManyRows` or :class:`Unreadable`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [item for item in archive.infolist() if _XML.search(item.filename)]
            if sum(item.file_size for item in parts) > LARGEST_UNPACKED:
                raise TooMuchInside
            for part in parts:
                _look_at(archive, part)
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        expat.ExpatError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise Unreadable(str(error)) from error


def _look_at(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_declaration
    parser.EntityDeclHandler = _refuse_declaration
    counter = _counter(part.filename)
    if counter is not None:
        parser.StartElementHandler = counter
    with archive.open(part) as content:
        while chunk := content.read(_CHUNK):
            parser.Parse(chunk, False)
    parser.Parse(b"", True)


def _refuse_declaration(*told: object) -> None:
    raise Declared


Counter = Callable[[str, dict[str, str]], None]


def _counter(name: str) -> Counter | None:
    if _SHEET.match(name):
        return _CellsOfXlsx()
    if name == "content.xml":
        return _CellsOfOds()
    return _RowsOfWord() if name == "word/document.xml" else None


class _Area:
    """The rows that hold something, and the corner farthest away."""

    def __init__(self) -> None:
        self.rows: set[int] = set()
        self.last_column = 0

    def add(self, row: int, column: int) -> None:
        self.rows.add(row)
        self.last_column = max(self.last_column, column)
        if len(self.rows) > MOST_ROWS or max(self.rows) * self.last_column > LARGEST_AREA:
            raise TooManyRows


class _CellsOfXlsx:
    def __init__(self) -> None:
        self.area = _Area()
        self.row, self.column = 0, 0

    def __call__(self, name: str, about: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "row":
            number = about.get("r", "")
            self.row, self.column = int(number) if number.isdecimal() else self.row + 1, 0
        elif tag == "c":
            place = _REFERENCE.fullmatch(about.get("r", "").upper())
            self.row = int(place[2]) if place else self.row
            self.column = _column(place[1]) if place else self.column + 1
        elif tag in ("v", "is"):
            self.area.add(self.row, self.column)


class _CellsOfOds:
    """Cells may be said once and repeated: those that hold something count as often as they stand there."""

    def __init__(self) -> None:
        self.area = _Area()
        self.row, self.column, self.rows_now, self.columns_now = 0, 0, 0, 0

    def __call__(self, name: str, about: dict[str, str]) -> None:
        if name == "table:table":
            self.area, self.row, self.rows_now = _Area(), 0, 0
        elif name == "table:table-row":
            self.row += self.rows_now
            self.rows_now = _times(about.get("table:number-rows-repeated"))
            self.column, self.columns_now = 0, 0
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self.column += self.columns_now
            self.columns_now = _times(about.get("table:number-columns-repeated"))
            if "office:value-type" in about:
                self._fill()
        elif name == "text:p":
            self._fill()

    def _fill(self) -> None:
        if self.rows_now > MOST_ROWS:
            raise TooManyRows
        for row in range(self.row, self.row + self.rows_now):
            self.area.add(row + 1, self.column + self.columns_now)


class _RowsOfWord:
    def __init__(self) -> None:
        self.rows = 0

    def __call__(self, name: str, about: dict[str, str]) -> None:
        if name == "w:tr":
            self.rows += 1
            if self.rows > MOST_ROWS:
                raise TooManyRows


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _times(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 9 else 1
