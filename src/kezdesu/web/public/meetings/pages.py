"""What the public pages of meetings show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import BodyKind
from kezdesu.common import clock
from kezdesu.live import queries as live
from kezdesu.meetings import queries
from kezdesu.meetings.models import AgendaKind, StageRecord
from kezdesu.meetings.queries import PAGE_SIZE, VisitPage, VisitRow
from kezdesu.meetings.states import AHEAD, VisitState
from kezdesu.regions import queries as regions
from kezdesu.schedule import queries as schedules
from kezdesu.terms import queries as terms
from kezdesu.web.components import MeetingCard, TimelineItem
from kezdesu.web.filters import by_name
from kezdesu.web.public.after import pages as after
from kezdesu.web.public.after.pages import AfterVisit
from kezdesu.web.public.live import pages as live_pages
from kezdesu.web.public.live.pages import Band
from kezdesu.web.public.meetings.cards import card_of
from kezdesu.web.public.meetings.history import history
from kezdesu.web.public.schedule.asked import check_filter
from kezdesu.web.public.schedule.pages import Choice, query_of
from kezdesu.web.public.voices import pages as voices
from kezdesu.web.public.voices.pages import OfVisit

COVERAGE = frozenset({"ab_announcement", "media_coverage", "local_notice"})


@dataclass(frozen=True, slots=True)
class Quarter:
    """Minutes for the quarter bar: presented or planned to be, allowed, planned in all."""

    used: int
    allowed: int
    planned: int
    measured: bool


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """One meeting for everybody, at any stage."""

    it: VisitPage
    row: VisitRow
    today: date
    quarter: Quarter | None
    band: Band | None
    questions: OfVisit
    after: AfterVisit | None
    history: Sequence[TimelineItem]

    @property
    def stage(self) -> str:
        """Which top block is shown: before, live, after, missed, cancelled."""
        state = self.it.visit.state
        if state in AHEAD:
            return "missed" if clock.almaty_date(self.it.visit.starts_at) < self.today else "before"
        return {VisitState.UNDER_WAY: "live", VisitState.HELD: "after"}.get(VisitState(state), "cancelled")

    @property
    def state(self) -> str:
        """The word of the state."""
        return "visit.missed" if self.stage == "missed" else f"visit.{self.it.visit.state}"

    @property
    def coverage(self) -> tuple[StageRecord, ...]:
        """Announcements and coverage by others."""
        return tuple(record for record in self.it.records if record.kind in COVERAGE)

    @property
    def evidence(self) -> tuple[StageRecord, ...]:
        """Everything else that offices recorded."""
        return tuple(record for record in self.it.records if record.kind not in COVERAGE)


def meeting_page(code: str) -> MeetingPage | None:
    """The page of one meeting; None for an unknown code."""
    page = queries.page_of(code)
    if page is None:
        return None
    visit, today = page.visit, clock.today()
    return MeetingPage(
        it=page,
        row=page.row,
        today=today,
        quarter=_quarter(page),
        band=live_pages.band(code) if visit.state == VisitState.UNDER_WAY else None,
        questions=voices.of_visit(visit),
        after=after.of_visit(visit) if visit.state == VisitState.HELD else None,
        history=history(code, schedules.body_names()),
    )


def _quarter(page: VisitPage) -> Quarter | None:
    meeting = page.meeting
    if meeting is None or not page.agenda:
        return None
    allowed = int(meeting.planned_minutes * terms.pack(page.visit.edition).presentation_share)
    result = live.measured(page.visit.pk) if page.visit.state == VisitState.HELD else None
    used = -(-result.presentation_seconds // 60) if result else page.agenda_minutes(AgendaKind.PRESENTATION)
    return Quarter(used, allowed, meeting.planned_minutes, result is not None)


@dataclass(frozen=True, slots=True)
class IndexPage:
    """A page of the list of meetings."""

    when: str
    live: Sequence[MeetingCard]
    cards: Sequence[MeetingCard]
    bodies: Sequence[Choice]
    regions: Sequence[Choice]
    query: str
    next: str
    previous: str


def index_page(*, when: str, page: int, body: str, region: str) -> IndexPage:
    """Meetings to come or past, fifty at a time; WrongFilter for a filter that names nothing."""
    today = clock.today()
    ministries, places = by_name(bodies.of_kind(BodyKind.CEB, on=today)), regions.existing(today)
    check_filter(body, {item.slug for item in ministries})
    check_filter(region, {place.kato for place in places})
    find = queries.past if when == "past" else queries.upcoming
    rows = find(limit=PAGE_SIZE + 1, offset=(page - 1) * PAGE_SIZE, body=body, region=region)
    query = query_of(body, region)
    return IndexPage(
        when=when,
        live=[card_of(row, today) for row in queries.live_now() if _fits(row, body, region)]
        if page == 1
        else (),
        cards=[card_of(row, today) for row in rows[:PAGE_SIZE]],
        bodies=[Choice(item.slug, item.name, item.slug == body) for item in ministries],
        regions=[Choice(place.kato, place.name, place.kato == region) for place in places],
        query=query,
        next=_address(query, when, page + 1) if len(rows) > PAGE_SIZE else "",
        previous=_address(query, when, page - 1) if page > 1 else "",
    )


def _fits(row: VisitRow, body: str, region: str) -> bool:
    return body in ("", row.body_slug) and region in ("", row.kato)


def _address(query: str, when: str, page: int) -> str:
    return f"{query or '?'}{'&' if query else ''}when={when}&page={page}"
