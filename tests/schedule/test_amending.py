"""An approved schedule changes only by an act of two people and the Government: version 2, with its diff."""

from __future__ import annotations

from datetime import date

import pytest

from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings import actions as meetings
from kezdesu.meetings.models import Visit
from kezdesu.schedule import actions, queries
from kezdesu.schedule.asking import Asked
from kezdesu.schedule.changes import Added, Moved, RegionChanged, Withdrawn
from kezdesu.schedule.models import Amendment, Entry, Schedule, Version
from kezdesu.schedule.refusals import RowsRefused
from tests.factories import make_region
from tests.factories.schedule import (
    REASON,
    Offices,
    make_approved,
    make_offices,
    make_proposal,
    make_schedule,
    row,
)

pytestmark = pytest.mark.django_db
FEBRUARY = clock.almaty(2026, 2, 2, 9)


def entry_on(day: date) -> Entry:
    related = Entry.objects.select_related("proposal__schedule", "proposal__body", "region")
    return related.get(planned_on=day)


def signed(offices: Offices, entry: Entry, **change: object) -> Amendment:
    amendment = actions.propose_amendment(entry=entry, reason=REASON, by=offices.clerk, **change)
    actions.sign_amendment(amendment=amendment, by=offices.head)
    return amendment


def test_moved_region_changed_and_withdrawn_make_version_two_with_reasons() -> None:
    offices = make_offices()
    ulytau = make_region("620000000")
    first = make_approved(offices, row(date(2026, 3, 11)), row(date(2026, 6, 2)), row(date(2026, 9, 3)))
    with clock.at(FEBRUARY):
        together = [
            signed(offices, entry_on(date(2026, 3, 11)), new_date=date(2026, 4, 15)),
            signed(offices, entry_on(date(2026, 6, 2)), new_date=date(2026, 6, 2), new_region=ulytau),
            signed(offices, entry_on(date(2026, 9, 3)), new_date=None),
        ]
        second = meetings.approve_amendments(
            amendments=together, act_number="40-ө", act_date=date(2026, 2, 2), by=offices.secretary
        )
    assert (second.number, second.act_number) == (2, "40-ө")
    found = queries.diff(first, second)
    assert [(type(change), change.reason) for change in found] == [
        (Moved, REASON),
        (RegionChanged, REASON),
        (Withdrawn, REASON),
    ]
    moved, relocated, withdrawn = found
    assert isinstance(moved, Moved)
    assert isinstance(relocated, RegionChanged)
    assert (moved.old_date, moved.new_date) == (date(2026, 3, 11), date(2026, 4, 15))
    assert (relocated.old_region, relocated.new_region) == ("350000000", "620000000")
    assert withdrawn.row.planned_on == date(2026, 9, 3)
    assert queries.rows_of(first)[0].planned_on == date(2026, 3, 11)


def test_visits_follow_version_two_and_keep_what_was() -> None:
    offices = make_offices()
    make_approved(offices, row(date(2026, 3, 11)), row(date(2026, 6, 2)))
    with clock.at(FEBRUARY):
        together = [
            signed(offices, entry_on(date(2026, 3, 11)), new_date=date(2026, 4, 15)),
            signed(offices, entry_on(date(2026, 6, 2)), new_date=None),
        ]
        meetings.approve_amendments(
            amendments=together, act_number="40", act_date=date(2026, 2, 2), by=offices.secretary
        )
    moved, cancelled = Visit.objects.order_by("code")
    kept = moved.postponements.get()
    assert clock.almaty_date(moved.starts_at) == date(2026, 4, 15)
    assert (clock.almaty_date(kept.old_start), kept.reason) == (date(2026, 3, 11), REASON)
    assert (cancelled.state, cancelled.cancel_reason) == ("cancelled", REASON)


def test_addition_of_a_meeting_plans_its_visit() -> None:
    offices = make_offices()
    first = make_approved(offices)
    proposal = queries.proposal_of(first.schedule, "healthcare")
    assert proposal is not None
    with clock.at(FEBRUARY):
        amendment = actions.propose_addition(
            proposal=proposal, row=row(date(2026, 10, 1)), reason=REASON, by=offices.clerk
        )
        assert [r.planned_on for r in queries.rows_of(first)] == [date(2026, 3, 11)]
        actions.sign_amendment(amendment=amendment, by=offices.head)
        second = meetings.approve_amendments(
            amendments=[amendment], act_number="41", act_date=date(2026, 2, 2), by=offices.secretary
        )
    (change,) = queries.diff(first, second)
    assert isinstance(change, Added)
    assert Visit.objects.count() == 2


