"""The year for everybody: every number opens exactly its visits, filters live in the address, nobody is left unseen."""

from __future__ import annotations

import html
import re
from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kezdesu.bodies.models import Rank
from kezdesu.common import clock
from kezdesu.meetings import actions as meetings
from kezdesu.meetings.models import Visit
from kezdesu.regions.models import District
from kezdesu.schedule.models import Entry
from tests.factories import make_body, make_region, make_visit
from tests.factories.base import make_office
from tests.factories.schedule import REASON, make_approved, make_offices, row
from tests.public_schedule.reading import items

pytestmark = pytest.mark.django_db
TODAY = clock.almaty(2026, 6, 3, 12)


@pytest.fixture(autouse=True)
def in_june() -> None:
    clock.freeze(TODAY)


def a_year() -> list[Visit]:
    """Nine visits of two ministries in three regions, held, missed, cancelled, moved and ahead; Ulytau has none."""
    health, roads = (
        make_body(),
        make_body("transport", name_ru="Министерство транспорта", name_kk="Көлік министрлігі"),
    )
    west, east = (
        make_region(),
        make_region("630000000", name_ru="Восточно-Казахстанская область", name_kk="Шығыс Қазақстан облысы"),
    )
    make_region("620000000", name_ru="область Ұлытау", name_kk="Ұлытау облысы")
    made = []
    for number, (month, state) in enumerate(
        [(2, "held"), (2, "held"), (3, "announced"), (4, "cancelled"), (6, "planned"), (9, "planned")]
    ):
        body, region = (health, west) if number % 2 else (roads, east)
        made.append(
            make_visit(
                body=body, region=region, state=state, starts_at=clock.almaty(2026, month, 11 + number, 10)
            )
        )
    return made


def page_of(client: Client, query: str = "", language: str = "ru") -> str:
    answer = client.get(f"/{language}/schedule/2026/{query}")
    assert answer.status_code == 200, query
    return answer.content.decode()


def codes(page: str) -> list[str]:
    """The visits of a list, in its order."""
    return [
        item.values["url"].rstrip("/").rpartition("/")[2]
        for item in items(page)
        if item.kind.endswith("Event")
    ]


@pytest.mark.parametrize("view", ["grid", "map"])
@pytest.mark.parametrize("query", ["", "&body=transport", "&state=held", "&q=министерство"])
def test_every_number_opens_exactly_its_visits(client: Client, view: str, query: str) -> None:
    a_year()
    page = page_of(client, f"?view={view}{query}")
    block = page.partition(f'id="{view}"')[2].partition("</section>")[0]
    links = re.findall(r'href="/ru/schedule/2026/(\?[^"]*|)"[^>]*>(.*?)</a>', block, re.S)
    checked = 0
    for target, inner in links:
        number = re.search(r"^(\d+)|<b>(\d+)</b>", inner.strip())
        if number and "tile never" not in inner:
            assert len(codes(page_of(client, html.unescape(target)))) == int(number[1] or number[2]), target
            checked += 1
    assert checked >= 3


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?body=transport", [0, 2, 4]),
        ("?region=350000000", [1, 3, 5]),
        ("?month=2", [0, 1]),
        ("?state=held", [0, 1]),
        ("?state=missed", [2]),
        ("?state=planned", [4, 5]),
        ("?state=cancelled", [3]),
        ("?state=moved", []),
        ("?rank=head", [0, 1, 2, 3, 4, 5]),
        ("?rank=deputy", []),
        ("?body=transport&state=held", [0]),
        ("?q=транспорта", [0, 2, 4]),
        ("?q=КОЛИК", [0, 2, 4]),
        ("?q=шыгыс казакстан", [0, 2, 4]),
        ("?q=восточно-казахстанской", [0, 2, 4]),
        ("?q=дом культуры транспорт", [0, 2, 4]),
        ("?q=жоқ мұндай", []),
        ("?q=😀 …", []),
    ],
)
def test_filters_and_search_leave_in_what_they_say(client: Client, query: str, expected: list[int]) -> None:
    made = a_year()
    assert codes(page_of(client, query)) == [made[number].code for number in expected]


