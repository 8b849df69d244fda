"""Clause 6: half-year review, a Deputy Prime Minister at high risk, other measures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from kezdesu.common.clock import almaty_date
from kezdesu.decree.duties.context import Context, Finding, without_term
from kezdesu.decree.duties.periodic import per_act
from kezdesu.decree.duties.visit_case import VisitCase, at_visit
from kezdesu.decree.facts import Rank, RecordKind, VisitFact
from kezdesu.decree.model import Duty, DutyState, Norm
from kezdesu.decree.phrases import phrase


def by_government_at_high_risk(context: Context, visit: VisitFact, norm: Norm) -> str:
    """The Government, if the risk of the visit was judged high; else nobody is obliged."""
    day = almaty_date(visit.planned_start)
    bodies = context.obliged(norm, day, day) if visit.high_risk else ()
    return next((body.slug for body in bodies), "")


def review(context: Context, clause: str) -> Iterator[Duty]:
    """6.1: the Government's review of every period."""
    return per_act(context, clause, "review_period", context.facts.reviews, "government.review")


def deputy_prime_minister(case: VisitCase) -> Finding:
    """6.2: a Deputy Prime Minister took part (or held the meeting)."""
    records = [record for record in case.records(RecordKind.DEPUTY_PM) if record.count != 0]
    kept = bool(records) or case.visit.rank is Rank.DEPUTY_PM
    key = "government.deputy_pm_attended" if kept else "government.deputy_pm_absent"
    evidence = tuple(record.ref for record in records if record.ref)
    return at_visit(case, kept=kept, says=Finding(DutyState.DUE, phrase(key), None, evidence))


def other_measures(context: Context, clause: str) -> Iterator[Duty]:
    """6.4: measures on record; without any there is nothing to judge."""
    first, last = date(context.year, 1, 1), date(context.year, 12, 31)
    pack = context.pack_at(last)
    norm = pack.norms.get(clause)
    if norm is None:
        return
    acts = [act for act in context.facts.measures if act.label == str(context.year)]
    known = sorted((act for act in acts if context.known(act.recorded_at)), key=lambda act: act.recorded_at)
    for body in context.bound(norm, pack, first, last):
        if known:
            says = phrase("government.measures", measures=len(known))
            evidence = tuple(act.ref for act in known if act.ref)
            finding = Finding(DutyState.MET, says, known[-1].recorded_at, evidence)
        else:
            finding = Finding(DutyState.NOT_APPLICABLE, phrase("government.no_measures"))
        yield without_term(norm, pack, body.slug, str(context.year), finding)