def test_late_proposal_enters_by_amendment() -> None:
    offices = make_offices()
    first = make_approved(offices)
    late = make_offices("transport")
    make_proposal(late, row(date(2026, 8, 8)), at=FEBRUARY)
    with clock.at(FEBRUARY):
        amendment = signed(late, entry_on(date(2026, 8, 8)), new_date=date(2026, 8, 8))
        second = actions.approve_amendment(
            amendment=amendment, act_number="42", act_date=date(2026, 2, 2), by=offices.secretary
        )
    assert [type(change) for change in queries.diff(first, second)] == [Added]


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(1900, 1, 1), "in_the_past"),
        (date(2027, 1, 1), "outside_period"),
        (date(2026, 3, 11), "nothing_changes"),
        (date(2026, 2, 2), "in_the_past"),
    ],
)
def test_impossible_new_day_is_refused(day: date, code: str) -> None:
    offices = make_offices()
    make_approved(offices)
    with clock.at(FEBRUARY), pytest.raises(Refused) as error:
        actions.propose_amendment(
            entry=entry_on(date(2026, 3, 11)), new_date=day, reason=REASON, by=offices.clerk
        )
    assert error.value.denied.code == code


def test_reason_is_needed_in_both_languages() -> None:
    offices = make_offices()
    make_approved(offices)
    with clock.at(FEBRUARY), pytest.raises(Refused) as error:
        actions.propose_amendment(
            entry=entry_on(date(2026, 3, 11)), new_date=None, reason=Trilingual("Себеп", ""), by=offices.clerk
        )
    assert (error.value.denied.code, error.value.field) == ("reason_missing", "reason_kk")


def test_only_one_change_of_an_entry_is_considered_at_a_time() -> None:
    offices = make_offices()
    make_approved(offices)
    with clock.at(FEBRUARY):
        signed(offices, entry_on(date(2026, 3, 11)), new_date=None)
        with pytest.raises(Refused) as error:
            signed(offices, entry_on(date(2026, 3, 11)), new_date=date(2026, 5, 5))
    assert error.value.denied.code == "amendment_open"


def test_unapproved_schedule_has_no_amendments() -> None:
    offices = make_offices()
    make_proposal(offices)
    with clock.at(FEBRUARY), pytest.raises(Refused) as error:
        signed(offices, entry_on(date(2026, 3, 11)), new_date=None)
    assert error.value.denied.code == "not_approved"


def test_unsigned_amendment_is_not_approved() -> None:
    offices = make_offices()
    make_approved(offices)
    with clock.at(FEBRUARY):
        amendment = actions.propose_amendment(
            entry=entry_on(date(2026, 3, 11)), new_date=None, reason=REASON, by=offices.clerk
        )
        with pytest.raises(Conflict):
            actions.approve_amendment(
                amendment=amendment, act_number="1", act_date=date(2026, 2, 2), by=offices.secretary
            )
    assert Schedule.objects.get().versions.count() == 1


def test_returned_amendment_changes_nothing_and_another_may_follow() -> None:
    offices = make_offices()
    make_approved(offices)
    with clock.at(FEBRUARY):
        amendment = signed(offices, entry_on(date(2026, 3, 11)), new_date=None)
        actions.return_amendment(amendment=amendment, reason="Негізсіз", by=offices.secretary)
        assert (amendment.state, amendment.return_reason) == ("returned", "Негізсіз")
        signed(offices, entry_on(date(2026, 3, 11)), new_date=date(2026, 5, 5))
    assert make_schedule().versions.count() == 1


def approve_now(offices: Offices, *amendments: Amendment, number: str = "40") -> Version:
    return meetings.approve_amendments(
        amendments=list(amendments), act_number=number, act_date=clock.today(), by=offices.secretary
    )


def test_several_changes_go_in_one_letter_signed_and_returned_whole() -> None:
    offices = make_offices()
    make_approved(offices, row(date(2026, 3, 11)), row(date(2026, 6, 2)))
    asked = [
        Asked(entry_on(date(2026, 3, 11)), date(2026, 4, 14), REASON, date(2026, 4, 16)),
        Asked(entry_on(date(2026, 6, 2)), None, REASON),
    ]
    with clock.at(FEBRUARY):
        returned = actions.propose_amendments(asked=asked, by=offices.clerk)
        actions.return_amendment(amendment=returned[1], reason="Екінші хат керек", by=offices.head)
        again = actions.propose_amendments(asked=asked, by=offices.clerk)
        actions.sign_amendment(amendment=again[0], by=offices.head)
        version = approve_now(offices, *Amendment.objects.filter(state="signed"))
    assert [item.state for item in Amendment.objects.order_by("id")] == ["returned"] * 2 + ["approved"] * 2
    (left,) = queries.rows_of(version)
    assert (left.planned_on, left.planned_until) == (date(2026, 4, 14), date(2026, 4, 16))
    visit = Visit.objects.get(entry=asked[0].entry)
    assert (clock.almaty_date(visit.starts_at), clock.almaty_date(visit.ends_at)) == (
        date(2026, 4, 14),
        date(2026, 4, 16),
    )


