"""Until when the steps towards a schedule are to be done (2.1-2.3)."""

from __future__ import annotations

from kezdesu.decree.model import Norm, Term
from kezdesu.decree.periods import span_before, span_of
from kezdesu.schedule.models import Schedule
from kezdesu.terms import queries as terms

CLAUSES = ("2.1", "2.2", "2.3")


def norms_of(schedule: Schedule) -> dict[str, Norm]:
    """The norms of the schedule's act behind its steps, by the row they play."""
    pack = terms.pack(schedule.edition)
    return {row: pack.norm(row) for row in CLAUSES if pack.has(row)}


def terms_of(schedule: Schedule) -> dict[str, Term]:
    """The terms of proposals, draft and approval by clause; counted from the period, or from the one before it."""
    pack = terms.pack(schedule.edition)
    span = span_of(pack.schedule_period, schedule.first_day)
    anchors = {"schedule_period": span.first}
    return {
        clause: terms.term(
            clause,
            anchors.get(pack.norm(clause).anchor_event, span_before(span).first),
            edition=schedule.edition,
        )
        for clause in CLAUSES
        if pack.has(clause)
    }
