"""What became of the rows of an approved schedule. A later stage tells it: here nothing is known of visits."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Happening:
    """The meeting of a row: its code and days as they stand now (a head may have put it off), and how far it is.

    ``is_ahead``: neither begun nor called off, though its day may have passed; ``is_off``: called off.
    """

    code: str
    first_day: date
    last_day: date
    is_ahead: bool
    is_off: bool


ToldBy = Callable[[Collection[int]], Mapping[int, Happening]]
_told_by: list[ToldBy] = []


def told_by(source: ToldBy) -> ToldBy:
    """Declare (in an app's ``ready``) who knows what became of rows; usable as a decorator."""
    if source not in _told_by:
        _told_by.append(source)
    return source


def of_entries(entries: Collection[int]) -> dict[int, Happening]:
    """What became of the entries, by number; those of which nothing came yet are left out."""
    return {entry: found for source in _told_by for entry, found in source(entries).items()}
