"""What the desk after a visit shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import Body, BodyKind, Office
from kezdesu.commitments import owners
from kezdesu.commitments import queries as promises
from kezdesu.commitments.models import Commitment
from kezdesu.common import clock
from kezdesu.common.answers import Answer, Denied
from kezdesu.decree.model import Term
from kezdesu.decree.periods import Span
from kezdesu.issues import queries as register
from kezdesu.issues.models import Issue
from kezdesu.meetings import queries as meetings
from kezdesu.meetings.models import Visit
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.publications import queries, rules
from kezdesu.publications.content import Quarter, thaw
from kezdesu.publications.models import Publication
from kezdesu.publications.queries import Countdown
from kezdesu.signing import rules as signing
from kezdesu.voices.models import Voice


@dataclass(frozen=True, slots=True)
class Row:
    """An issue of the register with its voices and measures."""

    issue: Issue
    voices: Sequence[Voice]
    promises: Sequence[Commitment]


@dataclass(frozen=True, slots=True)
class Desk:
    """The visit's way to publication: what is missing, what waits, what is out."""

    visit: Visit
    countdown: Countdown | None
    unlinked: Sequence[Voice]
    rows: Sequence[Row]
    missing: Sequence[Denied]
    waiting: Sequence[Publication]
    returned: Publication | None
    published: Sequence[Publication]
    may_prepare: Answer
    may_sign: Answer | None


@dataclass(frozen=True, slots=True)
class QuarterRow:
    """A quarterly report that a body owes: its term, and how far it has come."""

    body: Body
    number: int
    span: Span
    term: Term
    report: Publication | None


@dataclass(frozen=True, slots=True)
class QuarterDesk:
    """One quarterly report on the desk; ``content`` of what was prepared or published."""

    body: Body
    number: int
    span: Span
    term: Term
    report: Publication | None
    content: Quarter | None
    may_prepare: Answer
    may_sign: Answer | None


def visit_of(code: str, by: Actor) -> Visit:
    """The visit, for the people of its body; for others there is none."""
    visit = meetings.by_code(code)
    if visit is None or not by.works_on(visit.body.slug, visit.keys):
        raise Http404
    return visit


def issue_of(visit: Visit, code: str) -> Issue:
    """An issue of the visit's register."""
    issue = register.by_code(code)
    if issue is None or issue.visit_id != visit.pk:
        raise Http404
    return issue


def draft_of(visit: Visit, code: str) -> Commitment:
    """A measure of the visit's draft plan."""
    promise = promises.by_code(code)
    if promise is None or promise.issue.visit_id != visit.pk or promise.promised_at:
        raise Http404
    return promise


def desk_of(visit: Visit, by: Actor) -> Desk:
    """Everything on one page: ten queries, however many issues."""
    waiting = queries.waiting(visit)
    plan = promises.of_visit(visit)
    published = queries.published(visit)
    return Desk(
        visit=visit,
        countdown=queries.countdown(visit, today=clock.today()),
        unlinked=register.unlinked_voices(visit) if visit.ended_at else (),
        rows=[_row(issue, plan) for issue in register.of_visit(visit)],
        missing=rules.gate(visit),
        waiting=waiting,
        returned=None if waiting or published else queries.last_returned(visit),
        published=tuple(published.values()),
        may_prepare=rules.may_prepare(visit.body, of=visit.keys, by=by),
        may_sign=signing.may_sign(waiting[0].act, by=by) if waiting else None,
    )


def posts(visit: Visit) -> list[Office]:
    """Posts that may answer for a measure: of the body, of the akimat of the region, of national companies."""
    today = clock.today()
    return owners.responsible_posts(visit.body, visit.region_id, on=today)


def others(visit: Visit) -> list[Body]:
    """Bodies to which an issue may be referred, or which may help."""
    today = clock.today()
    found = bodies.of_kind(BodyKind.CEB, on=today) + bodies.of_kind(BodyKind.HOLDING, on=today)
    akimat = bodies.akimat_of(visit.region_id, on=today)
    return [body for body in ([akimat] if akimat else []) + found if body.pk != visit.body_id]


def quarters_of(by: Actor) -> list[QuarterRow]:
    """The reports the actor's ministries owe for quarters that have ended, this year and the last, newest first."""
    today = clock.today()
    found = []
    for slug in sorted(by.bodies(Role.CLERK, Role.HEAD, Role.EXECUTOR)):
        body = bodies.by_slug(slug)
        if body is None:
            continue
        for year in (today.year, today.year - 1):
            owed = queries.owed_quarters(body, year, today=today)
            found += [
                QuarterRow(
                    body, number, span, queries.quarter_term(span), queries.quarter_report(body, year, number)
                )
                for number, span in reversed(owed)
            ]
    return found


def quarter_desk(slug: str, year: int, number: int, by: Actor) -> QuarterDesk:
    """One report, for the people of its body."""
    body = bodies.by_slug(slug)
    if body is None or slug not in by.bodies():
        raise Http404
    span = queries.quarter_span(year, number)
    report = queries.quarter_report(body, year, number)
    answer = rules.may_prepare(body, by=by)
    return QuarterDesk(
        body=body,
        number=number,
        span=span,
        term=queries.quarter_term(span),
        report=report,
        content=thaw(Quarter, report.content) if report else None,
        may_prepare=rules.may_report_quarter(body, span, today=clock.today()) if answer else answer,
        may_sign=signing.may_sign(report.act, by=by) if report and not report.published_at else None,
    )


def _row(issue: Issue, plan: Sequence[Commitment]) -> Row:
    own = [promise for promise in plan if promise.issue_id == issue.pk]
    return Row(issue, register.voices_of(issue), own)
