"""Each kind of evidence is entered by the body it belongs to."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kezdesu.bodies.models import BodyKind
from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal import record as journal
from kezdesu.meetings import actions
from kezdesu.meetings.models import RecordKind, StageRecord, Visit
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from tests.factories import actor_of, make_account, make_body, make_region
from tests.factories.meetings import make_announced, make_held, make_team

pytestmark = pytest.mark.django_db
NOTE = Trilingual("Облыстық газетте жарияланды", "Опубликовано в областной газете")
WHEN = clock.almaty(2026, 3, 1)


def actors() -> dict[str, Actor]:
    team = make_team()
    authorised = make_body("culture-and-information", is_authorised=True)
    here = make_body("akimat-karaganda", BodyKind.AKIMAT, region=make_region())
    there = make_body("akimat-abai", BodyKind.AKIMAT, region=make_region("100000000"))
    return {
        "ministry": team.clerk,
        "head": team.head,
        "ab": actor_of(make_account(Role.COORDINATOR, authorised)),
        "akimat": actor_of(make_account(Role.AKIMAT_CLERK, here)),
        "other akimat": actor_of(make_account(Role.AKIM, there)),
        "other ministry": make_team("transport").clerk,
    }


OWNER = {
    RecordKind.DATE_DECISION: "ministry",
    RecordKind.INTAKE_ANALYSIS: "ministry",
    RecordKind.DEPUTY_PM: "ministry",
    RecordKind.AB_LIAISON: "ab",
    RecordKind.AB_ANNOUNCEMENT: "ab",
    RecordKind.MEDIA_COVERAGE: "ab",
    RecordKind.AKIM_ATTENDANCE: "akimat",
    RecordKind.LOCAL_NOTICE: "akimat",
}


@pytest.mark.parametrize("kind", list(RecordKind))
def test_each_kind_is_recorded_by_its_own_body_alone(kind: RecordKind) -> None:
    people = actors()
    visit = make_announced(make_team())
    allowed, refused = set(), set()
    with clock.at(clock.almaty(2026, 3, 5)):
        for name, actor in people.items():
            try:
                actions.record(visit=visit, kind=kind, note=NOTE, happened_at=WHEN, by=actor)
                allowed.add(name)
            except Refused as error:
                refused.add(error.denied.code)
    assert (allowed, refused) == ({OWNER[kind]}, {"not_recorder"})
    assert StageRecord.objects.filter(visit=visit, kind=kind).count() == 1
    line = journal.of(visit.code)[-1]
    assert (line.kind, line.data["record"]) == ("visit.recorded", kind.value)


def recorded(visit: Visit, actor: Actor, **changes: object) -> StageRecord:
    facts: dict[str, object] = {"kind": RecordKind.DATE_DECISION, "note": NOTE, "happened_at": WHEN} | changes
    with clock.at(clock.almaty(2026, 3, 5)):
        return actions.record(visit=visit, by=actor, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"note": Trilingual("Тек қазақша", "")}, "language_missing"),
        ({"happened_at": clock.almaty(1900, 1, 1)}, "date_wrong"),
        ({"happened_at": clock.almaty(2026, 3, 6)}, "date_wrong"),
        ({"url": "javascript:alert(1)"}, "bad_address"),
    ],
)
def test_impossible_record_is_refused(changes: dict[str, object], code: str) -> None:
    team = make_team()
    visit = make_announced(team)
    with pytest.raises(Refused) as error:
        recorded(visit, team.clerk, **changes)
    assert error.value.denied.code == code
    assert StageRecord.objects.count() == 0


def test_archive_is_attached_and_its_former_address_stays_in_the_journal() -> None:
    team = make_team()
    visit = make_held(team)
    actions.attach_archive(visit=visit, url="https://example.kz/1", by=team.clerk)
    actions.attach_archive(visit=visit, url="https://example.kz/2", by=team.clerk)
    data = [line.data for line in journal.of(visit.code) if line.kind == "visit.archive_attached"]
    assert data == [
        {"url": "https://example.kz/1", "former": ""},
        {"url": "https://example.kz/2", "former": "https://example.kz/1"},
    ]


def test_poll_long_before_the_visit_can_be_recorded() -> None:
    team = make_team()
    visit = make_announced(team)
    made = recorded(visit, team.clerk, happened_at=visit.starts_at - timedelta(days=399))
    assert made.recorded_at == clock.almaty(2026, 3, 5)
