"""Clause 3.1: from the sign of a worsening to the head's decision and the meeting."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree import DutyState
from kezdesu.meetings.states import VisitState
from kezdesu.people.roles import Role
from kezdesu.risks import actions, queries
from kezdesu.risks.models import RiskCard, RiskLevel
from kezdesu.risks.states import RiskState
from tests.factories.base import actor_of, make_account, make_body, make_region, make_visit
from tests.factories.oversight import duties_on

pytestmark = pytest.mark.django_db
S = DutyState
TEXT = Trilingual("Жылу желісі тозған.", "Теплосети изношены.")
OPENED = clock.almaty(2026, 2, 2, 9)


def make_card(level: RiskLevel = RiskLevel.HIGH) -> RiskCard:
    """A card on Karaganda by a clerk of the ministry."""
    body = make_body("energy")
    clerk = actor_of(make_account(Role.CLERK, body))
    with clock.at(OPENED):
        return actions.open_card(
            body=body, region=make_region(), level=level, forecast=True, text=TEXT, by=clerk
        )


def test_card_is_due_until_the_head_decides_and_the_meeting_is_held():
    card = make_card()
    head = actor_of(make_account(Role.HEAD, card.body))
    visit = make_visit(body=card.body, off_schedule=True)
    key = ("3.1", "energy", card.code)
    states = [duties_on(date(2026, 2, 10))[key].state]

    with clock.at(OPENED + timedelta(days=1)):
        actions.decide_meeting(card, visit=visit, by=head)
    states.append(duties_on(date(2026, 2, 10))[key].state)
    type(visit).objects.filter(pk=visit.pk).update(state=VisitState.HELD, ended_at=visit.ends_at)
    states.append(duties_on(date(2026, 3, 12))[key].state)

    assert states == [S.DUE, S.UPCOMING, S.MET]


def test_high_risk_calls_for_a_deputy_prime_minister():
    make_body("government-office", "go")
    card = make_card()
    visit = make_visit(body=card.body, off_schedule=True)
    actions.decide_meeting(card, visit=visit, by=actor_of(make_account(Role.HEAD, card.body)))

    assert ("6.2", "government-office", visit.code) in duties_on(date(2026, 3, 1))


def test_no_meeting_needs_a_reason_and_may_be_reconsidered():
    card = make_card()
    head = actor_of(make_account(Role.HEAD, card.body))
    with pytest.raises(Refused, match="language_missing"):
        actions.decide_no_meeting(card, reason=Trilingual("", "Причина"), by=head)

    with clock.at(OPENED + timedelta(days=2)):
        actions.decide_no_meeting(card, reason=TEXT, by=head)

    duty = duties_on(date(2026, 2, 20))["3.1", "energy", card.code]
    assert duty.state is S.NOT_APPLICABLE
    assert TEXT.ru.rstrip(".") in duty.why.ru
    actions.decide_meeting(card, visit=make_visit(body=card.body, off_schedule=True), by=head)
    assert card.state == RiskState.MEETING


def test_only_the_head_decides_and_only_for_a_meeting_that_fits():
    card = make_card()
    head = actor_of(make_account(Role.HEAD, card.body))
    clerk = actor_of(make_account(Role.CLERK, card.body))
    visit = make_visit(body=card.body, off_schedule=True)

    with pytest.raises(Refused, match="head_decides"):
        actions.decide_meeting(card, visit=visit, by=clerk)
    elsewhere = make_visit(body=card.body, off_schedule=True, region=make_region("100000000"))
    for other in (make_visit(body=card.body), elsewhere):
        with pytest.raises(Refused, match="other_visit"):
            actions.decide_meeting(card, visit=other, by=head)


def test_second_head_at_the_same_moment_is_told():
    card = make_card()
    same = RiskCard.objects.select_related("body").get(pk=card.pk)
    head = actor_of(make_account(Role.HEAD, card.body))
    actions.decide_meeting(card, visit=make_visit(body=card.body, off_schedule=True), by=head)

    with pytest.raises(Conflict):
        actions.decide_no_meeting(same, reason=TEXT, by=head)
    assert queries.undecided(frozenset({"energy"})) == 0
