"""What the pages after a meeting show: frozen content, how its promises stand today, and the proof."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from kezdesu.commitments import following, rules
from kezdesu.commitments.following import Now
from kezdesu.common import clock
from kezdesu.common.trilingual import Language
from kezdesu.documents.layout import Document
from kezdesu.documents.quarters import quarter_document
from kezdesu.documents.results import results_document
from kezdesu.documents.sources import Frozen
from kezdesu.meetings.models import Visit
from kezdesu.publications import queries
from kezdesu.publications.content import IssueList, Plan, Quarter, Results, thaw
from kezdesu.publications.models import AFTER_VISIT, Publication
from kezdesu.publications.queries import Countdown, Out


@dataclass(frozen=True, slots=True)
class Complete:
    """Nothing is owed any more: when the last of the three was published."""

    published_at: datetime


@dataclass(frozen=True, slots=True)
class AfterVisit:
    """What was published after a visit, and the countdown while it was not (None before the visit has ended).

    ``promises`` are the plan's promises as they stand today, by code.
    """

    code: str
    countdown: Countdown | Complete | None
    documents: Sequence[Publication | Out]
    results: Results | None
    issues: IssueList | None
    plan: Plan | None
    promises: Mapping[str, Now]

    @property
    def is_complete(self) -> bool:
        """Whether all three were published."""
        return isinstance(self.countdown, Complete)

    @property
    def waits(self) -> Mapping[str, datetime]:
        """Since when an issue, by code, waits for nothing but the word of its askers."""
        rows = self.plan.items if self.plan else ()
        by_issue: dict[str, list[tuple[str, datetime | None]]] = defaultdict(list)
        for row in rows:
            if now := self.promises.get(row.code):
                by_issue[row.issue].append((now.state, now.done_at))
        since = {code: rules.waits_since(standing) for code, standing in by_issue.items()}
        return {code: instant for code, instant in since.items() if instant}


@dataclass(frozen=True, slots=True)
class QuarterPage:
    """A published quarterly report and how its promises stand today, by code."""

    report: Publication
    content: Quarter
    promises: Mapping[str, Now]


def of_visit(visit: Visit) -> AfterVisit:
    """The page data of ``public/after/of_visit.html`` (as ``after``) without the proof: two queries, and one for
    the calendar while something is owed."""
    return _after(visit, queries.content_of(visit))


def results_of(visit: Visit) -> AfterVisit:
    """The same with acts and postings, for ``proof.html``: a query more."""
    return _after(visit, list(queries.published(visit).values()))


def prepared(visit: Visit, documents: Sequence[Publication]) -> AfterVisit:
    """The same of documents that wait for a signature, for the one who is to sign them."""
    return _shown(visit, documents, None)


def _after(visit: Visit, documents: Sequence[Publication | Out]) -> AfterVisit:
    instants = [document.published_at for document in documents if document.published_at]
    if len(instants) == len(AFTER_VISIT):
        return _shown(visit, documents, Complete(max(instants)))
    return _shown(visit, documents, queries.still_owed(visit, today=clock.today()))


def _shown(
    visit: Visit, documents: Sequence[Publication | Out], countdown: Countdown | Complete | None
) -> AfterVisit:
    content = {document.kind: document.content for document in documents}
    plan = thaw(Plan, content["plan"]) if "plan" in content else None
    return AfterVisit(
        code=visit.code,
        countdown=countdown,
        documents=documents,
        results=thaw(Results, content["results"]) if "results" in content else None,
        issues=thaw(IssueList, content["issues"]) if "issues" in content else None,
        plan=plan,
        promises=following.today_of(item.code for item in plan.items) if plan else {},
    )


def quarter_page(slug: str, year: int, quarter: int) -> QuarterPage | None:
    """The published report of a quarter, if there is one."""
    report = queries.published_quarter(slug, year, quarter)
    if report is None:
        return None
    content = thaw(Quarter, report.content)
    return QuarterPage(report, content, following.today_of(row.code for row in content.rows))


def results_file(visit: Visit, language: Language) -> Document | None:
    """The document of everything published after the visit."""
    found = [frozen(publication) for publication in queries.published(visit).values()]
    return results_document(found, language) if found else None


def quarter_file(slug: str, year: int, quarter: int, language: Language) -> Document | None:
    """The document of a published quarterly report."""
    report = queries.published_quarter(slug, year, quarter)
    return quarter_document(frozen(report), language) if report else None


def frozen(publication: Publication) -> Frozen:
    """A published document with the act of two people behind it."""
    act = publication.act
    signed_at = act.signed_at or act.prepared_at
    return Frozen(
        str(publication.kind), publication.content, publication.sha256, act.prepared_at, signed_at, act.post
    )
