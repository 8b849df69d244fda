"""Last year's approved meetings as this year's rows: seen before they are taken; and what a table says in vain."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings import actions as meetings
from kezdesu.people.actors import MACHINE
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from kezdesu.schedule import actions
from kezdesu.schedule.content import EntryRow
from kezdesu.schedule.models import Entry
from kezdesu.schedule.states import Wish
from tests.factories.base import EDITION, actor_of, make_account
from tests.tables.factory import NOVEMBER, House, make_house

pytestmark = pytest.mark.django_db
IN = "/kk/office/schedule/2027/bodies/healthcare/import/"
HALL = Trilingual("Достық үйі", "Дом дружбы")
WEDNESDAY = EntryRow("350000000", "minister", date(2026, 3, 11), HALL)
LAST = [
    WEDNESDAY,
    replace(WEDNESDAY, wish=Wish.SPAN, planned_on=date(2026, 6, 2), planned_until=date(2026, 6, 4)),
    replace(WEDNESDAY, planned_on=date(2026, 12, 30), region="100000000"),
]


@pytest.fixture
def house() -> Iterator[House]:
    with clock.at(NOVEMBER):
        yield make_house()


def approve_last_year(house: House) -> None:
    government = Body.objects.get(slug="government-office")
    secretary = actor_of(make_account(Role.SECRETARY, government))
    with clock.at(clock.almaty(2025, 11, 25, 12)):
        old = actions.open_year(year=2026, edition=EDITION, by=MACHINE)
        proposal = actions.start_proposal(schedule=old, body=house.body, by=house.clerk)
        actions.put_entries(proposal=proposal, rows=LAST, by=house.clerk)
        actions.prepare_proposal(proposal=proposal, by=house.clerk)
        actions.sign_proposal(proposal=proposal, by=house.head)
        actions.draft_schedule(schedule=old, by=house.coordinator)
        actions.submit_draft(schedule=old, receipt="1", by=house.coordinator)
        day = date(2025, 11, 25)
        meetings.approve_schedule(schedule=old, act_number="1", act_date=day, by=secretary)


def signed_in(account: int | None) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=account))
    return client


def test_last_year_is_seen_with_its_weekdays_and_taken_into_the_draft(house: House) -> None:
    approve_last_year(house)
    clerk = signed_in(house.clerk.account_id)
    answer = clerk.post(IN, {"way": "copy"})
    assert (answer.status_code, answer["Location"]) == (302, f"{IN}1/")
    page = html.unescape(clerk.get(f"{IN}1/").content.decode())
    assert "3 дұрыс жол" in page
    for words in ("10 наурыз", "1–3 маусым", "29 желтоқсан"):
        assert words in page
    assert Entry.objects.filter(proposal=house.proposal).count() == 0
    applied = clerk.post(f"{IN}1/acts/apply/", {"mode": "append", "revision": "0"})
    assert applied.status_code == 302
    taken = Entry.objects.filter(proposal=house.proposal).order_by("position")
    assert [(one.wish, one.planned_on, one.planned_until, one.region.kato) for one in taken] == [
        ("day", date(2027, 3, 10), None, "350000000"),
        ("span", date(2027, 6, 1), date(2027, 6, 3), "350000000"),
        ("day", date(2027, 12, 29), None, "100000000"),
    ]
    assert [one.planned_on - timedelta(weeks=52) for one in taken] == [one.planned_on for one in LAST]
    assert {one.office.slug for one in taken} == {"minister"}
    assert {(one.place_kk, one.place_ru) for one in taken} == {(HALL.kk, HALL.ru)}


def test_a_column_that_the_proposals_cannot_hold_is_named_before_the_rows_are_taken(house: House) -> None:
    clerk = signed_in(house.clerk.account_id)
    text = "Дата\tРегион\tКто едет\tПримечание\n12 мая\tАбай обл.\tМинистр\tсогласовано с АП\n"
    clerk.post(IN, {"way": "paste", "pasted": text})
    page = html.unescape(clerk.get(f"{IN}1/").content.decode())
    assert "бұған орын жоқ: Примечание" in page
    assert page.index("бұған орын жоқ") < page.index('id="good"')
    without = text.replace("\tПримечание", "").replace("\tсогласовано с АП", "")
    clerk.post(IN, {"way": "paste", "pasted": without})
    assert "бұған орын жоқ" not in clerk.get(f"{IN}2/").content.decode()


def test_red_stays_for_what_is_late(house: House) -> None:
    clerk = signed_in(house.clerk.account_id)
    text = "Дата\tРегион\tКто едет\n31 февраля\tАбай обл.\tМинистр\n12 мая\tАбай обл.\tМинистр\n"
    clerk.post(IN, {"way": "paste", "pasted": text})
    page = clerk.get(f"{IN}1/").content.decode()
    assert 'class="status doubt"' in page
    assert 'class="status late"' not in page
    assert 'class="figure late"' not in page
