"""Who may come in and whose streams live is one rule: midnight and a revocation end both at once."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from kezdesu.bodies import access, actions, queries
from kezdesu.bodies.models import Body, Membership
from kezdesu.common import clock
from kezdesu.people.actors import Actor
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from tests.factories import make_account, make_office

LAST = date(2026, 7, 14)


def inside(account: Account) -> bool:
    """By the page and by the streams, which must agree."""
    today = clock.today()
    by_page = queries.actor_for(account, on=today).is_staff
    by_stream = access.in_force([account], on=today) == {account.pk}
    assert by_page == by_stream == access.of(account, on=today).open
    return by_page


@pytest.mark.parametrize(
    ("instant", "is_inside"),
    [(clock.almaty(2026, 7, 14, 23, 59), True), (clock.almaty(2026, 7, 15, 0, 0), False)],
)
def test_the_last_day_ends_at_the_midnight_of_almaty(
    ministry: Body, registrar: Actor, instant: datetime, is_inside: bool
) -> None:
    account = make_account(Role.OPERATOR, ministry)
    actions.end_membership(row=Membership.objects.get(account=account), last_day=LAST, by=registrar)

    with clock.at(instant):
        assert inside(account) == is_inside


def test_taken_away_at_once_is_over_the_same_minute_though_the_day_goes_on(
    ministry: Body, registrar: Actor
) -> None:
    account = make_account(Role.OPERATOR, ministry)
    assert inside(account)

    actions.end_membership(row=Membership.objects.get(account=account), last_day=None, by=registrar)

    assert Membership.objects.get(account=account).until == clock.today()
    assert not inside(account)


def test_a_deputy_who_works_nowhere_else_is_in_by_the_delegation_alone_until_it_is_taken_back(
    ministry: Body, registrar: Actor
) -> None:
    deputy = make_account(Role.EXECUTOR, ministry)
    own = Membership.objects.get(account=deputy)
    since, until = date(2026, 7, 1), LAST
    row = actions.delegate(
        office=make_office(ministry),
        deputy=deputy,
        since=since,
        until=until,
        act_number="№ 55",
        reason="еңбек демалысы",
        by=registrar,
    )
    Membership.objects.filter(pk=own.pk).update(until=date(2026, 6, 30))

    found = {}
    for day in (date(2026, 6, 30), since, until, date(2026, 7, 15)):
        with clock.at(clock.almaty(day.year, day.month, day.day)):
            found[day.isoformat()] = inside(deputy)
    assert found == {"2026-06-30": True, "2026-07-01": True, "2026-07-14": True, "2026-07-15": False}

    with clock.at(clock.almaty(2026, 7, 5, 12)):
        actions.end_delegation(delegation=row, reason="оралды", by=registrar)
        assert not inside(deputy)


def test_any_number_of_sessions_costs_one_query(
    ministry: Body, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    accounts = [make_account(Role.OPERATOR, ministry) for _ in range(4)]
    for number in (1, 4):
        with django_assert_num_queries(1):
            assert len(access.in_force(accounts[:number], on=clock.today())) == number
