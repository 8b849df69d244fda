"""The door: one table of moves, compare-and-set, one line."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, connections, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat
from django.db.utils import DatabaseError

from kezdesu.common import clock
from kezdesu.common.answers import Conflict
from kezdesu.journal.door import move, swap
from kezdesu.journal.models import Entry
from kezdesu.journal.record import SYSTEM, record, since
from kezdesu.signing.models import SignedAct
from kezdesu.signing.states import ActState
from tests.factories import make_account, make_body
from tests.journal.lines import Turned


def make_act() -> SignedAct:
    return SignedAct.objects.create(
        kind="test",
        subject="T-1",
        body=make_body(),
        digest="0" * 64,
        prepared_by=make_account(),
        prepared_at=clock.now(),
    )


def turn(act: SignedAct, to: str) -> None:
    move(act, to, line=Turned(act.digest), subject=act.subject, by=SYSTEM)


@pytest.mark.django_db
def test_move_changes_the_state_and_writes_one_line() -> None:
    act = make_act()

    turn(act, ActState.RETURNED)

    assert SignedAct.objects.get(pk=act.pk).state == ActState.RETURNED
    assert [(line.kind, line.subject, line.data) for line in since(0)] == [
        ("test.turned", "T-1", {"digest": "0" * 64})
    ]


@pytest.mark.django_db
def test_move_outside_the_table_is_refused_and_writes_nothing() -> None:
    act = make_act()
    turn(act, ActState.RETURNED)

    with pytest.raises(Conflict) as refusal:
        turn(act, ActState.SIGNED)

    assert refusal.value.denied.code == "no_such_move"
    assert Entry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_fifty_parallel_callers_one_wins_the_others_are_told() -> None:
    act = make_act()
    start = threading.Barrier(50)
    outcomes: list[str] = []

    def call() -> None:
        mine = SignedAct.objects.get(pk=act.pk)
        connections.close_all()
        start.wait()
        try:
            turn(mine, ActState.RETURNED)
            outcomes.append("won")
        except Conflict as refusal:
            outcomes.append(refusal.denied.code)
        finally:
            connections.close_all()

    callers = [threading.Thread(target=call) for _ in range(50)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()

    assert sorted(outcomes) == ["changed_meanwhile"] * 49 + ["won"]
    assert Entry.objects.filter(kind="test.turned").count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("statement", ["UPDATE journal_entry SET kind = 'x'", "DELETE FROM journal_entry"])
def test_the_database_refuses_to_change_a_written_line(statement: str) -> None:
    with transaction.atomic():
        record(Turned("1" * 64), subject="T-1", by=SYSTEM)

    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute(statement)

    assert Entry.objects.get().kind == "test.turned"


@pytest.mark.django_db(transaction=True)
def test_a_line_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        record(Turned("1" * 64), subject="T-1", by=SYSTEM)


@pytest.mark.django_db
def test_a_swap_leaves_to_the_database_what_only_it_can_count() -> None:
    act = make_act()
    whose = act.prepared_by

    swap(
        act,
        {"signed_by": None, "prepared_by": whose},
        {"subject": Concat(F("subject"), Value("/2")), "post_kk": "x"},
    )
    with pytest.raises(Conflict):
        swap(act, {"signed_at": clock.now()}, {"post_kk": "y"})

    kept = SignedAct.objects.get(pk=act.pk)
    assert (kept.subject, kept.post_kk, kept.signed_by) == ("T-1/2", "x", None)


@pytest.mark.django_db
def test_a_swap_of_plain_values_writes_what_the_orm_would() -> None:
    act, signer, at = make_act(), make_account(), clock.almaty(2026, 3, 2, 10)
    before = {"state": ActState.PREPARED, "signed_by": None, "signed_at": None}

    swap(act, before, {"state": ActState.SIGNED, "signed_by": signer, "signed_at": at})
    with pytest.raises(Conflict):
        swap(act, before, {"post_kk": "too late"})
    swap(act, {"signed_by": signer, "signed_at": at}, {"signed_by": None})

    kept = SignedAct.objects.get(pk=act.pk)
    assert (kept.state, kept.signed_by, kept.signed_at, kept.post_kk) == (ActState.SIGNED, None, at, "")
