"""An akim's calendar goes the way of the ministers' schedule: the same acts, other people, by its own pack."""

from __future__ import annotations

from datetime import date

import pytest

from kezdesu.bodies.models import BodyKind
from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.record import of
from kezdesu.meetings import actions as meetings
from kezdesu.meetings import queries as visits
from kezdesu.meetings.models import Visit
from kezdesu.people.actors import MACHINE
from kezdesu.schedule import actions, due, queries, rules
from kezdesu.schedule.models import Schedule
from kezdesu.schedule.states import ScheduleState
from tests.akims.local import (
    SERIES,
    approved_calendar,
    make_akimat,
    make_district,
    open_calendar,
    row,
    signed_calendar,
)
from tests.factories.base import EDITION, make_body
from tests.factories.schedule import make_approved, make_offices
from tests.factories.schedule import row as ministers_row

pytestmark = pytest.mark.django_db
REASON = Trilingual("Боран салдарынан", "Из-за бурана")


def test_clerk_writes_akim_signs_and_approves_and_the_visits_stand() -> None:
    akimat = make_akimat()
    version = approved_calendar(akimat, row(date(2026, 3, 11)), row(date(2026, 6, 10)))
    schedule = Schedule.objects.get()
    assert (schedule.series, schedule.body, schedule.state) == (SERIES, akimat.body, ScheduleState.APPROVED)
    assert (version.number, version.act_number, version.act_date) == (1, "5", date(2026, 1, 13))
    planned = list(Visit.objects.order_by("starts_at").values_list("body__slug", "rank", "edition"))
    assert planned == [(akimat.body.slug, "akim", schedule.edition)] * 2
    kinds = [line.kind for line in of(schedule.code, public_only=False)]
    assert kinds == ["schedule.opened", "schedule.approved"]
    assert [line.body for line in of(schedule.code, public_only=False)] == [akimat.body.slug] * 2


def test_terms_of_the_calendar_are_those_of_its_own_act() -> None:
    schedule = open_calendar(make_akimat())
    terms = due.terms_of(schedule)
    assert {key: term.norm for key, term in terms.items()} == {"2.3": f"{SERIES}-2.1"}
    assert terms["2.3"].due == date(2026, 1, 14)
    assert terms["2.3"].boundary == date(2026, 1, 15)


def test_ministers_schedule_and_every_calendar_of_a_year_stand_side_by_side() -> None:
    first, second = make_akimat(), make_akimat("akimat-abai", "100000000")
    approved_calendar(first)
    open_calendar(second)
    make_approved(make_offices(), ministers_row())
    assert sorted(Schedule.objects.values_list("label", flat=True)) == [
        "2026",
        "2026-akimat-abai",
        "2026-akimat-karaganda",
    ]
    assert [schedule.label for schedule in queries.of_year(2026)] == ["2026"]
    assert [schedule.label for schedule in queries.all_schedules()] == ["2026"]
    assert [schedule.label for schedule in queries.own_schedules([first.body.slug])] == [
        "2026-akimat-karaganda"
    ]
    assert len(queries.versions_of_year(2026)) == len(queries.versions_of_year(2026, series=SERIES)) == 1


def test_second_calendar_of_the_same_year_is_refused() -> None:
    akimat = make_akimat()
    open_calendar(akimat)
    with pytest.raises(Conflict):
        open_calendar(akimat)


def test_nobody_else_opens_writes_or_approves_it() -> None:
    akimat, other = make_akimat(), make_akimat("akimat-abai", "100000000")
    offices = make_offices()
    edition = queries.by_label(open_calendar(akimat).label).edition
    schedule = Schedule.objects.get()
    for actor in (other.clerk, offices.coordinator, offices.clerk, akimat.head):
        with pytest.raises(Refused):
            actions.open_year(year=2027, edition=edition, body=akimat.body, by=actor)
    for actor, body in ((other.clerk, other.body), (offices.clerk, offices.body), (other.clerk, akimat.body)):
        with pytest.raises(Refused):
            actions.start_proposal(schedule=schedule, body=body, by=actor)
    signed = signed_calendar(make_akimat("akimat-atyrau", "230000000"), row(kato="230000000"))
    for actor in (offices.secretary, akimat.head, other.head):
        with pytest.raises(Refused), clock.at(clock.almaty(2026, 1, 13, 12)):
            actions.approve(schedule=signed, act_number="5", act_date=date(2026, 1, 13), by=actor)


def test_akimat_takes_no_part_in_the_ministers_schedule_nor_a_ministry_in_a_calendar() -> None:
    akimat, offices = make_akimat(), make_offices()
    ministers = actions.open_year(year=2026, edition=EDITION, by=MACHINE)
    with pytest.raises(Refused, match="not_ceb"):
        actions.start_proposal(schedule=ministers, body=akimat.body, by=akimat.clerk)
    with pytest.raises(Refused):
        actions.open_year(year=2026, edition=EDITION, body=akimat.body, by=akimat.clerk)
    edition = open_calendar(akimat).edition
    with pytest.raises(Refused):
        actions.open_year(year=2026, edition=edition, body=offices.body, by=offices.clerk)
    with pytest.raises(Refused):
        actions.open_year(year=2026, edition=edition, by=offices.coordinator)


