"""Two heads press the button in the same moment: one publishes, the other is told, one line is written."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.journal import record as journal
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.publications import actions, queries
from kezdesu.signing import actions as signing
from tests.factories.after import DAY_AFTER, SUMMARY, make_desk, make_held_visit, make_planned_issue
from tests.factories.base import actor_of, make_account


@pytest.mark.django_db(transaction=True)
def test_of_two_parallel_signers_exactly_one_publishes(monkeypatch):
    visit, desk = make_held_visit(), make_desk()
    with clock.at(DAY_AFTER):
        make_planned_issue(visit, desk)
        actions.prepare(visit, summary=SUMMARY, by=desk.clerk)
    heads = [desk.head, actor_of(make_account(Role.HEAD, visit.body))]
    both_have_read = threading.Barrier(2)
    seen = queries.waiting

    def waiting(found):
        documents = seen(found)
        both_have_read.wait(timeout=10)
        return documents

    monkeypatch.setattr(actions.queries, "waiting", waiting)
    outcomes: list[str] = []

    def press(head: Actor) -> None:
        try:
            with clock.at(DAY_AFTER):
                actions.sign_and_publish(visit, by=head)
            outcomes.append("published")
        except Refused as refused:
            outcomes.append(refused.denied.code)
        finally:
            connection.close()

    pressing = [threading.Thread(target=press, args=(head,)) for head in heads]
    for thread in pressing:
        thread.start()
    for thread in pressing:
        thread.join()

    assert sorted(outcomes) == ["changed_meanwhile", "published"]
    assert [line.kind for line in journal.of(visit.code)].count("publication.published") == 1
    assert len(queries.published(visit)) == 3
    assert signing.SignedAct.objects.filter(state="signed").count() == 1