def test_a_visit_is_found_by_its_code(client: Client) -> None:
    made = a_year()
    assert codes(page_of(client, f"?q={made[3].code.lower()}")) == [made[3].code]


def test_a_filter_is_shown_and_can_be_taken_off(client: Client) -> None:
    a_year()
    page = page_of(client, "?view=grid&body=transport&month=2&q=восточно")
    chips = [
        html.unescape(href) for href in re.findall(r'class="chip set" href="/ru/schedule/2026/([^"]*)"', page)
    ]
    word = "%D0%B2%D0%BE%D1%81%D1%82%D0%BE%D1%87%D0%BD%D0%BE"
    assert chips == [
        f"?view=grid&month=2&q={word}",
        f"?view=grid&body=transport&q={word}",
        "?view=grid&body=transport&month=2",
    ]


@pytest.mark.parametrize(
    "query",
    [
        "?view=calendar",
        "?month=13",
        "?month=02",
        "?state=lost",
        "?rank=king",
        "?body=nobody",
        "?region=1",
        "?q=" + "я" * 200,
    ],
)
def test_unknown_values_are_refused_on_the_page_and_in_the_files(client: Client, query: str) -> None:
    a_year()
    assert client.get(f"/kk/schedule/2026/{query}").status_code == 400
    assert client.get(f"/kk/schedule/2026.json{query}").status_code == 400


def test_a_search_cannot_bring_markup(client: Client) -> None:
    a_year()
    page = page_of(client, "?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")
    assert "<script>alert" not in page


def test_an_outsider_sees_at_a_glance_who_was_never_visited(client: Client) -> None:
    a_year()
    make_visit(
        region=make_region("710000000", name_ru="город Астана"),
        state="held",
        starts_at=clock.almaty(2025, 5, 20, 10),
    )
    band = page_of(client).partition('id="never"')[2].partition("</section>")[0]
    assert "Ни разу не были: 1 из 4 регионов" in band
    assert "область Ұлытау" in band
    assert "Не были в 2026 году: 1" in band
    assert re.search(r"город Астана <span[^>]*>379 дней", band)
    tiles = page_of(client, "?view=map")
    assert re.search(r'class="tile level-0 never"[^>]*title="область Ұлытау: ни разу не были"', tiles)
    assert tiles.count('<i aria-hidden="true">') == 1


def test_a_past_year_without_a_schedule_accuses_nobody(client: Client) -> None:
    make_visit(state="held", starts_at=clock.almaty(2026, 5, 20, 10))
    page = client.get("/ru/schedule/2024/").content.decode()
    assert "Не были в 2024 году" not in page
    assert "Графика за этот год здесь нет." in page
    assert ('href="/ru/schedule/2026/"' in page, "2024.xlsx" in page) == (True, False)


def test_districts_are_named_only_where_every_visit_names_its_own(client: Client) -> None:
    make_approved(make_offices(), row(date(2026, 2, 11)), row(date(2026, 5, 12)))
    abai, osakarov = (
        District.objects.create(region=make_region(), name_kk=name, name_ru=name, name_en=name)
        for name in ("Абай ауданы", "Осакаров ауданы")
    )
    Entry.objects.filter(planned_on=date(2026, 2, 11)).update(district=abai)
    Visit.objects.update(state="held")
    assert "Осакаров" not in page_of(client).partition('id="never"')[2].partition("</section>")[0]
    Entry.objects.update(district=abai)
    band = page_of(client).partition('id="never"')[2].partition("</section>")[0]
    assert (osakarov.name_ru in band, abai.name_ru in band) == (True, False)
    assert len(codes(page_of(client, "?q=абай ауданы"))) == 2


