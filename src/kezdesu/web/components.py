"""What the macros in ``templates/components`` take: frozen shapes, and the one table from state to look.

A status is always a word, a shape and a colour. The colour and shape come from its *tone*; there are nine tones.
Gold (``now``) is kept for what is live or due today, red (``late``) for what is late.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.utils.functional import Promise

from kezdesu.common.trilingual import Language, Trilingual

Text = Trilingual | str | Promise
Moment = date | datetime
Tone = Literal["quiet", "plan", "going", "done", "sure", "now", "late", "doubt", "refused"]

SHAPES: dict[Tone, str] = {
    "quiet": "M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zm0 2a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z",
    "plan": "M2.5 2.5h11v11h-11zm2 2v7h7v-7z",
    "going": "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm0 2v9a4.5 4.5 0 1 1 0-9z",
    "done": "M6.2 13.2 1.4 8.4l1.7-1.7 3.1 3.1 6.7-6.7 1.7 1.7z",
    "sure": "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm3.6 4.1 1.2 1.2-5.6 5.6-3.4-3.4 1.2-1.2 2.2 2.2z",
    "now": "M8 .8 10.2 5.8 15.2 8 10.2 10.2 8 15.2 5.8 10.2.8 8 5.8 5.8z",
    "late": "M8 1.2 15.6 14.5H.4zM7 6v4.5h2V6zm0 5.5v1.7h2v-1.7z",
    "doubt": "M2 5h5.3l1.4-3 1.8.8L9.5 5H14v2H8.6l-.9 2H14v2H6.8l-1.5 3.2-1.8-.8L4.6 11H2V9h3.5l.9-2H2z",
    "refused": "M3.7 2.3 8 6.6l4.3-4.3 1.4 1.4L9.4 8l4.3 4.3-1.4 1.4L8 9.4l-4.3 4.3-1.4-1.4L6.6 8 2.3 3.7z",
}
"""The shape of each tone as an SVG path in a box of 16 × 16."""

_STATE_SHAPES: dict[str, str] = {
    "met_by_art_175": "M2 2h12v5h-2V4H4v8h3v2H2zm8 12.8L7.2 12l1.4-1.4 1.4 1.4 3.6-3.6L15 9.8z",
    "met_late": SHAPES["done"],
    "missed": SHAPES["refused"],
}
"""States whose shape says more than their tone does."""

_STATES: dict[Tone, str] = {
    "quiet": (
        "draft drafted received held queued withdrawn discarded not_applicable superseded joined closed paused "
        "no_meeting explained referred"
    ),
    "plan": (
        "upcoming uploaded planned announced scheduled proposed promised published prepared submitted registered "
        "waiting welcome selected"
    ),
    "going": (
        "table.read under_way moderated claimed asked in_progress boundary amended collecting opened meeting running "
        "sending"
    ),
    "done": (
        "met met_by_art_175 answered applied approved granted signed sent ended reported_done resolved visit.held "
        "accepted"
    ),
    "sure": "confirmed sealed",
    "now": "live due on_air due_today presentation questions visit.under_way",
    "late": "overdue met_late missed",
    "doubt": "disputed extended postponed appealed infeasible stale",
    "refused": "refused declined cancelled removed invalid returned failed lost",
}
TONE_OF: dict[str, Tone] = {state: tone for tone, states in _STATES.items() for state in states.split()}
TONE_OF |= {tone: tone for tone in SHAPES}


def tone_of(state: str) -> Tone:
    """The tone of a state ("held", or "visit.held" where the record matters) or of a tone itself.

    An unknown word raises :class:`KeyError`: pass a tone instead.
    """
    return TONE_OF.get(str(state)) or TONE_OF[_word(state)]


def shape_of(state: str) -> str:
    """The SVG path of a state's shape."""
    return _STATE_SHAPES.get(_word(state)) or SHAPES[tone_of(state)]


def _word(state: str) -> str:
    return str(state).rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Counts:
    """Support for a question: three figures that are never added up."""

    device: int
    contact: int
    identified: int


