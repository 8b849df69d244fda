"""Who acts for the head signs as acting head, between two days and not a minute outside."""

from __future__ import annotations

from datetime import date

import pytest

from kezdesu.bodies import actions, queries
from kezdesu.bodies.models import Body, Delegation, Membership, Office
from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.journal.record import of
from kezdesu.people.actors import Actor
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from kezdesu.signing import actions as signing
from kezdesu.signing.models import SignedAct
from tests.factories import actor_of, make_account, make_office

FIRST, LAST = date(2026, 7, 1), date(2026, 7, 14)


@pytest.fixture
def post(ministry: Body) -> Office:
    post = make_office(ministry)
    titles = {
        "title_kk": "Денсаулық сақтау министрі",
        "title_ru": "Министр здравоохранения",
        "title_en": "Minister of Healthcare",
    }
    Office.objects.filter(pk=post.pk).update(**titles)
    post.refresh_from_db()
    return post


@pytest.fixture
def deputy(ministry: Body) -> Account:
    return make_account(Role.EXECUTOR, ministry)


def delegated(
    post: Office, deputy: Account, by: Actor, since: date = FIRST, until: date = LAST, **changes: str
) -> Delegation:
    words = {"act_number": "№ 55", "reason": "еңбек демалысы"} | changes
    return actions.delegate(office=post, deputy=deputy, since=since, until=until, by=by, **words)


def act(body: Body, by: Actor, subject: str = "T-1") -> SignedAct:
    return signing.prepare(kind="test", subject=subject, content={"a": 1}, body=body, by=by)


def test_the_deputy_signs_as_acting_head_and_the_act_names_the_delegation(
    ministry: Body, post: Office, deputy: Account, registrar: Actor
) -> None:
    row = delegated(post, deputy, registrar)
    paper = act(ministry, actor_of(make_account(Role.CLERK, ministry)))

    with clock.at(clock.almaty(2026, 7, 5, 12)):
        signing.sign(paper, content={"a": 1}, by=actor_of(deputy))

    kept = SignedAct.objects.get(pk=paper.pk)
    assert (kept.post.kk, kept.post.ru, kept.post.en) == (
        "Денсаулық сақтау министрінің міндетін атқарушы",
        "И. о. министра здравоохранения",
        "Acting Minister of Healthcare",
    )
    assert kept.delegation == row


@pytest.mark.parametrize(
    ("instant", "may"),
    [
        (clock.almaty(2026, 6, 30, 23, 59), False),
        (clock.almaty(2026, 7, 1, 0, 0), True),
        (clock.almaty(2026, 7, 14, 23, 59), True),
        (clock.almaty(2026, 7, 15, 0, 0), False),
    ],
)
def test_nothing_outside_its_days(
    post: Office, deputy: Account, registrar: Actor, instant: object, may: bool
) -> None:
    delegated(post, deputy, registrar)

    with clock.at(instant):  # type: ignore[arg-type]
        assert actor_of(deputy).has_in("healthcare", Role.HEAD) is may


def test_the_head_keeps_signing_in_her_own_name(
    ministry: Body, post: Office, deputy: Account, registrar: Actor
) -> None:
    head = make_account(Role.HEAD, ministry)
    delegated(post, deputy, registrar)
    paper = act(ministry, actor_of(make_account(Role.CLERK, ministry)))

    with clock.at(clock.almaty(2026, 7, 5, 12)):
        signing.sign(paper, content={"a": 1}, by=actor_of(head))

    assert (paper.post.ru, paper.delegation_id) == ("Министр здравоохранения", None)


def test_two_people_stay_two_people(ministry: Body, post: Office, deputy: Account, registrar: Actor) -> None:
    delegated(post, deputy, registrar)
    with clock.at(clock.almaty(2026, 7, 5, 12)):
        paper = act(ministry, actor_of(deputy))
        with pytest.raises(Refused) as refusal:
            signing.sign(paper, content={"a": 1}, by=actor_of(deputy))

    assert refusal.value.denied.code == "same_person"


