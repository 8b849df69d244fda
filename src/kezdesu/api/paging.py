"""Pages of a list in memory: the cursor names the last row that was shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar
from urllib.parse import urlencode

from kezdesu.api.errors import bad_cursor
from kezdesu.api.schemas import Parameters

T = TypeVar("T")
SIZE = 200


def page(
    rows: Sequence[T], key: Callable[[T], str], *, after: str | None, size: int = SIZE
) -> tuple[Sequence[T], str | None]:
    """The rows behind ``after`` (the key of a row; the first page without it) and the cursor of the next page."""
    start = 0
    if after is not None:
        keys = [key(row) for row in rows]
        if after not in keys:
            raise bad_cursor()
        start = keys.index(after) + 1
    shown = rows[start : start + size]
    return shown, key(shown[-1]) if start + size < len(rows) else None


def address(path: str, asked: Parameters, cursor: str | None) -> str | None:
    """The address of the next page."""
    if cursor is None:
        return None
    values = {**asked.model_dump(exclude_none=True, mode="json"), "after": cursor}
    return f"{path}?{urlencode(values)}"
