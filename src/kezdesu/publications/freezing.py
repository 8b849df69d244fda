"""Making the content of a publication from the records as they stand now. Reads only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import Body
from kezdesu.commitments.models import Commitment
from kezdesu.commitments.states import OPEN
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.periods import Span
from kezdesu.issues import queries as register
from kezdesu.issues.models import Issue
from kezdesu.issues.states import IssueState
from kezdesu.meetings.models import Visit
from kezdesu.publications import queries
from kezdesu.publications.content import (
    Content,
    Head,
    IssueList,
    IssueRow,
    PartRow,
    Plan,
    PlanRow,
    Quarter,
    QuarterRow,
    Results,
)
from kezdesu.publications.drafted import Drafted
from kezdesu.publications.models import PublicationKind

NOTHING = Trilingual("", "", "")


def contents(visit: Visit, kinds: Iterable[str], summary: Trilingual, found: Drafted) -> dict[str, Content]:
    """The content of each of ``kinds`` after the visit, made of what is drafted."""
    head, issues = _head(visit), found.issues
    made: dict[str, Content] = {}
    for kind in kinds:
        if kind == PublicationKind.RESULTS:
            made[kind] = _results(visit, head, issues, summary)
        elif kind == PublicationKind.ISSUES:
            made[kind] = IssueList(head, tuple(_issue_row(issue) for issue in issues))
        else:
            made[kind] = Plan(head, tuple(_plan_row(item) for item in found.plan))
    return made


def quarter_report(body: Body, *, span: Span, quarter: int) -> Quarter:
    """The promises that a body owes a report on for the quarter, as they stand today."""
    today = clock.today()
    rows = tuple(_quarter_row(item) for item in queries.reported_in(body, span))
    return Quarter(body.slug, body.name, span.first.year, quarter, span.first, span.last, today, rows)


def _head(visit: Visit) -> Head:
    assert visit.ended_at is not None
    held_on = clock.almaty_date(visit.starts_at)
    tenure = bodies.holder_on(visit.office_id, on=held_on)
    return Head(
        visit=visit.code,
        body_slug=visit.body.slug,
        body=visit.body.name,
        official=visit.office.title,
        holder=tenure.holder if tenure else NOTHING,
        region=visit.region.name,
        place=visit.place,
        held_on=held_on,
        ended_at=visit.ended_at,
    )


def _results(visit: Visit, head: Head, issues: list[Issue], summary: Trilingual) -> Results:
    outcomes = Counter(issue.outcome_kind for issue in issues)
    parts = tuple(
        PartRow(part.kind, part.actual_start, part.actual_end, part.attendance)
        for part in visit.parts.all()
        if part.actual_start and part.actual_end
    )
    return Results(
        head=head,
        parts=parts,
        voiced=sum(len(issue.links.all()) for issue in issues),
        explained=outcomes[IssueState.EXPLAINED],
        planned=outcomes[IssueState.PLANNED],
        referred=outcomes[IssueState.REFERRED],
        summary=summary,
    )


def _issue_row(issue: Issue) -> IssueRow:
    outcome = issue.outcome_kind
    return IssueRow(
        code=issue.code,
        title=issue.title,
        outcome=str(outcome),
        text=NOTHING if outcome == IssueState.PLANNED else issue.outcome,
        referred_to=issue.referred_to.name if issue.referred_to else None,
        voices=tuple(voice.code for voice in register.voices_of(issue)),
    )


def _plan_row(item: Commitment) -> PlanRow:
    return PlanRow(
        code=item.code,
        issue=item.issue.code,
        issue_title=item.issue.title,
        action=item.action,
        due_on=item.due_on,
        post=item.office.title,
        body=item.body.name,
        co_executors=tuple(body.name for body in item.co_executors.all()),
    )


def _quarter_row(item: Commitment) -> QuarterRow:
    notes = list(item.progress.all())
    return QuarterRow(
        code=item.code,
        visit=item.issue.visit.code,
        issue_title=item.issue.title,
        action=item.action,
        post=item.office.title,
        due_on=item.due_on,
        first_due_on=item.first_due_on,
        state=str(item.state),
        overdue=item.state in OPEN and item.due_on < clock.today(),
        percent=notes[-1].percent if notes else 0,
        text=notes[-1].text if notes else NOTHING,
    )
