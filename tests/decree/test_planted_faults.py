"""Every planted fault shows in its own cell of the register and nowhere else."""

from __future__ import annotations

import pytest

from kezdesu.common.trilingual import LANGUAGES
from kezdesu.decree import DutyState
from kezdesu.decree import facts as f
from kezdesu.decree.catalogue import CLAUSES
from kezdesu.decree.duties import register
from tests.decree import story
from tests.decree.faults import FAULTS, Cell, Fault

S = DutyState


def states(facts: f.Facts) -> dict[Cell, S]:
    return {duty.key: duty.state for duty in register(facts, today=story.YEAR_END, year=2026)}


@pytest.mark.parametrize(("plant", "expected"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_planted_fault_shows_in_its_cell_and_nowhere_else(plant: Fault, expected: dict[Cell, S]) -> None:
    good = states(story.good_year())
    spoilt = states(plant(story.good_year()))
    assert {key: spoilt.get(key) for key in {*good, *spoilt} if good.get(key) != spoilt.get(key)} == expected


def test_faults_are_planted_in_every_clause_that_can_break() -> None:
    broken = {key[0] for row in FAULTS for key in row[2]}
    elsewhere = {"1", "3.1", "6.2", "6.3", "8"}
    assert broken | elsewhere == set(CLAUSES)


def test_why_of_every_duty_is_whole_in_three_languages() -> None:
    spoilt = [plant(story.good_year()) for _, plant, _ in FAULTS]
    for facts in (story.good_year(), f.Facts(story.BODIES), *spoilt):
        for duty in register(facts, today=story.YEAR_END, year=2026):
            for language in LANGUAGES:
                text = getattr(duty.why, language)
                assert text.strip() == text
                assert "{" not in text
                assert "  " not in text
                assert text[-1] in ".)!?"