def test_calendar_has_no_draft_that_goes_to_another_body() -> None:
    akimat = make_akimat()
    schedule = signed_calendar(akimat)
    with pytest.raises(Refused, match="no_such_step"):
        actions.draft_schedule(schedule=schedule, by=akimat.clerk)
    assert Schedule.objects.get().state == ScheduleState.COLLECTING


def test_ministers_schedule_is_still_not_approved_before_its_draft_was_sent() -> None:
    offices = make_offices()
    schedule = actions.open_year(year=2026, edition=EDITION, by=MACHINE)
    with pytest.raises(Conflict), clock.at(clock.almaty(2026, 1, 5, 12)):
        actions.approve(schedule=schedule, act_number="1", act_date=date(2026, 1, 5), by=offices.secretary)


def test_empty_calendar_is_not_approved() -> None:
    akimat = make_akimat()
    schedule = open_calendar(akimat)
    with pytest.raises(Refused, match="no_proposals"), clock.at(clock.almaty(2026, 1, 13, 12)):
        actions.approve(schedule=schedule, act_number="5", act_date=date(2026, 1, 13), by=akimat.head)


def test_row_in_another_region_is_refused_by_its_number() -> None:
    akimat = make_akimat()
    make_akimat("akimat-abai", "100000000")
    with pytest.raises(Refused, match="other_territory"):
        signed_calendar(akimat, row(kato="100000000"))


def test_akim_moves_a_meeting_by_an_amendment_and_the_visit_follows() -> None:
    akimat = make_akimat()
    version = approved_calendar(akimat, row(date(2026, 3, 11)))
    entry = queries.entry_by_id(queries.rows_of(version)[0].entry)
    with clock.at(clock.almaty(2026, 2, 2, 10)):
        amendment = actions.propose_amendment(
            entry=entry, new_date=date(2026, 3, 18), reason=REASON, by=akimat.clerk
        )
        actions.sign_amendment(amendment=amendment, by=akimat.head)
    with clock.at(clock.almaty(2026, 2, 4, 10)):
        second = meetings.approve_amendments(
            amendments=[amendment], act_number="9", act_date=date(2026, 2, 4), by=akimat.head
        )
    assert second.number == 2
    assert clock.almaty_date(Visit.objects.get().starts_at) == date(2026, 3, 18)


def test_lists_of_visits_keep_to_one_act_unless_a_body_or_all_are_asked_for() -> None:
    akimat = make_akimat()
    approved_calendar(akimat, row(date(2026, 3, 12)))
    make_approved(make_offices(), ministers_row(date(2026, 3, 11)))
    assert [line.body_slug for line in visits.of_year(2026)] == ["healthcare"]
    assert [line.body_slug for line in visits.of_year(2026, series=SERIES)] == [akimat.body.slug]
    assert [line.body_slug for line in visits.of_year(2026, series="")] == ["healthcare", akimat.body.slug]
    assert [line.series for line in visits.of_year(2026, body=akimat.body.slug)] == [SERIES]
    with clock.at(clock.almaty(2026, 2, 1, 10)):
        assert [line.body_slug for line in visits.upcoming()] == ["healthcare"]
        assert [line.body_slug for line in visits.upcoming(series=SERIES)] == [akimat.body.slug]


def test_district_of_a_row_comes_to_the_visit() -> None:
    akimat, district = make_akimat(), make_district()
    approved_calendar(akimat, row(district=district.name_kk))
    assert visits.of_year(2026, series=SERIES)[0].district == district.name


def test_made_up_kind_of_body_has_no_calendar() -> None:
    holding = make_body("ktz", BodyKind.HOLDING)
    with pytest.raises(Refused):
        actions.open_year(year=2026, edition=EDITION, body=holding, by=make_akimat().clerk)


def test_refusal_cites_the_act_of_the_calendar_and_never_the_ministers() -> None:
    akimat, offices = make_akimat(), make_offices()
    calendar = signed_calendar(akimat)
    ministers = actions.open_year(year=2026, edition=EDITION, by=MACHINE)
    act_date = date(2026, 1, 13)
    for schedule, by, clause in (
        (calendar, akimat.head, f"{SERIES}-2.1"),
        (ministers, offices.secretary, "2.3"),
    ):
        denied = rules.may_approve(schedule, "", act_date, by=by)
        assert (denied.code, denied.clause) == ("act_number_needed", clause)
    assert rules.is_obliged(ministers, akimat.body).clause == "2.1"
    other = make_akimat("akimat-abai", "100000000")
    empty = open_calendar(other)
    with pytest.raises(Refused) as refused, clock.at(clock.almaty(2026, 1, 13, 12)):
        actions.approve(schedule=empty, act_number="5", act_date=act_date, by=other.head)
    assert (refused.value.denied.code, refused.value.denied.clause) == ("no_proposals", "")
