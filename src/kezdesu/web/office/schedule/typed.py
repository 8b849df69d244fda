"""Typed rows on their way through the page: more of them, a copy, one taken out, and beside another clerk's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.http import QueryDict

from kezdesu.schedule.models import Entry
from kezdesu.web.office.schedule.row_forms import MOST_ROWS, initial_of

MORE_ROWS = 5
EDITS = ("more", "copy", "drop", "keep", "open")
ALL = "all"
"""Buttons that change the rows on the page and save nothing."""


@dataclass(frozen=True, slots=True)
class Theirs:
    """What another clerk saved meanwhile: her version of rows that are typed here too, and rows she added."""

    saved: dict[int, Entry] = field(default_factory=dict)
    added: frozenset[int] = frozenset()


NOBODY = Theirs()


def edited(data: QueryDict, entries: Sequence[Entry]) -> QueryDict:
    """The rows after a press on "more", "copy", "take out", "keep" or "open" (one of ``entries``, or all of them)."""
    rows = data.copy()
    if "more" in data:
        _grow(rows, MORE_ROWS if data["more"] == str(MORE_ROWS) else 1)
    there, wanted = named(data), data.get("open", "")
    for entry in entries:
        if wanted in (ALL, str(entry.pk)) and entry.pk not in there and total(rows) < MOST_ROWS:
            _append(rows, entry)
    for name, act in (("copy", _copy), ("drop", _drop), ("keep", _keep)):
        number = data.get(name, "")
        if number.isdecimal() and len(number) < 4 and int(number) < total(data):
            act(rows, int(number))
    return rows


def total(data: QueryDict) -> int:
    """How many rows there are on the page."""
    typed = data.get("form-TOTAL_FORMS", "")
    return min(int(typed), MOST_ROWS) if typed.isdecimal() and len(typed) < 5 else 0


def named(data: QueryDict) -> frozenset[int]:
    """The entries that have a row on the page."""
    found = [data.get(f"form-{number}-entry", "") for number in range(total(data))]
    return frozenset(
        int(entry) for entry in found if entry.isascii() and entry.isdecimal() and len(entry) < 17
    )


def beside(data: QueryDict, entries: Sequence[Entry]) -> tuple[QueryDict, Theirs]:
    """The typed rows, after them those that another clerk added; and what is saved now where it differs."""
    rows = data.copy()
    by_entry = {rows.get(f"form-{number}-entry", ""): number for number in range(total(data))}
    saved: dict[int, Entry] = {}
    added = set()
    for entry in entries:
        number = by_entry.get(str(entry.pk))
        if number is None:
            added.add(_append(rows, entry))
        elif _differs(rows, number, entry):
            saved[number] = entry
    return rows, Theirs(saved, frozenset(added))


def _grow(rows: QueryDict, more: int) -> int:
    last = total(rows)
    rows["form-TOTAL_FORMS"] = str(min(last + more, MOST_ROWS))
    return last


def _copy(rows: QueryDict, number: int) -> None:
    last = _grow(rows, 1)
    prefix = f"form-{number}-"
    for key in [key for key in rows if key.startswith(prefix)]:
        name = key.removeprefix(prefix)
        if name not in ("entry", "DELETE"):
            rows[f"form-{last}-{name}"] = data_of(rows, key)


def data_of(rows: QueryDict, key: str) -> str:
    """The last value typed under a name."""
    return str(rows.get(key, ""))


def _drop(rows: QueryDict, number: int) -> None:
    rows[f"form-{number}-DELETE"] = "on"


def _keep(rows: QueryDict, number: int) -> None:
    rows.pop(f"form-{number}-DELETE", None)


def _append(rows: QueryDict, entry: Entry) -> int:
    last = _grow(rows, 1)
    for name, value in initial_of(entry).items():
        rows[f"form-{last}-{name}"] = str(value or "")
    return last


def _differs(rows: QueryDict, number: int, entry: Entry) -> bool:
    saved = {name: str(value or "") for name, value in initial_of(entry).items()}
    return any(
        rows.get(f"form-{number}-{name}", "").strip() != value.strip() for name, value in saved.items()
    )
