"""What was published when, what is still owed, and how many days are left."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db.models import Count, Q, QuerySet

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import Body
from kezdesu.commitments import queries as promises
from kezdesu.commitments.models import Commitment
from kezdesu.commitments.states import PUBLIC
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.model import DutyState, Term
from kezdesu.decree.periods import Span, nth_span, spans_in
from kezdesu.decree.terms import status
from kezdesu.meetings.models import Visit
from kezdesu.publications.content import QuarterRow, quarter_rows
from kezdesu.publications.models import AFTER_VISIT, Publication, PublicationKind
from kezdesu.publications.states import PublicationState
from kezdesu.terms import queries as terms

TEN_DAYS = "3.7b"
QUARTERLY = "3.7c"


@dataclass(frozen=True, slots=True)
class Reported:
    """What a published quarterly report says of one promise."""

    body_slug: str
    year: int
    quarter: int
    published_at: datetime
    row: QuarterRow


@dataclass(frozen=True, slots=True)
class Out:
    """A publication after a visit: kind, frozen content, when."""

    kind: str
    content: str
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Proof:
    """Which post signed a publication, when it was published, and the hash of its content."""

    post: Trilingual
    published_at: datetime
    sha256: str


@dataclass(frozen=True, slots=True)
class Countdown:
    """The term of 3.7b on a given day. ``days_left`` to the due date, negative when it has passed."""

    term: Term
    days_left: int
    state: DutyState
    published_at: datetime | None


def publications() -> QuerySet[Publication]:
    """All publications with visit, body and the act of two people."""
    return Publication.objects.select_related("visit", "visit__body", "body", "act", "act__body")


def published(visit: Visit) -> dict[str, Publication]:
    """What was published after a visit, by kind, with its postings."""
    of_visit = Publication.objects.filter(visit=visit, state=PublicationState.PUBLISHED)
    found = of_visit.select_related("act").prefetch_related("postings")
    by_kind = {str(publication.kind): publication for publication in found}
    return {str(kind): by_kind[kind] for kind in AFTER_VISIT if kind in by_kind}


def content_of(visit: Visit) -> list[Out]:
    """What was published after a visit, without its proof. One query."""
    found = Publication.objects.filter(visit=visit, state=PublicationState.PUBLISHED, kind__in=AFTER_VISIT)
    rows = found.order_by().values_list("kind", "content", "published_at")
    return [Out(*row) for row in rows]


def proof_of_plan(visit: Visit) -> Proof | None:
    """Who stands behind a published action plan. One query."""
    found = Publication.objects.filter(
        visit=visit, kind=PublicationKind.PLAN, state=PublicationState.PUBLISHED
    )
    plan = found.select_related("act").defer("content").first()
    return Proof(plan.act.post, plan.published_at, plan.sha256) if plan and plan.published_at else None


def waiting(visit: Visit) -> list[Publication]:
    """The documents of a visit that wait for a signature."""
    found = publications().filter(visit=visit, state=PublicationState.PREPARED)
    return sorted(found, key=lambda publication: AFTER_VISIT.index(PublicationKind(publication.kind)))


def last_returned(visit: Visit) -> Publication | None:
    """The document sent back last, with the head's reason in its act."""
    found = publications().filter(visit=visit, state=PublicationState.RETURNED)
    return found.order_by("-prepared_at", "-id").first()


def last_returned_results(visit: Visit) -> Publication | None:
    """The results sent back last: their summary need not be typed again."""
    found = publications().filter(visit=visit, kind=PublicationKind.RESULTS, state=PublicationState.RETURNED)
    return found.order_by("-prepared_at", "-id").first()


def published_at(visit: Visit) -> datetime | None:
    """When the last of the three was published; None while one is missing (clause 3.7b)."""
    instants = [publication.published_at for publication in content_of(visit)]
    found = [instant for instant in instants if instant is not None]
    return max(found) if len(found) == len(AFTER_VISIT) else None


def countdown(visit: Visit, *, today: date) -> Countdown | None:
    """How the publication of a visit stands; None before the visit has ended."""
    return _counted(visit, published_at(visit), today) if visit.ended_at else None


def still_owed(visit: Visit, *, today: date) -> Countdown | None:
    """The same of a visit known to lack one of the three: no query but the calendar."""
    return _counted(visit, None, today)


