"""What the actions of the meetings take: typed plans of parts, agenda and broadcast."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings.models import AgendaKind, CommentSetting, PartKind

EMPTY = Trilingual("", "")


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """A part with aware start and end; ``place`` only when it differs from the visit's."""

    kind: PartKind
    start: datetime
    end: datetime
    place: Trilingual = EMPTY

    @property
    def minutes(self) -> int:
        """Planned length in whole minutes."""
        return int((self.end - self.start).total_seconds() // 60)


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """An item of the agenda; ``minutes`` planned."""

    kind: AgendaKind
    title: Trilingual
    minutes: int


@dataclass(frozen=True, slots=True)
class BroadcastPlan:
    """A broadcast with its comment setting, or (empty ``url``) the reason why there is none, in kk and ru.

    ``impossible`` is also the reason why comments are not open. ``videoconference``: "yes" or "no", where needed.
    """

    url: str = ""
    comments: CommentSetting = CommentSetting.OPEN
    videoconference: bool = False
    impossible: Trilingual = EMPTY
