"""The grid of the draft: months across, regions or bodies down, a card for each meeting. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kezdesu.common.alphabet import place_of
from kezdesu.common.trilingual import Language
from kezdesu.planning.coverage import Facts
from kezdesu.planning.warnings import DraftWarning, Severity
from kezdesu.planning.warnings_days import month_of
from kezdesu.schedule.drafts import DraftRow
from kezdesu.schedule.states import Wish
from kezdesu.web.formats import MONTH_TITLES, are_whole_months, month_short
from kezdesu.web.office.builder import short
from kezdesu.web.office.builder.state import Shown

FOLD = 3
"""So many cards a cell shows before it says how many more there are."""
QUARTERS = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Card:
    """One meeting. ``mark`` is the gravest severity of its warnings, or empty."""

    entry: int
    day: str
    short: str
    name: str
    post: str
    mark: str
    is_moved: bool
    has_remarks: bool
    number: int


@dataclass(frozen=True, slots=True)
class Cell:
    """The meetings of one line in one month; ``more`` are folded away."""

    month: str
    cards: Sequence[Card]
    more: int

    @property
    def count(self) -> int:
        """All its meetings."""
        return len(self.cards) + self.more


@dataclass(frozen=True, slots=True)
class Line:
    """A region or a body."""

    key: str
    name: str
    cells: Sequence[Cell]

    @property
    def count(self) -> int:
        """The meetings in the months shown."""
        return sum(cell.count for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the period with the number of its meetings."""

    key: str
    name: str
    short: str
    count: int


@dataclass(frozen=True, slots=True)
class Board:
    """The grid as it is shown; ``months`` and ``choices`` are all there are to choose from."""

    shown: Shown
    months: Sequence[Month]
    columns: Sequence[Month]
    lines: Sequence[Line]
    choices: Sequence[tuple[str, str, int]]

    @property
    def count(self) -> int:
        """The meetings shown."""
        return sum(line.count for line in self.lines)


def board(
    rows: Sequence[DraftRow],
    facts: Facts,
    warnings: Sequence[DraftWarning],
    shown: Shown,
    language: Language,
    *,
    remarks: bool,
) -> Board:
    """The grid. ``remarks``: whether the reader may know that a row was talked about."""
    by_region = shown.view == "regions"
    names = _names(rows, facts, language, by_region=by_region)
    cells: defaultdict[tuple[str, str], list[DraftRow]] = defaultdict(list)
    for row in rows:
        cells[row.region if by_region else row.body, month_of(row.planned_on)].append(row)
    counts = _counts(cells)
    months = [_month(first, counts, language) for first in facts.months]
    columns = [month for month in months if shown.month in ("", month.key)]
    draw = _Drawer(facts, marks_of(warnings), language, by_region, remarks)
    fold = FOLD if shown.is_whole else len(rows)
    lines = [
        Line(key, name, [_cell(month.key, cells[key, month.key], draw, fold) for month in columns])
        for key, name in names.items()
        if shown.line in ("", key)
    ]
    choices = [(key, name, counts[key]) for key, name in names.items()]
    return Board(shown, months, columns, lines, choices)


def _counts(cells: Mapping[tuple[str, str], Sequence[DraftRow]]) -> defaultdict[str, int]:
    """How many meetings each line and each month has, shown or not."""
    counts: defaultdict[str, int] = defaultdict(int)
    for (line, month), inside in cells.items():
        counts[line] += len(inside)
        counts[month] += len(inside)
    return counts


def marks_of(warnings: Sequence[DraftWarning]) -> dict[int, str]:
    """The gravest severity that concerns each entry."""
    marks: dict[int, str] = {}
    for severity in reversed(Severity):
        for warning in warnings:
            if warning.severity is severity:
                marks.update((entry, str(severity)) for entry in warning.rows)
    return marks


@dataclass(frozen=True, slots=True)
class _Drawer:
    """Draws the cards of one page."""

    facts: Facts
    marks: Mapping[int, str]
    language: Language
    by_region: bool
    remarks: bool

    def card(self, row: DraftRow) -> Card:
        """The card of a row: the other side of the grid in short, the day, who comes."""
        names = self.facts.bodies if self.by_region else self.facts.regions
        key = row.body if self.by_region else row.region
        name = names[key][self.language] if key in names else key
        post = self.facts.posts.get((row.body, row.office))
        return Card(
            entry=row.entry,
            day=day_label(row, self.language),
            short=short.initials(name) if self.by_region else short.region(name),
            name=name,
            post=post.title[self.language] if post else row.office,
            mark=self.marks.get(row.entry, ""),
            is_moved=row.is_moved,
            has_remarks=self.remarks and row.has_remarks,
            number=row.number,
        )


def day_label(row: DraftRow, language: Language) -> str:
    """``12``, ``12–14``; ``?`` when only the month is known, ``II ?`` a quarter, ``11–20 ?``, ``май–июн ?`` days."""
    if not row.is_settled and row.wish == Wish.WINDOW:
        return f"{_short_days(row, language)} ?"
    if not row.is_settled:
        quarter = f"{QUARTERS[(row.planned_on.month - 1) // 3]} " if row.wish == Wish.QUARTER else ""
        return f"{quarter}?"
    last = f"–{row.last_day.day}" if row.planned_until else ""
    return f"{row.planned_on.day}{last}"


def _short_days(row: DraftRow, language: Language) -> str:
    """``11–20`` within a month, ``20.05–03.06`` beyond it, ``май–июн`` for whole months."""
    first, last = row.planned_on, row.last_day
    if are_whole_months(first, last):
        return f"{month_short(first, language)}–{month_short(last, language)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day}"
    return f"{first:%d.%m}–{last:%d.%m}"


def _month(first: date, counts: Mapping[str, int], language: Language) -> Month:
    name, key = MONTH_TITLES[language][first.month - 1], month_of(first)
    return Month(key, name, short.month(name, language), counts[key])


def _cell(month: str, rows: Sequence[DraftRow], draw: _Drawer, fold: int) -> Cell:
    kept = rows if len(rows) <= fold + 1 else rows[:fold]
    return Cell(month, [draw.card(row) for row in kept], len(rows) - len(kept))


def _names(rows: Sequence[DraftRow], facts: Facts, language: Language, *, by_region: bool) -> dict[str, str]:
    """The lines: every region, or every obliged body; whatever else rows name comes after."""
    if by_region:
        names, known = facts.regions, sorted(facts.regions)
        used = {row.region for row in rows}
    else:
        names, known = facts.bodies, sorted(facts.obliged)
        used = {row.body for row in rows}
    keys = [*known, *sorted(used - set(known))]
    spelled = {key: names[key][language] if key in names else key for key in keys}
    return spelled if by_region else dict(sorted(spelled.items(), key=lambda item: place_of(item[1])))
