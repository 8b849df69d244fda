"""Reads ``values.toml``: typed, dated values without overlap and without gap."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from fractions import Fraction

from kezdesu.decree.catalogue import ALONGSIDE, CHOICES, CLAUSES, VALUE_ROWS, kind_of, level_free
from kezdesu.decree.errors import PackError
from kezdesu.decree.pack import Content, MonthDay, Value
from kezdesu.decree.periods import Period
from kezdesu.decree.reading import Table


def read_values(
    table: Table,
    valid_from: date,
    valid_until: date | None,
    inherited: Mapping[str, tuple[Value, ...]],
    rows: Mapping[str, str],
) -> Mapping[str, tuple[Value, ...]]:
    """All values of the file over the ``inherited`` ones; a key given here replaces every inherited entry.

    ``rows``: the clauses of the pack with the rows that they play; every value of those rows must be there.
    """
    found: dict[str, list[Value]] = {}
    for item in table.tables("value", lambda data: str(data.get("key", "?"))):
        value = _value(item, valid_from, valid_until, rows)
        found.setdefault(value.key, []).append(value)
    table.done()
    for key, entries in found.items():
        entries.sort(key=lambda entry: entry.valid_from)
        _refuse_overlap_and_gap(table.place, key, entries, valid_from, valid_until)
    merged = {**inherited, **{key: tuple(entries) for key, entries in found.items()}}
    present = {*merged, *(level_free(key) for key in merged)}
    for key, row in VALUE_ROWS.items():
        if key not in present and row in rows.values():
            raise PackError(table.place, f"value {key}", "is missing")
    return merged


def _value(item: Table, valid_from: date, valid_until: date | None, rows: Mapping[str, str]) -> Value:
    key = item.text("key")
    kind = kind_of(key)
    if kind is None:
        raise item.refuse("key", "is not a known value")
    clause = item.text("clause")
    if clause not in CLAUSES and clause not in ALONGSIDE and clause not in rows:
        raise item.refuse("clause", f"{clause!r} is not a known clause")
    value = Value(
        key=key,
        clause=clause,
        unit=item.text("unit"),
        content=_chosen(item, key, _READERS[kind](item)),
        title=item.trilingual("title"),
        valid_from=item.optional_day("valid_from", valid_from) or valid_from,
        valid_until=item.optional_day("valid_until", valid_until),
        certain=item.flag("certain", otherwise=True),
        note=item.optional_text("note"),
    )
    if not value.certain and not value.note:
        raise item.refuse("note", "is missing: an uncertain value says what was assumed")
    item.done()
    return value


def _chosen(item: Table, key: str, content: Content) -> Content:
    """The content, if it is one of the words that the value may have."""
    known = CHOICES.get(key)
    words = content if isinstance(content, tuple) else (content,)
    if known is not None and not known.issuperset(words):
        raise item.refuse("value", f"must be among {', '.join(sorted(known))}")
    return content


def _refuse_overlap_and_gap(
    place: str, key: str, entries: list[Value], valid_from: date, valid_until: date | None
) -> None:
    name = f"value {key}"
    for earlier, later in itertools.pairwise(entries):
        if earlier.valid_until is None or later.valid_from <= earlier.valid_until:
            raise PackError(place, name, f"validity overlaps from {later.valid_from}")
        if later.valid_from > earlier.valid_until + timedelta(days=1):
            raise PackError(place, name, f"validity has a gap after {earlier.valid_until}")
    if entries[0].valid_from > valid_from:
        raise PackError(place, name, f"validity has a gap before {entries[0].valid_from}")
    if entries[-1].valid_until is not None and entries[-1].valid_until != valid_until:
        raise PackError(place, name, f"validity has a gap after {entries[-1].valid_until}")


def _day_of_month(item: Table) -> int:
    day = item.integer("value")
    if not 1 <= day <= 31:
        raise item.refuse("value", "must be a day of a month, from 1 to 31")
    return day


def _fraction(item: Table) -> Fraction:
    text = item.text("value")
    if not re.fullmatch(r"[0-9]+/[1-9][0-9]*", text) or not 0 <= Fraction(text) <= 1:
        raise item.refuse("value", "must be a share from 0 to 1, written like 1/4")
    return Fraction(text)


def _period(item: Table) -> Period:
    text = item.text("value")
    if text not in set(Period):
        raise item.refuse("value", f"must be one of {', '.join(Period)}")
    return Period(text)


def _month_days(item: Table) -> tuple[MonthDay, ...]:
    days = tuple(sorted(_month_day(item, text) for text in item.names("value")))
    if not days:
        raise item.refuse("value", "names no day")
    return days


def _month_day(item: Table, text: str) -> MonthDay:
    try:
        day = date.fromisoformat(f"2023-{text}")
    except ValueError:
        raise item.refuse("value", f"{text!r} is not a day of every year, written MM-DD") from None
    return (day.month, day.day)


_READERS: Mapping[str, Callable[[Table], Content]] = {
    "integer": lambda item: item.integer("value"),
    "day": _day_of_month,
    "flag": lambda item: item.flag("value"),
    "name": lambda item: item.text("value"),
    "names": lambda item: item.names("value"),
    "fraction": _fraction,
    "period": _period,
    "month_days": _month_days,
}
