"""The score sheet of the annual evaluation (5.2): how a body kept its duties, clause by clause, by an open formula.

Formula ``1``: a duty kept (or done on the disputed boundary day, or by article 175) gives 1; done late gives the pack's
``evaluation_late_weight``; missed or overdue gives 0; what is still open or not applicable is left out. The mark of a
clause is the mean over its duties; the total is the mean over the clauses. Marks are exact fractions from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from kezdesu.decree.catalogue import CLAUSES
from kezdesu.decree.model import Duty, DutyState
from kezdesu.decree.pack import Pack

FORMULA: Final = "1"


@dataclass(frozen=True, slots=True)
class ClauseScore:
    """The mark of one clause and the counts behind it."""

    clause: str
    kept: int
    late: int
    failed: int
    mark: Fraction


@dataclass(frozen=True, slots=True)
class Score:
    """The score sheet of a body. ``total`` is None when nothing can be judged yet."""

    body: str
    formula: str
    clauses: tuple[ClauseScore, ...]
    total: Fraction | None


def score(duties: Iterable[Duty], body: str, *, pack: Pack, year: int) -> Score:
    """The score sheet of ``body`` from a register of ``year``."""
    own = [duty for duty in duties if duty.body == body]
    weight = pack.fraction("evaluation_late_weight", date(year, 12, 31))
    found = [_clause(clause, [duty for duty in own if duty.norm == clause], weight) for clause in CLAUSES]
    clauses = tuple(mark for mark in found if mark is not None)
    total = sum((mark.mark for mark in clauses), Fraction()) / len(clauses) if clauses else None
    return Score(body, FORMULA, clauses, total)


def _clause(clause: str, duties: list[Duty], weight: Fraction) -> ClauseScore | None:
    kept = sum(duty.state.is_kept for duty in duties)
    late = sum(duty.state is DutyState.MET_LATE for duty in duties)
    failed = sum(duty.state in (DutyState.MISSED, DutyState.OVERDUE) for duty in duties)
    judged = kept + late + failed
    if not judged:
        return None
    return ClauseScore(clause, kept, late, failed, (kept + weight * late) / judged)
