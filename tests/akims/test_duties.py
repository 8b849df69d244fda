"""Duties of two acts at one time: each meeting is judged by the act under which it began, and by no other."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kezdesu.common import clock
from kezdesu.decree import DutyState, default_pack
from kezdesu.meetings import actions as meetings
from kezdesu.meetings.models import Part, RecordKind, Visit
from kezdesu.oversight.register import norms_of, register
from tests.akims.local import (
    SERIES,
    Akimat,
    approved_calendar,
    make_akimat,
    make_district,
    open_calendar,
    row,
)
from tests.factories.base import make_visit
from tests.factories.meetings import TEXT, planned_part

pytestmark = pytest.mark.django_db
OWN = frozenset(default_pack(SERIES).norms)
CALENDAR, OBLAST, CITY = f"{SERIES}-2.1", f"{SERIES}-2.1-oblast", f"{SERIES}-2.1-city"


def held(akimat: Akimat, visit: Visit) -> None:
    """The visit announced, begun, held and closed on its day."""
    start = visit.starts_at
    with clock.at(start - timedelta(days=10)):
        meetings.set_parts(visit=visit, parts=[planned_part(start=start)], by=akimat.clerk)
        announcement = meetings.draft_announcement(visit=visit, text=TEXT, by=akimat.clerk)
        meetings.prepare_announcement(announcement=announcement, by=akimat.clerk)
        meetings.sign_announcement(announcement=announcement, by=akimat.head)
        for kind, actor in (
            (RecordKind.LOCAL_NOTICE, akimat.recorder),
            (RecordKind.INTAKE_ANALYSIS, akimat.clerk),
        ):
            meetings.record(visit=visit, kind=kind, note=TEXT, happened_at=clock.now(), count=3, by=actor)
    with clock.at(start):
        meetings.begin(visit=visit, by=akimat.operator)
        part = Part.objects.select_related("visit__body").get(visit=visit)
        meetings.start_part(part=part, by=akimat.operator)
    with clock.at(start + timedelta(hours=2)):
        part.refresh_from_db()
        meetings.end_part(part=part, attendance=120, by=akimat.operator)
        visit.refresh_from_db()
        meetings.close_visit(visit=visit, by=akimat.operator)


def state_of(clause: str, today: date, body: str = "akimat-karaganda") -> DutyState:
    duties = [duty for duty in register(2026, today=today).duties if (duty.norm, duty.body) == (clause, body)]
    (duty,) = duties
    return duty.state


@pytest.mark.parametrize(
    ("approved", "today", "state"),
    [
        (None, date(2026, 1, 13), DutyState.UPCOMING),
        (None, date(2026, 1, 14), DutyState.DUE),
        (None, date(2026, 1, 15), DutyState.BOUNDARY),
        (None, date(2026, 1, 16), DutyState.OVERDUE),
        (date(2026, 1, 14), date(2026, 2, 1), DutyState.MET),
        (date(2026, 1, 15), date(2026, 2, 1), DutyState.BOUNDARY),
        (date(2026, 1, 16), date(2026, 2, 1), DutyState.MET_LATE),
    ],
)
def test_calendar_is_owed_before_15_january(approved: date | None, today: date, state: DutyState) -> None:
    akimat = make_akimat()
    if approved:
        approved_calendar(akimat, at=clock.almaty(approved.year, approved.month, approved.day, 12))
    else:
        open_calendar(akimat)
    assert state_of(CALENDAR, today) is state


def test_every_akimat_owes_a_calendar_of_its_own() -> None:
    approved_calendar(make_akimat())
    make_akimat("akimat-abai", "100000000")
    today = date(2026, 2, 1)
    assert state_of(CALENDAR, today) is DutyState.MET
    assert state_of(CALENDAR, today, "akimat-abai") is DutyState.OVERDUE


def test_cadence_is_that_of_the_level() -> None:
    make_akimat()
    make_akimat("akimat-astana", "710000000")
    from kezdesu.regions.models import Region

    Region.objects.filter(kato="710000000").update(kind="city")
    cells = register(2026, today=date(2026, 3, 1)).cells
    assert (OBLAST, "akimat-karaganda") in cells
    assert (CITY, "akimat-astana") in cells
    assert (CITY, "akimat-karaganda") not in cells
    assert (OBLAST, "akimat-astana") not in cells


def test_oblast_akim_meets_people_in_every_district_within_the_year() -> None:
    akimat = make_akimat()
    names = [make_district(name).name_kk for name in ("Абай ауданы", "Осакаров ауданы")]
    approved_calendar(
        akimat, row(date(2026, 3, 11), district=names[0]), row(date(2026, 6, 10), district=names[1])
    )
    first, second = Visit.objects.order_by("starts_at")
    held(akimat, first)
    duty = register(2026, today=date(2026, 4, 1)).by_key[OBLAST, akimat.body.slug, "2026"]
    assert duty.state is DutyState.UPCOMING
    assert "1 of 2" in duty.why.en
    held(akimat, second)
    duty = register(2026, today=date(2026, 7, 1)).by_key[OBLAST, akimat.body.slug, "2026"]
    assert (duty.state, clock.almaty_date(duty.met_at)) == (DutyState.MET, date(2026, 6, 10))


def test_district_without_a_meeting_is_missed_when_the_year_is_over() -> None:
    akimat = make_akimat()
    make_district("Абай ауданы")
    approved_calendar(akimat)
    assert (
        register(2026, today=date(2027, 1, 5)).by_key[OBLAST, akimat.body.slug, "2026"].state
        is DutyState.MISSED
    )


def test_akims_meeting_makes_duties_of_its_own_act_only() -> None:
    akimat = make_akimat()
    approved_calendar(akimat)
    visit = Visit.objects.get()
    held(akimat, visit)
    found = register(2026, today=date(2026, 3, 13))
    about = {duty.norm: duty.state for duty in found.of_subject(visit.code)}
    assert about.keys() == {
        OBLAST,
        *(f"{SERIES}-{name}" for name in ("notice", "intake", "register", "results")),
    }
    assert about[f"{SERIES}-notice"] is about[f"{SERIES}-intake"] is DutyState.MET
    assert about[f"{SERIES}-results"] is DutyState.UPCOMING
    assert {duty.edition for duty in found.of_subject(visit.code)} == {visit.edition}


def test_akims_meetings_count_for_no_clause_of_the_decree() -> None:
    """Neither as meetings of deputies (6.3) nor as visits at which the akim must attend (4.1)."""
    akimat = make_akimat()
    approved_calendar(akimat)
    Visit.objects.update(rank="deputy")
    held(akimat, Visit.objects.get())
    found = register(2026, today=date(2026, 4, 1))
    assert all(duty.state is DutyState.NOT_APPLICABLE for duty in found.of_norm("4.1"))
    assert all(not duty.evidence for duty in found.of_norm("6.3"))


def test_ministers_visit_makes_no_duty_of_the_akims_act() -> None:
    akimat = make_akimat()
    visit = make_visit()
    found = register(2026, today=date(2026, 4, 1))
    assert not {duty.norm for duty in found.of_subject(visit.code)} & OWN
    assert {duty.body for duty in found.duties if duty.norm in OWN} == {akimat.body.slug}


def test_results_are_due_ten_days_after_by_the_own_clause() -> None:
    akimat = make_akimat()
    approved_calendar(akimat)
    visit = Visit.objects.get()
    held(akimat, visit)
    duty = register(2026, today=date(2026, 3, 22)).by_key[f"{SERIES}-results", akimat.body.slug, visit.code]
    assert (duty.due, duty.legal_due) == (date(2026, 3, 21), date(2026, 3, 26))
    assert "826" in duty.why.ru


def test_register_speaks_by_the_norms_of_every_act_in_force() -> None:
    assert norms_of(2026).keys() >= OWN | {"3.7b"}
    assert norms_of(2026)[CALENDAR].row == "2.3"
