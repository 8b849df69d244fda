"""One person is at one place at a time, also when two offices press at once; hours are those of Almaty."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import connection

from kezdesu.bodies.models import Office, Tenure
from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.meetings import actions, calendars
from kezdesu.meetings.models import Part, PartKind, Visit
from kezdesu.meetings.plans import PlannedPart
from kezdesu.schedule.actions.approval import sha256_of
from kezdesu.schedule.content import freeze
from kezdesu.schedule.models import Version
from kezdesu.schedule.queries import rows_of
from tests.factories import make_office, make_region
from tests.factories.base import EDITION, make_body, make_visit
from tests.factories.schedule import REASON, Offices, make_approved, make_offices, row

FEBRUARY = clock.almaty(2026, 2, 2, 9)


def plan(offices: Offices, start: datetime, office: Office | None = None) -> Visit:
    with clock.at(FEBRUARY):
        return actions.plan_visit(
            body=offices.body,
            office=office or make_office(offices.body),
            region=make_region(),
            starts_at=start,
            ends_at=start + timedelta(hours=2),
            edition=EDITION,
            by=offices.clerk,
        )


@pytest.mark.django_db
def test_whole_day_is_taken_until_the_hours_are_set() -> None:
    offices = make_offices()
    make_approved(offices, row(date(2026, 3, 11)))
    visit = Visit.objects.select_related("body", "office").get()
    afternoon = clock.almaty(2026, 3, 11, 15)
    with pytest.raises(Refused) as error:
        plan(offices, afternoon)
    assert (error.value.denied.code, "M-2026-0001" in error.value.denied.reason.ru) == ("person_taken", True)
    part = PlannedPart(PartKind.MEETING, clock.almaty(2026, 3, 11, 10), clock.almaty(2026, 3, 11, 12))
    with clock.at(FEBRUARY):
        actions.set_parts(visit=visit, parts=[part], by=offices.clerk)
    assert plan(offices, afternoon).code == "M-2026-0002"


@pytest.mark.django_db
def test_two_posts_of_one_person_are_one_person() -> None:
    offices = make_offices()
    acting = make_office(offices.body, "acting")
    first = None
    for office in (make_office(offices.body), acting):
        name = {"holder_kk": "А. Серік", "holder_ru": "А. Серик", "holder_en": "A. Serik", "person": first}
        first = Tenure.objects.create(office=office, since=date(2020, 1, 1), until=date(2026, 6, 30), **name)
    plan(offices, clock.almaty(2026, 3, 11, 10))
    with pytest.raises(Refused):
        plan(offices, clock.almaty(2026, 3, 11, 11), acting)
    plan(offices, clock.almaty(2026, 7, 1, 10))
    assert plan(offices, clock.almaty(2026, 7, 1, 11), acting).office == acting


@pytest.mark.django_db
@pytest.mark.parametrize("elsewhere", [True, False])
def test_namesakes_are_two_people_in_one_body_and_in_two(elsewhere: bool) -> None:
    offices = make_offices()
    body = make_body("energy") if elsewhere else offices.body
    acting = make_office(body, "acting")
    for office in (make_office(offices.body), acting):
        name = {"holder_kk": "А. Серік", "holder_ru": "А. Серик", "holder_en": "A. Serik"}
        Tenure.objects.create(office=office, since=date(2020, 1, 1), **name)
    plan(offices, clock.almaty(2026, 3, 11, 10))
    first = Visit.objects.get()
    second = make_visit(body=body, office=acting, starts_at=clock.almaty(2026, 3, 11, 11))
    slots = calendars.slots_of([first.pk])
    assert calendars.meetings_of(slots, calendars.known_holders([first.office_id, second.office_id])) == []


@pytest.mark.django_db
def test_postponing_onto_another_visit_is_refused_and_changes_nothing() -> None:
    offices = make_offices()
    first = plan(offices, clock.almaty(2026, 3, 11, 10))
    plan(offices, clock.almaty(2026, 3, 12, 10))
    with clock.at(FEBRUARY), pytest.raises(Refused) as error:
        actions.postpone(visit=first, new_start=clock.almaty(2026, 3, 12, 11), reason=REASON, by=offices.head)
    assert (error.value.denied.code, error.value.field) == ("person_taken", "new_start")
    assert first.starts_at == clock.almaty(2026, 3, 11, 10)


@pytest.mark.django_db
def test_missed_visit_is_neither_postponed_nor_cancelled() -> None:
    offices = make_offices()
    visit = plan(offices, clock.almaty(2026, 3, 11, 10))
    with clock.at(clock.almaty(2026, 3, 12, 0)):
        with pytest.raises(Refused) as error:
            actions.postpone(
                visit=visit, new_start=clock.almaty(2026, 4, 1, 10), reason=REASON, by=offices.head
            )
        with pytest.raises(Refused):
            actions.cancel(visit=visit, reason=REASON, by=offices.head)
    assert error.value.denied.code == "day_passed"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "hour"),
    [(date(2024, 2, 20), 4), (date(2024, 2, 29), 4), (date(2024, 3, 1), 5), (date(2024, 3, 20), 5)],
)
def test_ten_in_almaty_is_another_instant_before_and_after_march_2024(day: date, hour: int) -> None:
    version = _version_of_2024(day, None)
    actions.enter_approved(version=version, by=make_offices().secretary)
    visit = Visit.objects.get()
    assert visit.starts_at.isoformat() == f"{day}T0{hour}:00:00+00:00"


@pytest.mark.django_db
def test_meeting_over_the_change_of_zone_keeps_its_hours_on_the_clock() -> None:
    version = _version_of_2024(date(2024, 2, 28), date(2024, 3, 2))
    offices = make_offices()
    actions.enter_approved(version=version, by=offices.secretary)
    visit = Visit.objects.select_related("body", "office").get()
    assert visit.starts_at == clock.almaty(2024, 2, 28, 10)
    assert (visit.ends_at.isoformat(), visit.ends_at) == (
        "2024-03-02T07:00:00+00:00",
        clock.almaty(2024, 3, 2, 12),
    )
    with clock.at(clock.almaty(2024, 2, 1)):
        actions.postpone(visit=visit, new_start=clock.almaty(2024, 3, 5, 10), reason=REASON, by=offices.head)
    assert Visit.objects.get().ends_at == clock.almaty(2024, 3, 8, 12)
    assert Part.objects.count() == 0


def _version_of_2024(day: date, until: date | None) -> Version:
    """A version whose rows lie in the year in which the zone changed."""
    offices = make_offices()
    made = make_approved(offices)
    Visit.objects.all().delete()
    (only,) = rows_of(made)
    content = freeze([replace(only, planned_on=day, planned_until=until)])
    Version.objects.filter(pk=made.pk).update(content=content, sha256=sha256_of(content))
    return Version.objects.select_related("schedule").get(pk=made.pk)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_plan_one_person_at_once_one_is_refused() -> None:
    offices = make_offices()
    office, region = make_office(offices.body), make_region()
    start, gate, told = clock.almaty(2099, 3, 11, 10), threading.Barrier(4), []

    def press(number: int) -> None:
        gate.wait()
        try:
            visit = actions.plan_visit(
                body=offices.body,
                office=office,
                region=region,
                starts_at=start + timedelta(minutes=number),
                ends_at=start + timedelta(hours=2),
                edition=EDITION,
                by=offices.clerk,
            )
            told.append(visit.code)
        except Refused as refused:
            told.append(refused.denied.code)
        finally:
            connection.close()

    pressing = [threading.Thread(target=press, args=(number,)) for number in range(4)]
    for thread in pressing:
        thread.start()
    for thread in pressing:
        thread.join()
    assert sorted(told) == ["M-2099-0001", "person_taken", "person_taken", "person_taken"]
    assert Visit.objects.count() == 1
