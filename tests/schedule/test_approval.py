"""From the submitted proposals to the approved, frozen version (2.2, 2.3)."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from PIL import Image

from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Refused
from kezdesu.decree.editions import use_pack
from kezdesu.files import actions as files
from kezdesu.files.queries import is_public
from kezdesu.journal import record as journal
from kezdesu.meetings import actions as meetings
from kezdesu.meetings.models import Visit
from kezdesu.people.actors import MACHINE
from kezdesu.schedule import actions, history, queries
from kezdesu.schedule.models import Schedule, Version
from kezdesu.schedule.states import ScheduleState
from tests.factories.schedule import Offices, make_approved, make_offices, make_proposal, make_schedule, row

pytestmark = pytest.mark.django_db
HALF_YEARLY = """
edition = "half-yearly"
base = "863-2023"
act_number = "1"
act_date = 2023-04-13
valid_from = 2023-04-13
source = "made up"
[title]
kk = "Ойдан шығарылған"
ru = "Вымышленная"
en = "Made up"
"""
SCHEDULE_PERIOD = """
[[value]]
key = "schedule_period"
clause = "2.1"
unit = "period"
value = "half_year"
title = { kk = "Кезең", ru = "Период", en = "Period" }
"""
DECEMBER = clock.almaty(2025, 12, 10, 12)


@contextmanager
def half_yearly(root: Path) -> Iterator[None]:
    """A pack of its own is the law of the process."""
    folder = root / "half-yearly"
    folder.mkdir()
    (folder / "edition.toml").write_text(HALF_YEARLY, "utf-8")
    (folder / "values.toml").write_text(SCHEDULE_PERIOD, "utf-8")
    use_pack(folder)
    try:
        yield
    finally:
        use_pack(None)


def submitted(offices: Offices) -> Schedule:
    schedule = make_proposal(offices).schedule
    with clock.at(DECEMBER):
        actions.draft_schedule(schedule=schedule, by=offices.coordinator)
        actions.submit_draft(schedule=schedule, receipt="ҮА-77", by=offices.coordinator)
    return schedule


def test_approved_schedule_is_frozen_with_act_and_hash_and_makes_visits() -> None:
    offices = make_offices()
    version = make_approved(offices, row(date(2026, 6, 2)), row(date(2026, 3, 11)))
    assert (version.number, version.act_number, version.act_date) == (1, "12-ө", date(2026, 1, 5))
    assert version.sha256 == hashlib.sha256(version.content.encode()).hexdigest()
    assert [r.planned_on for r in queries.rows_of(version)] == [date(2026, 3, 11), date(2026, 6, 2)]
    visits = list(Visit.objects.order_by("starts_at"))
    assert [visit.code for visit in visits] == ["M-2026-0001", "M-2026-0002"]
    assert [clock.almaty_date(visit.starts_at) for visit in visits] == [date(2026, 3, 11), date(2026, 6, 2)]
    assert {visit.edition for visit in visits} == {"863-2023"}
    assert [line.kind for line in journal.of("S-2026")] == [
        "schedule.opened",
        "schedule.drafted",
        "schedule.draft_submitted",
        "schedule.approved",
    ]


def test_entering_a_version_twice_plans_nothing_new() -> None:
    version = make_approved(make_offices())
    again = meetings.enter_approved(version=version, by=MACHINE)
    assert (again.planned, again.moved, again.cancelled) == (0, 0, 0)
    assert Visit.objects.count() == 1


def test_draft_needs_a_submitted_proposal_and_a_coordinator() -> None:
    offices = make_offices()
    schedule = make_schedule()
    with pytest.raises(Refused) as error:
        actions.draft_schedule(schedule=schedule, by=offices.coordinator)
    assert (error.value.denied.code, error.value.denied.clause) == ("no_proposals", "2.2")
    make_proposal(offices)
    with pytest.raises(Refused) as error:
        actions.draft_schedule(schedule=schedule, by=offices.head)
    assert error.value.denied.code == "not_coordinator"


def test_late_proposal_is_taken_but_the_draft_stays_as_sent() -> None:
    offices = make_offices()
    schedule = submitted(offices)
    late = make_offices("transport")
    make_proposal(late, row(date(2026, 8, 8)), at=clock.almaty(2025, 12, 20))
    with clock.at(clock.almaty(2026, 1, 5)):
        version = actions.approve(
            schedule=Schedule.objects.get(pk=schedule.pk),
            act_number="1",
            act_date=date(2026, 1, 5),
            by=offices.secretary,
        )
    assert {r.body for r in queries.rows_of(version)} == {"healthcare"}
    assert set(queries.submissions(2026)) == {"healthcare", "transport"}


def test_returned_draft_is_reopened_drafted_and_sent_again_at_its_first_time() -> None:
    offices = make_offices()
    schedule = submitted(offices)
    with clock.at(clock.almaty(2025, 12, 20)):
        with pytest.raises(Refused) as error:
            actions.return_draft(schedule=schedule, reason="", by=offices.secretary)
        assert error.value.denied.code == "reason_needed"
        actions.return_draft(schedule=schedule, reason="Ұлытау жоқ", by=offices.secretary)
        assert schedule.return_reason == "Ұлытау жоқ"
        actions.reopen(schedule=schedule, reason="Ұлытауды қосамыз", by=offices.coordinator)
        actions.draft_schedule(schedule=schedule, by=offices.coordinator)
        actions.submit_draft(schedule=schedule, receipt="ҮА-90", by=offices.coordinator)
    schedule.refresh_from_db()
    assert (schedule.state, schedule.submitted_at, schedule.receipt) == ("submitted", DECEMBER, "ҮА-90")


def test_draft_without_receipt_is_refused() -> None:
    offices = make_offices()
    schedule = make_proposal(offices).schedule
    actions.draft_schedule(schedule=schedule, by=offices.coordinator)
    with pytest.raises(Refused) as error:
        actions.submit_draft(schedule=schedule, receipt=" ", by=offices.coordinator)
    assert (error.value.denied.code, error.value.field) == ("receipt_needed", "receipt")


@pytest.mark.parametrize(
    ("number", "day", "code"),
    [
        ("", date(2026, 1, 5), "act_number_needed"),
        ("12", date(1900, 1, 1), "act_date_wrong"),
        ("12", date(2025, 12, 9), "act_date_wrong"),
        ("12", date(2026, 1, 6), "act_date_wrong"),
    ],
)
def test_act_needs_a_number_and_a_possible_date(number: str, day: date, code: str) -> None:
    offices = make_offices()
    schedule = submitted(offices)
    with clock.at(clock.almaty(2026, 1, 5)), pytest.raises(Refused) as error:
        actions.approve(schedule=schedule, act_number=number, act_date=day, by=offices.secretary)
    assert (error.value.denied.code, error.value.denied.clause) == (code, "2.3")
    assert Version.objects.count() == 0


@pytest.mark.parametrize("who", ["clerk", "head", "coordinator"])
def test_only_the_government_office_approves(who: str) -> None:
    offices = make_offices()
    schedule = submitted(offices)
    with clock.at(clock.almaty(2026, 1, 5)), pytest.raises(Refused) as error:
        actions.approve(
            schedule=schedule, act_number="1", act_date=date(2026, 1, 5), by=getattr(offices, who)
        )
    assert error.value.denied.code == "not_secretary"


def test_two_secretaries_approve_once() -> None:
    offices = make_offices()
    mine = submitted(offices)
    theirs = Schedule.objects.get(pk=mine.pk)
    facts = {"act_number": "1", "act_date": date(2026, 1, 5), "by": offices.secretary}
    with clock.at(clock.almaty(2026, 1, 5)):
        actions.approve(schedule=mine, **facts)
        with pytest.raises(Conflict):
            actions.approve(schedule=theirs, **facts)
    assert Version.objects.count() == 1


def test_moves_out_of_order_are_conflicts() -> None:
    offices = make_offices()
    schedule = make_proposal(offices).schedule
    with pytest.raises(Conflict):
        actions.submit_draft(schedule=schedule, receipt="1", by=offices.coordinator)
    with pytest.raises(Conflict):
        actions.return_draft(schedule=schedule, reason="себеп", by=offices.secretary)
    assert schedule.state == ScheduleState.COLLECTING


def test_pack_with_half_yearly_schedules_opens_two_a_year(tmp_path: Path) -> None:
    with half_yearly(tmp_path):
        halves = [actions.open_year(year=2026, number=n, edition="half-yearly", by=MACHINE) for n in (1, 2)]
    spans = [(half.label, half.first_day, half.last_day) for half in halves]
    assert spans == [
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
    ]
    assert queries.of_year(2026) == halves


def test_every_return_stays_with_the_draft_that_was_returned() -> None:
    offices = make_offices()
    schedule = submitted(offices)
    for day, reason in ((12, "Ұлытау жоқ"), (15, "Абай жоқ")):
        with clock.at(clock.almaty(2025, 12, day)):
            actions.return_draft(schedule=schedule, reason=reason, by=offices.secretary)
            actions.submit_draft(schedule=schedule, receipt=f"ҮА-{day}", by=offices.coordinator)
    kept = history.sent_drafts(schedule)
    assert [(draft.number, draft.receipt, draft.return_reason) for draft in kept] == [
        (1, "ҮА-77", "Ұлытау жоқ"),
        (2, "ҮА-12", "Абай жоқ"),
        (3, "ҮА-15", ""),
    ]
    assert history.since_return(schedule, queries.drafted_rows(schedule)) == ()


def test_only_the_draft_that_was_submitted_and_seen_is_approved() -> None:
    offices = make_offices()
    schedule = submitted(offices)
    facts = {"act_number": "1", "act_date": date(2026, 1, 5), "by": offices.secretary}
    with clock.at(clock.almaty(2026, 1, 5)):
        with pytest.raises(Conflict) as error:
            actions.approve(schedule=schedule, seen="0" * 64, **facts)
        assert error.value.denied.code == "other_draft"
        Schedule.objects.filter(pk=schedule.pk).update(draft="[]")
        with pytest.raises(Refused):
            actions.approve(schedule=Schedule.objects.get(pk=schedule.pk), **facts)
    assert Version.objects.count() == 0


def test_draft_with_one_person_in_two_places_is_refused() -> None:
    offices = make_offices()
    schedule = make_proposal(offices, row(date(2026, 3, 11)), row(date(2026, 3, 11))).schedule
    with pytest.raises(Refused) as error:
        actions.draft_schedule(schedule=schedule, by=offices.coordinator)
    assert error.value.denied.code == "person_taken"


def test_scan_comes_with_the_act_or_later_and_is_public(tmp_path: Path, settings: LazySettings) -> None:
    settings.FILES_DIR = tmp_path
    offices = make_offices()
    version = make_approved(offices)
    go = offices.secretary.author("government-office")
    letter = files.store(name="akt.png", data=picture("PNG"), by=go)
    with pytest.raises(Refused) as error:
        actions.attach_scan(version=version, scan=letter, by=offices.secretary)
    assert (error.value.denied.code, error.value.field) == ("not_a_scan", "scan")
    scan = files.store(name="akt.jpg", data=picture("JPEG"), by=go)
    assert not is_public(scan)
    actions.attach_scan(version=version, scan=scan, by=offices.secretary)
    assert is_public(scan)
    answer = Client().get(f"/kk/files/{scan.sha256}/")
    assert (answer.status_code, b"".join(answer)[:2]) == (200, b"\xff\xd8")
    assert journal.of("S-2026")[-1].data == {"version": 1, "sha256": scan.sha256, "former": ""}
    with pytest.raises(Refused) as again:
        actions.attach_scan(version=version, scan=scan, by=offices.secretary)
    assert again.value.denied.code == "same_scan"


def picture(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, kind)
    return out.getvalue()
