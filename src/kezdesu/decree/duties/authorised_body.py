"""Clause 5: the authorised body announces, sees to coverage, evaluates, and gives guidance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from kezdesu.common.clock import ALMATY, almaty_date
from kezdesu.decree.duties.context import Context, Finding, without_term
from kezdesu.decree.duties.periodic import per_act
from kezdesu.decree.duties.visit_case import VisitCase, before_start, until_publication
from kezdesu.decree.facts import GuidanceFact, RecordKind, VisitFact
from kezdesu.decree.model import Duty, DutyState, Norm
from kezdesu.decree.pack import Pack
from kezdesu.decree.phrases import phrase


def by_authorised_body(context: Context, visit: VisitFact, norm: Norm) -> str:
    """The obliged body of clause 5: the authorised body on the day of the visit."""
    day = almaty_date(visit.planned_start)
    return next((body.slug for body in context.obliged(norm, day, day)), "")


def announcement_and_coverage(case: VisitCase) -> Finding:
    """5.1: announced before the visit, then covered by republican media (by the day of the publication)."""
    announced = case.before_start(RecordKind.AB_ANNOUNCEMENT)
    if not announced:
        return before_start(case, None, Finding(DutyState.DUE, phrase("authorised.not_announced")))
    coverage = [record for record in case.records(RecordKind.MEDIA_COVERAGE) if record.count != 0]
    articles = sum(record.count or 1 for record in coverage)
    evidence = tuple(record.ref for record in (*announced, *coverage) if record.ref)
    says = phrase("authorised.covered", day=almaty_date(announced[0].happened_at), articles=articles)
    if not case.started:
        return Finding(
            DutyState.MET,
            phrase("authorised.announced", day=almaty_date(announced[0].happened_at)),
            announced[0].happened_at,
            evidence,
        )
    if articles >= case.pack.integer("coverage_minimum", case.day):
        met_at = max(record.happened_at for record in (announced[0], *coverage[:1]))
        return Finding(DutyState.MET, says, met_at, evidence)
    return Finding(until_publication(case), says, None, evidence)


def evaluation(context: Context, clause: str) -> Iterator[Duty]:
    """5.2: the signed evaluation of the year."""
    return per_act(context, clause, "evaluation_period", context.facts.evaluations, "authorised.evaluation")


def guidance(context: Context, clause: str) -> Iterator[Duty]:
    """5.3: guidance is in force and every obliged ministry has read it."""
    first, last = date(context.year, 1, 1), date(context.year, 12, 31)
    pack = context.pack_at(last)
    norm = pack.norms.get(clause)
    if norm is None or not context.in_force(last):
        return
    for body in context.bound(norm, pack, first, last):
        yield without_term(norm, pack, body.slug, str(context.year), _guided(context, pack, first, last))


def _guided(context: Context, pack: Pack, first: date, last: date) -> Finding:
    seen_on = min(context.today, last)
    issued = [item for item in context.facts.guidance if almaty_date(item.issued_at) <= seen_on]
    if not issued:
        return Finding(_standing(context.today, first, last), phrase("authorised.no_guidance"))
    latest = max(issued, key=lambda item: item.version)
    evidence = (latest.ref,) if latest.ref else ()
    reads, unread = _receipts(context, pack, latest, seen_on)
    if unread:
        state = DutyState.MISSED if context.today > last else DutyState.DUE
        return Finding(
            state, phrase("authorised.unread", version=latest.version, unread=unread), None, evidence
        )
    says = phrase("authorised.guided", version=latest.version, day=almaty_date(latest.issued_at))
    return Finding(DutyState.MET, says, max([latest.issued_at, *reads]), evidence)


def _receipts(context: Context, pack: Pack, latest: GuidanceFact, day: date) -> tuple[list[datetime], int]:
    regular = pack.playing("1")
    ministries = context.bound(regular, pack, day, day) if regular else ()
    by_end_of_day = datetime.combine(day, time.max, ALMATY).astimezone(UTC)
    reads = [latest.read[body.slug] for body in ministries if body.slug in latest.read]
    known = [read for read in reads if read <= by_end_of_day]
    return known, len(ministries) - len(known)


def _standing(today: date, first: date, last: date) -> DutyState:
    if today < first:
        return DutyState.UPCOMING
    return DutyState.OVERDUE if today <= last else DutyState.MISSED
