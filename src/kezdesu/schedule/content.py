"""What a frozen version holds: typed rows, and their canonical JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.kinds import canonical
from kezdesu.schedule.states import Wish

LONGEST_TOPIC = 500
UNSAID = frozenset({"planned_until", "district", "topic"})
"""What a frozen row leaves out when it is empty."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One proposed meeting as it is typed: KATO of the region, slug of the post within the body, day, place.

    ``wish`` tells whether ``planned_on`` … ``planned_until`` are the days themselves or those to choose among;
    ``district`` is the Kazakh name of a district of the region; ``entry`` is the number of the row that is mended;
    ``topic`` is what the body wants to talk about, in the language in which it wrote it.
    """

    region: str
    office: str
    planned_on: date
    place: Trilingual
    wish: Wish = Wish.DAY
    planned_until: date | None = None
    district: str = ""
    entry: int | None = None
    topic: str = ""


@dataclass(frozen=True, slots=True)
class FrozenRow:
    """One meeting of a frozen version. ``entry`` is the number of the entry, the same in all versions.

    ``topic`` is what was signed with the proposals, as the body wrote it; versions of before 2027 do not hold it.
    """

    entry: int
    body: str
    office: str
    region: str
    planned_on: date
    place_kk: str
    place_ru: str
    planned_until: date | None = None
    district: str = ""
    topic: str = ""

    @property
    def place(self) -> Trilingual:
        """Where."""
        return Trilingual(self.place_kk, self.place_ru)

    @property
    def code(self) -> str:
        """The entry's code."""
        return f"E-{self.entry}"


def freeze(rows: Iterable[FrozenRow]) -> str:
    """Canonical JSON of the rows, by day and entry."""
    ordered = sorted(rows, key=lambda row: (row.planned_on, row.entry))
    return canonical([spelled(row) for row in ordered])


def spelled(row: FrozenRow) -> dict[str, object]:
    """The row as it is frozen; what a plain row does not have is left out, so that older versions read the same."""
    return {name: value for name, value in asdict(row).items() if value or name not in UNSAID}


def thaw(text: str) -> tuple[FrozenRow, ...]:
    """The rows of a frozen text."""
    return tuple(_row(item) for item in json.loads(text or "[]"))


def _row(item: dict[str, Any]) -> FrozenRow:
    return FrozenRow(
        entry=int(item["entry"]),
        body=item["body"],
        office=item["office"],
        region=item["region"],
        planned_on=date.fromisoformat(item["planned_on"]),
        place_kk=item["place_kk"],
        place_ru=item["place_ru"],
        planned_until=date.fromisoformat(item["planned_until"]) if item.get("planned_until") else None,
        district=item.get("district", ""),
        topic=item.get("topic", ""),
    )
