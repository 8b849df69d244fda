"""The score sheet of the annual evaluation."""

from __future__ import annotations

from fractions import Fraction

from kezdesu.decree import Duty, DutyState, default_pack
from kezdesu.decree.duties import register
from kezdesu.decree.scoring import ClauseScore, score
from tests.decree import story
from tests.decree.faults import FAULTS


def sheet(duties: tuple[Duty, ...]) -> dict[str, ClauseScore]:
    return {mark.clause: mark for mark in score(duties, story.ENERGY, pack=default_pack(), year=2026).clauses}


def test_body_that_kept_everything_has_a_full_score() -> None:
    duties = register(story.good_year(), today=story.YEAR_END, year=2026)
    found = score(duties, story.ENERGY, pack=default_pack(), year=2026)
    assert (found.total, found.formula, found.body) == (Fraction(1), "1", story.ENERGY)


def test_late_counts_half_and_missed_counts_nothing() -> None:
    plant = {name: fault for name, fault, _ in FAULTS}
    late = sheet(register(plant["plan published late"](story.good_year()), today=story.YEAR_END, year=2026))
    assert late["3.7b"] == ClauseScore("3.7b", kept=7, late=1, failed=0, mark=Fraction(15, 16))
    missed = sheet(register(plant["no plan"](story.good_year()), today=story.YEAR_END, year=2026))
    assert missed["3.7b"] == ClauseScore("3.7b", kept=7, late=0, failed=1, mark=Fraction(7, 8))


def test_body_with_nothing_to_judge_has_no_score() -> None:
    duties = register(story.good_year(), today=story.YEAR_END, year=2026)
    assert score(duties, story.DEFENCE, pack=default_pack(), year=2026).total is None


def test_states_know_whether_they_are_open_kept_or_broken() -> None:
    groups = [(state.is_open, state.is_kept, state.is_breach) for state in DutyState]
    assert groups == [
        (True, False, False),
        (True, False, False),
        (False, True, False),
        (False, True, False),
        (False, False, True),
        (False, True, False),
        (True, False, True),
        (False, False, True),
        (False, False, False),
    ]
