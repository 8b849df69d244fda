"""Rows 1 and 6.3: regular meetings of the heads, every scheduled visit, and meetings of the deputies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from kezdesu.common.clock import almaty_date
from kezdesu.decree.duties.context import Context, Finding, held_within, is_of_level, with_term, without_term
from kezdesu.decree.duties.visit_case import end_of, start_of, took_place
from kezdesu.decree.facts import FIRST_RANKS, BodyFact, PostponementFact, Rank, VisitFact, VisitState
from kezdesu.decree.model import Duty, DutyState, Norm, Term, WithinPeriod
from kezdesu.decree.pack import Pack
from kezdesu.decree.periods import Span, spans_in
from kezdesu.decree.phrases import phrase

_DEPUTIES = frozenset({Rank.DEPUTY, Rank.AGENCY_CHAIR})


def regular_meetings(context: Context, clause: str) -> Iterator[Duty]:
    """1: so many held meetings of the head per period, and every scheduled visit held on its day."""
    for span in _spans(context, clause):
        pack = context.pack_at(span.last)
        norm = pack.norms.get(clause)
        if norm is None or not context.in_force(span.last):
            continue
        for body in context.bound(norm, pack, span.first, span.last):
            own = [visit for visit in context.visits_of(body, span) if visit.rank in FIRST_RANKS]
            least = pack.integer(norm.least or "meetings_minimum", span.first)
            if norm.each:
                yield _in_each(context, pack, norm, span, body, own, least)
            else:
                yield _counted(context, pack, norm, span, body.slug, own, least)
    yield from _scheduled(context, clause)


def _spans(context: Context, clause: str) -> tuple[Span, ...]:
    law = context.law_of(clause)
    if law is None or not isinstance(law[1].rule, WithinPeriod):
        return ()
    return spans_in(law[0].period(law[1].rule.period), context.year)


def deputies_meetings(context: Context, clause: str) -> Iterator[Duty]:
    """6.3: so many meetings per period held by deputies of first heads and chairs of agencies, of any body."""
    pack = context.pack_at(date(context.year, 1, 1))
    visits = [visit for visit in context.visits if visit.rank in _DEPUTIES]
    for span in spans_in(pack.period("deputies_period"), context.year):
        pack = context.pack_at(span.last)
        norm = pack.norms.get(clause)
        if norm is None or not context.in_force(span.last):
            continue
        least = pack.integer("deputies_minimum", span.first)
        for body in context.bound(norm, pack, span.first, span.last):
            yield _counted(context, pack, norm, span, body.slug, visits, least)


def _counted(
    context: Context, pack: Pack, norm: Norm, span: Span, body: str, visits: list[VisitFact], least: int
) -> Duty:
    term = context.term(norm, span.first, pack)
    held = [visit for visit in visits if held_within(visit, span) and took_place(visit, context.today)]
    held.sort(key=end_of)
    says = phrase("meetings.counted", held=len(held), least=least)
    evidence = tuple(f"visit:{visit.code}" for visit in held)
    if len(held) >= least:
        met_at = end_of(held[least - 1]) if least else None
        return with_term(norm, pack, body, span.label, term, Finding(DutyState.MET, says, met_at, evidence))
    finding = Finding(_open_until_end(term, context.today), says, None, evidence)
    return with_term(norm, pack, body, span.label, term, finding)


def _in_each(
    context: Context, pack: Pack, norm: Norm, span: Span, body: BodyFact, visits: list[VisitFact], least: int
) -> Duty:
    """So many meetings in each district of the body's territory; without known districts, so many at all."""
    if not body.districts:
        return _counted(context, pack, norm, span, body.slug, visits, least)
    term = context.term(norm, span.first, pack)
    held = [visit for visit in visits if held_within(visit, span) and took_place(visit, context.today)]
    held.sort(key=end_of)
    places = Counter(visit.district for visit in held if visit.district)
    full = sum(count >= least for count in places.values())
    says = phrase("meetings.in_each", met=full, districts=body.districts, least=least)
    evidence = tuple(f"visit:{visit.code}" for visit in held)
    met = full >= body.districts
    state = DutyState.MET if met else _open_until_end(term, context.today)
    met_at = end_of(held[-1]) if met and held else None
    return with_term(norm, pack, body.slug, span.label, term, Finding(state, says, met_at, evidence))


def _open_until_end(term: Term, today: date) -> DutyState:
    if today < term.due:
        return DutyState.UPCOMING
    return DutyState.DUE if today == term.due else DutyState.MISSED


def _scheduled(context: Context, clause: str) -> Iterator[Duty]:
    for visit in context.visits:
        day = almaty_date(visit.planned_start)
        pack = context.pack_of(visit.edition, day)
        norm = pack.norms.get(clause)
        if norm is None or context.exempt(norm, visit.body, pack) or not context.in_force(day):
            continue
        if not is_of_level(norm, context.body_by_slug.get(visit.body)):
            continue
        yield without_term(norm, pack, visit.body, visit.code, _on_its_day(context, visit, day), day)
        for move in visit.postponements:
            yield _moved(context, pack, norm, visit, move)


def _on_its_day(context: Context, visit: VisitFact, day: date) -> Finding:
    evidence = (f"visit:{visit.code}",)
    if took_place(visit, context.today):
        began = start_of(visit)
        return Finding(DutyState.MET, phrase("meetings.held", day=almaty_date(began)), began, evidence)
    if visit.state is VisitState.CANCELLED and not _too_late(visit, day):
        reason = phrase("visit.cancelled", day=day, reason=visit.cancel_reason)
        return Finding(DutyState.NOT_APPLICABLE, reason, None, evidence)
    if day < context.today:
        return Finding(DutyState.MISSED, phrase("meetings.missed", day=day), None, evidence)
    state = DutyState.DUE if day == context.today else DutyState.UPCOMING
    return Finding(state, phrase("visit.ahead", day=day), None, evidence)


def _too_late(visit: VisitFact, day: date) -> bool:
    return visit.cancelled_at is not None and almaty_date(visit.cancelled_at) > day


def _moved(context: Context, pack: Pack, norm: Norm, visit: VisitFact, move: PostponementFact) -> Duty:
    old = almaty_date(move.old_start)
    late = almaty_date(move.decided_at) > old
    key = "meetings.moved_too_late" if late else "meetings.moved"
    says = phrase(key, old=old, decided=almaty_date(move.decided_at), reason=move.reason)
    state = DutyState.MISSED if late else DutyState.NOT_APPLICABLE
    finding = Finding(state, says, None, (f"visit:{visit.code}",))
    return without_term(norm, pack, visit.body, f"{visit.code}@{old.isoformat()}", finding, old)
