"""A ministry proposes, its head signs, the authorised body may return (2.1)."""

from __future__ import annotations

from datetime import date

import pytest

from kezdesu.bodies.models import BodyKind
from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal import record as journal
from kezdesu.people.actors import MACHINE, VISITOR
from kezdesu.schedule import actions, queries
from kezdesu.schedule.content import EntryRow
from kezdesu.schedule.models import Proposal
from kezdesu.schedule.refusals import RowsRefused
from kezdesu.schedule.states import ProposalState
from tests.factories import actor_of, make_account, make_body
from tests.factories.schedule import make_offices, make_proposal, make_schedule, row

pytestmark = pytest.mark.django_db


def codes(error: pytest.ExceptionInfo[Refused]) -> tuple[str, str]:
    return error.value.denied.code, error.value.denied.clause


def test_proposal_is_submitted_by_signature_of_the_head() -> None:
    offices = make_offices()
    proposal = make_proposal(offices, row(), row(date(2026, 6, 2)))
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.SUBMITTED
    assert proposal.submitted_at == clock.almaty(2025, 11, 25, 12)
    line = journal.of(proposal.code)[-1]
    assert (line.kind, line.data["body"], line.data["rows"]) == (
        "schedule.proposal_submitted",
        "healthcare",
        2,
    )
    assert proposal.act is not None
    assert line.data["sha256"] == proposal.act.digest


def test_proposal_after_the_day_is_accepted_with_its_true_time() -> None:
    late = clock.almaty(2025, 12, 4, 9)
    proposal = make_proposal(make_offices(), at=late)
    assert queries.submissions(2026) == {"healthcare": late}
    assert proposal.state == ProposalState.SUBMITTED


def test_submission_time_stays_when_returned_and_signed_again() -> None:
    offices = make_offices()
    proposal = make_proposal(offices)
    with clock.at(clock.almaty(2025, 12, 3)):
        actions.return_proposal(proposal=proposal, reason="Екі кездесу бір күнде", by=offices.coordinator)
        assert (proposal.state, proposal.return_reason) == ("returned", "Екі кездесу бір күнде")
        actions.put_entries(proposal=proposal, rows=[row(date(2026, 4, 7))], by=offices.clerk)
        actions.prepare_proposal(proposal=proposal, by=offices.clerk)
        actions.sign_proposal(proposal=proposal, by=offices.head)
    proposal.refresh_from_db()
    assert proposal.submitted_at == clock.almaty(2025, 11, 25, 12)
    assert (proposal.state, proposal.return_reason) == ("submitted", "")


def test_exempt_body_is_refused_with_clause_one() -> None:
    offices = make_offices("defence")
    with pytest.raises(Refused) as error:
        actions.start_proposal(schedule=make_schedule(), body=offices.body, by=offices.clerk)
    assert codes(error) == ("exempt_body", "1")


def test_akimat_has_no_proposals() -> None:
    make_offices()
    akimat = make_body("akimat-karaganda", BodyKind.AKIMAT)
    clerk = actor_of(make_account("clerk", akimat))
    with pytest.raises(Refused) as error:
        actions.start_proposal(schedule=make_schedule(), body=akimat, by=clerk)
    assert codes(error) == ("not_ceb", "2.1")


def test_second_start_is_a_conflict() -> None:
    offices = make_offices()
    actions.start_proposal(schedule=make_schedule(), body=offices.body, by=offices.clerk)
    with pytest.raises(Conflict):
        actions.start_proposal(schedule=make_schedule(), body=offices.body, by=offices.clerk)
    assert Proposal.objects.count() == 1


def test_year_opens_once_and_only_by_the_authorised_body() -> None:
    offices = make_offices()
    with pytest.raises(Refused) as error:
        actions.open_year(year=2027, edition="863-2023", by=offices.clerk)
    assert codes(error) == ("not_coordinator", "")
    schedule = actions.open_year(year=2027, edition="863-2023", by=offices.coordinator)
    assert (schedule.label, schedule.first_day, schedule.last_day) == (
        "2027",
        date(2027, 1, 1),
        date(2027, 12, 31),
    )
    with pytest.raises(Conflict):
        actions.open_year(year=2027, edition="863-2023", by=MACHINE)