def test_the_head_delegates_herself_and_the_deputy_no_further(
    ministry: Body, post: Office, deputy: Account
) -> None:
    head = actor_of(make_account(Role.HEAD, ministry))
    third = make_account(Role.CLERK, ministry)
    delegated(post, deputy, head)

    with clock.at(clock.almaty(2026, 7, 5, 12)), pytest.raises(Refused) as refusal:
        delegated(post, third, actor_of(deputy), date(2026, 7, 20), date(2026, 7, 25))

    assert refusal.value.denied.code == "not_further"


@pytest.mark.parametrize(
    ("since", "until"), [(date(2026, 7, 14), date(2026, 7, 20)), (date(2026, 6, 20), date(2026, 7, 1))]
)
def test_delegations_of_one_post_do_not_overlap(
    ministry: Body, post: Office, deputy: Account, registrar: Actor, since: date, until: date
) -> None:
    delegated(post, deputy, registrar)
    with pytest.raises(Refused) as refusal:
        delegated(post, make_account(Role.CLERK, ministry), registrar, since, until)

    assert refusal.value.denied.code == "delegation_overlaps"


def test_the_next_one_begins_the_day_after(
    ministry: Body, post: Office, deputy: Account, registrar: Actor
) -> None:
    delegated(post, deputy, registrar)
    other = make_account(Role.CLERK, ministry)

    assert delegated(post, other, registrar, date(2026, 7, 15), date(2026, 7, 16)).pk


def test_taken_back_at_once_with_a_reason_and_history_stays(
    post: Office, deputy: Account, registrar: Actor
) -> None:
    row = delegated(post, deputy, registrar)
    with clock.at(clock.almaty(2026, 7, 5, 12)):
        with pytest.raises(Refused) as refusal:
            actions.end_delegation(delegation=row, reason=" ", by=registrar)
        actions.end_delegation(delegation=row, reason="басшы оралды", by=registrar)
        assert not actor_of(deputy).has_in("healthcare", Role.HEAD)

    row.refresh_from_db()
    assert refusal.value.denied.code == "reason_needed"
    assert (row.since, row.until, row.planned_until) == (FIRST, date(2026, 7, 5), LAST)
    kinds = [line.kind for line in of(f"B-{post.body_id}")]
    assert kinds == ["delegation.begun", "delegation.ended"]


def test_its_role_is_ended_through_the_delegation_only(
    post: Office, deputy: Account, registrar: Actor
) -> None:
    row = delegated(post, deputy, registrar)
    with pytest.raises(Refused) as refusal:
        actions.end_membership(row=Membership.objects.get(delegation=row), last_day=None, by=registrar)

    assert refusal.value.denied.code == "by_delegation"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"act_number": " "}, "act_number_needed"),
        ({"reason": ""}, "reason_needed"),
    ],
)
def test_refusals_in_words(
    post: Office, deputy: Account, registrar: Actor, changes: dict[str, str], code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        delegated(post, deputy, registrar, **changes)

    assert refusal.value.denied.code == code
    assert not Delegation.objects.exists()


def test_a_stranger_and_another_head_are_no_deputies(ministry: Body, post: Office, registrar: Actor) -> None:
    codes = []
    for account in (make_account(), make_account(Role.HEAD, ministry)):
        with pytest.raises(Refused) as refusal:
            delegated(post, account, registrar)
        codes.append(refusal.value.denied.code)

    assert codes == ["deputy_outside", "deputy_has_role"]


def test_a_renamed_post_is_signed_as_it_is_called_that_day(
    ministry: Body, post: Office, deputy: Account, registrar: Actor
) -> None:
    from kezdesu.common.trilingual import Trilingual

    delegated(post, deputy, registrar)
    paper = act(ministry, actor_of(make_account(Role.CLERK, ministry)))
    post.refresh_from_db()
    with clock.at(clock.almaty(2026, 7, 5, 12)):
        newer = Trilingual("Денсаулық министрі", "Министр здоровья", "Minister of Health")
        actions.rename_post(office=post, title=newer, since=date(2026, 7, 5), by=registrar)
        signing.sign(paper, content={"a": 1}, by=actor_of(deputy))

    assert paper.post.ru == "И. о. министра здоровья"
    assert queries.title_on(post, on=date(2026, 7, 4)).ru == "Министр здравоохранения"
