"""One row per target: what was reached, the floor, the goal."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One target. ``value`` None: not measured, ``note`` says why. No ``floor``: printed for information."""

    name: str
    value: float | None
    floor: float | None = None
    goal: float | None = None
    unit: str = "×"
    less_is_better: bool = False
    note: str = ""

    @property
    def verdict(self) -> str:
        """goal, floor, or below."""
        if self.value is None:
            return "not measured"
        if self.floor is None or self.goal is None:
            return "(for information)"
        if self._reaches(self.goal):
            return "goal"
        return "floor" if self._reaches(self.floor) else "BELOW"

    def as_dict(self) -> dict[str, object]:
        """For the results' file."""
        return {**asdict(self), "verdict": self.verdict}

    def _reaches(self, mark: float) -> bool:
        assert self.value is not None
        return self.value <= mark if self.less_is_better else self.value >= mark


def text(rows: list[Row]) -> str:
    """The rows as a table for a terminal."""
    width = max(len(row.name) for row in rows)
    lines = [f"{'':<{width}}  {'reached':>10}  {'floor':>8}  {'goal':>8}  verdict"]
    for row in rows:
        value = "-" if row.value is None else f"{row.value:.2f} {row.unit}"
        marks = "  ".join(f"{'' if mark is None else f'{mark:g}':>8}" for mark in (row.floor, row.goal))
        line = f"{row.name:<{width}}  {value:>10}  {marks}  {row.verdict}"
        lines.append(line + (f"  ({row.note})" if row.note else ""))
    return "\n".join(lines)