def test_one_month_is_shown_with_the_way_to_the_others(client: Client) -> None:
    made = a_year()
    assert codes(page_of(client, "?view=month")) == [made[4].code]
    february = page_of(client, "?view=month&month=2")
    ruler = february.partition('class="ruler"')[2].partition("</nav>")[0]
    assert re.findall(r"(\w+)</span> <b>(\d+)</b></a>|(\w+) <b>·</b>", ruler)[:4] == [
        ("", "", "янв"),
        ("фев", "2", ""),
        ("мар", "1", ""),
        ("апр", "1", ""),
    ]
    assert codes(february) == [made[0].code, made[1].code]
    assert "?view=month&amp;month=9" in february
    assert codes(page_of(client, "?view=month&month=1")) == []


def test_a_month_whose_meeting_still_goes_on_is_not_over(client: Client) -> None:
    for month in (2, 3, 4):
        make_visit(state="held", starts_at=clock.almaty(2026, month, 10, 10))
    live = make_visit(state="under_way", starts_at=clock.almaty(2026, 5, 31, 23))
    ahead = make_visit(starts_at=clock.almaty(2026, 6, 20, 10))
    page = page_of(client)
    over, _may, going = page.partition('class="more gone"')[2].partition('id="month-5" open>')
    assert (len(codes(over)), codes(going)) == (3, [live.code, ahead.code])
    assert page.index(f"/ru/meetings/{live.code}/live/") < page.index('class="more gone"')
    assert codes(page_of(client, "?view=month")) == [live.code]


@pytest.mark.parametrize("view", ["table", "grid", "month", "map"])
def test_every_view_costs_seven_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, view: str
) -> None:
    a_year()
    for _ in range(2):
        with django_assert_num_queries(7):
            client.get(f"/kk/schedule/2026/?view={view}")
        for day in range(40):
            make_visit(starts_at=TODAY + timedelta(days=day))


def test_a_visit_is_an_event_for_machines(client: Client) -> None:
    offices = make_offices()
    visit = make_visit(body=offices.body, starts_at=clock.almaty(2026, 7, 1, 10), state="planned")
    clock.freeze(clock.almaty(2026, 6, 3, 12))
    meetings.postpone(visit=visit, new_start=clock.almaty(2026, 8, 5, 10), reason=REASON, by=offices.head)
    for path in ("/ru/schedule/2026/", f"/ru/meetings/{visit.code}/"):
        (event,) = items(client.get(path).content.decode())
        assert event.kind == "https://schema.org/Event"
        assert {
            name: event.values[name]
            for name in ("startDate", "previousStartDate", "eventStatus", "isAccessibleForFree")
        } == {
            "startDate": "2026-08-05",
            "previousStartDate": "2026-07-01",
            "eventStatus": "https://schema.org/EventRescheduled",
            "isAccessibleForFree": "true",
        }
        assert event.values["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
        assert event.parts["organizer"].values["name"] == "Министерство здравоохранения (healthcare)"
        assert event.parts["location"].values["name"].startswith("Карагандинская область")
    Visit.objects.update(state="cancelled")
    (event,) = items(page_of(client))
    assert event.values["eventStatus"] == "https://schema.org/EventCancelled"


def test_a_deputy_is_told_from_a_minister(client: Client) -> None:
    body = make_body()
    deputy = make_visit(body=body, office=make_office(body, "deputy-1", rank=Rank.DEPUTY), rank=Rank.DEPUTY)
    make_visit(body=body)
    assert codes(page_of(client, "?rank=deputy")) == [deputy.code]


def test_a_visit_of_several_days_shows_its_days(client: Client) -> None:
    make_visit(starts_at=clock.almaty(2026, 7, 1, 10), ends_at=clock.almaty(2026, 7, 3, 12))
    assert "1–3\xa0июля" in page_of(client)
    Visit.objects.update(ends_at=clock.almaty(2026, 8, 1, 12))
    assert "1\xa0июля – 1\xa0августа" in page_of(client)
