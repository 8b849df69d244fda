"""Office-holders of the demo year. All names are invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from kezdesu.common.trilingual import Trilingual
from kezdesu.config.demo_texts.source import read


@dataclass(frozen=True, slots=True)
class TenureRow:
    """Who held a post (``body``, ``office`` are slugs) from ``since`` to ``until``, its last day (None: still)."""

    body: str
    office: str
    name: Trilingual
    sex: Literal["f", "m"]
    since: date
    until: date | None

    def covers(self, day: date) -> bool:
        """Whether she held the post on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@cache
def tenures() -> tuple[TenureRow, ...]:
    """All tenures; posts of departments have none, since commitments belong to posts."""
    return tuple(
        TenureRow(
            body=row["body"],
            office=row["office"],
            name=Trilingual(row["kk"], row["ru"], row["en"]),
            sex=row["sex"],
            since=row["since"],
            until=row.get("until"),
        )
        for row in read("people.toml")["tenure"]
    )


def holder(body: str, office: str, day: date) -> TenureRow | None:
    """Who held the post on a day."""
    for row in tenures():
        if (row.body, row.office) == (body, office) and row.covers(day):
            return row
    return None
