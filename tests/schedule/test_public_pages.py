"""The public schedule: what everybody can read, in three languages, in few queries."""

from __future__ import annotations

import gzip
import json
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from kezdesu.common import clock
from kezdesu.meetings import actions as meetings
from kezdesu.meetings.models import Visit
from kezdesu.schedule import actions
from kezdesu.schedule.models import Entry
from kezdesu.web.public.schedule.pages import ROOMY
from tests.factories import make_region, make_visit
from tests.factories.schedule import REASON, make_approved, make_offices, row

pytestmark = pytest.mark.django_db
YEAR_QUERIES = 7


def many(number: int) -> None:
    start = clock.almaty(2026, 1, 5, 10)
    first = make_visit(starts_at=start)
    fields = {
        f.name: getattr(first, f.name) for f in Visit._meta.concrete_fields if f.name not in {"id", "code"}
    }
    Visit.objects.bulk_create(
        Visit(
            **fields
            | {
                "code": f"M-2026-9{n:04d}",
                "starts_at": start + timedelta(hours=5 * n),
                "ends_at": start + timedelta(hours=5 * n + 2),
            }
        )
        for n in range(1, number)
    )


@pytest.mark.parametrize("number", [1, 3, 150, 1500])
def test_year_costs_the_same_queries_however_many_visits(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    many(number)
    with django_assert_num_queries(YEAR_QUERIES):
        answer = client.get("/kk/schedule/2026/")
    assert answer.status_code == 200
    shown = answer.content.decode().count('class="visit"')
    assert shown == number if number <= ROOMY else 0 < shown < ROOMY + 1
    assert len(answer.content) < 300_000
    assert len(gzip.compress(answer.content)) < 60_000


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_year_names_the_act_and_the_visits(client: Client, language: str) -> None:
    offices = make_offices()
    make_approved(offices)
    page = client.get(f"/{language}/schedule/2026/").content.decode()
    assert "12-ө" in page
    assert f"/{language}/meetings/M-2026-0001/" in page
    assert "visit_calendar" not in page


def test_year_is_filtered_by_body_and_region(client: Client) -> None:
    offices, other = make_offices(), make_offices("transport")
    make_region("620000000")
    make_visit(body=offices.body)
    make_visit(body=other.body, region=make_region("620000000"))
    page = client.get("/kk/schedule/2026/?body=transport").content.decode()
    assert page.count('class="visit"') == 1
    assert client.get("/kk/schedule/2026/?region=350000000").content.decode().count('class="visit"') == 1
    both = client.get("/kk/schedule/2026/?body=transport&region=350000000").content.decode()
    assert both.count('class="visit"') == 0


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/kk/schedule/2026/?body=no-such-body", 400),
        ("/kk/schedule/2026/?region=1%27%20OR%201=1", 400),
        ("/kk/schedule/2026/?sort=name", 400),
        ("/kk/schedule/1900/", 404),
        ("/kk/schedule/2026/changes/", 404),
        ("/kk/schedule/2026.exe", 404),
        ("/kk/schedule/2026.ics?body=no-such-body", 400),
        ("/kk/schedule/2026.json?region=1", 400),
        ("/kk/schedule/1900.ics", 404),
        ("/kk/schedule/2026/", 200),
    ],
)
def test_unknown_parameters_and_years_get_a_clear_answer(client: Client, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_changes_show_old_day_new_day_and_reason(client: Client) -> None:
    offices = make_offices()
    make_approved(offices, row(date(2026, 3, 11)), row(date(2026, 6, 2)))
    entries = Entry.objects.select_related("proposal__schedule", "proposal__body").order_by("planned_on")
    with clock.at(clock.almaty(2026, 2, 2, 9)):
        together = [
            actions.propose_amendment(
                entry=entries[0], new_date=date(2026, 4, 15), reason=REASON, by=offices.clerk
            ),
            actions.propose_amendment(entry=entries[1], new_date=None, reason=REASON, by=offices.clerk),
        ]
        for amendment in together:
            actions.sign_amendment(amendment=amendment, by=offices.head)
        meetings.approve_amendments(
            amendments=together, act_number="40", act_date=date(2026, 2, 2), by=offices.secretary
        )
    page = client.get("/ru/schedule/2026/changes/").content.decode()
    assert [text in page for text in ("2026-03-11", "2026-04-15", "2026-06-02", "Из-за паводка")] == [
        True
    ] * 4


def test_calendar_keeps_its_uid_when_a_visit_moves(client: Client) -> None:
    offices = make_offices()
    make_approved(offices)
    visit = Visit.objects.select_related("body").get()
    before = client.get("/kk/schedule/2026.ics").content.decode()
    with clock.at(clock.almaty(2026, 2, 2)):
        meetings.postpone(visit=visit, new_start=clock.almaty(2026, 5, 6, 10), reason=REASON, by=offices.head)
    after = client.get("/kk/schedule/2026.ics").content.decode()
    assert before.count("UID:M-2026-0001@kezdesu") == after.count("UID:M-2026-0001@kezdesu") == 1
    assert "DTSTART;VALUE=DATE:20260311" in before
    assert "DTSTART;VALUE=DATE:20260506" in after
    assert "SEQUENCE:1" in after


def test_json_has_instants_in_utc_and_texts_in_three_languages(client: Client) -> None:
    make_approved(make_offices())
    data = json.loads(client.get("/kk/schedule/2026.json").content)
    (item,) = data["items"]
    assert item["starts_at"] == "2026-03-11T05:00:00Z"
    assert set(item["region"]["name"]) == {"kk", "ru", "en"}
    assert (item["state"], item["first_start"]) == (
        "planned" if clock.today() <= date(2026, 3, 11) else "missed",
        None,
    )
    assert data["versions"][0]["act_number"] == "12-ө"


def test_spreadsheet_keeps_a_formula_as_text(client: Client) -> None:
    make_visit(place_kk='=HYPERLINK("http://evil")')
    book = CalamineWorkbook.from_filelike(BytesIO(client.get("/kk/schedule/2026.xlsx").content))
    table = book.get_sheet_by_index(0).to_python()
    assert table[1][6] == '=HYPERLINK("http://evil")'
    assert table[1][1] == date(2026, 3, 11)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_document_to_print_is_a_pdf_in_the_reader_s_language(client: Client, language: str) -> None:
    make_approved(make_offices())
    answer = client.get(f"/{language}/schedule/2026.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_region_without_a_held_meeting_is_named(client: Client) -> None:
    make_region("620000000", name_ru="область Ұлытау")
    make_visit(state="held")
    never = (
        client.get("/ru/schedule/2026/")
        .content.decode()
        .partition('id="never"')[2]
        .partition("</section>")[0]
    )
    assert "Ни разу не были: 1 из 2 регионов" in never
    assert never.count("?region=620000000") == 1
    assert "?region=350000000" not in never
