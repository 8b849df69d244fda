"""No row slips past a draft that is being frozen, or past the return of a single row sent back by the head."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection, transaction

from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.schedule import actions, queries, remarks
from kezdesu.schedule.content import thaw
from kezdesu.schedule.models import Entry, Placement, Proposal, Schedule, SentDraft
from kezdesu.schedule.refusals import RowsRefused
from kezdesu.schedule.states import ScheduleState
from tests import waiting
from tests.factories.schedule import Offices, make_offices, make_proposal, row

APRIL = date(2026, 4, 2)


def beside(act: Callable[[], object], told: list[str]) -> threading.Thread:
    """Until the other one has read everything and stands before the lock."""

    def press() -> None:
        try:
            act()
            told.append("done")
        except Refused as refused:
            told.append(refused.denied.code)

    return waiting.beside(press)


def drafted(offices: Offices) -> tuple[Schedule, Entry]:
    proposal = make_proposal(offices)
    with clock.at(clock.almaty(2025, 12, 10)):
        actions.draft_schedule(schedule=proposal.schedule, by=offices.coordinator)
    entry = queries.entry_by_id(queries.entries_of(proposal)[0].pk)
    assert entry is not None
    return proposal.schedule, entry


def moved(offices: Offices, entry: Entry) -> None:
    actions.place(
        entry=entry, planned_on=APRIL, region=entry.region, reason="Мереке", seen=0, by=offices.coordinator
    )


def sent(offices: Offices, schedule: Schedule) -> None:
    actions.submit_draft(schedule=schedule, receipt="ҮА-1", by=offices.coordinator)


@pytest.mark.django_db(transaction=True)
def test_a_move_that_is_being_written_is_in_the_draft_that_is_sent() -> None:
    offices, told = make_offices(), list[str]()
    schedule, entry = drafted(offices)
    with transaction.atomic():
        moved(offices, entry)
        sending = beside(lambda: sent(offices, schedule), told)
        assert told == []
    sending.join()
    assert told == ["done"]
    assert [line.planned_on for line in thaw(SentDraft.objects.get().content)] == [APRIL]


@pytest.mark.django_db(transaction=True)
def test_a_move_while_the_draft_is_being_sent_is_refused_not_lost() -> None:
    offices, told = make_offices(), list[str]()
    schedule, entry = drafted(offices)
    with transaction.atomic():
        sent(offices, schedule)
        moving = beside(lambda: moved(offices, entry), told)
        assert told == []
    moving.join()
    assert told == ["changed_meanwhile"]
    assert Placement.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_taking_a_move_back_while_the_draft_is_being_sent_is_refused() -> None:
    offices, told = make_offices(), list[str]()
    schedule, entry = drafted(offices)
    moved(offices, entry)
    entry = queries.entry_by_id(entry.pk) or entry
    with transaction.atomic():
        sent(offices, schedule)
        undoing = beside(lambda: actions.undo_placement(entry=entry, seen=1, by=offices.coordinator), told)
    undoing.join()
    assert told == ["changed_meanwhile"]
    assert [line.planned_on for line in thaw(SentDraft.objects.get().content)] == [APRIL]


@pytest.mark.django_db(transaction=True)
def test_proposals_are_not_returned_while_the_draft_takes_them_in() -> None:
    offices, told = make_offices(), list[str]()
    proposal = make_proposal(offices)
    seen = Proposal.objects.select_related("schedule", "body").get()
    with transaction.atomic():
        actions.draft_schedule(schedule=proposal.schedule, by=offices.coordinator)
        returning = beside(
            lambda: actions.return_proposal(proposal=seen, reason="Қате", by=offices.coordinator), told
        )
    returning.join()
    assert told == ["changed_meanwhile"]
    proposal.refresh_from_db()
    assert (proposal.state, proposal.schedule.state) == ("submitted", ScheduleState.DRAFTED)


@pytest.mark.django_db(transaction=True)
def test_of_many_moves_and_one_sending_at_once_the_draft_holds_exactly_what_was_accepted() -> None:
    offices, told = make_offices(), list[str]()
    proposal = make_proposal(offices, *(row(date(2026, month, 11)) for month in range(1, 7)))
    with clock.at(clock.almaty(2025, 12, 10)):
        actions.draft_schedule(schedule=proposal.schedule, by=offices.coordinator)
    entries = [queries.entry_by_id(entry.pk) for entry in queries.entries_of(proposal)]
    gate = threading.Barrier(len(entries) + 1)

    def press(act: Callable[[], object]) -> None:
        gate.wait()
        try:
            act()
        except Refused as refused:
            told.append(refused.denied.code)
        finally:
            connection.close()

    def move(entry: Entry) -> Callable[[], object]:
        day = entry.planned_on.replace(day=20)
        return lambda: actions.place(
            entry=entry, planned_on=day, region=entry.region, reason="x", seen=0, by=offices.coordinator
        )

    acts = [move(entry) for entry in entries if entry]
    acts.insert(3, lambda: sent(offices, proposal.schedule))
    pressing = [threading.Thread(target=press, args=(act,)) for act in acts]
    for thread in pressing:
        thread.start()
    for thread in pressing:
        thread.join()
    placed = set(Placement.objects.values_list("entry_id", flat=True))
    frozen = {line.entry for line in thaw(SentDraft.objects.get().content) if line.planned_on.day == 20}
    assert frozen == placed
    assert len(placed) + len(told) == len(entries)


@pytest.mark.django_db
def test_the_head_who_sends_a_mended_row_back_opens_no_other_row() -> None:
    offices = make_offices()
    proposal = make_proposal(offices, row(), row(date(2026, 6, 2)))
    first, second = queries.entries_of(proposal)
    actions.return_row(entry=first, reason="Үкімет отырысы", by=offices.coordinator)
    proposal = Proposal.objects.select_related("schedule", "body", "act").get()
    kept = replace(row(date(2026, 6, 2)), entry=second.pk)
    mended = replace(row(date(2026, 3, 18)), entry=first.pk)
    actions.put_entries(proposal=proposal, rows=[mended, kept], by=offices.clerk)
    [remark] = remarks.remarks_of(proposal)
    actions.answer_remark(remark=remark, text="Ауыстырдық", by=offices.clerk)
    actions.prepare_proposal(proposal=proposal, by=offices.clerk)
    actions.send_back_proposal(proposal=proposal, reason="Сейсенбі емес", by=offices.head)
    proposal = Proposal.objects.select_related("schedule", "body", "act").get()
    assert (proposal.state, proposal.return_reason, proposal.sent_back_reason) == (
        "draft",
        "",
        "Сейсенбі емес",
    )
    for rows in ([mended, replace(kept, planned_on=date(2026, 7, 1))], [mended], [mended, kept, row(APRIL)]):
        with pytest.raises(RowsRefused) as error:
            actions.put_entries(proposal=proposal, rows=rows, by=offices.clerk)
        assert {item.denied.code for item in error.value.rows} == {"not_asked_for"}
    again = replace(mended, planned_on=date(2026, 3, 19))
    actions.put_entries(proposal=proposal, rows=[again, kept], by=offices.clerk)
    actions.prepare_proposal(proposal=proposal, by=offices.clerk)
    actions.sign_proposal(proposal=proposal, by=offices.head)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.sent_back_reason) == ("submitted", "")


@pytest.mark.django_db
def test_the_head_who_sends_a_whole_returned_proposal_back_leaves_it_open() -> None:
    offices = make_offices()
    proposal = make_proposal(offices, row(), row(date(2026, 6, 2)))
    actions.return_proposal(proposal=proposal, reason="Қайта қараңыз", by=offices.coordinator)
    first, second = queries.entries_of(proposal)
    actions.prepare_proposal(proposal=proposal, by=offices.clerk)
    actions.send_back_proposal(proposal=proposal, reason="Тағы біреу керек", by=offices.head)
    assert (proposal.return_reason, proposal.sent_back_reason) == ("Қайта қараңыз", "Тағы біреу керек")
    rows = [replace(row(), entry=first.pk), replace(row(APRIL), entry=second.pk), row(date(2026, 9, 1))]
    actions.put_entries(proposal=proposal, rows=rows, by=offices.clerk)
    assert len(queries.entries_of(proposal)) == 3


@pytest.mark.django_db
def test_a_row_that_was_returned_and_mended_before_the_last_signature_is_not_open_again() -> None:
    offices = make_offices()
    proposal = make_proposal(offices, row(), row(date(2026, 6, 2)))
    first, second = queries.entries_of(proposal)
    for number, entry in enumerate((first, second)):
        with clock.at(clock.almaty(2025, 12, 2 + number)):
            actions.return_row(
                entry=queries.entry_by_id(entry.pk) or entry, reason="?", by=offices.coordinator
            )
            proposal = Proposal.objects.select_related("schedule", "body", "act").get()
            if entry == first:
                actions.answer_remark(
                    remark=remarks.remarks_of(proposal)[0], text="Расталды", by=offices.clerk
                )
                actions.prepare_proposal(proposal=proposal, by=offices.clerk)
        if entry == first:
            with clock.at(clock.almaty(2025, 12, 2, 12)):
                actions.sign_proposal(proposal=proposal, by=offices.head)
    touched = replace(row(APRIL), entry=first.pk)
    with pytest.raises(RowsRefused):
        actions.put_entries(
            proposal=proposal,
            rows=[touched, replace(row(date(2026, 6, 2)), entry=second.pk)],
            by=offices.clerk,
        )
