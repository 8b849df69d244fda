"""A step of a thread: what happened when, in which office, and where its record is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kezdesu.common.trilingual import Trilingual
from kezdesu.web.components import Text


@dataclass(frozen=True, slots=True)
class OldDate:
    """A due date that was moved, and why."""

    day: date
    reason: Trilingual


@dataclass(frozen=True, slots=True)
class Step:
    """``kind``: state or tone of the step; ``status``: how its record stands today ("commitment.overdue").

    ``detail``: the official words it is about; ``note``: what was said of them; ``rule``: by which it was decided.
    ``due`` with ``old_dates`` struck through before it; ``play`` opens the recording at this moment; ``waits``: since
    when nothing but the askers' word is missing.
    """

    at: datetime
    text: Text
    kind: str
    office: Text = ""
    detail: Text = ""
    note: Text = ""
    code: str = ""
    href: str = ""
    link_text: Text = ""
    play: str = ""
    status: str = ""
    due: date | None = None
    is_open: bool = False
    old_dates: tuple[OldDate, ...] = ()
    reason: Text = ""
    rule: Text = ""
    waits: datetime | None = None
