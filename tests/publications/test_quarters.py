"""The quarterly report: owed from the quarter of the plan until the issue is closed."""

from __future__ import annotations

from datetime import date

import pytest

from kezdesu.commitments import actions as promises
from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Refused
from kezdesu.publications import quarters, queries
from kezdesu.publications.content import Quarter, hash_of, thaw
from kezdesu.publications.models import Publication
from kezdesu.publications.states import PublicationState
from tests.factories.after import DONE, REASON, make_desk, make_held_visit, make_published

pytestmark = pytest.mark.django_db
APRIL = clock.almaty(2026, 4, 3, 10)
JULY = clock.almaty(2026, 7, 2, 10)


def owed(body, year=2026, today=date(2027, 1, 1)):
    return [number for number, _span in queries.owed_quarters(body, year, today=today)]


def test_report_is_owed_from_the_quarter_of_the_plan_until_the_issue_is_closed():
    desk = make_desk()
    commitment, _ = make_published(make_held_visit(), desk)
    body = commitment.body
    assert owed(body, 2025) == []
    assert owed(body, today=date(2026, 3, 30)) == []
    assert owed(body) == [1, 2, 3, 4]

    with clock.at(JULY):
        promises.refuse(commitment, reason=REASON, by=desk.head)
    assert owed(body) == [1, 2, 3]


def test_report_shows_each_promise_as_it_stands():
    desk = make_desk()
    commitment, _ = make_published(make_held_visit(), desk)
    with clock.at(APRIL):
        promises.report_progress(commitment, percent=30, text=DONE, by=desk.executor)
        report = quarters.prepare_quarter(commitment.body, year=2026, quarter=1, by=desk.clerk)
        quarters.publish_quarter(report, by=desk.head)

    content = thaw(Quarter, report.content)
    (row,) = content.rows
    assert (content.as_of, content.first, content.last) == (APRIL.date(), date(2026, 1, 1), date(2026, 3, 31))
    assert (row.code, row.percent, row.text, row.overdue) == (commitment.code, 30, DONE, False)
    assert queries.published_quarter("healthcare", 2026, 1) == report
    assert queries.quarters_of(commitment.body) == [report]


def test_report_waits_for_the_end_of_the_quarter_and_for_something_to_report():
    desk = make_desk()
    commitment, _ = make_published(make_held_visit(), desk)

    with clock.at(clock.almaty(2026, 3, 30, 9)), pytest.raises(Refused, match="too_early") as refused:
        quarters.prepare_quarter(commitment.body, year=2026, quarter=1, by=desk.clerk)
    assert refused.value.denied.clause == "3.7c"
    with clock.at(APRIL), pytest.raises(Refused, match="nothing_owed"):
        quarters.prepare_quarter(commitment.body, year=2025, quarter=4, by=desk.clerk)


def test_report_takes_two_people_and_the_same_bytes():
    desk = make_desk()
    commitment, _ = make_published(make_held_visit(), desk)
    with clock.at(APRIL):
        report = quarters.prepare_quarter(commitment.body, year=2026, quarter=1, by=desk.clerk)
        with pytest.raises(Conflict, match="prepared_already"):
            quarters.prepare_quarter(commitment.body, year=2026, quarter=1, by=desk.clerk)
        with pytest.raises(Refused, match="not_head"):
            quarters.publish_quarter(report, by=desk.clerk)

        forged = report.content.replace('"percent":0', '"percent":9')
        Publication.objects.filter(pk=report.pk).update(content=forged, sha256=hash_of(forged))
        with pytest.raises(Refused, match="changed_since"):
            quarters.publish_quarter(queries.quarter_report(commitment.body, 2026, 1), by=desk.head)
        report.refresh_from_db()
        assert report.state == PublicationState.PREPARED

        quarters.send_back_quarter(report, reason="Қате", by=desk.head)
        again = quarters.prepare_quarter(commitment.body, year=2026, quarter=1, by=desk.clerk)
        quarters.publish_quarter(again, by=desk.head)
    assert queries.quarter_report(commitment.body, 2026, 1) == again


def test_term_of_the_report_is_the_packs():
    span = queries.quarter_span(2026, 1)

    assert (span.label, queries.quarter_term(span).due) == ("2026-Q1", date(2026, 4, 10))
