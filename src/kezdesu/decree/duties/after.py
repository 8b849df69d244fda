"""Clause 3.7: the register of issues, the ten-day publication, and the progress reports."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from kezdesu.common.clock import almaty_date
from kezdesu.common.trilingual import LANGUAGES, Trilingual
from kezdesu.decree.duties.context import Context, Finding, with_term
from kezdesu.decree.duties.visit_case import VisitCase, end_of
from kezdesu.decree.facts import IssueFact, PublicationFact, ReportFact
from kezdesu.decree.model import Duty, DutyState, Term
from kezdesu.decree.periods import Span, span_after, spans_in
from kezdesu.decree.phrases import phrase
from kezdesu.decree.terms import status

_PUBLICATIONS = frozenset({"results", "issues", "plan"})


def register_of_issues(case: VisitCase) -> Finding:
    """3.7a: every voiced question stands in an issue or was answered on the spot."""
    voiced = case.visit.voiced
    settled = voiced.settled_at or end_of(case.visit)
    evidence = (f"visit:{case.visit.code}",)
    if voiced.unaccounted == 0 and case.context.known(settled):
        return _by_term(case, settled, Finding(DutyState.MET, _counted("accounted", case), None, evidence))
    return _by_term(case, None, Finding(DutyState.DUE, _counted("unaccounted", case), None, evidence))


def publication(case: VisitCase) -> Finding:
    """3.7b: results, list of issues and action plan; the last of them decides."""
    first: dict[str, PublicationFact] = {}
    for item in sorted(case.visit.publications, key=lambda found: found.published_at):
        if case.context.known(item.published_at):
            first.setdefault(item.kind, item)
    needed = case.pack.names("publications", case.day)
    missing = [kind for kind in needed if kind not in first]
    evidence = tuple(item.ref for item in first.values() if item.ref)
    if missing:
        says = phrase("after.not_published", what=_list(missing))
        return _by_term(case, None, Finding(DutyState.DUE, says, None, evidence))
    last = max(first[kind].published_at for kind in needed)
    says = phrase("after.published", day=almaty_date(last))
    return _by_term(case, last, Finding(DutyState.MET, says, None, evidence))


def _counted(key: str, case: VisitCase) -> Trilingual:
    voiced = case.visit.voiced
    return phrase(f"after.{key}", total=voiced.total, open=voiced.unaccounted)


def _by_term(case: VisitCase, met_at: datetime | None, says: Finding) -> Finding:
    assert case.term is not None
    state = status(case.term, met_at, case.context.today)
    return Finding(state, says.says, met_at, says.evidence)


def _list(kinds: list[str]) -> Trilingual:
    names = [_name(kind) for kind in kinds]
    return Trilingual(*(", ".join(name[language] for name in names) for language in LANGUAGES))


def _name(kind: str) -> Trilingual:
    return phrase(f"after.{kind}") if kind in _PUBLICATIONS else Trilingual(kind, kind, kind)


def progress_reports(context: Context, clause: str) -> Iterator[Duty]:
    """3.7c: for every period since its plan was published, until it is closed, an issue is owed a report."""
    reports = {(report.body, report.label): report for report in context.facts.reports}
    pack = context.pack_at(date(context.year, 1, 1))
    for span in spans_in(pack.report_period, context.year):
        pack = context.pack_at(span.first)
        norm = pack.norms.get(clause)
        if norm is None or span.first > context.today:
            continue
        term = context.term(norm, span.first, pack)
        for body in context.bound(norm, pack, span.first, span.last):
            owed = [
                issue for issue in context.issues_by_body[body.slug] if _is_owed(issue, span, context.today)
            ]
            if owed:
                finding = _reported(context, term, span, owed, reports.get((body.slug, span.label)))
                yield with_term(norm, pack, body.slug, span.label, term, finding)


def _is_owed(issue: IssueFact, span: Span, today: date) -> bool:
    planned = almaty_date(issue.plan_published_at)
    closed = almaty_date(issue.closed_at) if issue.closed_at else None
    return planned <= min(span.last, today) and (closed is None or closed >= span.first)


def _reported(
    context: Context, term: Term, span: Span, owed: list[IssueFact], report: ReportFact | None
) -> Finding:
    closed = context.today > span_after(span).last
    if report is None or not context.known(report.published_at):
        says = phrase("after.no_report", period=span.label, issues=len(owed))
        return Finding(status(term, None, context.today, closed=closed), says)
    left_out = [issue.code for issue in owed if report.covers is not None and issue.code not in report.covers]
    evidence = (report.ref,) if report.ref else ()
    if left_out:
        says = phrase("after.report_incomplete", period=span.label, codes=", ".join(left_out))
        return Finding(status(term, None, context.today, closed=closed), says, None, evidence)
    says = phrase("after.reported", period=span.label, day=almaty_date(report.published_at))
    state = status(term, report.published_at, context.today)
    return Finding(state, says, report.published_at, evidence)
