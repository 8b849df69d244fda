"""Akims' meetings for everybody: the same page, files and calendars as the ministers', by the name in the address."""

from __future__ import annotations

import json
import re
from datetime import date
from io import BytesIO
from pathlib import Path

import icalendar
import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

import kezdesu
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree import default_pack
from kezdesu.meetings import actions as meetings
from kezdesu.schedule import actions, queries
from tests.akims.local import SERIES, Akimat, approved_calendar, make_akimat, open_calendar, row
from tests.factories.schedule import make_approved, make_offices
from tests.factories.schedule import row as ministers_row

pytestmark = pytest.mark.django_db
REASON = Trilingual("Боран салдарынан", "Из-за бурана")
PAGE, OWN = "/ru/schedule/2026/", f"?series={SERIES}"


@pytest.fixture(autouse=True)
def in_february() -> None:
    clock.freeze(clock.almaty(2026, 2, 2, 12))


@pytest.fixture
def akimat() -> Akimat:
    """Two meetings of an akim, one of a minister in the same region."""
    found = make_akimat()
    approved_calendar(found, row(date(2026, 3, 11)), row(date(2026, 6, 10)))
    make_approved(make_offices(), ministers_row(date(2026, 3, 12)))
    return found


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def meetings_in(text: str) -> set[str]:
    return set(re.findall(r"M-2026-\d{4}", text))


def events(client: Client, address: str) -> list[str]:
    """The days of the events of a calendar."""
    found = icalendar.Calendar.from_ical(client.get(address).content).walk("VEVENT")
    return sorted(
        clock.almaty_date(event.decoded("dtstart")).isoformat()
        if hasattr(event.decoded("dtstart"), "hour")
        else event.decoded("dtstart").isoformat()
        for event in found
    )


@pytest.mark.parametrize("view", ["table", "grid", "month", "map"])
def test_every_view_shows_the_meetings_of_the_act_asked_for(
    client: Client, akimat: Akimat, view: str
) -> None:
    for query, count in ((f"?view={view}", 1), (f"{OWN}&view={view}", 2)):
        shown = page(client, f"{PAGE}{query}")
        assert re.search(rf"<b>{count if view != 'month' else 1} встреч", shown), query


def test_switch_names_the_acts_by_their_packs_and_keeps_the_view(client: Client, akimat: Akimat) -> None:
    shown = page(client, f"{PAGE}?view=grid")
    assert default_pack(SERIES).short.ru in shown
    assert f'href="{PAGE}?series={SERIES}&amp;view=grid"' in shown
    other = page(client, f"{PAGE}{OWN}&view=grid")
    assert f'href="{PAGE}?view=grid"' in other
    assert default_pack(SERIES).title.ru in other
    assert f"/ru/decree/{SERIES}-2.1/" in other


def test_filters_stay_with_the_act(client: Client, akimat: Akimat) -> None:
    shown = page(client, f"{PAGE}{OWN}&body={akimat.body.slug}&month=3")
    assert len(meetings_in(shown)) == 1
    assert f'<input type="hidden" name="series" value="{SERIES}">' in shown
    assert f"2026.ics?series={SERIES}&amp;body={akimat.body.slug}&amp;month=3" in shown
    assert f'href="{PAGE}?series={SERIES}&amp;month=3"' in shown, "the body's filter taken off"
    assert client.get(f"{PAGE}?body={akimat.body.slug}").status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "/ru/schedule/2026/?series=1",
        "/ru/schedule/2026/changes/?series=826-2024",
        "/ru/schedule/2026.json?series=x",
        "/calendar/all.ics?series=x",
        "/feeds/schedule.atom?series=x",
    ],
)
def test_unknown_act_is_refused(client: Client, akimat: Akimat, address: str) -> None:
    assert client.get(address).status_code == 400


def test_files_carry_the_act(client: Client, akimat: Akimat) -> None:
    own = json.loads(client.get(f"/ru/schedule/2026.json{OWN}").content)
    assert (own["series"], {item["body"]["slug"] for item in own["items"]}) == (SERIES, {akimat.body.slug})
    assert [version["body"] for version in own["versions"]] == [akimat.body.name.as_dict()]
    ministers = json.loads(client.get("/ru/schedule/2026.json").content)
    assert [item["body"]["slug"] for item in ministers["items"]] == ["healthcare"]
    sheet = CalamineWorkbook.from_filelike(BytesIO(client.get(f"/ru/schedule/2026.xlsx{OWN}").content))
    assert len(sheet.get_sheet_by_index(0).to_python()) == 3
    assert events(client, f"/ru/schedule/2026.ics{OWN}") == ["2026-03-11", "2026-06-10"]
    answer = client.get(f"/ru/schedule/2026.pdf{OWN}")
    assert answer.content.startswith(b"%PDF")
    assert f"kezdesu-2026-{SERIES}.pdf" in answer["Content-Disposition"]


