"""What overseers record, by how many people, and what the register makes of it."""

from __future__ import annotations

from datetime import date

import pytest

from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree import DutyState
from kezdesu.journal import record as journal
from kezdesu.oversight import actions, queries
from kezdesu.oversight.actions import NewRecord
from kezdesu.oversight.models import OversightKind as Kind
from kezdesu.people.roles import Role
from tests.factories.base import actor_of, make_account, make_body
from tests.factories.oversight import WORDS, duties_on, make_overseers

pytestmark = pytest.mark.django_db
S = DutyState
MARCH = clock.almaty(2026, 3, 10, 12)


def test_evaluation_is_in_force_only_when_a_second_person_has_signed():
    people = make_overseers()
    with clock.at(clock.almaty(2027, 2, 1)):
        row = actions.make_record(NewRecord(Kind.EVALUATION, people.ab, 2026, WORDS), by=people.coordinator)
        assert duties_on(date(2027, 2, 1))["5.2", people.ab.slug, "2026"].state is not S.MET
        with pytest.raises(Refused, match="same_person"):
            actions.sign_record(row, by=people.coordinator)

        actions.sign_record(row, by=people.second_coordinator)

    duty = duties_on(date(2027, 2, 2))["5.2", people.ab.slug, "2026"]
    assert (duty.state, duty.evidence) == (S.MET, (f"oversight:{row.code}",))
    assert [line.kind for line in journal.of(row.code, public_only=False)] == [
        "oversight.prepared",
        "oversight.recorded",
    ]


def test_record_sent_back_is_never_in_force_and_cannot_be_signed():
    people = make_overseers()
    row = actions.make_record(
        NewRecord(Kind.HALF_YEAR_REVIEW, people.go, 2026, WORDS, 1), by=people.secretary
    )

    actions.return_record(row, reason="Қорытынды жоқ", by=people.second_secretary)

    row.refresh_from_db()
    with pytest.raises(Refused):
        actions.sign_record(row, by=people.second_secretary)
    assert row.recorded_at is None


@pytest.mark.parametrize(
    ("kind", "who", "code"),
    [
        (Kind.EVALUATION, "secretary", "not_your_record"),
        (Kind.CONTROL_NOTE, "coordinator", "not_your_record"),
        (Kind.HALF_YEAR_REVIEW, "inspector", "not_your_record"),
    ],
)
def test_each_record_belongs_to_the_body_of_its_clause(kind, who, code):
    people = make_overseers()

    with pytest.raises(Refused, match=code):
        actions.make_record(NewRecord(kind, people.ab, 2026, WORDS, 1), by=getattr(people, who))


def test_record_needs_both_languages_and_a_review_its_half_year():
    people = make_overseers()

    new = NewRecord(Kind.OTHER_MEASURE, people.go, 2026, Trilingual("", "Текст"))
    with pytest.raises(Refused, match="language_missing"):
        actions.make_record(new, by=people.secretary)
    with pytest.raises(Refused, match="half_needed"):
        actions.make_record(NewRecord(Kind.HALF_YEAR_REVIEW, people.go, 2026, WORDS), by=people.secretary)


def test_guidance_is_met_when_every_obliged_ministry_has_read_it():
    people, transport = make_overseers(), make_body("transport")
    make_body("defence")
    clerks = {body: actor_of(make_account(Role.CLERK, body)) for body in (people.ab, transport)}
    with clock.at(MARCH):
        row = actions.make_record(NewRecord(Kind.GUIDANCE, people.ab, 2026, WORDS), by=people.coordinator)
        actions.sign_record(row, by=people.second_coordinator)
        before = duties_on(date(2026, 3, 11))["5.3", people.ab.slug, "2026"].state
        for body, clerk in clerks.items():
            actions.acknowledge(row, body=body, by=clerk)

    assert before is S.DUE
    assert duties_on(date(2026, 3, 11))["5.3", people.ab.slug, "2026"].state is S.MET
    with pytest.raises(Refused, match="already_read"):
        actions.acknowledge(row, body=transport, by=clerks[transport])


def test_control_note_is_acknowledged_by_the_body_it_is_about():
    people, transport, energy = make_overseers(), make_body("transport"), make_body("energy")
    note = NewRecord(Kind.CONTROL_NOTE, people.pa, 2026, WORDS, about=transport)
    with clock.at(MARCH):
        row = actions.make_record(note, by=people.inspector)
    ministries = {"transport", "energy"}

    waiting = queries.to_acknowledge({"transport", "energy"}, ministries=ministries)

    assert [(item.record, item.body) for item in waiting] == [(row, "transport")]
    with pytest.raises(Refused, match="not_for_you"):
        actions.acknowledge(row, body=energy, by=actor_of(make_account(Role.CLERK, energy)))
    actions.acknowledge(row, body=transport, by=actor_of(make_account(Role.HEAD, transport)))
    assert queries.to_acknowledge({"transport", "energy"}, ministries=ministries) == []


def test_reading_is_logged_once_a_day_for_each_inspector_and_counts_as_control():
    people = make_overseers()
    with clock.at(MARCH):
        written = [actions.log_reading(year=2026, page="matrix", by=people.inspector) for _ in range(3)]
    with clock.at(clock.almaty(2026, 3, 11, 9)):
        written.append(actions.log_reading(year=2026, page="matrix", by=people.inspector))
        written.append(actions.log_reading(year=2026, page="matrix", by=people.coordinator))

    assert written == [True, False, False, True, False]
    assert [entry.at.date() for entry in queries.readings(2026)] == [date(2026, 3, 10), date(2026, 3, 11)]
    assert duties_on(date(2026, 3, 12))["7", people.pa.slug, "2026-Q1"].state is S.MET
