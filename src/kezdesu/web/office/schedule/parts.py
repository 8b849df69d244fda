"""A long proposal in parts: its rows stand as lines, some of them open to be typed in; saving leaves the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kezdesu.schedule.content import EntryRow
from kezdesu.schedule.models import Entry
from kezdesu.tables.queries import as_row
from kezdesu.web.office.schedule.row_forms import Rows, WishRowForm

PART_ROWS = 60
OPEN_ROWS = 8
"""So many rows have their fields in the page from the first; of a longer proposal each is opened when it is wanted."""


@dataclass(frozen=True, slots=True)
class Part:
    """The ``number``-th page (from 1) of the rows ``entries``."""

    entries: Sequence[Entry]
    number: int

    @property
    def count(self) -> int:
        """How many pages there are."""
        return max(1, -(-len(self.entries) // PART_ROWS))

    @property
    def before(self) -> int:
        """How many rows stand on the pages before."""
        return (self.number - 1) * PART_ROWS

    @property
    def shown(self) -> Sequence[Entry]:
        """The rows of this page."""
        return self.entries[self.before : self.before + PART_ROWS]

    @property
    def is_last(self) -> bool:
        """Whether new rows are at home here."""
        return self.number == self.count

    @property
    def links(self) -> list[tuple[int, int, int]]:
        """Number, first and last row of every page."""
        total = len(self.entries)
        starts = range(0, total, PART_ROWS)
        return [
            (number, start + 1, min(start + PART_ROWS, total)) for number, start in enumerate(starts, start=1)
        ]

    @property
    def is_listed(self) -> bool:
        """Whether rows stand as lines until they are opened."""
        return len(self.entries) > OPEN_ROWS

    def whole(self, typed: Sequence[EntryRow], named: frozenset[int]) -> tuple[list[EntryRow], list[int]]:
        """All rows of the proposal, those open on the page as ``typed``; and the number (from 1) of each typed row.

        ``named`` are the entries that have fields on the page: a row leaves the proposal only when it was taken out
        there, never because it was not open. A short proposal is open as a whole.
        """
        if not self.is_listed:
            return list(typed), list(range(1, len(typed) + 1))
        mine = {row.entry: row for row in typed if row.entry is not None}
        standing = [
            mine.get(entry.pk) or as_row(entry) for entry in self.entries if not _is_out(entry, mine, named)
        ]
        known = {row.entry for row in standing}
        whole = [*standing, *(row for row in typed if row.entry not in known)]
        return whole, [next(place for place, row in enumerate(whole, 1) if row is one) for one in typed]


def _is_out(entry: Entry, mine: Mapping[int, EntryRow], named: frozenset[int]) -> bool:
    return entry.pk in named and entry.pk not in mine


@dataclass(frozen=True, slots=True)
class Line:
    """A row on the page: as it stands, or with its fields (``form``, the ``index``-th of the page, from 0)."""

    number: int
    entry: Entry | None
    form: WishRowForm | None = None
    index: int = 0


def lines(part: Part, rows: Rows) -> list[Line]:
    """The rows of the page in their order, then those that are new."""
    forms = list(enumerate(rows.forms))
    by_entry = {str(form["entry"].value()): (index, form) for index, form in forms if form["entry"].value()}
    found = []
    for number, entry in enumerate(part.shown, part.before + 1):
        index, form = by_entry.pop(str(entry.pk), (0, None))
        found.append(Line(number, entry, form, index))
    after = len(part.entries) if part.is_listed else len(found)
    left = [
        (index, form)
        for index, form in forms
        if not form["entry"].value() or str(form["entry"].value()) in by_entry
    ]
    return [
        *found,
        *(Line(number, None, form, index) for number, (index, form) in enumerate(left, after + 1)),
    ]


def part_of(entries: Sequence[Entry], wanted: str) -> Part:
    """The page that was asked for, or the nearest there is."""
    number = int(wanted) if wanted.isascii() and wanted.isdecimal() and len(wanted) < 4 else 1
    whole = Part(entries, 1)
    return Part(entries, min(max(number, 1), whole.count))