def test_country_and_region_tell_of_ministers_unless_asked_and_an_akimat_of_itself(
    client: Client, akimat: Akimat
) -> None:
    kato = akimat.body.region.kato if akimat.body.region else ""
    minister, akims = ["2026-03-12"], ["2026-03-11", "2026-06-10"]
    assert events(client, "/calendar/all.ics") == minister
    assert events(client, f"/calendar/all.ics{OWN}") == akims
    assert events(client, f"/calendar/regions/{kato}.ics") == minister
    assert events(client, f"/calendar/regions/{kato}.ics{OWN}") == akims
    assert events(client, f"/calendar/bodies/{akimat.body.slug}.ics") == akims
    assert events(client, "/calendar/bodies/healthcare.ics") == minister


def test_news_of_country_and_region_keep_to_the_act(client: Client, akimat: Akimat) -> None:
    kato = akimat.body.region.kato if akimat.body.region else ""
    assert client.get("/feeds/schedule.atom?lang=ru").content.count(b"<entry>") == 1
    own = meetings_in(client.get(f"/feeds/schedule.atom{OWN}").content.decode())
    assert len(own) == 2
    assert meetings_in(client.get(f"/feeds/regions/{kato}.atom{OWN}").content.decode()) == own
    assert meetings_in(client.get(f"/feeds/bodies/{akimat.body.slug}.atom").content.decode()) == own
    assert not own & meetings_in(client.get(f"/feeds/regions/{kato}.atom").content.decode())


def test_changes_of_each_calendar_are_told_under_its_owners_name(client: Client, akimat: Akimat) -> None:
    second = make_akimat("akimat-abai", "100000000")
    approved_calendar(second, row(date(2026, 4, 8), kato="100000000"))
    schedule = queries.by_label(f"2026-{akimat.body.slug}")
    version = queries.current_version(schedule)
    entry = queries.entry_by_id(queries.rows_of(version)[0].entry)
    amendment = actions.propose_amendment(
        entry=entry, new_date=date(2026, 3, 18), reason=REASON, by=akimat.clerk
    )
    actions.sign_amendment(amendment=amendment, by=akimat.head)
    meetings.approve_amendments(
        amendments=[amendment], act_number="9", act_date=date(2026, 2, 2), by=akimat.head
    )
    shown = page(client, f"{PAGE}changes/{OWN}")
    assert "Из-за бурана" in shown
    assert f"{akimat.body.name.ru}: " in shown
    assert f"{second.body.name.ru}: " in shown
    assert "Первая утверждённая редакция" not in shown, "twenty calendars would bury what changed"
    label = schedule.label
    pair = page(client, f"{PAGE}changes/{OWN}&from={label}.1&to={label}.2")
    assert "Из-за бурана" in pair
    frozen = client.get(f"/ru/schedule/2026/versions/{label}.1.json{OWN}")
    assert json.loads(frozen.content)
    assert "Из-за бурана" not in page(client, f"{PAGE}changes/")


def test_calendars_not_yet_approved_are_counted(client: Client, akimat: Akimat) -> None:
    open_calendar(make_akimat("akimat-abai", "100000000"))
    shown = page(client, f"{PAGE}{OWN}")
    assert "Утверждён 1 календарь" in shown
    assert "ещё не утверждено: 1" in shown


def test_queries_do_not_grow_with_the_meetings(
    client: Client, akimat: Akimat, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    rows = [row(date(2026, 3, day), kato="100000000") for day in (3, 4, 5, 6, 10, 11, 12, 13)]
    approved_calendar(make_akimat("akimat-abai", "100000000"), *rows)
    with django_assert_max_num_queries(7):
        page(client, f"{PAGE}{OWN}")


def test_code_names_no_act_but_the_decree_itself() -> None:
    """Another act is known by its packs alone."""
    root = Path(kezdesu.__file__).parent
    named = [
        path.relative_to(root).as_posix()
        for folder in ("web", "schedule", "meetings", "planning", "terms", "api")
        for path in (root / folder).rglob("*")
        if path.suffix in (".py", ".html") and re.search(rf"\b{SERIES}\b", path.read_text())
    ]
    assert named == []
