"""Clauses 2.1 to 2.3: proposals, draft, approval of the schedule of every period of the year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from kezdesu.common.clock import ALMATY, almaty_date
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.duties.context import Context, Finding, with_term, without_term
from kezdesu.decree.errors import OutsideCalendar
from kezdesu.decree.facts import BodyFact, ScheduleFact
from kezdesu.decree.model import Duty, DutyState, Norm, Term
from kezdesu.decree.pack import Pack
from kezdesu.decree.periods import Span, span_before, spans_in
from kezdesu.decree.phrases import phrase
from kezdesu.decree.terms import status


@dataclass(frozen=True, slots=True)
class _Case:
    context: Context
    span: Span
    schedule: ScheduleFact
    term: Term

    @property
    def closed(self) -> bool:
        """The act can no longer be done: the schedule is approved or its period is over."""
        approved = self.context.known(self.schedule.approved_at) is not None
        return approved or self.context.today > self.span.last


_Rule = Callable[[_Case, BodyFact], Finding]


def _per_schedule(rule: _Rule) -> Callable[[Context, str], Iterator[Duty]]:
    def duties(context: Context, clause: str) -> Iterator[Duty]:
        first = context.pack_at(date(context.year, 1, 1))
        for span in spans_in(first.schedule_period, context.year):
            for schedule in _schedules(context, clause, span):
                pack = context.pack_of(schedule.edition, span.first)
                norm = pack.norms.get(clause)
                if norm is not None:
                    yield from _of_one(context, pack, norm, span, schedule, rule)

    return duties


def _schedules(context: Context, clause: str, span: Span) -> list[ScheduleFact]:
    """The schedule of the period, or that of every obliged body; one that does not exist yet stands empty."""
    pack = context.pack_at(span.first)
    norm = pack.norms.get(clause)
    owners = [""]
    if norm is not None and pack.word("schedule_of") == "each":
        owners = [body.slug for body in context.bound(norm, pack, span.first, span.first)]
    return [
        context.schedules.get((span.label, owner))
        or ScheduleFact(f"S-{span.label}{f'-{owner}' if owner else ''}", span.label, body=owner)
        for owner in owners
    ]


def _of_one(
    context: Context, pack: Pack, norm: Norm, span: Span, schedule: ScheduleFact, rule: _Rule
) -> Iterator[Duty]:
    term = _term(context, pack, norm, span)
    day = term.due if term else span.first
    for body in context.bound(norm, pack, day, day):
        if schedule.body not in ("", body.slug):
            continue
        if term is None:
            early = Finding(DutyState.NOT_APPLICABLE, phrase("schedule.not_in_force", period=span.label))
            yield without_term(norm, pack, body.slug, schedule.code, early)
        else:
            finding = rule(_Case(context, span, schedule, term), body)
            yield with_term(norm, pack, body.slug, schedule.code, term, finding)


def _term(context: Context, pack: Pack, norm: Norm, span: Span) -> Term | None:
    anchor = span.first if norm.anchor_event == "schedule_period" else span_before(span).first
    try:
        term = context.term(norm, anchor, pack)
    except OutsideCalendar:
        return None
    return term if context.in_force(term.due) else None


def _proposals(case: _Case, body: BodyFact) -> Finding:
    period = case.span.label
    sent = case.context.known(case.schedule.proposals.get(body.slug))
    says = (
        phrase("schedule.proposed", day=almaty_date(sent))
        if sent
        else phrase("schedule.no_proposals", period=period)
    )
    return _found(case, sent, says)


def _draft(case: _Case, body: BodyFact) -> Finding:
    sent = case.context.known(case.schedule.draft_sent_at)
    if sent is None:
        return _found(case, None, phrase("schedule.no_draft", period=case.span.label))
    receipt = case.schedule.receipt
    key = "schedule.draft_received" if receipt else "schedule.draft_sent"
    return _found(case, sent, phrase(key, day=almaty_date(sent), receipt=receipt))


def _approval(case: _Case, body: BodyFact) -> Finding:
    schedule = case.schedule
    approved = case.context.known(_act_instant(schedule))
    if approved is None:
        closed = case.context.today > case.span.last
        state = status(case.term, None, case.context.today, closed=closed)
        return Finding(state, phrase("schedule.not_approved", period=case.span.label))
    says = phrase("schedule.approved", number=schedule.act_number, day=almaty_date(approved))
    return Finding(
        status(case.term, approved, case.context.today), says, approved, (f"schedule:{schedule.code}",)
    )


def _act_instant(schedule: ScheduleFact) -> datetime | None:
    """The instant of approval; if the act itself bears an earlier date, the end of that day in Almaty."""
    at, on = schedule.approved_at, schedule.act_date
    if at is None or on is None or on >= almaty_date(at):
        return at
    return datetime.combine(on, time(23, 59, 59), ALMATY).astimezone(UTC)


def _found(case: _Case, met_at: datetime | None, says: Trilingual) -> Finding:
    state = status(case.term, met_at, case.context.today, closed=case.closed)
    return Finding(state, says, met_at, (f"schedule:{case.schedule.code}",) if met_at else ())


proposals = _per_schedule(_proposals)
draft = _per_schedule(_draft)
approval = _per_schedule(_approval)