@dataclass(frozen=True, slots=True)
class MeetingCard:
    """A visit in a list. ``starts_at`` aware; ``state`` like "visit.held"; any other brings its own word."""

    href: str
    code: str
    body: Text
    official: Text
    region: Text
    place: Text
    starts_at: datetime
    state: str
    state_label: Text = ""
    note: Text = ""


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A citizen's question in a list: ``text`` in the citizen's own ``language``; counts when they are shown."""

    href: str
    code: str
    text: str
    language: Language
    region: Text
    received_on: Moment
    state: str
    state_label: Text = ""
    counts: Counts | None = None
    theme: Text = ""


@dataclass(frozen=True, slots=True)
class PromiseCard:
    """A commitment in a list. ``old_due`` and ``reason``: the first date and why it moved."""

    href: str
    code: str
    action: Text
    body: Text
    responsible: Text
    due: date
    state: str
    state_label: Text = ""
    is_open: bool = True
    old_due: date | None = None
    reason: Text = ""


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One step of a thread. ``kind`` is a state or tone; ``language`` marks a citizen's own words."""

    date: Moment
    office: Text
    text: Text
    kind: str = "quiet"
    href: str = ""
    language: str = ""
    link_text: Text = ""
    old_date: Moment | None = None
    reason: Text = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A clickable cell of a strip or a matrix. ``label`` is its whole meaning in words; no ``href``: not a link."""

    state: str
    label: Text
    href: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a matrix: its short ``code`` ("3.7b") and what it means."""

    code: str
    label: Text
    href: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a matrix: one cell for each column."""

    label: Text
    cells: Sequence[Cell]
    href: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """A region of the cartogram. ``kato``: two digits; ``level`` 0–4 shades it; ``value`` is printed on it.

    ``note`` is read out after the value, ``foot`` stands below it where there is room; ``is_never`` marks a region
    where nothing ever was, by a word and a shape.
    """

    kato: str
    label: Text
    value: int
    level: int
    href: str
    note: Text = ""
    foot: Text = ""
    is_never: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart, with the address of the records behind its value."""

    label: Text
    value: int
    href: str = ""
    tone: str = "plan"


@dataclass(frozen=True, slots=True)
class Series:
    """A bar chart with its table: ``title``, what the rows are, what the values count."""

    title: Text
    rows: Text
    unit: Text
    bars: Sequence[Bar]

    @property
    def top(self) -> int:
        """The largest value, at least one, so that a length can be divided by it."""
        return max([bar.value for bar in self.bars], default=0) or 1


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a navigation: ``count`` is what waits behind it."""

    label: Text
    href: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key and what it does, for the list that ``?`` opens."""

    key: str
    label: Text


REGION_SHORT: dict[str, Trilingual] = {
    "10": Trilingual("АБА", "АБА", "ABA"),
    "11": Trilingual("АҚМ", "АКМ", "AKM"),
    "15": Trilingual("АҚТ", "АКТ", "AKT"),
    "19": Trilingual("АЛО", "АЛО", "ALR"),
    "23": Trilingual("АТЫ", "АТЫ", "ATY"),
    "27": Trilingual("БҚО", "ЗКО", "WKR"),
    "31": Trilingual("ЖАМ", "ЖАМ", "ZHA"),
    "33": Trilingual("ЖЕТ", "ЖЕТ", "ZHE"),
    "35": Trilingual("ҚАР", "КАР", "KAR"),
    "39": Trilingual("ҚОС", "КОС", "KOS"),
    "43": Trilingual("ҚЫЗ", "КЫЗ", "KYZ"),
    "47": Trilingual("МАҢ", "МАН", "MAN"),
    "55": Trilingual("ПАВ", "ПАВ", "PAV"),
    "59": Trilingual("СҚО", "СКО", "NKR"),
    "61": Trilingual("ТҮР", "ТУР", "TUR"),
    "62": Trilingual("ҰЛЫ", "УЛЫ", "ULY"),
    "63": Trilingual("ШҚО", "ВКО", "EKR"),
    "71": Trilingual("АСТ", "АСТ", "AST"),
    "75": Trilingual("АЛА", "АЛА", "ALA"),
    "79": Trilingual("ШЫМ", "ШЫМ", "SHY"),
}
"""Three letters for each region's tile, by KATO prefix."""


def region_short(kato: str, language: Language) -> str:
    """The three letters of a region; ``kato`` may be the prefix or the whole code."""
    return REGION_SHORT[kato[:2]][language]
