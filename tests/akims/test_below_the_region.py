"""Akims of districts and okrugs: the same calendar and rooms, a cadence of their own, and no power over the region."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kezdesu.bodies import queries as bodies
from kezdesu.bodies import rules as body_rules
from kezdesu.bodies.models import Body
from kezdesu.common.answers import Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree import Duty, DutyState
from kezdesu.issues import beforehand, letters
from kezdesu.meetings import rules as meetings
from kezdesu.meetings.models import RecordKind, Visit
from kezdesu.meetings.states import VisitState
from kezdesu.oversight.register import Register, register
from kezdesu.people.roles import Role
from kezdesu.voices.states import VoiceState
from tests.akims.local import (
    KATO,
    SERIES,
    approved_calendar,
    make_akimat,
    make_district,
    make_local,
    row,
    signed_calendar,
)
from tests.akims.test_duties import held
from tests.factories.base import actor_of, make_account, make_body, make_region, make_visit, make_voice

pytestmark = pytest.mark.django_db
DISTRICT, OKRUG, CALENDAR = f"{SERIES}-2.1-district", f"{SERIES}-2.1-okrug", f"{SERIES}-2.1"
TEXT = Trilingual("Жол мәселесі", "Вопрос дорог")


def test_rows_are_of_the_own_district_without_naming_it_and_of_no_other() -> None:
    local, other = make_local(), make_district("Осакаров ауданы")
    approved_calendar(local)
    assert Visit.objects.get().entry.district == local.body.district
    second = make_local("akimat-dubovka", "okrug")
    with pytest.raises(Refused, match="other_territory"):
        signed_calendar(second, row(district=other.name_kk))


def applicable(found: Register, body: str) -> list[Duty]:
    return [duty for duty in found.of_body(body) if duty.state is not DutyState.NOT_APPLICABLE]


def test_cadence_and_calendar_are_owed_by_the_level_that_the_pack_names() -> None:
    local, okrug = make_local(), make_local("akimat-dubovka", "okrug")
    make_akimat()
    found = register(2026, today=date(2026, 2, 1))
    for akimat, norm in ((local, DISTRICT), (okrug, OKRUG)):
        owed = {(duty.norm, duty.subject): duty.state for duty in applicable(found, akimat.body.slug)}
        assert owed == {
            (norm, "2026-H1"): DutyState.UPCOMING,
            (norm, "2026-H2"): DutyState.UPCOMING,
            (CALENDAR, f"S-2026-{akimat.body.slug}"): DutyState.OVERDUE,
        }
    assert "4.3" in {duty.norm for duty in applicable(found, "akimat-karaganda")}


def test_edition_before_the_change_asks_the_same_akim_every_quarter() -> None:
    local = make_local()
    found = register(2023, today=date(2023, 3, 1))
    owed = {duty.subject for duty in found.of_body(local.body.slug) if duty.norm == DISTRICT}
    assert owed == {f"2023-Q{quarter}" for quarter in (1, 2, 3, 4)}


def test_one_meeting_keeps_its_half_year_and_an_empty_one_is_missed() -> None:
    local = make_local()
    approved_calendar(local, row(date(2026, 9, 9)))
    held(local, Visit.objects.get())
    found = register(2026, today=date(2026, 11, 20))
    assert found.by_key[DISTRICT, local.body.slug, "2026-H1"].state is DutyState.MISSED
    assert found.by_key[DISTRICT, local.body.slug, "2026-H2"].state is DutyState.MET


def test_own_notice_counts_for_the_own_meeting_and_the_regions_akimat_owes_nothing_for_it() -> None:
    local, regional = make_local(), make_akimat()
    approved_calendar(local)
    visit = Visit.objects.get()
    held(local, visit)
    about = register(2026, today=date(2026, 3, 13)).of_subject(visit.code)
    assert {duty.body for duty in about} == {local.body.slug}
    assert {duty.state for duty in about if duty.norm == f"{SERIES}-notice"} == {DutyState.MET}
    assert not [duty for duty in about if duty.body == regional.body.slug]


def test_people_of_a_district_have_no_keys_to_the_regions_affairs() -> None:
    local, regional = make_local(), make_akimat()
    visit = make_visit(body=make_body("energy"), region=make_region(KATO), state=VisitState.PLANNED)
    assert meetings.recording_body(visit, RecordKind.LOCAL_NOTICE, by=local.recorder) == ""
    assert meetings.recording_body(visit, RecordKind.LOCAL_NOTICE, by=regional.recorder) == "akimat-karaganda"
    assert {grant.kato for grant in local.recorder.grants} == {""}
    assert bodies.akimat_of(make_region(KATO).pk, on=date(2026, 2, 1)) == regional.body
    akim = actor_of(make_account(Role.AKIM, local.body))
    with pytest.raises(Refused, match="not_akim"):
        letters.send_letter(local.body, addressee=visit.body, year=2026, half=1, text=TEXT, by=akim)


def test_minister_is_offered_what_a_districts_akim_left_unsolved() -> None:
    local = make_local()
    approved_calendar(local)
    meeting = Visit.objects.get()
    held(local, meeting)
    asked = make_voice(visit=meeting, body=local.body, state=VoiceState.ASKED)
    visit = make_visit(
        body=make_body(),
        region=make_region(KATO),
        starts_at=meeting.starts_at + timedelta(days=60),
        state=VisitState.PLANNED,
    )
    found = beforehand.of(visit)
    assert [item.voice.code for item in found.unsolved] == [asked.code]


def test_registrar_gives_people_of_an_akimat_the_roles_of_its_meetings() -> None:
    local = make_local()
    for role in (Role.CLERK, Role.HEAD, Role.MODERATOR, Role.OPERATOR, Role.AKIM, Role.AKIMAT_CLERK):
        assert body_rules.is_role_of(local.body, role), role
    assert not body_rules.is_role_of(local.body, Role.COORDINATOR)


def test_database_keeps_level_and_district_together() -> None:
    body = make_local().body
    with pytest.raises(IntegrityError), transaction.atomic():
        Body.objects.filter(pk=body.pk).update(district=None)
