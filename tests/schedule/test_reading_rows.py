"""What the two sides read: a long proposal a month at a time, a day that was only chosen, a reason in one language."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from kezdesu.common import clock
from kezdesu.people.models import Account
from kezdesu.schedule import actions, queries
from kezdesu.schedule.asking import Asked
from kezdesu.schedule.content import EntryRow
from kezdesu.schedule.states import Wish
from kezdesu.web.office.builder.forms import QUICK
from tests.factories.schedule import PLACE, REASON, make_approved, make_offices, make_proposal, row

pytestmark = pytest.mark.django_db
BODY = "/kk/office/schedule/2026/bodies/healthcare/"
ROWS = "/kk/office/schedule/2026/builder/rows/"
FOLD = '<details class="more month by-month"'


def signed_in(actor_id: int | None) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor_id))
    return client


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode().replace("\xa0", " ")


def test_a_long_proposal_folds_by_month_and_unfolds_at_one_press() -> None:
    offices = make_offices()
    make_proposal(offices, *(row(date(2026, 3, 2) + timedelta(days=7 * week)) for week in range(13)))
    client = signed_in(offices.coordinator.account_id)
    folded, unfolded = page_of(client, BODY), page_of(client, f"{BODY}?unfold=1")
    assert (folded.count(f"{FOLD}>"), unfolded.count(f"{FOLD} open>")) == (3, 3)
    assert folded.count('<li class="day" id="e-') == unfolded.count('<li class="day" id="e-') == 13
    assert "?unfold=1" in folded
    assert "?unfold=1" not in unfolded


def test_a_short_proposal_is_not_folded() -> None:
    offices = make_offices()
    make_proposal(offices, row(), row(date(2026, 4, 15)))
    assert FOLD not in page_of(signed_in(offices.coordinator.account_id), BODY)


@pytest.mark.parametrize(
    ("day", "word"), [("2026-05-13", "күні таңдалды"), ("2026-06-10", "жобада ауыстырылды")]
)
def test_a_day_within_the_wish_is_chosen_and_one_outside_is_moved(day: str, word: str) -> None:
    offices = make_offices()
    wish = EntryRow("350000000", "head", date(2026, 5, 1), PLACE, Wish.MONTH, date(2026, 5, 31))
    entry = queries.entries_of(make_proposal(offices, wish))[0]
    move = {"planned_on": day, "region": "350000000", "quick": "day", "reason": "", "seen": "0"}
    ab = signed_in(offices.coordinator.account_id)
    assert ab.post(f"{ROWS}{entry.pk}/acts/move/", move).status_code == 302
    page = page_of(signed_in(offices.clerk.account_id), BODY)
    state = page[page.index('<div class="state">') :]
    assert word in state
    said = QUICK["day"][1]
    assert said.kk in page
    assert said.ru not in page
    assert said.ru in page_of(signed_in(offices.clerk.account_id), BODY.replace("/kk/", "/ru/"))


def test_the_signature_of_a_change_is_asked_for_where_it_is_signed() -> None:
    offices = make_offices()
    make_approved(offices)
    with clock.at(clock.almaty(2026, 1, 12)):
        entry = queries.entries_of(queries.proposals_of(queries.all_schedules()[0])[0])[0]
        actions.propose_amendments(asked=[Asked(entry, date(2026, 6, 1), REASON)], by=offices.clerk)
        head = signed_in(offices.head.account_id)
        for address in ("/kk/office/signatures/", "/kk/office/"):
            assert 'href="/kk/office/schedule/2026/amendments/"' in page_of(head, address)
        assert "/acts/sign/" in page_of(head, "/kk/office/schedule/2026/amendments/")
