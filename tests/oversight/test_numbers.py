"""Records of one kind, body and year are numbered without a gap and without a twin, also in the same instant."""

from __future__ import annotations

import threading

import pytest
from django.db import IntegrityError, connection, transaction

from kezdesu.oversight import actions
from kezdesu.oversight.actions import NewRecord
from kezdesu.oversight.models import OversightKind as Kind
from kezdesu.oversight.models import OversightRecord
from tests.factories.oversight import WORDS, make_overseers
from tests.waiting import beside


@pytest.mark.django_db(transaction=True)
def test_records_made_in_one_instant_get_numbers_of_their_own() -> None:
    people = make_overseers()
    new, gate = NewRecord(Kind.OTHER_MEASURE, people.go, 2026, WORDS), threading.Barrier(4)

    def press() -> None:
        gate.wait()
        try:
            actions.make_record(new, by=people.secretary)
        finally:
            connection.close()

    pressing = [threading.Thread(target=press) for _ in range(4)]
    for thread in pressing:
        thread.start()
    for thread in pressing:
        thread.join()
    assert sorted(OversightRecord.objects.values_list("number", flat=True)) == [1, 2, 3, 4]


@pytest.mark.django_db(transaction=True)
def test_a_record_waits_for_one_that_is_being_made_and_takes_the_next_number() -> None:
    people = make_overseers()
    new = NewRecord(Kind.OTHER_MEASURE, people.go, 2026, WORDS)

    with transaction.atomic():
        actions.make_record(new, by=people.secretary)
        second = beside(lambda: actions.make_record(new, by=people.secretary))
        assert second.is_alive()
    second.join()
    assert list(OversightRecord.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


@pytest.mark.django_db
def test_the_database_holds_the_numbers_apart_but_each_kind_and_year_counts_alone() -> None:
    people = make_overseers()
    first = actions.make_record(NewRecord(Kind.OTHER_MEASURE, people.go, 2026, WORDS), by=people.secretary)
    other = actions.make_record(NewRecord(Kind.OTHER_MEASURE, people.go, 2027, WORDS), by=people.secretary)
    note = actions.make_record(NewRecord(Kind.CONTROL_NOTE, people.pa, 2026, WORDS), by=people.inspector)
    assert (first.number, other.number, note.number) == (1, 1, 1)
    first.pk = None
    with pytest.raises(IntegrityError, match=r"(?i)unique"), transaction.atomic():
        first.save(force_insert=True)