def test_every_wrong_row_is_named_by_its_number() -> None:
    offices = make_offices()
    proposal = actions.start_proposal(schedule=make_schedule(), body=offices.body, by=offices.clerk)
    rows = [
        row(),
        row(date(1900, 1, 1)),
        row(region="999999999"),
        row(office="no-such-post"),
        row(date(2027, 1, 1)),
    ]
    with pytest.raises(RowsRefused) as error:
        actions.put_entries(proposal=proposal, rows=rows, by=offices.clerk)
    found = [(denial.number, denial.field, denial.denied.code) for denial in error.value.rows]
    assert found == [
        (2, "planned_on", "outside_period"),
        (3, "region", "no_region"),
        (4, "office", "no_post"),
        (5, "planned_on", "outside_period"),
    ]
    assert error.value.denied.reason.ru.startswith("Строка 2: ")
    assert error.value.denied.reason.kk.startswith("2-жол: ")
    assert queries.entries_of(proposal) == []


def test_missing_language_is_refused_when_prepared_not_before() -> None:
    offices = make_offices()
    proposal = actions.start_proposal(schedule=make_schedule(), body=offices.body, by=offices.clerk)
    only_kk = EntryRow("350000000", "head", date(2026, 5, 5), Trilingual("Достық үйі", " "))
    actions.put_entries(proposal=proposal, rows=[row(), only_kk], by=offices.clerk)
    with pytest.raises(RowsRefused) as error:
        actions.prepare_proposal(proposal=proposal, by=offices.clerk)
    assert [(d.number, d.field, d.denied.code) for d in error.value.rows] == [
        (2, "place_ru", "language_missing")
    ]
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.DRAFT


def test_empty_proposal_cannot_be_prepared() -> None:
    offices = make_offices()
    proposal = actions.start_proposal(schedule=make_schedule(), body=offices.body, by=offices.clerk)
    with pytest.raises(Refused) as error:
        actions.prepare_proposal(proposal=proposal, by=offices.clerk)
    assert codes(error) == ("no_rows", "2.1")


def test_second_clerk_who_saw_an_older_draft_is_told() -> None:
    offices = make_offices()
    mine = actions.start_proposal(schedule=make_schedule(), body=offices.body, by=offices.clerk)
    theirs = Proposal.objects.select_related("schedule", "body").get(pk=mine.pk)
    actions.put_entries(proposal=mine, rows=[row()], by=offices.clerk)
    with pytest.raises(Conflict):
        actions.put_entries(proposal=theirs, rows=[row(date(2026, 9, 1))], by=offices.clerk)
    assert [entry.planned_on for entry in queries.entries_of(mine)] == [date(2026, 3, 11)]


def test_preparer_cannot_sign_her_own_proposal() -> None:
    offices = make_offices()
    both = make_account("clerk", offices.body)
    both.memberships.create(body=offices.body, role="head", since=date(2000, 1, 1))
    actor = actor_of(both)
    proposal = actions.start_proposal(schedule=make_schedule(), body=offices.body, by=actor)
    actions.put_entries(proposal=proposal, rows=[row()], by=actor)
    actions.prepare_proposal(proposal=proposal, by=actor)
    with pytest.raises(Refused) as error:
        actions.sign_proposal(proposal=proposal, by=actor)
    assert codes(error) == ("same_person", "")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.submitted_at) == ("prepared", None)


def test_head_sends_back_with_a_reason_and_the_clerk_goes_on() -> None:
    offices = make_offices()
    proposal = actions.start_proposal(schedule=make_schedule(), body=offices.body, by=offices.clerk)
    actions.put_entries(proposal=proposal, rows=[row()], by=offices.clerk)
    actions.prepare_proposal(proposal=proposal, by=offices.clerk)
    with pytest.raises(Refused) as error:
        actions.send_back_proposal(proposal=proposal, reason=" ", by=offices.head)
    assert error.value.denied.code == "reason_needed"
    proposal.refresh_from_db()
    actions.send_back_proposal(proposal=proposal, reason="Өңірді өзгерту керек", by=offices.head)
    actions.put_entries(proposal=proposal, rows=[row(date(2026, 4, 1))], by=offices.clerk)
    assert proposal.state == ProposalState.DRAFT


@pytest.mark.parametrize("who", ["head", "coordinator", "secretary", "visitor", "other"])
def test_only_a_clerk_of_the_body_writes_its_rows(who: str) -> None:
    offices = make_offices()
    proposal = actions.start_proposal(schedule=make_schedule(), body=offices.body, by=offices.clerk)
    other = actor_of(make_account("clerk", make_body("transport")))
    actor = {"visitor": VISITOR, "other": other}.get(who) or getattr(offices, who)
    with pytest.raises(Refused) as error:
        actions.put_entries(proposal=proposal, rows=[row()], by=actor)
    assert codes(error) == ("not_clerk", "")


def test_signed_proposal_cannot_be_rewritten() -> None:
    offices = make_offices()
    proposal = make_proposal(offices)
    with pytest.raises(Refused) as error:
        actions.put_entries(proposal=proposal, rows=[row()], by=offices.clerk)
    assert codes(error) == ("not_editable", "")
