"""What is to be talked about goes with the row: signed, approved, shown to everybody, and kept through changes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from kezdesu.common import clock
from kezdesu.meetings import actions as meetings
from kezdesu.meetings import coverage
from kezdesu.meetings import queries as visits
from kezdesu.meetings.models import Visit
from kezdesu.regions.models import District
from kezdesu.schedule import actions, queries
from kezdesu.schedule.actions.approval import sha256_of
from kezdesu.schedule.changes import TopicChanged, compare
from kezdesu.schedule.content import freeze, thaw
from kezdesu.schedule.models import Entry, Version
from tests.factories import make_region
from tests.factories.schedule import REASON, Offices, make_approved, make_offices, row

pytestmark = pytest.mark.django_db
TOPIC = "Ауызсу құбырлары"
OLD = (
    '[{"body":"healthcare","entry":7,"office":"head","place_kk":"Зал","place_ru":"Зал",'
    '"planned_on":"2026-03-11","region":"350000000"}]'
)
"""A version as it was frozen before topics stood in it."""


def amended(offices: Offices, entry: Entry, **changes: object) -> Version:
    with clock.at(clock.almaty(2026, 2, 2, 9)):
        asked = actions.propose_amendment(entry=entry, by=offices.clerk, reason=REASON, **changes)  # type: ignore[arg-type]
        actions.sign_amendment(amendment=asked, by=offices.head)
        return meetings.approve_amendments(
            amendments=[asked], act_number="40", act_date=date(2026, 2, 2), by=offices.secretary
        )


def test_a_signed_topic_stands_in_every_version_and_before_the_public(client: Client) -> None:
    offices = make_offices()
    first = make_approved(offices, replace(row(), topic=TOPIC), row(date(2026, 6, 2)))
    assert [line.topic for line in queries.rows_of(first)] == [TOPIC, ""]
    assert [visit.topic for visit in Visit.objects.order_by("starts_at")] == [TOPIC, ""]
    second = amended(
        offices, queries.entry_by_id(queries.rows_of(first)[0].entry), new_date=date(2026, 3, 18)
    )  # type: ignore[arg-type]
    assert [line.topic for line in queries.rows_of(second)] == [TOPIC, ""]
    clock.freeze(clock.almaty(2026, 2, 3, 9))
    code = Visit.objects.get(topic=TOPIC).code
    assert client.get("/kk/schedule/2026/").content.decode().count(f"Тақырыбы: {TOPIC}") == 1
    assert f"Тақырыбы: {TOPIC}" in client.get(f"/kk/meetings/{code}/").content.decode()
    assert code in client.get("/ru/schedule/2026/?q=құбыр").content.decode()
    items = json.loads(client.get("/ru/schedule/2026.json").content)["items"]
    assert [item["topic"] for item in items] == [TOPIC, ""]
    assert f"Тема: {TOPIC}" in client.get("/ru/schedule/2026.ics").content.decode().replace("\r\n ", "")


def test_a_version_frozen_without_topics_keeps_its_seal() -> None:
    assert freeze(thaw(OLD)) == OLD
    assert sha256_of(freeze(thaw(OLD))) == sha256_of(OLD)


def test_another_topic_is_a_difference_between_drafts() -> None:
    (before,) = thaw(OLD)
    (change,) = compare([before], [replace(before, topic=TOPIC)], {})
    assert isinstance(change, TopicChanged)
    assert (change.old_topic, change.new_topic) == ("", TOPIC)


def test_a_meeting_in_another_region_names_no_district_of_the_former(client: Client) -> None:
    offices, ulytau = make_offices(), make_region("620000000")
    District.objects.create(
        region=make_region(), name_kk="Абай ауданы", name_ru="Абайский район", name_en="Abai"
    )
    first = make_approved(offices, replace(row(), district="Абай ауданы"))
    entry = queries.entry_by_id(queries.rows_of(first)[0].entry)
    assert entry is not None
    code = Visit.objects.get().code
    assert str(visits.row_of(code).district.kk) == "Абай ауданы"  # type: ignore[union-attr]
    amended(offices, entry, new_date=date(2026, 3, 18), new_region=ulytau)
    assert not visits.row_of(code).district  # type: ignore[union-attr]
    assert not visits.page_of(code).row.district  # type: ignore[union-attr]
    Visit.objects.update(state="held", ended_at=clock.almaty(2026, 3, 18, 13))
    assert coverage.visited_regions()["620000000"].with_district == 0
    assert [line.last_start for line in coverage.districts()] == [None]
    clock.freeze(clock.almaty(2026, 4, 1, 9))
    assert (
        "Абайский район"
        not in client.get("/ru/schedule/2026/?view=table").content.decode().partition('class="month')[2]
    )
