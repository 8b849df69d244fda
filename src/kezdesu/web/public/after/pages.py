"""What the pages after a meeting show: frozen content, how its promises stand today, and the proof."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kezdesu.commitments import queries as promises
from kezdesu.commitments.models import Commitment
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
from kezdesu.publications.queries import Countdown


@dataclass(frozen=True, slots=True)
class AfterVisit:
    """What was published after a visit, and the countdown while it was not (None before the visit has ended).

    ``promises`` are the plan's promises as they stand today, by code.
    """

    code: str
    countdown: Countdown | None
    documents: tuple[Publication, ...]
    results: Results | None
    issues: IssueList | None
    plan: Plan | None
    promises: Mapping[str, Commitment]

    @property
    def is_complete(self) -> bool:
        """Whether all three were published."""
        return self.countdown is not None and self.countdown.published_at is not None


@dataclass(frozen=True, slots=True)
class QuarterPage:
    """A published quarterly report and how its promises stand today, by code."""

    report: Publication
    content: Quarter
    promises: Mapping[str, Commitment]


def of_visit(visit: Visit) -> AfterVisit:
    """The page data of ``public/after/of_visit.html`` (as ``after``): five queries at most."""
    found = tuple(queries.published(visit).values())
    instants = [document.published_at for document in found if document.published_at]
    complete = max(instants) if len(instants) == len(AFTER_VISIT) else None
    return _shown(visit, found, queries.countdown(visit, today=clock.today(), met_at=complete))


def prepared(visit: Visit, documents: Sequence[Publication]) -> AfterVisit:
    """The same of documents that wait for a signature, for the one who is to sign them."""
    return _shown(visit, tuple(documents), None)


def _shown(visit: Visit, documents: tuple[Publication, ...], countdown: Countdown | None) -> AfterVisit:
    content = {document.kind: document.content for document in documents}
    plan = thaw(Plan, content["plan"]) if "plan" in content else None
    return AfterVisit(
        code=visit.code,
        countdown=countdown,
        documents=documents,
        results=thaw(Results, content["results"]) if "results" in content else None,
        issues=thaw(IssueList, content["issues"]) if "issues" in content else None,
        plan=plan,
        promises=promises.by_codes(item.code for item in plan.items) if plan else {},
    )


def quarter_page(slug: str, year: int, quarter: int) -> QuarterPage | None:
    """The published report of a quarter, if there is one."""
    report = queries.published_quarter(slug, year, quarter)
    if report is None:
        return None
    content = thaw(Quarter, report.content)
    return QuarterPage(report, content, promises.by_codes(row.code for row in content.rows))


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
