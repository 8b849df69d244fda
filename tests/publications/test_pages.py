"""The pages and files after a meeting: what they show is what was frozen."""

from __future__ import annotations

import io
from datetime import timedelta

import docx
import pytest
from django.test import Client

from kezdesu.commitments import actions as promises
from kezdesu.common import clock
from kezdesu.publications import quarters
from tests.factories.after import (
    ACTION,
    DAY_AFTER,
    DONE,
    SUMMARY,
    make_desk,
    make_held_visit,
    make_published,
)
from tests.factories.base import make_visit

pytestmark = pytest.mark.django_db
APRIL = clock.almaty(2026, 4, 3, 10)


@pytest.fixture(autouse=True)
def day_after():
    with clock.at(DAY_AFTER + timedelta(hours=1)):
        yield


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_results_page_pdf_and_docx_say_the_same(client: Client, language):
    visit, desk = make_held_visit(), make_desk()
    commitment, published = make_published(visit, desk)

    page = words(client.get(f"/{language}/meetings/{visit.code}/results/"))
    file = client.get(f"/{language}/meetings/{visit.code}/results.docx")
    pdf = client.get(f"/{language}/meetings/{visit.code}/results.pdf")

    written = docx.Document(io.BytesIO(file.content))
    cells = {cell.text for table in written.tables for row in table.rows for cell in row.cells}
    lines = "\n".join(paragraph.text for paragraph in written.paragraphs)
    assert SUMMARY[language] in page
    assert SUMMARY[language] in lines
    assert ACTION[language] in page
    assert ACTION[language] in cells
    assert commitment.code in page
    assert commitment.code in cells
    for document in published:
        assert document.sha256 in page
        assert document.sha256 in lines
    assert pdf.content.startswith(b"%PDF-")
    assert pdf["Content-Type"] == "application/pdf"
    assert f"{visit.code}-results-{language}.pdf" in pdf["Content-Disposition"]


def test_results_page_shows_old_and_new_state_of_a_promise(client: Client):
    visit, desk = make_held_visit(), make_desk()
    commitment, _ = make_published(visit, desk)
    promises.report_progress(commitment, percent=10, text=DONE, by=desk.executor)

    page = words(client.get(f"/en/meetings/{visit.code}/results/"))

    assert "under way" in page
    assert desk.office.title.en in page


def test_countdown_with_its_reason_stands_where_nothing_is_published_yet(client: Client):
    visit = make_held_visit()

    page = words(client.get(f"/en/meetings/{visit.code}/results/"))

    assert "21 March 2026" in page.replace("\xa0", " ")
    assert client.get(f"/kk/meetings/{visit.code}/results.pdf").status_code == 404


def test_results_of_no_meeting_or_one_ahead_are_not_found(client: Client):
    ahead = make_visit()
    for path in (f"meetings/{ahead.code}/results/", "meetings/M-2026-9999/results/"):
        assert client.get(f"/kk/{path}").status_code == 404
    visit, desk = make_held_visit(), make_desk()
    make_published(visit, desk)
    assert client.get(f"/kk/meetings/{visit.code}/results.exe").status_code == 404
    assert client.get(f"/kk/meetings/{visit.code}/results/?x=1").status_code == 400


def test_quarter_page_and_files_show_the_signed_report(client: Client):
    desk = make_desk()
    commitment, _ = make_published(make_held_visit(), desk)
    with clock.at(APRIL):
        promises.report_progress(commitment, percent=30, text=DONE, by=desk.executor)
        report = quarters.prepare_quarter(commitment.body, year=2026, quarter=1, by=desk.clerk)
        assert client.get("/kk/bodies/healthcare/quarters/2026-Q1/").status_code == 404
        quarters.publish_quarter(report, by=desk.head)

    page = words(client.get("/ru/bodies/healthcare/quarters/2026-Q1/"))
    assert DONE.ru in page
    assert report.sha256 in page
    assert client.get("/ru/bodies/healthcare/quarters/2026-Q1/report.pdf").content.startswith(b"%PDF-")
    assert client.get("/ru/bodies/healthcare/quarters/2026-Q1/report.docx").content.startswith(b"PK")
    for wrong in ("2026-Q5", "2026-Q2", "x"):
        assert client.get(f"/kk/bodies/healthcare/quarters/{wrong}/").status_code == 404


def test_results_page_needs_as_many_queries_for_three_issues_as_for_one(
    client: Client, django_assert_max_num_queries
):
    for voices in (1, 3):
        visit, desk = make_held_visit(voices=voices), make_desk()
        with clock.at(DAY_AFTER):
            promised = voices_planned(visit, desk)
        assert promised == voices
        with django_assert_max_num_queries(6):
            assert client.get(f"/kk/meetings/{visit.code}/results/").status_code == 200


def voices_planned(visit, desk) -> int:
    """Every issue planned with one promise, then published."""
    from kezdesu.issues import actions as register
    from kezdesu.publications import actions
    from tests.factories.after import TITLE, make_plan_text

    issues = register.draft_from_record(visit, by=desk.clerk)
    for issue in issues:
        register.describe(issue, title=TITLE, by=desk.clerk)
        promises.draft(issue, text=make_plan_text(desk.office), by=desk.clerk)
    actions.prepare(visit, summary=SUMMARY, by=desk.clerk)
    actions.sign_and_publish(visit, by=desk.head)
    return len(issues)
