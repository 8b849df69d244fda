"""One visit as the rules of clauses 3 to 6 see it: its days, its pack, and whether it took place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from kezdesu.common.clock import almaty_date
from kezdesu.decree.duties.context import Context, Finding, with_term, without_term
from kezdesu.decree.facts import PartFact, PartKind, RecordFact, RecordKind, VisitFact, VisitState
from kezdesu.decree.model import AtEvent, BeforeEvent, Duty, DutyState, NoDay, Norm, Term
from kezdesu.decree.pack import Pack
from kezdesu.decree.phrases import phrase
from kezdesu.decree.terms import status


@dataclass(frozen=True, slots=True)
class VisitCase:
    """A visit under one norm. ``day`` is its planned day, ``term`` what the norm gives (None if it names no day)."""

    context: Context
    pack: Pack
    norm: Norm
    visit: VisitFact
    day: date
    term: Term | None

    @property
    def starts_at(self) -> datetime:
        """The actual start of the first part, else the planned one."""
        return start_of(self.visit)

    @property
    def started(self) -> bool:
        """Whether the visit has begun, as far as ``today`` can know."""
        return took_place(self.visit, self.context.today)

    def part(self, kind: PartKind) -> PartFact | None:
        """The part of this kind, if it took place."""
        parts = (part for part in self.visit.parts if part.kind is kind and part.actual_end is not None)
        return next(parts, None)

    def records(self, kind: RecordKind) -> list[RecordFact]:
        """The records of this kind known today, oldest first."""
        known = (record for record in self.visit.records if record.kind is kind)
        return sorted(
            (record for record in known if self.context.known(record.happened_at)),
            key=lambda record: record.happened_at,
        )

    def before_start(self, kind: RecordKind) -> list[RecordFact]:
        """Records made before the visit began; one with count 0 says that nothing was done."""
        return [
            record
            for record in self.records(kind)
            if record.happened_at <= self.starts_at and record.count != 0
        ]


VisitRule = Callable[[VisitCase], Finding]
Owner = Callable[[Context, VisitFact, Norm], str]


def start_of(visit: VisitFact) -> datetime:
    """The actual start of the first part, else the planned start."""
    return min((part.actual_start for part in visit.parts if part.actual_start), default=visit.planned_start)


def end_of(visit: VisitFact) -> datetime:
    """The latest end of all parts (clause 3.7b counts from it); the planned end if nothing was recorded."""
    ends = [part.actual_end for part in visit.parts if part.actual_end]
    if visit.ended_at is not None:
        ends.append(visit.ended_at)
    return max(ends, default=visit.planned_end)


def took_place(visit: VisitFact, today: date) -> bool:
    """Whether the visit was held, or is under way, by ``today``."""
    happened = visit.state in (VisitState.HELD, VisitState.UNDER_WAY)
    return happened and almaty_date(start_of(visit)) <= today


def is_over(visit: VisitFact, today: date) -> bool:
    """Whether the visit took place and its day is over or it is closed."""
    if not took_place(visit, today):
        return False
    return visit.state is VisitState.HELD or almaty_date(end_of(visit)) < today


def per_visit(rule: VisitRule, owner: Owner) -> Callable[[Context, str], Iterator[Duty]]:
    """The rule of a clause that is owed at every visit; ``owner`` names the obliged body."""

    def duties(context: Context, clause: str) -> Iterator[Duty]:
        for visit in context.visits:
            day = almaty_date(visit.planned_start)
            pack = context.pack_of(visit.edition, day)
            norm = pack.norms.get(clause)
            body = owner(context, visit, norm) if norm is not None else ""
            if norm is None or not body or context.exempt(norm, body, pack) or not context.in_force(day):
                continue
            yield _duty(context, pack, norm, visit, body, rule)

    return duties


def _duty(context: Context, pack: Pack, norm: Norm, visit: VisitFact, body: str, rule: VisitRule) -> Duty:
    held = took_place(visit, context.today)
    day = almaty_date(start_of(visit)) if held else almaty_date(visit.planned_start)
    term = None if isinstance(norm.rule, NoDay) else context.term(norm, _anchor(norm, visit, day, held), pack)
    case = VisitCase(context, pack, norm, visit, day, term)
    finding = _not_held(case) or rule(case)
    if term is None:
        return without_term(norm, pack, body, visit.code, finding, day)
    return with_term(norm, pack, body, visit.code, term, finding)


def _anchor(norm: Norm, visit: VisitFact, day: date, held: bool) -> date:
    if norm.anchor_event != "visit_ended":
        return day
    return almaty_date(end_of(visit) if held else visit.planned_end)


def _not_held(case: VisitCase) -> Finding | None:
    """The finding for a visit that was cancelled, did not happen, or is still ahead of a duty at or after it."""
    visit, today = case.visit, case.context.today
    if visit.state is VisitState.CANCELLED:
        reason = phrase("visit.cancelled", day=case.day, reason=visit.cancel_reason)
        return Finding(DutyState.NOT_APPLICABLE, reason)
    if case.started:
        return None
    if case.day < today:
        return Finding(DutyState.NOT_APPLICABLE, phrase("visit.not_held", day=case.day))
    if isinstance(case.norm.rule, BeforeEvent):
        return None
    state = status(case.term, None, today) if case.term and _on_the_day(case) else DutyState.UPCOMING
    return Finding(state, phrase("visit.ahead", day=case.day))


def _on_the_day(case: VisitCase) -> bool:
    return isinstance(case.norm.rule, AtEvent)


def before_start(case: VisitCase, met_at: datetime | None, says: Finding) -> Finding:
    """Close a "before the visit" duty: ``says`` if it was met, else what is missing, by the clock of the visit."""
    if met_at is not None:
        return Finding(DutyState.MET, says.says, met_at, says.evidence)
    if case.started or case.term is None:
        return Finding(DutyState.MISSED, says.says, None, says.evidence)
    return Finding(status(case.term, None, case.context.today), says.says, None, says.evidence)


def at_visit(case: VisitCase, kept: bool, says: Finding) -> Finding:
    """Close an "at the visit" duty: met at its end, missed when it is over, due while it lasts."""
    if kept:
        return Finding(DutyState.MET, says.says, end_of(case.visit), says.evidence)
    over = is_over(case.visit, case.context.today)
    return Finding(DutyState.MISSED if over else DutyState.DUE, says.says, None, says.evidence)


def until_publication(case: VisitCase) -> DutyState:
    """For what the decree gives no day of its own: due until the publication must be out, overdue after."""
    norm = case.pack.playing("3.7b")
    if norm is None or not is_over(case.visit, case.context.today):
        return DutyState.DUE
    term = case.context.term(norm, almaty_date(end_of(case.visit)), case.pack)
    late = status(term, None, case.context.today) is DutyState.OVERDUE
    return DutyState.OVERDUE if late else DutyState.DUE
