"""A proposal of 200 rows in the typed form: pages of rows, each saved on its own, and every row keeps its identity."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from kezdesu.people.roles import Role
from kezdesu.schedule import actions, queries
from kezdesu.schedule.models import Entry, Proposal
from tests.factories import make_account
from tests.factories.schedule import Offices, make_offices, make_schedule, row
from tests.schedule.test_office import BODY, GOOD, form_of, signed_in

pytestmark = pytest.mark.django_db
FIELD = re.compile(r'<(?:input|select)[^>]* name="(form-\d+-\w+|form-\w+_FORMS|revision)"')
DAYS = [date(2026, 1, 5) + timedelta(days=number) for number in range(200)]


def written() -> tuple[Offices, Client]:
    offices = make_offices()
    proposal = actions.start_proposal(schedule=make_schedule(), body=offices.body, by=offices.clerk)
    actions.put_entries(proposal=proposal, rows=[row(day) for day in DAYS], by=offices.clerk)
    return offices, signed_in(offices.clerk.account_id)


def typed(entry: Entry, **changes: str) -> dict[str, str]:
    return GOOD | {"entry": str(entry.pk), "planned_on": entry.planned_on.isoformat()} | changes


def standing() -> list[Entry]:
    return queries.entries_of(Proposal.objects.get())


def lines_of(page: str) -> list[str]:
    return re.findall(r'name="open" value="(\d+)"', page)


def test_every_row_is_a_line_of_exactly_one_page_and_a_page_is_light() -> None:
    _offices, clerk = written()
    numbers: list[str] = []
    for part in range(1, 5):
        page = clerk.get(f"{BODY}?part={part}").content.decode()
        numbers += lines_of(page)
        assert FIELD.findall(page) == [
            "form-TOTAL_FORMS",
            "form-INITIAL_FORMS",
            "form-MIN_NUM_FORMS",
            "form-MAX_NUM_FORMS",
            "revision",
        ]
        assert page.count('aria-current="page"') >= 1
        assert len(page.encode()) < 90_000
    assert numbers == [str(entry.pk) for entry in standing()]
    assert "181–200" in page


def test_a_row_is_opened_saved_and_the_others_stay_as_they_were() -> None:
    _offices, clerk = written()
    one, other = standing()[2], standing()[50]
    page = clerk.post(f"{BODY}?part=1", form_of(revision=1, open=str(one.pk))).content.decode()
    assert re.findall(r'name="form-\d+-entry" value="(\d+)"', page) == [str(one.pk)]
    assert str(one.pk) not in lines_of(page)
    assert re.search(
        r'id="id_form-0-planned_on"[^>]* autofocus|autofocus[^>]* id="id_form-0-planned_on"', page
    )
    changed = typed(one, place_kk="Мәдениет сарайы")
    both = clerk.post(f"{BODY}?part=1", form_of(changed, revision=1, open=str(other.pk))).content.decode()
    assert re.findall(r'name="form-\d+-entry" value="(\d+)"', both) == [str(one.pk), str(other.pk)]
    assert both.count('value="Мәдениет сарайы"') == 1
    rows = form_of(changed, typed(other, DELETE="on"), GOOD | {"planned_on": "2026-12-01"}, revision=1)
    assert clerk.post(f"{BODY}?part=1", rows)["Location"] == f"{BODY}?part=4"
    after = standing()
    assert [entry.planned_on for entry in after] == [*DAYS[:50], *DAYS[51:], date(2026, 12, 1)]
    assert [entry.pk for entry in after if entry.place_kk == "Мәдениет сарайы"] == [one.pk]


def test_a_link_opens_a_row_and_all_rows_of_a_page_open_at_once() -> None:
    _offices, clerk = written()
    one = standing()[70]
    assert (
        f'name="form-0-entry" value="{one.pk}"'
        in clerk.get(BODY, {"part": "2", "open": one.pk}).content.decode()
    )
    page = clerk.post(f"{BODY}?part=2", form_of(revision=1, open="all")).content.decode()
    assert len(re.findall(r'name="form-\d+-entry" value="', page)) == 60
    assert lines_of(page) == []
    assert len(FIELD.findall(page)) < 700


@pytest.mark.parametrize("wanted", ["0", "x", "²", "-1", "9" * 30, ""])
def test_a_row_that_is_not_there_opens_nothing(wanted: str) -> None:
    _offices, clerk = written()
    page = clerk.post(f"{BODY}?part=1", form_of(revision=1, open=wanted))
    assert page.status_code == 200
    assert len(lines_of(page.content.decode())) == 60


@pytest.mark.parametrize("part", ["0", "99", "x", "²", "-1", "", "1" * 400])
def test_a_page_that_is_not_there_leads_to_one_that_is(part: str) -> None:
    _offices, clerk = written()
    assert clerk.get(BODY, {"part": part}).status_code == 200


def test_saving_one_page_changes_takes_out_and_adds_there_and_leaves_the_others() -> None:
    _offices, clerk = written()
    before = standing()
    shown = [typed(entry) for entry in before[60:120]]
    shown[0]["place_kk"] = "Мәдениет сарайы"
    shown[1]["DELETE"] = "on"
    shown.append(GOOD | {"planned_on": "2026-12-01"})
    answer = clerk.post(f"{BODY}?part=2", form_of(*shown, revision=1))
    assert (answer.status_code, answer["Location"]) == (302, f"{BODY}?part=4")
    after = standing()
    kept = [entry.pk for entry in before if entry != before[61]]
    assert [entry.pk for entry in after[:-1]] == kept
    assert [entry.pk for entry in after if entry.place_kk == "Мәдениет сарайы"] == [before[60].pk]
    assert after[-1].planned_on == date(2026, 12, 1)
    assert [entry.pk for entry in queries.withdrawn_of(Proposal.objects.get())] == [before[61].pk]


def test_a_wrong_row_of_a_later_page_is_told_on_it_with_its_number_and_nothing_is_saved() -> None:
    _offices, clerk = written()
    shown = [typed(entry) for entry in standing()[60:120]]
    shown[4]["planned_on"] = "2031-01-01"
    answer = clerk.post(f"{BODY}?part=2", form_of(*shown, revision=1))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "65-жол" in page
    assert page.count('value="2031-01-01"') == 1
    assert f'action="{BODY}?part=2"' in page
    assert [entry.planned_on for entry in standing()] == DAYS


def test_two_clerks_on_two_pages_lose_nothing() -> None:
    offices, first = written()
    second = Client()
    second.force_login(make_account(Role.CLERK, offices.body))
    before = standing()
    hers = [typed(entry) for entry in before[:60]]
    hers[0] |= {"DELETE": "on"}
    assert first.post(f"{BODY}?part=1", form_of(*hers, revision=1)).status_code == 302
    mine = [typed(entry) for entry in before[60:120]]
    mine[0]["place_kk"] = "Мәдениет сарайы"
    told = second.post(f"{BODY}?part=2", form_of(*mine, revision=1))
    assert told.status_code == 422
    assert told.content.decode().count("Мәдениет сарайы") == 1
    assert 'name="revision" value="2"' in told.content.decode()
    assert second.post(f"{BODY}?part=2", form_of(*mine, revision=2)).status_code == 302
    assert [entry.pk for entry in standing()] == [entry.pk for entry in before[1:]]
    assert standing()[59].place_kk == "Мәдениет сарайы"


def test_copying_and_adding_on_a_page_stays_on_that_page() -> None:
    _offices, clerk = written()
    shown = [typed(entry) for entry in standing()[:60]]
    for press in ({"copy": "0"}, {"more": "1"}, {"drop": "3"}):
        page = clerk.post(f"{BODY}?part=1", form_of(*shown, revision=1, **press)).content.decode()
        assert page.count(f'hx-post="{BODY}?part=1"') >= 60
    full = form_of(*shown, *({} for _ in range(30)), revision=1, copy="0")
    again = clerk.post(f"{BODY}?part=1", full).content.decode()
    assert 'name="form-TOTAL_FORMS" value="90"' in again
    assert len(FIELD.findall(again)) < 1000
