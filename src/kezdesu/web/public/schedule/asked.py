"""What a reader asks of the schedule: the view and the filters in the address. Unknown values are refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from kezdesu.bodies.models import Rank
from kezdesu.decree.pack import MAIN_SERIES
from kezdesu.meetings.queries import VisitRow
from kezdesu.terms import queries as terms
from kezdesu.voices.folding import fold, word_stems
from kezdesu.web.public.meetings.cards import state_of

VIEWS = ("table", "grid", "month", "map")
STATES = ("planned", "announced", "under_way", "held", "missed", "cancelled", "moved")
RANKS = (Rank.HEAD.value, Rank.DEPUTY.value, Rank.AGENCY_CHAIR.value, Rank.DEPUTY_PM.value, Rank.AKIM.value)
FILTERS = ("body", "region", "month", "state", "rank", "q")
LONGEST_SEARCH = 120
_LONG_ENOUGH = 4
"""A stem shorter than this would find too much."""


class WrongFilter(ValueError):
    """A value in the address that names nothing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The view, the act (a series of packs) and the filters; empty texts and month 0 leave everything in."""

    view: str = "table"
    body: str = ""
    region: str = ""
    month: int = 0
    state: str = ""
    rank: str = ""
    q: str = ""
    series: str = MAIN_SERIES

    @property
    def is_filtered(self) -> bool:
        """Whether anything is left out of the meetings under the act."""
        return bool(self.pairs)

    @property
    def act(self) -> str:
        """The series as the address names it; that of the decree itself is not named."""
        return self.series if self.series != MAIN_SERIES else ""

    def only(self) -> str:
        """The end of an address that asks the same view of the same act without filters."""
        return Asked(view=self.view, series=self.series).but()

    def of_region(self, kato: str) -> str:
        """The end of the address of the list of all meetings in a region."""
        return Asked(series=self.series, region=kato).but()

    def but(self, **changes: str | int) -> str:
        """The end of an address that asks the same with these changes."""
        asked = replace(self, **changes)  # type: ignore[arg-type]
        view = asked.view if asked.view != "table" else ""
        pairs = [("series", asked.act), ("view", view), *asked.pairs]
        query = urlencode([(name, value) for name, value in pairs if value])
        return f"?{query}" if query else ""

    def held(self, region: str) -> str:
        """The end of the address of the list of meetings held in a region."""
        return Asked(series=self.series, region=region, state="held").but()

    @property
    def subscription(self) -> str:
        """The end of the address of the ways to subscribe to what is shown: a body, else a region under this act."""
        chosen = [("body", self.body)] if self.body else [("region", self.region), ("series", self.act)]
        query = urlencode([pair for pair in chosen if pair[1]])
        return f"?{query}" if query else ""

    @property
    def bare(self) -> str:
        """The end of the address of the whole list under the same act."""
        return Asked(series=self.series).but()

    def under(self, series: str) -> str:
        """The end of an address that looks at another act in the same way, with the filters that hold in both."""
        asked = Asked(view=self.view, region=self.region, month=self.month, state=self.state, q=self.q)
        return asked.but(series=series)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Names and values of the filters that are set."""
        month = str(self.month) if self.month else ""
        values = (self.body, self.region, month, self.state, self.rank, self.q)
        return [pair for pair in zip(FILTERS, values, strict=True) if pair[1]]

    @property
    def query(self) -> str:
        """The end of the address of this very page."""
        return self.but()

    @property
    def filters(self) -> str:
        """The filters alone, as a file takes them."""
        return self.but(view="table")


def read(data: Mapping[str, str]) -> Asked:
    """What the address asks; :class:`WrongFilter`. Bodies and regions are checked where they are known."""
    month = data.get("month", "")
    if month and month not in {str(number) for number in range(1, 13)}:
        raise WrongFilter(month)
    asked = Asked(
        view=_one_of(data.get("view") or "table", VIEWS),
        body=data.get("body", ""),
        region=data.get("region", ""),
        month=int(month or 0),
        state=_one_of(data.get("state", ""), ("", *STATES)),
        rank=_one_of(data.get("rank", ""), ("", *RANKS)),
        q=" ".join(data.get("q", "").split()),
        series=read_series(data),
    )
    if len(asked.q) > LONGEST_SEARCH:
        raise WrongFilter("q")
    return asked


def read_series(data: Mapping[str, str]) -> str:
    """The act asked for: a series that there are packs of; the decree's own when none is named."""
    return _one_of(data.get("series") or MAIN_SERIES, tuple(terms.series_names()))


def check_filter(value: str, known: set[str]) -> None:
    """Refuse a filter value that names nothing."""
    if value and value not in known:
        raise WrongFilter(value)


def chosen(rows: list[VisitRow], asked: Asked, today: date) -> list[VisitRow]:
    """The rows that the filters leave in, in their order."""
    words = fold(asked.q).split()
    if asked.q and not words:
        return []
    return [row for row in rows if _fits(row, asked, today) and all(_says(row, word) for word in words)]


def _fits(row: VisitRow, asked: Asked, today: date) -> bool:
    return (
        asked.body in ("", row.body_slug)
        and asked.region in ("", row.kato)
        and asked.month in (0, row.day.month)
        and asked.rank in ("", row.rank)
        and _in_state(row, asked.state, today)
    )


def _in_state(row: VisitRow, state: str, today: date) -> bool:
    if state == "moved":
        return row.first_start is not None
    return not state or state_of(row, today) == f"visit.{state}"


def _says(row: VisitRow, word: str) -> bool:
    """Whether the folded word, or its stem in Kazakh or Russian, stands in the row."""
    text = _folded((row.code, row.body, row.official, row.region, row.district, row.place, row.topic))
    stems = (stem for stem in word_stems(word) if len(stem) >= _LONG_ENOUGH)
    return word in text or any(stem in text for stem in stems)


@lru_cache(maxsize=8192)
def _folded(parts: tuple[object, ...]) -> str:
    names = (
        name for part in parts for name in (part.as_dict().values() if hasattr(part, "as_dict") else [part])
    )
    return fold(" ".join(str(name) for name in names))


def _one_of(value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise WrongFilter(value)
    return value
