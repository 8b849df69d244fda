"""What a document is before it is a PDF or a DOCX: plain text in one language, so that both say the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from kezdesu.common.trilingual import Language


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, and its share of the width."""

    head: str
    width: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain text, one cell for each column; a line break inside a cell is kept."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, paragraphs, and a table or none."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """``facts`` are label and value pairs under the title; ``proof`` the lines at the end: signature, hashes.

    ``made_on`` is the only date a file carries, so that equal documents are equal bytes.
    """

    language: Language
    code: str
    kicker: str
    title: str
    made_on: date
    facts: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()
    proof: tuple[tuple[str, str], ...] = ()
    page_word: str = ""
    landscape: bool = field(default=False)


def clean(text: str) -> str:
    """``text`` without control and invisible signs that neither XML nor paper knows; line breaks stay."""
    return "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) not in _REFUSED)


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> Table:
    """A table of cleaned cells."""
    return Table(tuple(columns), tuple(tuple(clean(cell) for cell in row) for row in rows))


_REFUSED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
