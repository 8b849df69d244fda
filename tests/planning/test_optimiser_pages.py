"""The optimiser's pages: start, progress, suggestions, conflicts; what others see of it: nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from kezdesu.common import clock
from kezdesu.people.models import Account
from kezdesu.planning import actions, queries, thinking
from kezdesu.planning.models import LEASE, Run
from kezdesu.planning.optimiser.problem import Days, Freedom, Regions
from kezdesu.schedule.models import Placement, Schedule
from tests.factories import make_region
from tests.factories.schedule import Offices, make_offices, make_proposal, row
from tests.planning.test_runs import ABAI, ANY, AT, KARAGANDA, QUICK, TUESDAY, thought

pytestmark = pytest.mark.django_db
PATH = "/kk/office/schedule/2026/optimiser/"
FORM = {"rows": "all", "days": "free", "regions": "free", "seconds": "10"}


@pytest.fixture
def offices() -> Offices:
    clock.freeze(AT)
    make_region(ABAI)
    return make_offices()


def drafted(offices: Offices, *days: date) -> Schedule:
    return make_proposal(offices, *(row(day, KARAGANDA) for day in days or (TUESDAY, TUESDAY))).schedule


def desk(offices: Offices) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=offices.coordinator.account_id))
    return client


def test_a_run_is_asked_for_watched_and_decided_without_javascript(offices: Offices) -> None:
    drafted(offices)
    client = desk(offices)
    assert client.get(PATH).status_code == 200
    answer = client.post(PATH, FORM)
    run = Run.objects.get()
    here = f"{PATH}{run.pk}/"
    assert (answer.status_code, answer["Location"]) == (302, here)
    assert "Есепті тоқтату" in client.get(here).content.decode()
    actions.take(run=run)
    thinking.think(run)
    page = client.get(here).content.decode()
    first, second = queries.waiting(run)
    assert f"{here}rows/{first.entry_id}/accept/" in page
    assert "Әйтпесе" in page
    assert client.post(f"{here}rows/{first.entry_id}/accept/", {"by": "body"}).status_code == 302
    refused = client.post(f"{here}rows/{second.entry_id}/refuse/", {"reason": "Тек сол күні"})
    assert refused.status_code == 302
    assert "Тек сол күні" in client.get(here).content.decode()
    assert Placement.objects.count() == 1


def test_progress_comes_alone_and_at_the_end_the_page_anew(offices: Offices) -> None:
    schedule = drafted(offices)
    client = desk(offices)
    run = actions.ask(schedule=schedule, freedom=ANY, seconds=QUICK, by=offices.coordinator)
    here, htmx = f"{PATH}{run.pk}/", {"HX-Request": "true"}
    part = client.get(here, headers=htmx).content.decode()
    assert part.strip().startswith("<section")
    assert "<html" not in part
    assert client.post(f"{here}acts/cancel/").status_code == 302
    assert client.get(here, headers=htmx)["HX-Refresh"] == "true"
    again = client.post(f"{here}acts/cancel/")
    assert again.status_code == 422
    assert "аяқталған" in again.content.decode()


def test_a_group_is_accepted_at_once_and_a_second_press_says_that_nothing_is_left(offices: Offices) -> None:
    schedule = drafted(offices, TUESDAY, TUESDAY, TUESDAY)
    run = thought(schedule, offices.coordinator)
    client, here = desk(offices), f"{PATH}{run.pk}/acts/accept/"
    assert client.post(here, {"group": "healthcare"}).status_code == 302
    assert Placement.objects.count() == run.suggestions.count() > 1
    assert client.post(here, {"group": "healthcare"}).status_code == 422


def test_wrong_seconds_come_back_with_what_was_chosen(offices: Offices) -> None:
    drafted(offices)
    answer = desk(offices).post(PATH, FORM | {"seconds": "100000", "days": "wished"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="100000"' in page
    assert "Секундтарды бүтін санмен жазыңыз: 5-тен 120-ға дейін." in page
    assert 'value="wished" checked' in page or "checked" in page.split('value="wished"')[1][:60]
    assert Run.objects.count() == 0


def test_a_second_run_is_refused_while_one_is_under_way(offices: Offices) -> None:
    schedule = drafted(offices)
    actions.ask(schedule=schedule, freedom=ANY, seconds=QUICK, by=offices.coordinator)
    client = desk(offices)
    assert client.post(PATH, FORM).status_code == 422
    assert "Есеп жүріп жатыр" in client.get(PATH).content.decode()


def test_a_conflict_names_its_rows_and_offers_to_let_one_give_way(offices: Offices) -> None:
    schedule = drafted(offices, TUESDAY, TUESDAY, date(2026, 9, 8))
    run = thought(schedule, offices.coordinator, Freedom(days=Days.WISHED, regions=Regions.WISHED))
    client = desk(offices)
    page = client.get(f"{PATH}{run.pk}/").content.decode()
    first, second = sorted(
        schedule.proposals.get().entries.filter(planned_on=TUESDAY), key=lambda one: one.pk
    )
    assert f"?released={first.pk}" in page
    assert f"?released={second.pk}" in page
    assert "Бұл 2 тілекті бірге орындау мүмкін емес" in page
    start = client.get(f"{PATH}?released={first.pk}").content.decode()
    assert f'value="{first.pk}"' in start
    client.post(PATH, FORM | {"days": "wished", "released": f"{first.pk},x,٣"})
    assert f'"released":[{first.pk}]' in Run.objects.first().freedom  # type: ignore[union-attr]


def test_a_lost_run_says_so_and_can_be_started_again(offices: Offices) -> None:
    schedule = drafted(offices)
    run = actions.ask(schedule=schedule, freedom=ANY, seconds=QUICK, by=offices.coordinator)
    clock.freeze(AT + LEASE + timedelta(seconds=1))
    client = desk(offices)
    assert "үзілді" in client.get(f"{PATH}{run.pk}/").content.decode()
    assert client.post(PATH, FORM).status_code == 302


def test_nothing_to_improve_is_an_answer_too(offices: Offices) -> None:
    days = (date(2026, 2, 3), date(2026, 5, 5), date(2026, 8, 4), date(2026, 11, 3))
    rows = [row(day, (KARAGANDA, ABAI)[number % 2]) for number, day in enumerate(days)]
    run = thought(make_proposal(offices, *rows).schedule, offices.coordinator)
    page = desk(offices).get(f"{PATH}{run.pk}/").content.decode()
    assert run.suggestions.count() == 0
    assert "Жақсартатын ештеңе жоқ" in page


@pytest.mark.parametrize("who", ["clerk", "head", "secretary"])
def test_nobody_else_opens_or_starts_it(offices: Offices, who: str) -> None:
    schedule = drafted(offices)
    run = thought(schedule, offices.coordinator)
    client = Client()
    client.force_login(Account.objects.get(pk=getattr(offices, who).account_id))
    entry = queries.waiting(run)[0].entry_id
    assert client.get(PATH).status_code == 404
    assert client.get(f"{PATH}{run.pk}/").status_code == 404
    assert client.post(PATH, FORM).status_code == 404
    assert client.post(f"{PATH}{run.pk}/acts/accept/").status_code == 404
    assert client.post(f"{PATH}{run.pk}/rows/{entry}/accept/").status_code == 404
    assert Placement.objects.count() == 0


@pytest.mark.parametrize("rows", [2, 8])
def test_the_result_costs_the_same_queries_for_few_and_many_changes(
    offices: Offices, rows: int, django_assert_max_num_queries: object
) -> None:
    run = thought(drafted(offices, *([TUESDAY] * rows)), offices.coordinator)
    client, here = desk(offices), f"{PATH}{run.pk}/"
    client.get(here)
    with django_assert_max_num_queries(11):  # type: ignore[operator]
        assert client.get(here).status_code == 200