def _counted(visit: Visit, met_at: datetime | None, today: date) -> Countdown | None:
    if visit.ended_at is None:
        return None
    term = terms.term(TEN_DAYS, clock.almaty_date(visit.ended_at), edition=visit.edition)
    return Countdown(term, (term.due - today).days, status(term, met_at, today), met_at)


def unpublished(bodies: Iterable[str], *, limit: int = 100) -> list[Visit]:
    """Visits of some bodies that have ended and whose three publications are not all out, oldest first."""
    done = Q(publications__state=PublicationState.PUBLISHED, publications__kind__in=AFTER_VISIT)
    found = Visit.objects.filter(body__slug__in=list(bodies), ended_at__isnull=False)
    found = found.annotate(published_kinds=Count("publications", filter=done))
    missing = found.filter(published_kinds__lt=len(AFTER_VISIT))
    return list(missing.select_related("body", "region", "office").order_by("ended_at")[:limit])


def quarter_span(year: int, quarter: int, *, edition: str = "") -> Span:
    """The reporting period number ``quarter`` of ``year``, as long as the rule pack says (clause 3.7c)."""
    period = terms.pack(edition).period("report_period", date(year, 1, 1))
    return nth_span(period, year, quarter)


def quarter_term(span: Span, *, edition: str = "") -> Term:
    """By when the report of a period is owed."""
    return terms.term(QUARTERLY, span.last, edition=edition)


def reported_in(body: Body, span: Span) -> list[Commitment]:
    """The promises a body owes a report on: their plan was published by the end of the period, and their issue was
    not closed before its beginning."""
    first = clock.almaty(span.first.year, span.first.month, span.first.day)
    found = promises.commitments().filter(
        Q(issue__closed_at__isnull=True) | Q(issue__closed_at__gte=first),
        Q(issue__body=body) | Q(issue__body__in=bodies.succeeded_by(body, on=span.last)),
        state__in=PUBLIC,
        promised_at__lt=_end_of(span),
    )
    return list(found.prefetch_related("progress").order_by("due_on", "id"))


def owes_report(body: Body, span: Span) -> bool:
    """Whether there is anything to report on for the period."""
    return bool(reported_in(body, span))


def owed_quarters(body: Body, year: int, *, today: date) -> list[tuple[int, Span]]:
    """The periods of a year that have ended by ``today`` and for which the body owes a report, with their numbers."""
    period = terms.pack().period("report_period", date(year, 1, 1))
    ended = [(number, span) for number, span in enumerate(spans_in(period, year), 1) if span.last <= today]
    return [(number, span) for number, span in ended if owes_report(body, span)]


def quarter_report(body: Body, year: int, quarter: int) -> Publication | None:
    """The report of a quarter that is prepared or published."""
    found = publications().filter(kind=PublicationKind.QUARTER, body=body, year=year, quarter=quarter)
    return found.exclude(state=PublicationState.RETURNED).prefetch_related("postings").first()


def published_quarter(slug: str, year: int, quarter: int) -> Publication | None:
    """The published report of a quarter, by the body's slug."""
    found = publications().filter(kind=PublicationKind.QUARTER, body__slug=slug, year=year, quarter=quarter)
    return found.filter(state=PublicationState.PUBLISHED).prefetch_related("postings").first()


def reports_on(body_id: int, codes: Collection[str]) -> list[Reported]:
    """What a body's published quarterly reports say of some of its promises, oldest first. One query."""
    named = reduce(or_, (Q(content__contains=f'"code":"{code}"') for code in codes), Q(pk__in=()))
    found = Publication.objects.filter(
        named, kind=PublicationKind.QUARTER, state=PublicationState.PUBLISHED, body=body_id
    )
    rows = found.order_by("published_at", "id").values_list(
        "body__slug", "year", "quarter", "published_at", "content"
    )
    return [
        Reported(slug, year, quarter or 0, published_at, row)
        for slug, year, quarter, published_at, content in rows
        if published_at
        for row in quarter_rows(content, codes)
    ]


def quarters_of(body: Body) -> list[Publication]:
    """All published quarterly reports of a body, newest first."""
    found = publications().filter(kind=PublicationKind.QUARTER, body=body, state=PublicationState.PUBLISHED)
    return list(found.order_by("-year", "-quarter"))


def _end_of(span: Span) -> datetime:
    next_day = date.fromordinal(span.last.toordinal() + 1)
    return clock.almaty(next_day.year, next_day.month, next_day.day)
