"""Journal lines of the tables."""

from __future__ import annotations

from dataclasses import dataclass

from kezdesu.journal.kinds import kind


@kind("table.uploaded")
@dataclass(frozen=True, slots=True)
class Uploaded:
    """A body brought in a table: a file, pasted text, or last year's rows."""

    body: str
    source: str
    sha256: str
    sheets: int


@kind("table.sheet_chosen")
@dataclass(frozen=True, slots=True)
class SheetChosen:
    """Of several tables in the file one was chosen; ``sheet`` from 1."""

    body: str
    sheet: int


@kind("table.mapped")
@dataclass(frozen=True, slots=True)
class Mapped:
    """A person said which column is what."""

    body: str
    columns: tuple[str, ...]


@kind("table.row_mended")
@dataclass(frozen=True, slots=True)
class RowMended:
    """Cells of one row were mended in the preview."""

    body: str
    row: int
    fields: tuple[str, ...]


@kind("table.row_taken_out")
@dataclass(frozen=True, slots=True)
class RowTakenOut:
    """A row is not to become a meeting."""

    body: str
    row: int


@kind("table.row_put_back")
@dataclass(frozen=True, slots=True)
class RowPutBack:
    """A row that was taken out counts again."""

    body: str
    row: int


@kind("table.applied")
@dataclass(frozen=True, slots=True)
class Applied:
    """Good rows entered the draft; ``refused`` stayed in the preview."""

    body: str
    mode: str
    rows: int
    refused: int


@kind("table.discarded")
@dataclass(frozen=True, slots=True)
class Discarded:
    """The table was thrown away; the file stays as evidence."""

    body: str
