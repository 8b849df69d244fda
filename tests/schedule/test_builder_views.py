"""What the coordinator reads in the builder: who is waited for and until when, and each narrower view of the draft."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from kezdesu.common import clock
from kezdesu.people.models import Account
from kezdesu.schedule.content import EntryRow
from kezdesu.schedule.models import Entry, Proposal, Remark
from kezdesu.schedule.states import Wish
from tests.factories import make_body, make_region
from tests.factories.schedule import PLACE, Offices, make_offices, make_proposal, make_schedule, row

pytestmark = pytest.mark.django_db
KARAGANDA, ABAI = "350000000", "100000000"


@pytest.fixture
def offices() -> Offices:
    make_region(ABAI)
    return make_offices()


def signed_in(offices: Offices) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=offices.coordinator.account_id))
    return client


def read(offices: Offices, query: str = "", language: str = "ru") -> str:
    page = signed_in(offices).get(f"/{language}/office/schedule/2026/builder/{query}").content.decode()
    return re.sub(r"\s+", " ", page)  # no-break spaces too


def window(first: date, last: date) -> EntryRow:
    return EntryRow(KARAGANDA, "head", first, PLACE, wish=Wish.WINDOW, planned_until=last)


def cards(page: str) -> list[str]:
    found = re.findall(r'<a class="meet[^>]*>(.*?)</a>', page)
    return [re.sub(r"<[^>]+>", "", card).strip() for card in found]


@pytest.mark.parametrize(
    ("language", "label", "said"),
    [
        ("kk", "қыр–қаз ?", "Орган сұрағаны: 2026 жылғы қыркүйек – қазан."),
        ("ru", "сен–окт ?", "Орган просил: сентябрь – октябрь 2026 года."),
        ("en", "Sep–Oct ?", "The body asked for September – October 2026."),
    ],
)
def test_a_window_of_whole_months_is_said_by_their_names(
    offices: Offices, language: str, label: str, said: str
) -> None:
    make_proposal(offices, window(date(2026, 9, 1), date(2026, 10, 31)))
    page = read(offices, language=language)
    assert f"<b>{label}</b>" in page
    assert said in page


def test_other_windows_are_said_by_their_days(offices: Offices) -> None:
    make_proposal(
        offices,
        window(date(2026, 4, 11), date(2026, 4, 20)),
        window(date(2026, 5, 20), date(2026, 6, 3)),
    )
    page = read(offices)
    assert "<b>11–20 ?</b>" in page
    assert "<b>20.05–03.06 ?</b>" in page
    assert "Орган просил: 11–20 апреля 2026 года." in page
    assert "Орган просил: 20 мая – 3 июня 2026 года." in page


def test_one_month_names_ministry_and_post_in_full_and_counts_what_it_shows(offices: Offices) -> None:
    make_proposal(offices, row(date(2026, 3, 11)), row(date(2026, 3, 18), ABAI), row(date(2026, 4, 15)))
    whole, march = read(offices), read(offices, "?month=2026-03")
    assert "3 встречи</h2>" in whole
    assert "2 встречи</h2>" in march
    name, title = offices.body.name.ru, "Министр"
    assert [card.startswith(("11 " + name, "18 " + name)) for card in cards(march)] == [True, True]
    assert all(title in card for card in cards(march))
    assert all(name not in card for card in cards(whole))


def test_one_line_stands_as_twelve_labelled_months(offices: Offices) -> None:
    make_proposal(offices, row(date(2026, 3, 11)), row(date(2026, 4, 15), ABAI))
    page = read(offices, f"?line={KARAGANDA}")
    assert 'class="draft one movable"' in page
    assert page.count("data-label=") == 12
    assert len(cards(page)) == 1


def test_an_overloaded_month_leads_to_that_month(offices: Offices) -> None:
    make_proposal(offices, *(row(date(2026, 5, 11) + timedelta(days=number)) for number in range(8)))
    assert '<a class="behind" href="?month=2026-05">' in read(offices)


def test_after_one_row_is_returned_its_page_says_where_it_is_and_another_row_may_follow(
    offices: Offices,
) -> None:
    first, second = Entry.objects.filter(proposal=make_proposal(offices, row(), row(date(2026, 6, 3))))
    desk = "/ru/office/schedule/2026/builder/rows"
    client = signed_in(offices)
    assert "Пока его не пришлют снова" in client.get(f"{desk}/{first.pk}/").content.decode()
    answer = client.post(f"{desk}/{first.pk}/acts/return/", {"reason": "Зал на ремонте"}, follow=True)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Сейчас не в проекте: предложение у органа." in page
    assert "Зал на ремонте" in page
    assert f"{desk}/{second.pk}/" in page
    assert "acts/move/" not in page
    again = client.post(f"{desk}/{second.pk}/acts/return/", {"reason": "И этот день"}, follow=True)
    assert again.status_code == 200
    assert Remark.objects.filter(kind="return").count() == 2


def test_every_field_of_a_row_has_an_id_of_its_own(offices: Offices) -> None:
    entry = Entry.objects.get(proposal=make_proposal(offices))
    client, here = signed_in(offices), f"/ru/office/schedule/2026/builder/rows/{entry.pk}/"
    for page in (client.get(here), client.post(f"{here}acts/return/", {"reason": ""})):
        ids = re.findall(r' id="([^"]+)"', page.content.decode())
        assert sorted(ids) == sorted(set(ids))


def test_row_that_was_never_signed_is_not_opened(offices: Offices) -> None:
    entry = Entry.objects.get(proposal=make_proposal(offices))
    Proposal.objects.update(state="draft", submitted_at=None)
    assert signed_in(offices).get(f"/ru/office/schedule/2026/builder/rows/{entry.pk}/").status_code == 404


def test_draft_without_rows_says_what_it_waits_for_and_warns_of_nothing(offices: Offices) -> None:
    make_schedule()
    page = read(offices)
    assert "Ни один орган ещё не прислал предложений." in page
    assert 'class="draft' not in page
    assert 'id="cautions"' not in page


def senders(page: str) -> list[str]:
    listed = page.split('class="sender-list"')[1].split("</ul>")[0]
    return re.findall(r'/bodies/([a-z-]+)/"', listed)


def test_bodies_that_are_waited_for_stand_first(offices: Offices) -> None:
    make_body("agriculture")
    make_proposal(offices)
    assert senders(read(offices))[0] == "agriculture"
    assert senders(read(offices))[-1] == "healthcare"


@pytest.mark.parametrize(
    ("now", "said", "late"),
    [
        (clock.almaty(2025, 11, 28, 9), "через 2 дня (30 ноября)", False),
        (clock.almaty(2025, 12, 1, 9), "сегодня (1 декабря)", False),
        (clock.almaty(2025, 12, 2, 9), "просрочено на 1 день (1 декабря)", True),
    ],
)
def test_the_disputed_day_itself_is_the_boundary_and_not_late(
    offices: Offices, now: object, said: str, late: bool
) -> None:
    make_proposal(offices)
    clock.freeze(now)  # type: ignore[arg-type]
    summary = read(offices).split("Кто прислал предложения")[1].split("</summary>")[0]
    assert said in summary
    assert ("due late" in summary) is late
    assert ("последний, спорный день" in summary) is ("1 декабря" in said and not late)
    assert ">2.1<" in summary
