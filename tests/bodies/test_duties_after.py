"""The duty register when bodies end in mid-year: no false breach for the old body, no real one lost."""

from __future__ import annotations

from datetime import date

import pytest

from kezdesu.bodies import actions
from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.decree.facts import IssueFact
from kezdesu.decree.model import Duty
from kezdesu.meetings.states import VisitState
from kezdesu.oversight import succession
from kezdesu.oversight.register import register
from kezdesu.people.actors import Actor
from tests.bodies.test_reorganising import JULY, new
from tests.factories import make_body, make_office, make_visit

YEAR_END = date(2026, 12, 31)


@pytest.fixture
def three_visits(ministry: Body) -> dict[str, str]:
    """One held in spring, one missed in May, one ahead in September."""
    held = make_visit(
        body=ministry,
        starts_at=clock.almaty(2026, 3, 11, 10),
        state=VisitState.HELD,
        ended_at=clock.almaty(2026, 3, 11, 12),
    )
    missed = make_visit(body=ministry, starts_at=clock.almaty(2026, 5, 20, 10), state=VisitState.PLANNED)
    ahead = make_visit(body=ministry, starts_at=clock.almaty(2026, 9, 15, 10), state=VisitState.PLANNED)
    return {"held": held.code, "missed": missed.code, "ahead": ahead.code}


def duties(on: date) -> tuple[Duty, ...]:
    return register(2026, today=on).duties


def owners(found: tuple[Duty, ...], norm: str, subject: str) -> dict[str, str]:
    return {duty.body: duty.state.value for duty in found if (duty.norm, duty.subject) == (norm, subject)}


def test_what_was_missed_before_stays_with_the_old_body(
    ministry: Body, central: Actor, three_visits: dict[str, str]
) -> None:
    actions.split(body=ministry, heirs=[new("health"), new("sport")], since=JULY, act_number="7", by=central)

    found = duties(YEAR_END)

    assert owners(found, "1", three_visits["missed"]) == {"healthcare": "missed"}
    assert owners(found, "1", three_visits["held"]) == {"healthcare": "met"}
    assert owners(found, "3.7b", three_visits["held"]) == {"healthcare": "overdue"}


def test_what_lies_ahead_is_owed_by_the_main_successor(
    ministry: Body, central: Actor, three_visits: dict[str, str]
) -> None:
    actions.split(body=ministry, heirs=[new("health"), new("sport")], since=JULY, act_number="7", by=central)

    assert owners(duties(date(2026, 7, 2)), "1", three_visits["ahead"]) == {"health": "upcoming"}
    assert owners(duties(YEAR_END), "1", three_visits["ahead"]) == {"health": "missed"}


def test_a_meeting_of_a_post_that_went_elsewhere_goes_with_it(ministry: Body, central: Actor) -> None:
    post = make_office(ministry, "sport-department", rank="deputy")
    visit = make_visit(
        body=ministry, office=post, rank="deputy", starts_at=clock.almaty(2026, 9, 1, 10), state="planned"
    )
    actions.split(
        body=ministry,
        heirs=[new("health"), new("sport")],
        since=JULY,
        act_number="7",
        posts={"sport-department": 1},
        by=central,
    )

    assert owners(duties(date(2026, 7, 2)), "1", visit.code) == {"sport": "upcoming"}


def test_a_meeting_named_for_another_successor_is_owed_by_it_with_its_issues(
    ministry: Body, central: Actor, three_visits: dict[str, str]
) -> None:
    actions.split(
        body=ministry,
        heirs=[new("health"), new("sport")],
        since=JULY,
        act_number="7",
        visits={three_visits["ahead"]: 1},
        by=central,
    )

    assert owners(duties(date(2026, 7, 2)), "1", three_visits["ahead"]) == {"sport": "upcoming"}
    published = clock.almaty(2026, 4, 1)
    heirs = succession.Heirs({"old": [(JULY, "main")]}, {}, (), {"I-1": [(JULY, "second")]})
    rows = heirs.of_issues(tuple(IssueFact(code, "old", published, None) for code in ("I-1", "I-2")))
    assert [(row.code, row.body) for row in rows] == [
        ("I-1", "old"),
        ("I-1", "second"),
        ("I-2", "old"),
        ("I-2", "main"),
    ]


def test_no_body_is_blamed_for_a_period_in_which_it_ended(
    ministry: Body, central: Actor, three_visits: dict[str, str]
) -> None:
    before = {duty.key for duty in duties(YEAR_END) if duty.body == "healthcare" and duty.subject == "2026"}
    actions.merge(bodies=[ministry], into=make_body("social"), since=JULY, act_number="8", by=central)

    after = [duty for duty in duties(YEAR_END) if duty.body == "healthcare" and duty.subject == "2026"]
    assert before
    assert {duty.state.value for duty in after} <= {"not_applicable", "met"}


def test_a_new_body_is_not_blamed_for_meetings_its_predecessor_held(ministry: Body, central: Actor) -> None:
    made = {
        "starts_at": clock.almaty(2026, 7, 10, 10),
        "ended_at": clock.almaty(2026, 7, 10, 12),
        "state": VisitState.HELD,
    }
    make_visit(body=ministry, **made)
    august = date(2026, 8, 1)
    actions.split(
        body=ministry, heirs=[new("health"), new("sport")], since=august, act_number="7", by=central
    )

    quarters = {
        (duty.body, duty.subject): duty.state.value
        for duty in duties(YEAR_END)
        if duty.norm == "1" and duty.subject == "2026-Q3"
    }
    assert quarters["health", "2026-Q3"] == "met"
    assert quarters["sport", "2026-Q3"] == "met"
    assert ("healthcare", "2026-Q3") not in quarters


def test_proposals_sent_before_the_end_count_for_the_successor(ministry: Body, central: Actor) -> None:
    from kezdesu.oversight.succession import Heirs

    heirs = Heirs({"healthcare": [(JULY, "health")]}, {})
    sent = {"healthcare": clock.almaty(2026, 6, 1)}

    assert heirs.of_proposals(sent) == {
        "healthcare": clock.almaty(2026, 6, 1),
        "health": clock.almaty(2026, 6, 1),
    }


def test_an_open_issue_is_owed_by_each_in_its_time() -> None:
    from kezdesu.decree.facts import IssueFact
    from kezdesu.oversight.succession import Heirs

    heirs = Heirs({"healthcare": [(JULY, "health"), (date(2026, 10, 1), "social")]}, {})
    issue = IssueFact("I-1", "healthcare", clock.almaty(2026, 3, 20))

    rows = heirs.of_issues((issue,))

    assert [
        (
            row.body,
            clock.almaty_date(row.plan_published_at),
            row.closed_at and clock.almaty_date(row.closed_at),
        )
        for row in rows
    ] == [
        ("healthcare", date(2026, 3, 20), date(2026, 6, 30)),
        ("health", JULY, date(2026, 9, 30)),
        ("social", date(2026, 10, 1), None),
    ]
