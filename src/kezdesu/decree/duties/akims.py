"""Clause 4: akims attend, help to inform people, and send the systemic problems of their region."""

from __future__ import annotations

from collections.abc import Iterator

from kezdesu.common.clock import almaty_date
from kezdesu.decree.duties.context import Context, Finding, grouped
from kezdesu.decree.duties.periodic import per_period
from kezdesu.decree.duties.visit_case import VisitCase, at_visit, before_start
from kezdesu.decree.facts import BodyFact, BodyKind, LetterFact, RecordKind, VisitFact
from kezdesu.decree.model import Duty, DutyState, Norm, Term
from kezdesu.decree.periods import Span
from kezdesu.decree.phrases import phrase
from kezdesu.decree.terms import status


def by_akimat(context: Context, visit: VisitFact, norm: Norm) -> str:
    """The akimat that holds the meeting, else that of the visit's region; empty if the facts know none."""
    holder = context.body_by_slug.get(visit.body)
    if holder is not None and holder.kind is BodyKind.AKIMAT:
        return holder.slug
    return context.akimat_of_region.get(visit.region, "")


def attendance(case: VisitCase) -> Finding:
    """4.1: the akim's attendance is recorded."""
    records = case.records(RecordKind.AKIM_ATTENDANCE)
    present = [record for record in records if record.count != 0]
    if present:
        says = Finding(DutyState.MET, phrase("akims.attended"), None, _refs(present[0].ref))
        return at_visit(case, kept=True, says=says)
    key = "akims.absent" if records else "akims.not_recorded"
    return at_visit(case, kept=False, says=Finding(DutyState.DUE, phrase(key)))


def local_notices(case: VisitCase) -> Finding:
    """4.2: people were informed before the visit."""
    notices = case.before_start(RecordKind.LOCAL_NOTICE)
    if not notices:
        return before_start(case, None, Finding(DutyState.DUE, phrase("akims.no_notice")))
    first = notices[0].happened_at
    says = phrase("akims.notified", notices=len(notices), day=almaty_date(first))
    evidence = tuple(notice.ref for notice in notices if notice.ref)
    return before_start(case, first, Finding(DutyState.MET, says, first, evidence))


def systemic_problems(context: Context, clause: str) -> Iterator[Duty]:
    """4.3: at least one letter per period."""
    letters = grouped(context.facts.letters, lambda letter: (letter.akimat, letter.label))

    def rule(body: BodyFact, span: Span, term: Term, closed: bool) -> Finding:
        return _sent(context, term, letters[body.slug, span.label], closed)

    return per_period(context, clause, "systemic_period", rule)


def _sent(context: Context, term: Term, letters: list[LetterFact], closed: bool) -> Finding:
    sent = sorted(
        (letter for letter in letters if context.known(letter.sent_at)), key=lambda letter: letter.sent_at
    )
    if not sent:
        return Finding(status(term, None, context.today, closed=closed), phrase("akims.no_letter"))
    first = sent[0].sent_at
    says = phrase("akims.sent", letters=len(sent), day=almaty_date(first))
    evidence = tuple(letter.ref for letter in sent if letter.ref)
    return Finding(status(term, first, context.today), says, first, evidence)


def _refs(ref: str) -> tuple[str, ...]:
    return (ref,) if ref else ()
