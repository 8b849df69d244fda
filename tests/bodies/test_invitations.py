"""Invitations end by themselves: expired, used and withdrawn links open nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kezdesu.bodies import actions, registry
from kezdesu.bodies.actions.inviting import LIFETIME, Sent
from kezdesu.bodies.models import Body, Invitation, Membership
from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.journal.models import Entry
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from tests.factories import actor_of, make_account

PASSWORD = "a-long-new-password"


def invited(body: Body, by: Actor, email: str = "Aliya@Example.kz", **changes: object) -> Sent:
    values = {"roles": [Role.HEAD, Role.CLERK], "since": date(2026, 6, 1)} | changes
    return actions.invite(body=body, email=email, name="Әлия", language="kk", by=by, **values)  # type: ignore[arg-type]


def refused(invitation: Invitation) -> str:
    with pytest.raises(Refused) as refusal:
        actions.accept_as_new(invitation=invitation, password=PASSWORD)
    return refusal.value.denied.code


def test_who_is_new_gets_an_account_and_her_roles(ministry: Body, registrar: Actor) -> None:
    sent = invited(ministry, registrar)
    found = registry.invitation_by_secret(sent.secret)
    assert found is not None

    account = actions.accept_as_new(invitation=found, password=PASSWORD)

    assert (account.email, account.check_password(PASSWORD), account.language) == (
        "aliya@example.kz",
        True,
        "kk",
    )
    assert actor_of(account).roles == {Role.CLERK, Role.HEAD}
    assert refused(found) == "invitation_closed"


def test_only_a_keyed_hash_is_kept_and_no_line_names_the_address(ministry: Body, registrar: Actor) -> None:
    sent = invited(ministry, registrar)

    row = Invitation.objects.values().get()
    assert sent.secret not in str(row)
    assert len(row["secret_hash"]) == 64
    assert not [entry for entry in Entry.objects.all() if "aliya" in entry.data.lower()]
    assert sent.secret not in repr(sent)


def test_the_link_works_seven_days_and_not_a_second_longer(ministry: Body, registrar: Actor) -> None:
    sent = invited(ministry, registrar)
    end = sent.invitation.invited_at + LIFETIME

    with clock.at(end):
        assert refused(sent.invitation) == "invitation_expired"
    with clock.at(end - timedelta(seconds=1)):
        assert actions.accept_as_new(invitation=sent.invitation, password=PASSWORD).pk


def test_sent_again_the_old_link_is_dead(ministry: Body, registrar: Actor) -> None:
    first = invited(ministry, registrar)
    with clock.at(first.invitation.expires_at + timedelta(days=1)):
        again = actions.send_again(invitation=first.invitation, by=registrar)
        assert registry.invitation_by_secret(first.secret) is None
        assert registry.invitation_by_secret(again.secret) == first.invitation
        assert actions.accept_as_new(invitation=again.invitation, password=PASSWORD).pk


def test_withdrawn_it_opens_nothing(ministry: Body, registrar: Actor) -> None:
    sent = invited(ministry, registrar)

    actions.withdraw(invitation=sent.invitation, by=registrar)

    assert refused(sent.invitation) == "invitation_closed"
    with pytest.raises(Refused) as refusal:
        actions.send_again(invitation=sent.invitation, by=registrar)
    assert refusal.value.denied.code == "invitation_closed"


def test_who_has_an_account_accepts_as_herself(ministry: Body, registrar: Actor) -> None:
    account = make_account()
    sent = invited(ministry, registrar, email=account.email)
    assert refused(sent.invitation) == "account_exists"
    with pytest.raises(Refused) as refusal:
        actions.accept(invitation=sent.invitation, account=make_account())
    assert refusal.value.denied.code == "other_account"

    actions.accept(invitation=sent.invitation, account=account)

    assert actor_of(account).roles == {Role.CLERK, Role.HEAD}


def test_roles_ahead_begin_on_their_day(ministry: Body, registrar: Actor) -> None:
    sent = invited(ministry, registrar, since=date(2026, 7, 1))
    account = actions.accept_as_new(invitation=sent.invitation, password=PASSWORD)

    assert set(Membership.objects.filter(account=account).values_list("since", flat=True)) == {
        date(2026, 7, 1)
    }


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"roles": []}, "no_role"), ({"roles": [Role.AKIM]}, "role_elsewhere")],
)
def test_refusals(ministry: Body, registrar: Actor, changes: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as refusal:
        invited(ministry, registrar, **changes)

    assert refusal.value.denied.code == code


def test_nobody_is_invited_twice_nor_invites_herself(ministry: Body, registrar: Actor) -> None:
    invited(ministry, registrar)
    me = registry.account(registrar.account_id or 0)
    assert me is not None
    codes = []
    for email in ("aliya@example.kz", me.email):
        with pytest.raises(Refused) as refusal:
            invited(ministry, registrar, email=email)
        codes.append(refusal.value.denied.code)

    assert codes == ["already_invited", "not_herself"]
