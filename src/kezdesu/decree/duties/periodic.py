"""Duties that come round with a period of the pack: letters, reviews, the evaluation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from kezdesu.common.clock import almaty_date
from kezdesu.decree.duties.context import Context, Finding, with_term
from kezdesu.decree.facts import ActFact, BodyFact
from kezdesu.decree.model import Duty, Term
from kezdesu.decree.periods import Span, span_after, spans_in
from kezdesu.decree.phrases import phrase
from kezdesu.decree.terms import status

PeriodRule = Callable[[BodyFact, Span, Term, bool], Finding]


def per_period(context: Context, clause: str, period_key: str, rule: PeriodRule) -> Iterator[Duty]:
    """One duty for every period of the year and every obliged body.

    The rule is told whether the time is closed: after the end of the next period what is late counts as missed.
    """
    pack = context.pack_at(date(context.year, 1, 1))
    for span in spans_in(pack.period(period_key), context.year):
        pack = context.pack_at(span.last)
        norm = pack.norms.get(clause)
        if norm is None or not context.in_force(span.last):
            continue
        term = context.term(norm, span.first, pack)
        closed = context.today > span_after(span).last
        for body in context.bound(norm, pack, span.first, span.last):
            yield with_term(norm, pack, body.slug, span.label, term, rule(body, span, term, closed))


def per_act(
    context: Context, clause: str, period_key: str, acts: Sequence[ActFact], name: str
) -> Iterator[Duty]:
    """One duty per period, met by the first act recorded for that period; ``name`` heads its two sentences."""
    first: dict[str, ActFact] = {}
    for act in sorted(acts, key=lambda found: found.recorded_at):
        first.setdefault(act.label, act)

    def rule(body: BodyFact, span: Span, term: Term, closed: bool) -> Finding:
        act = first.get(span.label)
        met_at = context.known(act.recorded_at) if act else None
        state = status(term, met_at, context.today, closed=closed)
        if act is None or met_at is None:
            return Finding(state, phrase(f"{name}_missing", period=span.label))
        says = phrase(f"{name}_done", period=span.label, day=almaty_date(met_at))
        return Finding(state, says, met_at, (act.ref,) if act.ref else ())

    return per_period(context, clause, period_key, rule)
