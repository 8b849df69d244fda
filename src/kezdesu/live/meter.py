"""The quarter meter (clause 3.3): measured presentation against planned time. Pure arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction


class Level(StrEnum):
    """How near the presentation is to the share that the law allows."""

    OK = "ok"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Meter:
    """All values in whole seconds. ``running``: the presentation goes on, so ``used_seconds`` still grows."""

    planned_seconds: int
    allowed_seconds: int
    amber_seconds: int
    used_seconds: int
    running: bool = False

    @property
    def share(self) -> float:
        """Used presentation time as a part of the planned time; 0 when nothing is planned."""
        return self.used_seconds / self.planned_seconds if self.planned_seconds else 0.0

    @property
    def level(self) -> Level:
        """Red from the allowed share on, amber from the pack's part of it."""
        if not self.planned_seconds or self.used_seconds < self.amber_seconds:
            return Level.OK
        return Level.RED if self.used_seconds >= self.allowed_seconds else Level.AMBER

    @property
    def over_seconds(self) -> int:
        """Seconds beyond the allowed share; exactly the share is still within the law."""
        return max(0, self.used_seconds - self.allowed_seconds) if self.planned_seconds else 0


def meter(
    planned_seconds: int, used_seconds: int, share: Fraction, amber: Fraction, *, running: bool
) -> Meter:
    """``share`` of the planned time is allowed, ``amber`` is a part of that share (both from the pack)."""
    allowed = planned_seconds * share
    return Meter(planned_seconds, int(allowed), int(allowed * amber), used_seconds, running)


def seconds_between(start: datetime, end: datetime) -> int:
    """Whole seconds from ``start`` to ``end``; 0 when a clock went back."""
    return max(0, int((end - start).total_seconds()))
