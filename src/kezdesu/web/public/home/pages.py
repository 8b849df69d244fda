"""What the first page shows, as frozen values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kezdesu.commitments import queries as promises
from kezdesu.commitments.queries import Figures
from kezdesu.common import clock
from kezdesu.live import queries as live
from kezdesu.live.facts import LiveNow
from kezdesu.meetings import queries as meetings
from kezdesu.oversight import figures
from kezdesu.oversight.register import register
from kezdesu.regions import queries as regions
from kezdesu.regions.models import Region
from kezdesu.web import components
from kezdesu.web.public.bodies.pages import visit_card
from kezdesu.web.public.duties.pages import Tally, tally

NEXT = 4


@dataclass(frozen=True, slots=True)
class Home:
    """What is live, what comes next (in the chosen region, else anywhere), and what the state owes."""

    live: Sequence[LiveNow]
    upcoming: Sequence[components.MeetingCard]
    regions: Sequence[Region]
    region: Region | None
    promises: Figures
    answered: int
    duties: Tally


def home(region: Region | None) -> Home:
    """The first page for the whole country or for a region."""
    today = clock.today()
    kato = region.kato if region else ""
    return Home(
        live=live.live_now(),
        upcoming=[visit_card(row, today) for row in meetings.upcoming(limit=NEXT, region=kato)],
        regions=regions.existing(today),
        region=region,
        promises=promises.figures(today),
        answered=figures.answered(),
        duties=tally(register(today.year).duties),
    )
