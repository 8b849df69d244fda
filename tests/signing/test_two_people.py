"""Acts of two people: what one prepared another signs, exactly that and nothing else."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Refused
from kezdesu.people.roles import Role
from kezdesu.signing import actions
from kezdesu.signing.models import SignedAct
from kezdesu.signing.states import ActState
from tests.factories import actor_of, make_account, make_body

CONTENT = {"text": {"kk": "Жоспар", "ru": "План"}, "due": "2026-05-01"}
pytestmark = pytest.mark.django_db


def prepared(body: Body) -> SignedAct:
    clerk = actor_of(make_account(Role.CLERK, body))
    return actions.prepare(kind="test", subject="T-1", content=CONTENT, body=body, by=clerk)


def test_another_person_signs_and_her_post_is_kept() -> None:
    body = make_body()
    act = prepared(body)

    with clock.at(clock.almaty(2026, 3, 12, 9)):
        actions.sign(act, content=CONTENT, by=actor_of(make_account(Role.HEAD, body)))

    kept = SignedAct.objects.get(pk=act.pk)
    assert (kept.state, kept.post.ru, kept.signed_at) == (
        ActState.SIGNED,
        "Министр head",
        clock.almaty(2026, 3, 12, 9),
    )
    assert kept.digest == actions.digest_of(CONTENT)


def test_whoever_prepared_cannot_sign_even_as_head() -> None:
    body = make_body()
    account = make_account(Role.HEAD, body)
    act = actions.prepare(kind="test", subject="T-1", content=CONTENT, body=body, by=actor_of(account))

    with pytest.raises(Refused) as refusal:
        actions.sign(act, content=CONTENT, by=actor_of(account))

    assert refusal.value.denied.code == "same_person"


def test_a_head_of_another_body_cannot_sign() -> None:
    act = prepared(make_body())
    stranger = actor_of(make_account(Role.HEAD, make_body("energy")))

    with pytest.raises(Refused) as refusal:
        actions.sign(act, content=CONTENT, by=stranger)

    assert refusal.value.denied.code == "not_head"


def test_changed_content_is_not_signed() -> None:
    body = make_body()
    act = prepared(body)

    with pytest.raises(Refused) as refusal:
        actions.sign(act, content=CONTENT | {"due": "2026-09-01"}, by=actor_of(make_account(Role.HEAD, body)))

    assert refusal.value.denied.code == "changed_since"
    assert SignedAct.objects.get(pk=act.pk).state == ActState.PREPARED


def test_sending_back_needs_a_reason_and_ends_the_act() -> None:
    body = make_body()
    act, head = prepared(body), actor_of(make_account(Role.HEAD, body))

    with pytest.raises(Refused):
        actions.send_back(act, reason="  ", by=head)
    actions.send_back(act, reason="Нет срока", by=head)

    with pytest.raises(Conflict):
        actions.sign(act, content=CONTENT, by=head)
    assert SignedAct.objects.get(pk=act.pk).return_reason == "Нет срока"


def test_two_heads_at_once_one_signature() -> None:
    body = make_body()
    act = prepared(body)
    twice = SignedAct.objects.select_related("body").get(pk=act.pk)
    actions.sign(act, content=CONTENT, by=actor_of(make_account(Role.HEAD, body)))

    with pytest.raises(Conflict):
        actions.sign(twice, content=CONTENT, by=actor_of(make_account(Role.HEAD, body)))


def test_the_database_itself_refuses_one_person_twice_and_two_open_acts() -> None:
    body = make_body()
    act = prepared(body)

    with pytest.raises(IntegrityError), transaction.atomic():
        SignedAct.objects.filter(pk=act.pk).update(signed_by=act.prepared_by_id)
    with pytest.raises(IntegrityError), transaction.atomic():
        prepared(body)
