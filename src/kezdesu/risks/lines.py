"""What happens to risk cards, as the journal keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from kezdesu.journal.kinds import kind


@kind("risk.opened")
@dataclass(frozen=True, slots=True)
class RiskOpened:
    """A worsening was noticed in a region (KATO)."""

    region: str
    level: str
    forecast: bool


@kind("risk.decided")
@dataclass(frozen=True, slots=True)
class RiskDecided:
    """The head decided: an off-schedule visit (its code), or none."""

    visit: str
