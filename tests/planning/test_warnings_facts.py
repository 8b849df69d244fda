"""The facts around a draft are gathered in a fixed number of queries and kept for a moment."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from kezdesu.planning.coverage_facts import facts_of, gathered
from kezdesu.planning.warnings import WarningKind
from kezdesu.planning.warnings_all import warnings_on
from kezdesu.schedule import drafts
from tests.factories.schedule import make_approved, make_offices, make_proposal, row

pytestmark = pytest.mark.django_db


def test_facts_come_from_the_pack_the_calendar_and_the_records() -> None:
    proposal = make_proposal(make_offices(), row(), row(date(2026, 3, 9)))
    facts = gathered(proposal.schedule, date(2025, 12, 1))
    assert [span.label for span in facts.heads] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert {span.least for span in facts.heads + facts.deputies} == {1}
    assert date(2026, 3, 9) in facts.free_days  # 8 March on a Sunday
    assert (len(facts.months), "healthcare" in facts.obliged) == (12, True)
    kinds = [item.kind for item in warnings_on(drafts.draft_rows(proposal.schedule), facts)]
    assert kinds.count(WarningKind.FREE_DAY) == 1
    assert kinds.count(WarningKind.BELOW_CADENCE) == 3


def test_visits_of_the_schedule_itself_do_not_clash_with_it() -> None:
    version = make_approved(make_offices())
    assert gathered(version.schedule, date(2026, 1, 10)).elsewhere == ()


def test_facts_are_kept_for_a_moment(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    schedule = make_proposal(make_offices()).schedule
    first = facts_of(schedule)
    with django_assert_num_queries(0):
        assert facts_of(schedule) == first
