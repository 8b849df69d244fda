"""The calendar with the operator's edits: a swapped day moves open terms at once, the old source stays."""

from __future__ import annotations

from datetime import date

import pytest

from kezdesu.common.answers import Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.record import SYSTEM, of
from kezdesu.terms import actions, queries
from kezdesu.terms.models import CalendarDay

pytestmark = pytest.mark.django_db
SOURCE = Trilingual("№ 1 қаулы", "Постановление № 1")
MEETING = date(2026, 3, 11)


def test_the_example_of_the_decree_counts_as_written() -> None:
    term = queries.term("3.7b", MEETING)

    assert (term.target, term.due, term.legal_due) == (
        date(2026, 3, 20),
        date(2026, 3, 21),
        date(2026, 3, 26),
    )


def test_a_day_made_working_brings_the_legal_due_date_forward() -> None:
    actions.change_day(day=date(2026, 3, 24), working=True, source=SOURCE, by=SYSTEM)

    assert queries.term("3.7b", MEETING).legal_due == date(2026, 3, 24)


def test_the_latest_edit_counts_and_earlier_ones_stay() -> None:
    actions.change_day(day=date(2026, 3, 26), working=False, source=SOURCE, by=SYSTEM)
    actions.change_day(day=date(2026, 3, 26), working=True, source=SOURCE, by=SYSTEM)

    assert queries.term("3.7b", MEETING).legal_due == date(2026, 3, 26)
    assert CalendarDay.objects.count() == 2
    assert [line.data["working"] for line in of("D-2026-03-26")] == [False, True]


@pytest.mark.parametrize(
    ("day", "source", "code"),
    [
        (date(1900, 1, 1), SOURCE, "outside_calendar"),
        (date(2026, 3, 26), Trilingual("", "Постановление"), "source_needed"),
    ],
)
def test_a_wrong_edit_is_refused_and_changes_nothing(day: date, source: Trilingual, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        actions.change_day(day=day, working=True, source=source, by=SYSTEM)

    assert refusal.value.denied.code == code
    assert CalendarDay.objects.count() == 0
