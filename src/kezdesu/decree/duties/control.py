"""Clauses 3.1, 7 and 8: off-schedule meetings out of risk, control over execution, entry into force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kezdesu.common.clock import almaty_date
from kezdesu.decree.duties.context import Context, Finding, with_term, without_term
from kezdesu.decree.duties.visit_case import end_of, took_place
from kezdesu.decree.editions import available
from kezdesu.decree.facts import RiskDecision, RiskFact, VisitFact, VisitState
from kezdesu.decree.model import Duty, DutyState
from kezdesu.decree.periods import spans_in
from kezdesu.decree.phrases import phrase


def off_schedule(context: Context, clause: str) -> Iterator[Duty]:
    """3.1: every risk card of the year leads to a decision and, if so decided, to a meeting that is held."""
    for risk in context.facts.risks:
        day = almaty_date(risk.opened_at)
        pack = context.pack_at(day)
        norm = pack.norms.get(clause)
        if norm is None or day.year != context.year or day > context.today:
            continue
        if not context.exempt(norm, risk.body, pack):
            yield without_term(norm, pack, risk.body, risk.code, _answered(context, risk))


def _answered(context: Context, risk: RiskFact) -> Finding:
    evidence = (f"risk:{risk.code}", *((f"visit:{risk.visit}",) if risk.visit else ()))
    opened = almaty_date(risk.opened_at)
    if risk.decision is RiskDecision.OPEN or context.known(risk.decided_at) is None:
        return Finding(DutyState.DUE, phrase("control.risk_open", day=opened), None, evidence)
    if risk.decision is RiskDecision.NO_MEETING:
        says = phrase("control.risk_without_meeting", day=opened, reason=risk.reason)
        return Finding(DutyState.NOT_APPLICABLE, says, None, evidence)
    return _meeting(context, context.visit_by_code.get(risk.visit), evidence)


def _meeting(context: Context, visit: VisitFact | None, evidence: tuple[str, ...]) -> Finding:
    if visit is None or visit.state is VisitState.CANCELLED:
        return Finding(DutyState.DUE, phrase("control.risk_no_visit"), None, evidence)
    day = almaty_date(visit.planned_start)
    if took_place(visit, context.today):
        return Finding(DutyState.MET, phrase("control.risk_met", day=day), end_of(visit), evidence)
    if day < context.today:
        return Finding(DutyState.MISSED, phrase("meetings.missed", day=day), None, evidence)
    return Finding(DutyState.UPCOMING, phrase("visit.ahead", day=day), None, evidence)


def oversight(context: Context, clause: str) -> Iterator[Duty]:
    """7: so many readings or notes of the controlling body per period."""
    pack = context.pack_at(date(context.year, 1, 1))
    for span in spans_in(pack.period("oversight_period"), context.year):
        pack = context.pack_at(span.last)
        norm = pack.norms.get(clause)
        if norm is None or not context.in_force(span.last):
            continue
        term = context.term(norm, span.first, pack)
        entries = [entry for entry in context.facts.control if almaty_date(entry.at) in span]
        known = sorted((entry for entry in entries if context.known(entry.at)), key=lambda entry: entry.at)
        least = pack.integer("oversight_minimum", span.first)
        says = phrase("control.read", entries=len(known), least=least)
        evidence = tuple(entry.ref for entry in known if entry.ref)
        for body in context.bound(norm, pack, span.first, span.last):
            if len(known) >= least:
                met_at = known[least - 1].at if least else None
                finding = Finding(DutyState.MET, says, met_at, evidence)
            else:
                over = context.today > span.last
                state = DutyState.MISSED if over else DutyState.UPCOMING
                finding = Finding(state, says, None, evidence)
            yield with_term(norm, pack, body.slug, span.label, term, finding)


def entry_into_force(context: Context, clause: str) -> Iterator[Duty]:
    """8: the editions in force during the year, each from its first day."""
    first, last = date(context.year, 1, 1), date(context.year, 12, 31)
    packs = (context.forced,) if context.forced else available(series=context.series)
    for pack in packs:
        norm = pack.norms.get(clause)
        if norm is None or pack.valid_from > last or (pack.valid_until and pack.valid_until < first):
            continue
        says = phrase("control.in_force", act=pack.title, day=pack.valid_from)
        state = DutyState.MET if pack.valid_from <= context.today else DutyState.UPCOMING
        finding = Finding(state, says, None, (f"pack:{pack.edition}",))
        yield without_term(norm, pack, "", pack.edition, finding, pack.valid_from)
