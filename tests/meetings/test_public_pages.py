"""The page of a meeting: one address for ever; the top block changes with the stage."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings import actions
from kezdesu.meetings.models import RecordKind, Visit
from tests.factories import make_region, make_visit, make_voice
from tests.factories.meetings import make_announced, make_held, make_planned, make_team, make_under_way

pytestmark = pytest.mark.django_db
REASON = Trilingual("Боран", "Буран")
PAGE_QUERIES = 8


def page(client: Client, visit: Visit, language: str = "ru") -> str:
    answer = client.get(f"/{language}/meetings/{visit.code}/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def top(text: str) -> str:
    return text.split('<div class="banner">')[1].split("<section")[0]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_before_the_meeting_one_can_ask(client: Client, language: str) -> None:
    visit = make_announced(make_team())
    with clock.at(visit.starts_at - timedelta(days=3)):
        text = page(client, visit, language)
    assert f'href="/{language}/meetings/{visit.code}/ask/"' in text
    assert f'href="/{language}/meetings/{visit.code}/calendar.ics"' in text
    assert "https://www.youtube.com/watch?v=abc" in text


def test_live_meeting_leads_to_the_live_page_and_the_broadcast(client: Client) -> None:
    visit = make_under_way(make_team())
    with clock.at(visit.starts_at):
        text = page(client, visit)
    assert f'href="/ru/meetings/{visit.code}/live/"' in text


def test_held_meeting_says_when_its_results_are_due_and_why(client: Client) -> None:
    visit = make_held(make_team())
    with clock.at(clock.almaty(2026, 3, 13)):
        text = page(client, visit)
    assert "21\u00a0марта 2026" in text
    assert "<b>8</b>" in text
    assert top(text).count("<a ") == 1


def test_postponed_meeting_keeps_the_first_date_struck_through(client: Client) -> None:
    team = make_team()
    visit = make_announced(team)
    with clock.at(clock.almaty(2026, 3, 1)):
        actions.postpone(visit=visit, new_start=clock.almaty(2026, 3, 20, 10), reason=REASON, by=team.head)
        text = page(client, visit)
    assert '<del><span class="hidden">' in text
    assert [part in text for part in ("2026-03-11", "2026-03-20", "Буран")] == [True] * 3


def test_cancelled_meeting_gives_the_reason_in_the_reader_s_language(client: Client) -> None:
    team = make_team()
    visit = make_announced(team)
    with clock.at(clock.almaty(2026, 3, 1)):
        actions.cancel(visit=visit, reason=REASON, by=team.head)
        assert ("Буран" in page(client, visit, "ru"), "Боран" in page(client, visit, "kk")) == (True, True)
        assert f"/meetings/{visit.code}/ask/" not in top(page(client, visit))


def test_missed_meeting_is_called_so_the_day_after(client: Client) -> None:
    visit = make_announced(make_team())
    with clock.at(clock.almaty(2026, 3, 11, 23, 59)):
        assert f"/meetings/{visit.code}/ask/" in top(page(client, visit))
    with clock.at(clock.almaty(2026, 3, 12)):
        assert f"/meetings/{visit.code}/ask/" not in top(page(client, visit))


def test_page_costs_the_same_queries_however_much_there_is(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    team = make_team()
    visit = make_announced(team)
    with clock.at(visit.starts_at - timedelta(days=1)):
        with django_assert_num_queries(PAGE_QUERIES):
            page(client, visit)
        for number in range(3):
            make_voice(visit=visit)
            actions.record(
                visit=visit,
                kind=RecordKind.DATE_DECISION,
                note=Trilingual(f"Дауыс {number}", f"Голос {number}"),
                happened_at=clock.now(),
                by=team.clerk,
            )
        with django_assert_num_queries(PAGE_QUERIES):
            page(client, visit)


def test_texts_of_offices_cannot_bring_markup(client: Client) -> None:
    team = make_team()
    visit = make_planned(team, place_ru="<script>alert(1)</script>")
    with clock.at(visit.starts_at - timedelta(days=1)):
        text = page(client, visit)
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/kk/meetings/M-1900-0001/", 404),
        ("/kk/meetings/M-1900-0001/calendar.ics", 404),
        ("/kk/meetings/?when=never", 400),
        ("/kk/meetings/?page=0", 400),
        ("/kk/meetings/?page=-1", 400),
        ("/kk/meetings/?page=²", 400),
        (f"/kk/meetings/?page={'9' * 5000}", 400),
        ("/kk/meetings/?body=nobody", 400),
        ("/kk/meetings/?order=name", 400),
        ("/kk/meetings/?when=past&page=7", 200),
    ],
)
def test_wrong_addresses_get_a_clear_answer(client: Client, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_list_separates_live_to_come_and_past(client: Client) -> None:
    team = make_team()
    make_region("620000000")
    make_visit(body=team.body, code="M-2026-1001", starts_at=clock.almaty(2026, 5, 1, 10))
    make_visit(body=team.body, code="M-2026-1002", starts_at=clock.almaty(2026, 2, 1, 10), state="held")
    make_visit(body=team.body, code="M-2026-1003", starts_at=clock.almaty(2026, 3, 1, 9), state="under_way")
    with clock.at(clock.almaty(2026, 3, 1, 10)):
        ahead = client.get("/kk/meetings/").content.decode()
        past = client.get("/kk/meetings/?when=past").content.decode()
        elsewhere = client.get("/kk/meetings/?region=620000000").content.decode()
    codes = ("M-2026-1001", "M-2026-1002", "M-2026-1003")
    assert [code in ahead for code in codes] == [True, False, True]
    assert [code in past for code in codes] == [False, True, True]
    assert [code in elsewhere for code in codes] == [False, False, False]


def test_long_list_is_paged(client: Client) -> None:
    for number in range(51):
        make_visit(starts_at=clock.almaty(2026, 5, 1, 10) + timedelta(hours=number))
    with clock.at(clock.almaty(2026, 3, 1)):
        first = client.get(reverse("public:meetings")).content.decode()
        second = client.get(reverse("public:meetings") + "?when=upcoming&page=2").content.decode()
    assert first.count('<article class="card meeting') == 50
    assert "?when=upcoming&amp;page=2" in first
    assert second.count('<article class="card meeting') == 1


def test_calendar_of_one_meeting_has_its_hours(client: Client) -> None:
    visit = make_announced(make_team())
    text = client.get(f"/kk/meetings/{visit.code}/calendar.ics").content.decode()
    assert "DTSTART:20260311T050000Z" in text
    assert f"UID:{visit.code}@kezdesu" in text
