"""A promise from draft to the word of the askers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kezdesu.commitments import actions, queries
from kezdesu.commitments.models import Commitment
from kezdesu.commitments.rules import Evidence
from kezdesu.commitments.states import CommitmentState
from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.issues import actions as register
from kezdesu.issues.states import IssueState
from kezdesu.journal import record as journal
from kezdesu.people.actors import VISITOR
from tests.factories.after import (
    DAY_AFTER,
    DONE,
    REASON,
    make_desk,
    make_done,
    make_held_visit,
    make_plan_text,
    make_planned_issue,
    make_published,
)
from tests.factories.base import make_body

pytestmark = pytest.mark.django_db
MAY = clock.almaty(2026, 5, 4, 12)


def test_drafting_a_promise_plans_the_issue_and_keeps_co_executors():
    visit, desk = make_held_visit(), make_desk()
    akimat = make_body("akimat-karaganda", "akimat")
    with clock.at(DAY_AFTER):
        (issue,) = register.draft_from_record(visit, by=desk.clerk)
        text = replace(make_plan_text(desk.office), co_executors=(akimat,))
        commitment = actions.draft(issue, text=text, by=desk.clerk)

    issue.refresh_from_db()
    assert (issue.state, commitment.state) == (IssueState.PLANNED, CommitmentState.DRAFTED)
    assert (commitment.body_id, list(commitment.co_executors.all())) == (desk.office.body_id, [akimat])
    assert queries.public_by_code(commitment.code) is None


def test_draft_is_amended_or_dropped_only_before_the_plan_is_published():
    visit, desk = make_held_visit(), make_desk()
    with clock.at(DAY_AFTER):
        _issue, commitment = make_planned_issue(visit, desk)
        actions.amend(commitment, text=make_plan_text(desk.office, due_on=date(2026, 10, 1)), by=desk.clerk)
        assert (commitment.due_on, commitment.first_due_on) == (date(2026, 10, 1), date(2026, 10, 1))
        other = actions.draft(commitment.issue, text=make_plan_text(desk.office), by=desk.clerk)
        actions.drop(other, by=desk.clerk)
    assert list(Commitment.objects.all()) == [commitment]

    published, _ = make_published(make_held_visit(), desk)
    with pytest.raises(Refused, match="promised"):
        actions.amend(published, text=make_plan_text(desk.office), by=desk.clerk)
    with pytest.raises(Refused, match="promised"):
        actions.drop(published, by=desk.clerk)


def test_issue_with_a_promise_cannot_be_explained_away_or_merged():
    visit, desk = make_held_visit(voices=2), make_desk()
    with clock.at(DAY_AFTER):
        issue, _commitment = make_planned_issue(visit, desk)
        other = register.queries.of_visit(visit)[1]
        with pytest.raises(Refused, match="has_promises"):
            register.explain(issue, text=DONE, by=desk.clerk)
        with pytest.raises(Refused, match="has_promises"):
            register.merge(issue, into=other, by=desk.clerk)


def test_executor_reports_on_the_way_and_at_the_end():
    desk = make_desk()
    commitment, _ = make_published(make_held_visit(), desk)

    with clock.at(MAY):
        actions.report_progress(commitment, percent=40, text=DONE, by=desk.executor)
        assert commitment.state == CommitmentState.UNDER_WAY
        make_done(commitment, desk)

    assert (commitment.state, commitment.done_at) == (CommitmentState.REPORTED_DONE, MAY)
    assert [note.percent for note in queries.progress_of(commitment)] == [40, 100]
    kinds = [line.kind for line in journal.of(commitment.code)]
    assert kinds == ["commitment.progress", "commitment.reported_done"]


def test_done_without_evidence_is_refused():
    desk = make_desk()
    commitment, _ = make_published(make_held_visit(), desk)

    with clock.at(MAY), pytest.raises(Refused, match="no_evidence") as refused:
        actions.report_done(commitment, text=DONE, evidence=Evidence(link="  "), by=desk.executor)

    assert (refused.value.field, refused.value.denied.clause) == ("file", "3.7c")
    commitment.refresh_from_db()
    assert commitment.state == CommitmentState.PROMISED


@pytest.mark.parametrize(
    ("percent", "text", "link", "code"),
    [
        (101, DONE, "", "bad_percent"),
        (-1, DONE, "", "bad_percent"),
        (50, Trilingual("Тек қазақша", ""), "", "missing_language"),
        (50, DONE, "javascript:alert(1)", "bad_link"),
    ],
)
def test_report_that_is_none_is_refused(percent, text, link, code):
    desk = make_desk()
    commitment, _ = make_published(make_held_visit(), desk)

    with clock.at(MAY), pytest.raises(Refused, match=code):
        actions.report_progress(
            commitment, percent=percent, text=text, evidence=Evidence(link=link), by=desk.executor
        )


def test_only_the_executor_and_the_office_report():
    desk, stranger = make_desk(), make_desk("energy")
    commitment, _ = make_published(make_held_visit(), desk)

    with clock.at(MAY):
        for actor in (VISITOR, stranger.executor, desk.head):
            with pytest.raises(Refused, match="not_yours"):
                actions.start(commitment, by=actor)
        actions.start(commitment, by=desk.clerk)
        with pytest.raises(Conflict):
            actions.start(commitment, by=desk.clerk)


def test_head_refuses_openly_and_the_issue_is_closed():
    desk = make_desk()
    commitment, _ = make_published(make_held_visit(), desk)

    with clock.at(MAY):
        with pytest.raises(Refused, match="not_head"):
            actions.refuse(commitment, reason=REASON, by=desk.executor)
        with pytest.raises(Refused, match="both_languages"):
            actions.refuse(commitment, reason=Trilingual("", "Нет"), by=desk.head)
        actions.refuse(commitment, reason=REASON, by=desk.head)

    commitment.refresh_from_db()
    assert (commitment.state, commitment.refused_at) == (CommitmentState.REFUSED, MAY)
    assert (commitment.issue.state, commitment.issue.closed_at) == (IssueState.CLOSED, MAY)


def test_overdue_is_computed_from_the_day():
    desk = make_desk()
    commitment, _ = make_published(make_held_visit(), desk)
    due = commitment.due_on

    assert not queries.overdue(due).exists()
    assert queries.overdue(date(2026, 9, 2)).get() == commitment
    assert queries.figures(date(2026, 9, 2)) == queries.Figures(
        due_this_month=0, overdue=1, kept=0, done=0, disputed=0, total=1
    )
    assert queries.figures(date(2026, 9, 1)).due_this_month == 1
    assert queries.figures(date(2026, 8, 31)).due_this_month == 0
    with clock.at(MAY):
        make_done(commitment, desk)
    assert not queries.overdue(date(2027, 1, 1)).exists()


def test_list_is_cut_into_pages_by_shelf_body_and_region(monkeypatch):
    desk = make_desk()
    made = [make_published(make_held_visit(), desk)[0] for _ in range(3)]
    monkeypatch.setattr(queries, "PAGE_SIZE", 2)
    today = DAY_AFTER.date()

    first = queries.listing(queries.Wanted(body="healthcare", region="350000000"), today=today)
    second = queries.listing(queries.Wanted(after=first.next), today=today)

    assert first.rows + second.rows == made[::-1]
    assert second.next == 0
    assert queries.listing(queries.Wanted(shelf="overdue"), today=today).rows == []
    assert queries.listing(queries.Wanted(body="energy"), today=today).rows == []


def test_list_needs_as_many_queries_for_three_promises_as_for_one(django_assert_num_queries):
    desk = make_desk()
    for count in (1, 2):
        for _ in range(count):
            make_published(make_held_visit(), desk)
        with django_assert_num_queries(2):
            page = queries.listing(queries.Wanted(), today=DAY_AFTER.date())
            assert all(row.office.title and row.body.name and row.granted == [] for row in page.rows)
