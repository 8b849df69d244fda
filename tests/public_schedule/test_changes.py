"""What changed between any two versions, as people say it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings import actions as meetings
from kezdesu.schedule import actions
from kezdesu.schedule.models import Entry
from tests.factories import make_region
from tests.factories.schedule import REASON, Offices, make_approved, make_offices, row

pytestmark = pytest.mark.django_db
STRIKE = Trilingual("Жол жабық", "Дорога закрыта")


def amended(offices: Offices, entry: Entry, day: int, number: str, **changes: object) -> None:
    """One amendment approved on a day of February."""
    entry = Entry.objects.select_related("proposal__schedule", "proposal__body").get(pk=entry.pk)
    with clock.at(clock.almaty(2026, 2, day, 9)):
        asked = {"new_date": entry.planned_on, "reason": REASON} | changes
        amendment = actions.propose_amendment(entry=entry, by=offices.clerk, **asked)  # type: ignore[arg-type]
        actions.sign_amendment(amendment=amendment, by=offices.head)
        meetings.approve_amendments(
            amendments=[amendment], act_number=number, act_date=date(2026, 2, day), by=offices.secretary
        )


@pytest.fixture
def three_versions() -> Offices:
    offices = make_offices()
    make_approved(offices, row(date(2026, 3, 12)), row(date(2026, 6, 2)), row(date(2026, 9, 3)))
    make_region("620000000", name_ru="область Ұлытау")
    first, second, third = Entry.objects.order_by("planned_on")
    amended(offices, first, 2, "40", new_date=date(2026, 3, 20))
    amended(offices, second, 9, "41", new_date=None)
    amended(offices, third, 16, "42", new_region=make_region("620000000"), reason=STRIKE)
    return offices


def changes(client: Client, query: str = "") -> str:
    answer = client.get(f"/ru/schedule/2026/changes/{query}")
    assert answer.status_code == 200
    return answer.content.decode().replace("\xa0", " ")


def test_first_against_last_says_who_where_from_where_to_and_why(
    client: Client, three_versions: Offices
) -> None:
    page = changes(client, "?from=1&to=4")
    for said in (
        "Перенесена 1 встреча",
        "Перенесена с 12 марта на 20 марта",
        "Причина: Из-за паводка",
        "Исключена 1 встреча",
        "Пройдёт в другом регионе: Карагандинская область 35 → область Ұлытау",
        "Причина: Дорога закрыта",
    ):
        assert said in page, said


def test_only_what_lies_between_two_versions_is_told(client: Client, three_versions: Offices) -> None:
    page = changes(client, "?from=2&to=3")
    assert "Исключена 1 встреча" in page
    assert "Перенесена" not in page
    assert changes(client, "?from=3&to=2").count("Исключена 1 встреча") == 1
    assert "Эти редакции не различаются" in changes(client, "?from=2&to=2")


def test_versions_are_listed_with_act_day_seal_and_content(client: Client, three_versions: Offices) -> None:
    page = changes(client)
    for number in range(1, 5):
        assert f"/ru/schedule/2026/versions/{number}.json" in page
    assert page.count('class="code seal"') == 4
    assert "№ 42" in re.sub("<[^>]+>", "", page)


@pytest.mark.parametrize("query", ["?from=0", "?from=9&to=1", "?from=a", "?to=1%27", "?from=1&to=2&x=1"])
def test_unknown_versions_are_refused(client: Client, three_versions: Offices, query: str) -> None:
    assert client.get(f"/kk/schedule/2026/changes/{query}").status_code == 400


def test_far_versions_name_every_act_between_and_say_each_reason_once(
    client: Client, three_versions: Offices
) -> None:
    page = re.sub("<[^>]+>", "", changes(client, "?from=1&to=4").partition("Версии и их печати")[0])
    for act in ("Акт № 40 от 2 февраля", "Акт № 41 от 9 февраля", "Акт № 42 от 16 февраля"):
        assert act in page
    assert page.count("Дорога закрыта") == 1
    assert "Акт № 12-ө" not in page.partition("Акт № 40")[0]


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("kk", "Күні ауысты: бұрын 12 наурыз, енді 20–22 наурыз"),
        ("ru", "Перенесена с 12 марта на 20–22 марта"),
        ("en", "Moved from 12 March to 20–22 March"),
    ],
)
def test_a_move_to_several_days_is_said_in_the_words_of_a_citizen(
    client: Client, language: str, says: str
) -> None:
    offices = make_offices()
    make_approved(offices, row(date(2026, 3, 12)))
    amended(offices, Entry.objects.get(), 2, "40", new_date=date(2026, 3, 20), new_until=date(2026, 3, 22))
    page = client.get(f"/{language}/schedule/2026/changes/").content.decode().replace("\xa0", " ")
    assert says in page
