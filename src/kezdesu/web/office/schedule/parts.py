"""A long proposal in parts: one page holds some of its rows, and saving it leaves the others as they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kezdesu.schedule.content import EntryRow
from kezdesu.schedule.models import Entry
from kezdesu.tables.queries import as_row

PART_ROWS = 60


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

    def whole(self, typed: Sequence[EntryRow], named: frozenset[int]) -> tuple[list[EntryRow], int]:
        """All rows of the proposal, those of this page as ``typed``; and how many stand before the typed ones.

        ``named`` are the entries that have a field on the page: a row leaves the proposal only when it was taken out
        there, never because the page did not show it. One page shows all.
        """
        if self.count == 1:
            return list(typed), 0
        others = [(place, entry) for place, entry in enumerate(self.entries) if entry.pk not in named]
        first = [as_row(entry) for place, entry in others if place < self.before]
        rest = [as_row(entry) for place, entry in others if place >= self.before]
        return [*first, *typed, *rest], len(first)


def part_of(entries: Sequence[Entry], wanted: str) -> Part:
    """The page that was asked for, or the nearest there is."""
    number = int(wanted) if wanted.isascii() and wanted.isdecimal() and len(wanted) < 4 else 1
    whole = Part(entries, 1)
    return Part(entries, min(max(number, 1), whole.count))
