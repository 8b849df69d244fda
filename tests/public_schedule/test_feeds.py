"""The news of the schedule as Atom: valid, stable, with reasons."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kezdesu.common import clock
from kezdesu.meetings import actions as meetings
from tests.factories import make_region, make_visit
from tests.factories.after import make_desk, make_held_visit, make_published
from tests.factories.meetings import make_announced, make_team
from tests.factories.schedule import REASON, make_approved, make_offices, row

pytestmark = pytest.mark.django_db
A = "{http://www.w3.org/2005/Atom}"


def entries(client: Client, path: str) -> list[ElementTree.Element]:
    """The entries of a feed that has all that Atom demands."""
    answer = client.get(path)
    assert answer["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(answer.content)
    for element in (feed, *feed.iter(f"{A}entry")):
        for name in ("id", "title", "updated"):
            assert element.findtext(f"{A}{name}"), name
    assert feed.find(f"{A}author/{A}name") is not None
    assert feed.find(f"{A}link[@rel='self']") is not None
    found = list(feed.iter(f"{A}entry"))
    assert len({entry.findtext(f"{A}id") for entry in found}) == len(found)
    return found


def test_a_move_is_told_with_both_days_and_the_reason_and_keeps_its_id(client: Client) -> None:
    team = make_team()
    visit = make_announced(team)
    with clock.at(clock.almaty(2026, 3, 1, 9)):
        meetings.postpone(visit=visit, new_start=clock.almaty(2026, 3, 20, 10), reason=REASON, by=team.head)
    found = entries(client, "/feeds/bodies/healthcare.atom?lang=ru")
    texts = [entry.findtext(f"{A}summary") or "" for entry in found]
    assert "Встреча перенесена с 11 марта 2026 г. на 20 марта 2026 г." in texts[0]
    assert "Причина: Из-за паводка" in texts[0]
    assert "Объявлена встреча" in texts[1]
    again = entries(client, "/feeds/bodies/healthcare.atom?lang=ru")
    assert [entry.findtext(f"{A}id") for entry in found] == [entry.findtext(f"{A}id") for entry in again]
    link = found[0].find(f"{A}link")
    assert link is not None
    assert link.get("href", "").endswith(f"/ru/meetings/{visit.code}/")


def test_an_approved_schedule_is_one_entry_for_the_country_and_its_visits_for_a_region(
    client: Client,
) -> None:
    make_approved(make_offices(), row(date(2026, 6, 2)), row(date(2026, 7, 2)))
    titles = [entry.findtext(f"{A}title") for entry in entries(client, "/feeds/schedule.atom?lang=ru")]
    assert titles == ["График на 2026 год утверждён"]
    assert len(entries(client, "/feeds/regions/350000000.atom?lang=ru")) == 2
    make_region("620000000")
    assert entries(client, "/feeds/regions/620000000.atom?lang=ru") == []


def test_published_results_are_told(client: Client) -> None:
    make_published(make_held_visit(), make_desk())
    titles = [entry.findtext(f"{A}title") or "" for entry in entries(client, "/feeds/schedule.atom?lang=ru")]
    assert any(title.startswith("Итоги встречи") for title in titles)


def test_markup_and_control_signs_in_a_reason_stay_text(client: Client) -> None:
    team = make_team()
    visit = make_announced(team)
    reason = type(REASON)("<script>x</script>\x0b", "<b>&amp;</b>\x01")
    with clock.at(clock.almaty(2026, 3, 1, 9)):
        meetings.cancel(visit=visit, reason=reason, by=team.head)
    text = entries(client, "/feeds/schedule.atom?lang=ru")[0].findtext(f"{A}summary") or ""
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in text


def test_a_feed_answers_304_and_costs_few_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = client.get("/feeds/schedule.atom?lang=kk")
    known = client.get("/feeds/schedule.atom?lang=kk", headers={"If-None-Match": first["ETag"]})
    assert known.status_code == 304
    for day in range(1, 4):
        make_announced(make_team(), starts_at=clock.almaty(2026, 6, day, 10))
    make_visit()
    with django_assert_num_queries(2):
        assert len(entries(client, "/feeds/schedule.atom?lang=kk")) == 3
