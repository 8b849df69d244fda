"""The figures of a list and of the page that it leads to are counted alike."""

from __future__ import annotations

import pytest

from kezdesu.bodies.models import Body
from kezdesu.commitments import actions as promises
from kezdesu.commitments import queries
from kezdesu.common import clock
from kezdesu.oversight import figures
from kezdesu.publications import actions as publications
from tests.factories.after import (
    DAY_AFTER,
    SUMMARY,
    make_desk,
    make_held_visit,
    make_plan_text,
    make_planned_issue,
)
from tests.factories.base import make_body, make_office

pytestmark = pytest.mark.django_db


def test_a_promise_counts_for_who_was_asked_and_for_who_answers_for_it() -> None:
    visit, desk = make_held_visit(), make_desk()
    other = make_office(make_body("agriculture"))
    with clock.at(DAY_AFTER):
        issue, _own = make_planned_issue(visit, desk)
        promises.draft(issue, text=make_plan_text(other), by=desk.clerk)
        publications.prepare(visit, summary=SUMMARY, by=desk.clerk)
        publications.sign_and_publish(visit, by=desk.head)
    today = clock.almaty_date(DAY_AFTER)

    listed = figures.promises_by_body(today)

    assert {slug: row.total for slug, row in listed.items()} == {"healthcare": 2, "agriculture": 1}
    for slug, row in listed.items():
        page = queries.figures(today, body=Body.objects.get(slug=slug))
        assert (row.total, row.overdue, row.kept) == (page.total, page.overdue, page.kept)
