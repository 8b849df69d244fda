"""The duty register: what is owed when, by whom, and what each case of a visit does to it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kezdesu.common.clock import almaty
from kezdesu.decree import Duty, DutyState, load_pack
from kezdesu.decree import facts as f
from kezdesu.decree.catalogue import CLAUSES
from kezdesu.decree.duties import owed, register, to_json
from tests.decree import story
from tests.decree.faults import CODE, START, Cell, on_visit, visit_of
from tests.decree.test_packs import THIRD

S = DutyState


def drawn(facts: f.Facts, today: date = story.YEAR_END, year: int = 2026) -> dict[Cell, Duty]:
    duties = register(facts, today=today, year=year)
    cells = {duty.key: duty for duty in duties}
    assert len(cells) == len(duties), "two duties share a cell"
    return cells


def test_good_year_has_no_breach_and_nothing_open() -> None:
    cells = drawn(story.good_year())
    assert {duty.state for duty in cells.values()} == {S.MET, S.NOT_APPLICABLE}


def test_every_clause_has_a_cell_for_every_obliged_body() -> None:
    cells = drawn(story.good_year())
    by_clause = {clause: {key[1] for key in cells if key[0] == clause} for clause in CLAUSES}
    ministries = {story.ENERGY, story.CULTURE, story.DEFENCE}
    for clause in ("1", "2.1", *(clause for clause in CLAUSES if clause.startswith("3."))):
        assert by_clause[clause] == ministries, clause
    assert by_clause["4.1"] == by_clause["4.2"] == by_clause["4.3"] == {story.ABAI}
    assert by_clause["2.2"] == by_clause["5.1"] == by_clause["5.2"] == by_clause["5.3"] == {story.CULTURE}
    assert by_clause["2.3"] == by_clause["6.1"] == by_clause["6.2"] == {story.OFFICE}
    assert by_clause["7"] == {story.ADMINISTRATION}
    assert by_clause["8"] == {""}


def test_exempt_body_is_not_obliged_by_any_clause_and_is_told_so() -> None:
    own = [duty for duty in drawn(story.good_year()).values() if duty.body == story.DEFENCE]
    assert {duty.state for duty in own} == {S.NOT_APPLICABLE}
    assert all("clause 1" in duty.why.en.lower() for duty in own)


def test_body_without_meetings_misses_its_periods() -> None:
    alone = replace(story.good_year(), visits=())
    cells = drawn(alone)
    assert cells["1", story.ENERGY, "2026-Q2"].state is S.MISSED
    assert cells["6.3", story.OFFICE, "2026-Q2"].state is S.MISSED
    assert cells["3.7b", story.ENERGY, "2026"].state is S.NOT_APPLICABLE


def test_scheduled_visit_whose_day_passed_is_missed_under_clause_1_only() -> None:
    ghost = story.planned("M-X", story.ENERGY, almaty(2026, 6, 4, 10))
    facts = replace(story.good_year(), visits=(*story.good_year().visits, ghost))
    own = {key: duty.state for key, duty in drawn(facts).items() if key[2] == "M-X"}
    assert own.pop(("1", story.ENERGY, "M-X")) is S.MISSED
    assert set(own.values()) == {S.NOT_APPLICABLE}


def test_visit_ahead_is_upcoming_then_due_on_its_day() -> None:
    facts = f.Facts(story.BODIES, visits=(story.planned("M-X", story.ENERGY, almaty(2026, 6, 4, 10)),))
    before = drawn(facts, date(2026, 5, 1))
    assert {duty.state for key, duty in before.items() if key[2] == "M-X"} == {S.UPCOMING}
    that_day = drawn(facts, date(2026, 6, 4))
    assert that_day["1", story.ENERGY, "M-X"].state is S.DUE
    assert that_day["3.5a", story.ENERGY, "M-X"].state is S.DUE
    assert that_day["3.2", story.ENERGY, "M-X"].state is S.DUE
    assert that_day["3.7b", story.ENERGY, "M-X"].due == date(2026, 6, 14)


def test_evidence_given_before_a_visit_counts_at_once() -> None:
    ahead = story.planned("M-X", story.ENERGY, almaty(2026, 6, 4, 10))
    polled = replace(
        ahead, records=(f.RecordFact(f.RecordKind.DATE_DECISION, almaty(2026, 5, 1), 80, "record:1"),)
    )
    cells = drawn(f.Facts(story.BODIES, visits=(polled,)), date(2026, 5, 2))
    duty = cells["3.5a", story.ENERGY, "M-X"]
    assert (duty.state, duty.met_at, duty.evidence) == (S.MET, almaty(2026, 5, 1), ("record:1",))


def test_cancelled_visit_is_not_applicable_with_its_reason() -> None:
    gone = replace(
        story.planned("M-X", story.ENERGY, almaty(2026, 6, 4, 10)),
        state=f.VisitState.CANCELLED,
        cancelled_at=almaty(2026, 6, 1),
        cancel_reason=story.REASON,
    )
    cells = drawn(f.Facts(story.BODIES, visits=(gone,)))
    own = [duty for key, duty in cells.items() if key[2] == "M-X"]
    assert {duty.state for duty in own} == {S.NOT_APPLICABLE}
    assert all("Паводок." in duty.why.ru for duty in own)


def test_visit_cancelled_after_its_day_was_missed() -> None:
    gone = replace(
        story.planned("M-X", story.ENERGY, almaty(2026, 6, 4, 10)),
        state=f.VisitState.CANCELLED,
        cancelled_at=almaty(2026, 6, 5),
    )
    assert drawn(f.Facts(story.BODIES, visits=(gone,)))["1", story.ENERGY, "M-X"].state is S.MISSED


@pytest.mark.parametrize(
    ("decided", "state"), [(date(2026, 4, 30), S.NOT_APPLICABLE), (date(2026, 5, 2), S.MISSED)]
)
def test_postponed_visit_keeps_its_old_day_in_view(decided: date, state: S) -> None:
    move = f.PostponementFact(
        almaty(2026, 5, 1, 10), almaty(decided.year, decided.month, decided.day), story.REASON
    )
    cells = drawn(on_visit(CODE, postponements=(move,))(story.good_year()))
    assert cells["1", story.ENERGY, f"{CODE}@2026-05-01"].state is state
    assert cells["1", story.ENERGY, CODE].state is S.MET


def test_risk_card_stays_due_until_decided_and_met_by_the_meeting() -> None:
    def state_of(risk: f.RiskFact, today: date) -> S:
        facts = replace(story.good_year(), risks=(risk,))
        return drawn(facts, today)["3.1", story.ENERGY, "R-1"].state

    card = f.RiskFact("R-1", story.ENERGY, story.REGION, almaty(2026, 4, 1))
    assert state_of(card, date(2026, 9, 1)) is S.DUE
    decided = replace(card, decision=f.RiskDecision.MEETING, decided_at=almaty(2026, 4, 3), visit=CODE)
    assert state_of(decided, date(2026, 4, 2)) is S.DUE
    assert state_of(decided, date(2026, 4, 10)) is S.UPCOMING
    assert state_of(decided, date(2026, 5, 12)) is S.MET
    refused = replace(
        card, decision=f.RiskDecision.NO_MEETING, decided_at=almaty(2026, 4, 3), reason=story.REASON
    )
    assert state_of(refused, date(2026, 5, 12)) is S.NOT_APPLICABLE
    nowhere = replace(decided, visit="")
    assert state_of(nowhere, date(2026, 9, 1)) is S.DUE


def test_off_schedule_visit_that_did_not_happen_is_missed_under_3_1() -> None:
    ghost = story.planned("M-X", story.ENERGY, almaty(2026, 6, 4, 10))
    risk = f.RiskFact(
        "R-1",
        story.ENERGY,
        story.REGION,
        almaty(2026, 5, 1),
        f.RiskDecision.MEETING,
        almaty(2026, 5, 2),
        "M-X",
    )
    facts = f.Facts(story.BODIES, visits=(ghost,), risks=(risk,))
    assert drawn(facts)["3.1", story.ENERGY, "R-1"].state is S.MISSED


def test_high_risk_obliges_the_government_to_send_a_deputy_prime_minister() -> None:
    risky = on_visit(CODE, high_risk=True)(story.good_year())
    assert drawn(risky)["6.2", story.OFFICE, CODE].state is S.MISSED
    visit = visit_of(risky)
    came = f.RecordFact(f.RecordKind.DEPUTY_PM, START, None, "record:9")
    assert (
        drawn(on_visit(CODE, records=(*visit.records, came))(risky))["6.2", story.OFFICE, CODE].state is S.MET
    )


def test_report_that_leaves_an_issue_out_does_not_count() -> None:
    facts = story.good_year()
    partial = replace(facts.reports[1], covers=frozenset({"I-1"}))
    spoilt = replace(facts, reports=(facts.reports[0], partial, *facts.reports[2:]))
    duty = drawn(spoilt)["3.7c", story.ENERGY, "2026-Q2"]
    assert duty.state is S.MISSED
    assert "I-2" in duty.why.en


def test_report_is_owed_from_the_quarter_of_the_plan_until_the_issue_is_closed() -> None:
    issue = f.IssueFact("I-9", story.ENERGY, almaty(2026, 6, 30, 23, 59), almaty(2026, 7, 1))
    cells = drawn(f.Facts(story.BODIES, issues=(issue,)))
    subjects = {key[2] for key, duty in cells.items() if key[:2] == ("3.7c", story.ENERGY)}
    assert subjects == {"2026-Q2", "2026-Q3"}


def test_guidance_unread_by_a_ministry_is_still_due() -> None:
    facts = story.good_year()
    unread = replace(facts, guidance=(replace(facts.guidance[0], read={}),))
    assert drawn(unread, date(2026, 9, 1))["5.3", story.CULTURE, "2026"].state is S.DUE


def test_register_of_an_earlier_day_does_not_know_what_came_later() -> None:
    cells = drawn(story.good_year(), date(2026, 5, 12))
    assert cells["3.7b", story.ENERGY, CODE].state is S.UPCOMING
    assert cells["3.7b", story.ENERGY, CODE].met_at is None
    assert cells["1", story.ENERGY, "2026-Q3"].state is S.UPCOMING
    assert cells["4.3", story.ABAI, "2026-H1"].state is S.UPCOMING
    assert cells["5.2", story.CULTURE, "2026"].state is S.UPCOMING


def test_nothing_is_owed_before_the_decree_was_in_force() -> None:
    cells = drawn(f.Facts(story.BODIES), year=2022)
    assert cells["2.1", story.ENERGY, "S-2022"].state is S.NOT_APPLICABLE
    assert ("1", story.ENERGY, "2022-Q1") not in cells
    assert cells["1", story.ENERGY, "2022-Q2"].state is S.MISSED
    assert cells["8", "", "863-2022"].state is S.MET


def test_body_that_did_not_exist_owes_nothing() -> None:
    young = replace(story.BODIES[0], slug="young", valid_from=date(2026, 8, 1))
    cells = drawn(f.Facts((*story.BODIES, young)))
    assert {key[2] for key in cells if key[:2] == ("1", "young")} == {"2026-Q3", "2026-Q4"}
    assert cells["2.1", "young", "2026"].state is S.NOT_APPLICABLE


def test_third_pack_is_obeyed_by_the_whole_register() -> None:
    third = load_pack("999-test", THIRD)
    duties = register(story.good_year(), today=story.YEAR_END, year=2026, pack=third)
    cells = {duty.key: duty for duty in duties}
    assert cells["1", story.DEFENCE, "2026-Q1"].state is S.MISSED
    assert cells["3.7b", story.ENERGY, CODE].due == date(2026, 5, 18)
    assert cells["3.3", story.ENERGY, CODE].state is S.MISSED
    halves = {key[2]: duty.due for key, duty in cells.items() if key[:2] == ("2.1", story.ENERGY)}
    assert halves == {"S-2026-H1": date(2025, 11, 30), "S-2026-H2": date(2026, 5, 31)}
    approvals = {key[2]: duty.due for key, duty in cells.items() if key[0] == "2.3"}
    assert approvals == {"S-2026-H1": date(2026, 1, 9), "S-2026-H2": date(2026, 7, 9)}
    assert not [key for key in cells if key[0] == "6.4"]
    assert cells["8", "", "999-test"].state is S.MET


def test_visit_keeps_the_pack_under_which_it_began() -> None:
    third = load_pack("999-test", THIRD)
    old = on_visit(CODE, edition="863-2023")(story.good_year())
    duties = {duty.key: duty for duty in register(old, today=story.YEAR_END, year=2026, pack=third)}
    kept = duties["3.7b", story.ENERGY, CODE]
    assert (kept.edition, kept.due) == ("863-2023", date(2026, 5, 21))
    assert duties["3.7b", story.ENERGY, "M-E8"].edition == "999-test"


def test_owed_lists_what_is_open_the_earliest_first() -> None:
    facts = f.Facts(story.BODIES, visits=(story.planned("M-X", story.ENERGY, almaty(2026, 6, 4, 10)),))
    duties = owed(facts, today=date(2026, 5, 1))
    assert all(duty.state.is_open for duty in duties)
    days = [duty.due or date.max for duty in duties]
    assert days == sorted(days)
    assert ("2.1", story.ENERGY, "S-2027") in {duty.key for duty in duties}


def test_duty_in_json_has_the_shape_of_the_contract() -> None:
    duty = drawn(story.good_year())["3.7b", story.ENERGY, CODE]
    answer = to_json(duty)
    assert json.loads(json.dumps(answer)) == {
        "norm": "3.7b",
        "body": "energy",
        "subject": "M-E5",
        "edition": "863-2023",
        "anchor": "2026-05-11",
        "target": "2026-05-20",
        "due": "2026-05-21",
        "legal_due": "2026-05-21",
        "met_at": "2026-05-16T10:00:00Z",
        "state": "met",
        "why": duty.why.as_dict(),
        "evidence": [f"publication:M-E5-{kind}" for kind in ("results", "issues", "plan")],
    }
    assert datetime.fromisoformat(answer["met_at"] or "").tzinfo == UTC