def test_wrong_rows_of_a_letter_are_all_named_and_nothing_is_written() -> None:
    offices = make_offices()
    make_approved(offices, row(date(2026, 3, 11)), row(date(2026, 6, 2)))
    asked = [
        Asked(entry_on(date(2026, 3, 11)), date(2026, 3, 11), REASON),
        Asked(entry_on(date(2026, 6, 2)), date(2026, 7, 1), REASON, date(2026, 7, 1)),
    ]
    with clock.at(FEBRUARY), pytest.raises(RowsRefused) as error:
        actions.propose_amendments(asked=asked, by=offices.clerk)
    assert [(item.number, item.field, item.denied.code) for item in error.value.rows] == [
        (1, "new_date", "nothing_changes"),
        (2, "new_until", "ends_before"),
    ]
    assert Amendment.objects.count() == 0


def test_missed_day_is_not_amended_away_whether_asked_late_or_approved_late() -> None:
    offices = make_offices()
    make_approved(offices, row(date(2026, 3, 11)))
    with clock.at(FEBRUARY):
        waiting = signed(offices, entry_on(date(2026, 3, 11)), new_date=None)
    with clock.at(clock.almaty(2026, 3, 12, 9)):
        with pytest.raises(Refused) as error:
            approve_now(offices, waiting)
        assert error.value.denied.code == "day_passed"
        assert "M-2026-0001" in error.value.denied.reason.kk
        actions.return_amendment(amendment=waiting, reason="Кеш", by=offices.secretary)
        with pytest.raises(Refused) as late:
            signed(offices, entry_on(date(2026, 3, 11)), new_date=date(2026, 5, 5))
    assert late.value.denied.code == "day_passed"
    assert Visit.objects.get().state == "planned"


def test_meeting_that_began_is_not_amended() -> None:
    offices = make_offices()
    make_approved(offices, row(date(2026, 3, 11)))
    with clock.at(FEBRUARY):
        waiting = signed(offices, entry_on(date(2026, 3, 11)), new_date=date(2026, 5, 5))
    with clock.at(clock.almaty(2026, 3, 11, 10)):
        meetings.begin(visit=Visit.objects.select_related("body").get(), by=offices.head)
        with pytest.raises(Refused) as error:
            approve_now(offices, waiting)
    assert error.value.denied.code == "took_place"
    assert queries.next_number(Schedule.objects.get()) == 2


def test_amendment_that_needs_one_person_twice_is_refused_with_both_rows() -> None:
    offices = make_offices()
    make_approved(offices, row(date(2026, 3, 11)), row(date(2026, 6, 2)))
    with clock.at(FEBRUARY):
        moved = signed(
            offices, entry_on(date(2026, 6, 2)), new_date=date(2026, 3, 10), new_until=date(2026, 3, 12)
        )
        with pytest.raises(Refused) as error:
            approve_now(offices, moved)
    assert error.value.denied.code == "person_taken"
    assert entry_on(date(2026, 3, 11)).code in error.value.denied.reason.ru


def test_moved_twice_is_told_as_one_move_with_both_reasons_and_its_steps() -> None:
    offices = make_offices()
    first = make_approved(offices, row(date(2026, 3, 11)))
    later = Trilingual("Көктем келді", "Пришла весна")
    with clock.at(FEBRUARY):
        approve_now(offices, signed(offices, entry_on(date(2026, 3, 11)), new_date=date(2026, 3, 20)))
        again = actions.propose_amendment(
            entry=entry_on(date(2026, 3, 11)), new_date=date(2026, 4, 2), reason=later, by=offices.clerk
        )
        actions.sign_amendment(amendment=again, by=offices.head)
        third = approve_now(offices, again, number="41")
    (change,) = queries.diff(first, third)
    assert isinstance(change, Moved)
    assert (change.old_date, change.new_date) == (date(2026, 3, 11), date(2026, 4, 2))
    assert change.reason == Trilingual(f"{REASON.kk}; {later.kk}", f"{REASON.ru}; {later.ru}")
    assert [(step.version, step.row.planned_on if step.row else None) for step in change.steps] == [
        (2, date(2026, 3, 20)),
        (3, date(2026, 4, 2)),
    ]
    assert queries.diff(third, first) == queries.diff(first, third)


def test_withdrawn_row_is_not_revived() -> None:
    offices = make_offices()
    make_approved(offices, row(date(2026, 3, 11)), row(date(2026, 6, 2)))
    with clock.at(FEBRUARY):
        approve_now(offices, signed(offices, entry_on(date(2026, 3, 11)), new_date=None))
        with pytest.raises(Refused) as error:
            signed(offices, entry_on(date(2026, 3, 11)), new_date=date(2026, 5, 5))
    assert error.value.denied.code == "withdrawn_for_good"
