"""The page of one body, and the list of all, as frozen values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kezdesu.bodies import queries
from kezdesu.bodies.models import Body, BodyKind, BodyName, Delegation, Succession
from kezdesu.commitments import queries as promises
from kezdesu.commitments.models import Commitment
from kezdesu.commitments.queries import Figures
from kezdesu.common import clock
from kezdesu.meetings import queries as meetings
from kezdesu.meetings.queries import VisitRow
from kezdesu.oversight.register import Register, law_of, register
from kezdesu.publications import queries as publications
from kezdesu.publications.models import Publication
from kezdesu.voices import queries as voices
from kezdesu.web import components
from kezdesu.web.public.bodies import pages
from kezdesu.web.public.duties import asked
from kezdesu.web.public.duties.pages import Tally, tally


@dataclass(frozen=True)
class BodiesPage:
    """All bodies that the decree speaks of."""

    year: int
    ministries: Sequence[pages.BodyLine]
    akimats: Sequence[Body]
    others: Sequence[Body]
    holdings: Sequence[Body]
    exempt: frozenset[str]


@dataclass(frozen=True)
class BodyPage:
    """Everything the page of a body shows; ``past`` visits the latest first."""

    body: Body
    found: Register
    today: date
    exempt: bool
    posts: Sequence[pages.Post]
    promises: Sequence[Commitment]
    strip: Sequence[components.Cell]
    legend: Sequence[tuple[str, object]]
    figures: Figures
    ahead: Sequence[components.MeetingCard]
    past: Sequence[VisitRow]
    reports: Sequence[Publication]
    clauses: Sequence[pages.ClauseLine]
    tally: Tally
    themes: components.Series
    years: Sequence[int]
    names: Sequence[BodyName]
    heirs: Sequence[Succession]
    inherited: Sequence[Succession]
    acting: Delegation | None


def bodies_page() -> BodiesPage:
    """The list as it stands today."""
    today = clock.today()
    overseers = [body for kind in (BodyKind.GO, BodyKind.PA) for body in queries.of_kind(kind, on=today)]
    return BodiesPage(
        year=today.year,
        ministries=pages.lines_of(BodyKind.CEB, today=today),
        akimats=queries.of_kind(BodyKind.AKIMAT, on=today),
        others=overseers,
        holdings=queries.of_kind(BodyKind.HOLDING, on=today),
        exempt=law_of(today.year).exempt_bodies,
    )


def body_page(body: Body, year: int) -> BodyPage:
    """A body in a year."""
    found, today, made = register(year), clock.today(), promises.of_body(body)
    ahead, past = pages.split(meetings.of_year(year, body=body.slug), today)
    return BodyPage(
        body=body,
        found=found,
        today=today,
        exempt=body.slug in law_of(year).exempt_bodies,
        posts=pages.posts_of(body, today=today),
        promises=made,
        strip=pages.promise_strip(made, today),
        legend=pages.strip_legend(),
        figures=promises.figures(today, body=body),
        ahead=[pages.visit_card(visit, today) for visit in ahead[: pages.SHOWN]],
        past=past,
        reports=publications.quarters_of(body),
        clauses=pages.clauses_of(body, found),
        tally=tally(found.of_body(body.slug)),
        themes=pages.themes_chart(voices.count_by_theme(body), body=body.slug),
        years=asked.years(),
        names=queries.names_of(body),
        heirs=queries.heirs_of(body),
        inherited=queries.inherited_by(body),
        acting=queries.acting_on(body, on=today),
    )
