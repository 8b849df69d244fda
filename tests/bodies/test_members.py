"""Roles of people: from a day, to a day, or at once; never by oneself, never where they make no sense."""

from __future__ import annotations

from datetime import date

import pytest

from kezdesu.bodies import actions, queries, registry, rules
from kezdesu.bodies.models import Body, BodyKind, Membership
from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.journal.record import of
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from tests.factories import actor_of, make_account, make_body

TODAY = date(2026, 6, 20)


def test_a_role_counts_from_its_first_day_to_its_last_in_almaty(ministry: Body, registrar: Actor) -> None:
    account = make_account()
    row = actions.give_role(
        account=account, body=ministry, role=Role.CLERK, since=date(2026, 7, 1), by=registrar
    )
    actions.end_membership(row=row, last_day=date(2026, 7, 31), by=registrar)

    instants = {
        "the last minute before": clock.almaty(2026, 6, 30, 23, 59),
        "the first minute": clock.almaty(2026, 7, 1, 0, 0),
        "the last minute": clock.almaty(2026, 7, 31, 23, 59),
        "the first minute after": clock.almaty(2026, 8, 1, 0, 0),
    }
    found = {}
    for name, instant in instants.items():
        with clock.at(instant):
            found[name] = actor_of(account).is_staff
    assert found == {
        "the last minute before": False,
        "the first minute": True,
        "the last minute": True,
        "the first minute after": False,
    }


def test_taken_away_at_once_leads_nowhere_in_the_same_minute(ministry: Body, registrar: Actor) -> None:
    account = make_account(Role.HEAD, ministry)
    row = Membership.objects.get(account=account)

    actions.end_membership(row=row, last_day=None, by=registrar)

    assert not actor_of(account).is_staff
    assert not registry.works_anywhere(account.pk, on=TODAY)


def test_lines_are_private_and_hold_no_address(ministry: Body, registrar: Actor) -> None:
    account = make_account()
    actions.give_role(account=account, body=ministry, role=Role.CLERK, since=TODAY, by=registrar)

    assert of(f"B-{ministry.pk}") == []
    (line,) = of(f"B-{ministry.pk}", public_only=False)
    assert line.data == {"account": account.pk, "body": "healthcare", "role": "clerk", "since": "2026-06-20"}


def test_nobody_gives_herself_a_role(ministry: Body, registrar: Actor) -> None:
    me = registry.account(registrar.account_id or 0)
    assert me is not None
    with pytest.raises(Refused) as refusal:
        actions.give_role(account=me, body=ministry, role=Role.HEAD, since=TODAY, by=registrar)

    assert refusal.value.denied.code == "not_herself"


def test_the_last_registrar_stays(ministry: Body, registrar: Actor, central: Actor) -> None:
    row = Membership.objects.get(account_id=registrar.account_id)
    with pytest.raises(Refused) as refusal:
        actions.end_membership(row=row, last_day=None, by=central)
    second = make_account()
    actions.give_role(account=second, body=ministry, role=Role.REGISTRAR, since=TODAY, by=registrar)
    row.body.refresh_from_db()
    actions.end_membership(row=row, last_day=None, by=central)

    assert refusal.value.denied.code == "last_registrar"
    assert [account.pk for account in registry.registrars_of(ministry, on=TODAY)] == [second.pk]


FITTING = {
    BodyKind.CEB: {"clerk", "head", "moderator", "operator", "executor", "registrar"},
    BodyKind.GO: {"secretary", "head", "clerk", "registrar"},
    BodyKind.PA: {"inspector", "registrar"},
    BodyKind.AKIMAT: {
        *("clerk", "head", "moderator", "operator", "executor", "registrar"),
        *("akim", "akimat_clerk"),
    },
    BodyKind.HOLDING: {"head", "clerk", "executor", "registrar"},
}


@pytest.mark.parametrize("kind", BodyKind)
def test_roles_fit_the_kind_of_the_body(kind: BodyKind) -> None:
    body = make_body(f"some-{kind}", kind)

    assert {str(role) for role in Role if rules.is_role_of(body, role)} == FITTING[kind]


def test_a_coordinator_works_in_the_authorised_body_only(ministry: Body, central: Actor) -> None:
    culture = queries.authorised_body(on=TODAY)
    given = actions.give_role(
        account=make_account(), body=culture, role=Role.COORDINATOR, since=TODAY, by=central
    )
    with pytest.raises(Refused) as refusal:
        actions.give_role(
            account=make_account(), body=ministry, role=Role.COORDINATOR, since=TODAY, by=central
        )

    assert given.pk
    assert refusal.value.denied.code == "role_elsewhere"


def test_no_role_for_the_past_and_none_twice(ministry: Body, registrar: Actor) -> None:
    account = make_account(Role.CLERK, ministry)
    codes = []
    for role, since in ((Role.HEAD, date(2026, 6, 19)), (Role.CLERK, TODAY)):
        with pytest.raises(Refused) as refusal:
            actions.give_role(account=account, body=ministry, role=role, since=since, by=registrar)
        codes.append(refusal.value.denied.code)

    assert codes == ["day_before_today", "has_role"]


def test_a_neighbours_registrar_and_a_clerk_manage_nobody(ministry: Body, centre: Body) -> None:
    for by in (
        actor_of(make_account(Role.REGISTRAR, make_body("agriculture"))),
        actor_of(make_account(Role.HEAD, ministry)),
    ):
        with pytest.raises(Refused) as refusal:
            actions.give_role(account=make_account(), body=ministry, role=Role.CLERK, since=TODAY, by=by)
        assert refusal.value.denied.code == "not_registrar"


def test_the_list_of_members_is_narrowed(ministry: Body, registrar: Actor) -> None:
    make_account(Role.CLERK, ministry)
    make_account(Role.CLERK, make_body("agriculture"))
    over = Membership.objects.get(account=make_account(Role.HEAD, ministry))
    actions.end_membership(row=over, last_day=None, by=registrar)

    def roles(**narrowed: str) -> list[str]:
        filters = registry.Filters(**narrowed)
        return [row.role for row in registry.members(filters, slugs={"healthcare"}, on=TODAY)]

    assert sorted(roles()) == ["clerk", "registrar"]
    assert roles(role="clerk") == ["clerk"]
    assert roles(state="over") == ["head"]
    assert roles(word="PERSON", state="over") == ["head"]
    assert roles(body="agriculture") == []
