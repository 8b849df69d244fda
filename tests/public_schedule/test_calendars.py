"""Calendars to subscribe to, read back by a calendar program's reader: stable, honest about moves, right in time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from icalendar import Calendar, Event
from pytest_django import DjangoAssertNumQueries

from kezdesu.common import clock
from kezdesu.meetings import actions as meetings
from kezdesu.meetings.models import Part, PartKind, Visit
from kezdesu.schedule import actions
from kezdesu.schedule.models import Entry
from tests.factories import make_region, make_visit
from tests.factories.meetings import make_announced, make_team
from tests.factories.schedule import REASON, make_approved, make_offices, row

pytestmark = pytest.mark.django_db


def events(client: Client, path: str = "/calendar/all.ics?lang=ru") -> dict[str, Event]:
    """The events of a calendar by UID."""
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    assert len({str(event["UID"]) for event in found}) == len(found)
    return {str(event["UID"]): event for event in found}


def with_hours(visit: Visit) -> Visit:
    Part.objects.create(
        visit=visit, kind=PartKind.MEETING, planned_start=visit.starts_at, planned_end=visit.ends_at
    )
    return visit


@pytest.mark.parametrize(
    ("month", "utc"), [(2, datetime(2024, 2, 20, 4, tzinfo=UTC)), (3, datetime(2024, 3, 20, 5, tzinfo=UTC))]
)
def test_ten_in_the_morning_in_almaty_before_and_after_the_clocks_were_changed(
    client: Client, month: int, utc: datetime
) -> None:
    visit = with_hours(make_visit(starts_at=clock.almaty(2024, month, 20, 10)))
    for path in (
        "/kk/schedule/2024.ics",
        "/calendar/regions/350000000.ics",
        f"/kk/meetings/{visit.code}/calendar.ics",
    ):
        (event,) = events(client, path).values()
        assert (event.start, event.end) == (utc, utc + timedelta(hours=2)), path


def test_without_an_hour_the_whole_day_and_of_several_days_every_one(client: Client) -> None:
    one = make_visit(starts_at=clock.almaty(2026, 5, 12, 10))
    three = make_visit(starts_at=clock.almaty(2026, 5, 12, 10), ends_at=clock.almaty(2026, 5, 14, 17))
    found = events(client)
    days = {
        code: (found[f"{code}@kezdesu"].start, found[f"{code}@kezdesu"].end)
        for code in (one.code, three.code)
    }
    assert days == {
        one.code: (date(2026, 5, 12), date(2026, 5, 13)),
        three.code: (date(2026, 5, 12), date(2026, 5, 15)),
    }


def test_a_moved_visit_keeps_its_uid_counts_up_and_says_why(client: Client) -> None:
    team = make_team()
    visit = make_announced(team)
    before = events(client)[f"{visit.code}@kezdesu"]
    with clock.at(clock.almaty(2026, 3, 1, 9)):
        meetings.postpone(visit=visit, new_start=clock.almaty(2026, 3, 20, 10), reason=REASON, by=team.head)
        after = events(client)[f"{visit.code}@kezdesu"]
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert after.start == datetime(2026, 3, 20, 5, tzinfo=UTC)
    assert (str(after["COMMENT"]), after["STATUS"]) == ("Из-за паводка", "CONFIRMED")
    assert "Причина: Из-за паводка" in after["DESCRIPTION"]
    assert "11 марта 2026" in after["DESCRIPTION"].replace("\xa0", " ")
    assert after["LAST-MODIFIED"].dt == after["DTSTAMP"].dt == clock.almaty(2026, 3, 1, 9)


def test_what_the_schedule_withdrew_stays_as_cancelled(client: Client) -> None:
    offices = make_offices()
    make_approved(offices, row(date(2026, 6, 2)), row(date(2026, 7, 2)))
    entry = Entry.objects.select_related("proposal__schedule", "proposal__body").order_by("planned_on")[0]
    with clock.at(clock.almaty(2026, 2, 2, 9)):
        amendment = actions.propose_amendment(entry=entry, new_date=None, reason=REASON, by=offices.clerk)
        actions.sign_amendment(amendment=amendment, by=offices.head)
        meetings.approve_amendments(
            amendments=[amendment], act_number="40", act_date=date(2026, 2, 2), by=offices.secretary
        )
    states = {uid: (str(event["STATUS"]), event["SEQUENCE"]) for uid, event in events(client).items()}
    assert states == {"M-2026-0001@kezdesu": ("CANCELLED", 1), "M-2026-0002@kezdesu": ("TENTATIVE", 0)}


def test_an_unchanged_calendar_is_the_same_to_the_byte_and_answers_304(client: Client) -> None:
    make_announced(make_team())
    first = client.get("/calendar/all.ics?lang=kk")
    with clock.at(clock.now() + timedelta(hours=5)):
        again = client.get("/calendar/all.ics?lang=kk")
        by_tag = client.get("/calendar/all.ics?lang=kk", headers={"If-None-Match": first["ETag"]})
        by_date = client.get(
            "/calendar/all.ics?lang=kk", headers={"If-Modified-Since": first["Last-Modified"]}
        )
    assert first.content == again.content
    assert (by_tag.status_code, by_date.status_code) == (304, 304)


def test_bodies_and_regions_have_calendars_of_their_own(client: Client) -> None:
    team, other = make_team(), make_team("transport")
    ours = make_visit(body=team.body, region=make_region("620000000"))
    theirs = make_visit(body=other.body)
    assert set(events(client, "/calendar/bodies/healthcare.ics")) == {f"{ours.code}@kezdesu"}
    assert set(events(client, "/calendar/regions/350000000.ics")) == {f"{theirs.code}@kezdesu"}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/calendar/bodies/nobody.ics", 404),
        ("/calendar/regions/1.ics", 404),
        ("/calendar/all.ics?lang=de", 400),
        ("/calendar/all.ics?year=2026", 400),
        ("/feeds/regions/999999999.atom", 404),
        ("/feeds/schedule.atom?lang=xx", 400),
    ],
)
def test_wrong_addresses_get_a_clear_answer(client: Client, path: str, status: int) -> None:
    assert client.get(path).status_code == status


def test_a_line_break_in_a_place_cannot_forge_a_property(client: Client) -> None:
    make_visit(place_kk="Клуб\r\nSTATUS:CANCELLED\r\nATTENDEE:mailto:a@b", place_ru="Клуб")
    (event,) = events(client, "/calendar/all.ics?lang=kk").values()
    assert (event["STATUS"], "ATTENDEE" in event) == ("CONFIRMED", False)


def test_a_calendar_is_named_in_its_language_by_what_it_holds(client: Client) -> None:
    make_visit()
    names = {}
    for path in ("all", "bodies/healthcare", "regions/350000000"):
        for language in ("kk", "ru", "en"):
            head = Calendar.from_ical(client.get(f"/calendar/{path}.ics?lang={language}").content)
            assert head["NAME"] == head["X-WR-CALNAME"]
            assert head["X-PUBLISHED-TTL"] == "PT12H"
            assert head["REFRESH-INTERVAL"].dt == timedelta(hours=12)
            names[path, language] = str(head["NAME"])
    assert names["all", "kk"] == "Министрлердің халықпен кездесулері"
    assert (
        names["bodies/healthcare", "ru"] == "Министерство здравоохранения (healthcare): встречи с населением"
    )
    assert (
        names["bodies/healthcare", "kk"] == "Денсаулық сақтау министрлігі (healthcare): халықпен кездесулер"
    )
    assert names["regions/350000000", "ru"] == "Карагандинская область 35: встречи с населением"
    assert names["regions/350000000", "en"].endswith(": meetings with people")


def test_the_text_of_an_event_leads_to_its_page_where_programs_show_no_address(client: Client) -> None:
    visit = make_visit()
    (event,) = events(client).values()
    page = f"http://testserver/ru/meetings/{visit.code}/"
    assert (str(event["URL"]), str(event["DESCRIPTION"]).splitlines()[-2:]) == (page, [visit.code, page])
    assert client.get(page).status_code == 200


def test_a_meeting_that_is_only_planned_says_so(client: Client) -> None:
    make_visit(state="planned")
    make_visit(starts_at=clock.almaty(2026, 4, 2, 10))
    planned, announced = events(client).values()
    assert (planned["STATUS"], announced["STATUS"]) == ("TENTATIVE", "CONFIRMED")
    assert "Встреча ещё не объявлена." in planned["DESCRIPTION"]
    assert "не объявлена" not in announced["DESCRIPTION"]


@pytest.mark.parametrize(
    ("place", "where"),
    [
        ("Дом дружбы, город Алматы, улица Победы, 77", "Дом дружбы, город Алматы, улица Победы, 77"),
        ("Дом дружбы", "Дом дружбы, город Алматы"),
        ("Гостиница «город Алматы»", "Гостиница «город Алматы», город Алматы"),
    ],
)
def test_a_region_that_the_address_names_is_not_said_twice(client: Client, place: str, where: str) -> None:
    make_visit(region=make_region("750000000", name_ru="город Алматы"), place_kk=place, place_ru=place)
    (event,) = events(client).values()
    assert str(event["LOCATION"]) == where


def test_long_kazakh_lines_are_folded_between_letters_and_read_back_whole(client: Client) -> None:
    place = "Қазақтың ұлттық өнер үйі; «Ғылым» залы\\, 2-қабат: " + "әіңғүұқөһ" * 22
    make_visit(place_kk=place[:250], place_ru="Зал")
    content = client.get("/calendar/all.ics?lang=kk").content
    lines = content.split(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    assert [line.decode("utf-8", "replace").count("\ufffd") for line in lines] == [0] * len(lines)
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert str(event["LOCATION"]).startswith(place[:250])


@pytest.mark.parametrize("number", [1, 60])
def test_a_calendar_costs_two_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for day in range(number):
        make_visit(starts_at=clock.almaty(2026, 3, 1, 10) + timedelta(days=day))
    with django_assert_num_queries(2):
        assert len(events(client)) == number
