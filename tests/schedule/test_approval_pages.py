"""The pages after the draft: what was typed survives a refused scan, nobody meets a dead end, prices stay fixed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kezdesu.common import clock
from kezdesu.schedule import actions, queries
from kezdesu.schedule.asking import Asked
from kezdesu.schedule.models import Entry, Schedule
from kezdesu.schedule.states import Wish
from tests.factories.schedule import REASON, make_approved, make_offices, make_proposal, row
from tests.schedule.test_office import YEAR, signed_in

pytestmark = pytest.mark.django_db
DECEMBER = clock.almaty(2025, 12, 10, 12)


def test_a_scan_of_a_refused_type_keeps_number_and_date_and_approves_nothing() -> None:
    offices = make_offices()
    schedule = make_proposal(offices).schedule
    with clock.at(DECEMBER):
        actions.draft_schedule(schedule=schedule, by=offices.coordinator)
        actions.submit_draft(schedule=schedule, receipt="1", by=offices.coordinator)
        scan = SimpleUploadedFile("акт.html", b"<script>alert(1)</script>")
        form = {"act_number": "77-ө", "act_date": "2025-12-10", "scan": scan}
        answer = signed_in(offices.secretary.account_id).post(f"{YEAR}acts/approve/", form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="77-ө"' in page
    assert 'value="2025-12-10"' in page
    assert Schedule.objects.get().state == "submitted"


def test_after_the_approval_every_link_of_the_coordinator_leads_somewhere() -> None:
    offices = make_offices()
    make_approved(offices)
    client = signed_in(offices.coordinator.account_id)
    with clock.at(clock.almaty(2026, 1, 10)):
        seen = set()
        for address in (YEAR, f"{YEAR}builder/", f"{YEAR}approval/", f"{YEAR}amendments/"):
            answer = client.get(address)
            assert answer.status_code == 200, address
            seen |= set(re.findall(r'href="(/kk/office/schedule/[^"#]*)"', answer.content.decode()))
        assert seen
        assert {link: client.get(link).status_code for link in seen} == dict.fromkeys(seen, 200)


@pytest.mark.parametrize(("wish", "told"), [(Wish.MONTH, 0), (Wish.SPAN, 1)])
def test_a_month_in_which_a_day_is_still_to_be_chosen_is_no_clash(wish: Wish, told: int) -> None:
    offices = make_offices()
    first, last = date(2026, 3, 1), date(2026, 3, 31) if wish == Wish.MONTH else date(2026, 3, 12)
    long = replace(row(first if wish == Wish.MONTH else date(2026, 3, 10)), wish=wish, planned_until=last)
    make_proposal(offices, row(date(2026, 3, 12)), long)
    page = signed_in(offices.coordinator.account_id).get(f"{YEAR}approval/").content.decode()
    assert page.count("<h3>Бір адам бір күнде екі жерде</h3>") == told


def test_the_approval_page_costs_the_same_at_one_row_and_at_forty() -> None:
    offices = make_offices()
    schedule = make_proposal(offices).schedule
    client = signed_in(offices.coordinator.account_id)
    client.get(f"{YEAR}approval/")
    spent = []
    for number in (1, 40):
        if number > 1:
            actions.return_proposal(
                proposal=schedule.proposals.select_related("schedule", "body", "act").get(),
                reason="x",
                by=offices.coordinator,
            )
            proposal = schedule.proposals.select_related("schedule", "body", "act").get()
            days = [row(date(2026, 1, 5) + timedelta(days=place * 2)) for place in range(number)]
            actions.put_entries(proposal=proposal, rows=days, by=offices.clerk)
            actions.prepare_proposal(proposal=proposal, by=offices.clerk)
            actions.sign_proposal(proposal=proposal, by=offices.head)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"{YEAR}approval/").status_code == 200
        spent.append(len(captured))
    assert spent[0] == spent[1]


def test_the_page_of_amendments_costs_the_same_at_one_and_at_ten() -> None:
    offices = make_offices()
    make_approved(offices, *(row(date(2026, 3, 2) + timedelta(days=place)) for place in range(11)))
    client = signed_in(offices.secretary.account_id)
    spent = []
    with clock.at(clock.almaty(2026, 1, 10)):
        client.get(f"{YEAR}amendments/")
        for place, entry in enumerate(Entry.objects.order_by("planned_on")[:10]):
            found = queries.entry_by_id(entry.pk)
            assert found is not None
            actions.propose_amendments(
                asked=[Asked(found, date(2026, 6, 1) + timedelta(days=place), REASON)], by=offices.clerk
            )
            if place in (0, 9):
                with CaptureQueriesContext(connection) as captured:
                    assert client.get(f"{YEAR}amendments/").content.count(b"A-") >= place + 1
                spent.append(len(captured))
    assert spent[0] == spent[1]
