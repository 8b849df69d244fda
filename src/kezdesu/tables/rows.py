"""Rows as they were read: what was understood, what to look at, what to mend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kezdesu.common.trilingual import Trilingual
from kezdesu.schedule.content import EntryRow
from kezdesu.tables.headings import Field
from kezdesu.tables.layout import Skipped
from kezdesu.tables.locating import Located
from kezdesu.tables.posts import Post
from kezdesu.tables.terms import Term

Cells = dict[Field, str]
MENDED = (
    Field.TERM,
    Field.REGION,
    Field.DISTRICT,
    Field.POST,
    Field.PLACE_KK,
    Field.PLACE_RU,
    Field.TOPIC,
)
"""What can be mended in the preview."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at, or (in ``faults``) to mend, in one field of a row."""

    field: Field
    text: Trilingual
    code: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One meeting of the table. ``row`` is None while it is refused."""

    number: int
    label: str
    cells: Cells
    term: Term | None
    where: Located
    post: Post | None
    place: Trilingual
    faults: tuple[Remark, ...]
    notes: tuple[Remark, ...]
    is_mended: bool = False
    row: EntryRow | None = None

    @property
    def tone(self) -> str:
        """``refused``, ``look`` or ``good``."""
        return "refused" if self.faults else "look" if self.notes else "good"


@dataclass(frozen=True, slots=True)
class Reading:
    """All rows of a table in the order of the file, and the rows that are no meetings."""

    rows: tuple[ReadRow, ...]
    skipped: tuple[Skipped, ...]

    @property
    def good(self) -> tuple[ReadRow, ...]:
        """Rows that can be taken."""
        return tuple(row for row in self.rows if row.row is not None)

    @property
    def refused(self) -> tuple[ReadRow, ...]:
        """Rows to mend."""
        return tuple(row for row in self.rows if row.row is None)


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a person mended: cells by row number, and the rows she took out."""

    cells: Mapping[int, Mapping[Field, str]] = field(default_factory=dict)
    taken_out: frozenset[int] = frozenset()
