"""Any accepted sequence of acts keeps every visit's history, and never needs one person in two places at one time.

The machine presses real actions in any order with any days; a refusal is an answer, not an error. What must be true
after every step stands in the invariants. ``KEZDESU_HISTORY_EXAMPLES`` asks for more examples than the usual 25.
"""

from __future__ import annotations

import hashlib
from datetime import timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import invariant, precondition, rule, run_state_machine_as_test

from kezdesu.common import clock
from kezdesu.journal import record as journal
from kezdesu.meetings import queries as visits
from kezdesu.meetings.calendars import slots_of
from kezdesu.meetings.models import Visit
from kezdesu.meetings.states import VISIT_MOVES, VisitState
from kezdesu.schedule import queries
from kezdesu.schedule.models import Version
from tests.schedule.history_acts import (
    ACCEPTED,
    EXAMPLES,
    KINDS,
    MUST_BE_REACHED,
    STEPS,
    Acts,
    applied,
    day_of,
    entries,
    spot,
)


class History(Acts):
    """What must be true after every act, whatever was accepted."""

    @invariant()
    def versions_never_change(self) -> None:
        for version in Version.objects.all():
            told = hashlib.sha256(version.content.encode()).hexdigest()
            assert told == version.sha256
            assert self.versions.setdefault(version.pk, (version.content, told)) == (version.content, told)
        assert len(self.versions) == Version.objects.count()

    @invariant()
    def no_visit_disappears_and_each_keeps_its_days_and_reasons(self) -> None:
        found = {visit.code: visit for visit in Visit.objects.all()}
        assert self.codes <= set(found)
        self.codes |= set(found)
        for code, visit in found.items():
            told = journal.of(code)
            moves = [line.data for line in told if line.kind == "visit.postponed"]
            days = [day_of(told[0].data["starts_at"]), *(day_of(move["new_start"]) for move in moves)]
            assert [day_of(move["old_start"]) for move in moves] == days[:-1]
            assert clock.almaty_date(visit.starts_at) == days[-1]
            kept = [
                (item.reason_kk, item.reason_ru, item.new_start)
                for item in visit.postponements.order_by("id")
            ]
            assert [(kk, ru, clock.almaty_date(new)) for kk, ru, new in kept] == [
                (move["reason_kk"], move["reason_ru"], day_of(move["new_start"])) for move in moves
            ]
            assert all(kk and ru for kk, ru, _ in kept)

    @invariant()
    def states_are_reached_by_the_table_of_moves(self) -> None:
        for visit in Visit.objects.all():
            path = [KINDS[line.kind] for line in journal.of(visit.code) if line.kind in KINDS]
            states = [VisitState.PLANNED, *path]
            assert all(after in VISIT_MOVES[before] for before, after in pairwise(states))
            assert visit.state == states[-1]

    @invariant()
    def nobody_is_in_two_places(self) -> None:
        slots = slots_of(list(Visit.objects.values_list("pk", flat=True)))
        person = {office: number for number, offices in enumerate(self.persons()) for office in offices}
        for one, other in combinations(slots, 2):
            if person[one.office] == person[other.office]:
                assert not one.meets(other), (one, other)

    @invariant()
    def visits_stand_where_the_version_says(self) -> None:
        version = queries.current_version(self.year)
        if version is None:
            return
        rows = {row.entry: row for row in queries.rows_of(version)}
        found = visits.of_entries([entry.pk for entry in entries()])
        assert set(rows) <= set(found)
        for entry, visit in found.items():
            if entry not in rows:
                assert visit.state == VisitState.CANCELLED
                continue
            assert visit.region.kato == rows[entry].region
            if not visit.postponements.exists():
                assert clock.almaty_date(visit.starts_at) == rows[entry].planned_on

    @invariant()
    def differences_add_up(self) -> None:
        versions = queries.versions_of(self.year)
        for one, other in combinations(versions, 2):
            rows = applied(queries.rows_of(one), queries.diff(one, other))
            assert rows == {spot(row) for row in queries.rows_of(other)}
            assert all(change.reason for change in queries.diff(one, other))


@pytest.mark.django_db
def test_any_accepted_sequence_keeps_history_and_never_two_visits_of_one_person_at_one_time() -> None:
    run_state_machine_as_test(
        History,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=EXAMPLES == 25,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
    assert ACCEPTED.keys() >= MUST_BE_REACHED, ACCEPTED


class Tampered(History):
    """The same house with a hole: somebody moves a visit past its door."""

    @precondition(lambda self: Visit.objects.exists())
    @rule()
    def move_silently(self) -> None:
        visit = Visit.objects.order_by("pk")[0]
        Visit.objects.filter(pk=visit.pk).update(
            starts_at=visit.starts_at + timedelta(days=1), ends_at=visit.ends_at + timedelta(days=1)
        )


@pytest.mark.django_db
def test_a_planted_silent_move_is_found() -> None:
    with pytest.raises(AssertionError):
        run_state_machine_as_test(
            Tampered,
            settings=settings(
                max_examples=EXAMPLES,
                stateful_step_count=STEPS,
                deadline=None,
                derandomize=True,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
                database=None,
            ),
        )
