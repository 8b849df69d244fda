"""The coordinator puts the draft together: moves with reasons over signed wishes, rows returned and talked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal import record as journal
from kezdesu.people.roles import Role
from kezdesu.regions.models import District, Region
from kezdesu.schedule import actions, queries, remarks
from kezdesu.schedule.content import EntryRow
from kezdesu.schedule.models import Entry, Placement, Proposal
from kezdesu.schedule.refusals import RowsRefused
from kezdesu.schedule.states import Wish
from tests.factories import actor_of, make_account, make_body, make_region
from tests.factories.schedule import Offices, make_offices, make_proposal, make_schedule, row

pytestmark = pytest.mark.django_db
MARCH = EntryRow(
    "350000000", "head", date(2026, 3, 5), Trilingual("Достық үйі", "Дом дружбы"), wish=Wish.MONTH
)


def entry_of(proposal: Proposal) -> Entry:
    found = queries.entry_by_id(queries.entries_of(proposal)[0].pk)
    assert found is not None
    return found


def moved(offices: Offices, entry: Entry, day: date, seen: int = 0) -> Placement:
    return actions.place(
        entry=entry, planned_on=day, region=entry.region, reason="Мереке", seen=seen, by=offices.coordinator
    )


def denied(error: pytest.ExceptionInfo[Refused]) -> tuple[str, str]:
    return error.value.denied.code, error.value.field


def test_rows_keep_their_identity_and_what_is_left_out_is_withdrawn_not_deleted() -> None:
    offices = make_offices()
    proposal = actions.start_proposal(schedule=make_schedule(), body=offices.body, by=offices.clerk)
    first, second = actions.put_entries(
        proposal=proposal, rows=[row(), row(date(2026, 6, 2))], by=offices.clerk
    )
    mended = replace(row(date(2026, 4, 7)), entry=first.pk)
    actions.put_entries(proposal=proposal, rows=[mended, row(date(2026, 9, 9))], by=offices.clerk)
    standing = queries.entries_of(proposal)
    assert [(item.pk == first.pk, item.planned_on) for item in standing] == [
        (True, date(2026, 4, 7)),
        (False, date(2026, 9, 9)),
    ]
    assert [item.pk for item in queries.withdrawn_of(proposal)] == [second.pk]
    assert queries.row_counts(proposal.schedule) == {"healthcare": 2}
    assert [item["planned_on"] for item in queries.content_of(proposal)] == [
        date(2026, 4, 7),
        date(2026, 9, 9),
    ]


def test_row_of_another_proposal_is_not_mended() -> None:
    offices = make_offices()
    theirs = entry_of(make_proposal(offices))
    body = make_body("transport")
    clerk = actor_of(make_account(Role.CLERK, body))
    mine = actions.start_proposal(schedule=make_schedule(), body=body, by=clerk)
    with pytest.raises(RowsRefused) as error:
        actions.put_entries(proposal=mine, rows=[replace(row(), entry=theirs.pk)], by=clerk)
    assert [(item.field, item.denied.code) for item in error.value.rows] == [("entry", "no_entry")]


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"planned_until": date(2026, 3, 12)}, "planned_until", "one_day_only"),
        ({"wish": Wish.SPAN}, "planned_until", "last_day_needed"),
        ({"wish": Wish.SPAN, "planned_until": date(2026, 3, 11)}, "planned_until", "ends_before"),
        ({"wish": Wish.SPAN, "planned_until": date(2026, 3, 26)}, "planned_until", "too_long"),
        ({"wish": Wish.MONTH, "planned_until": date(2026, 3, 20)}, "planned_until", "not_the_whole"),
        ({"wish": Wish.WINDOW}, "planned_until", "last_of_window_needed"),
        ({"wish": Wish.WINDOW, "planned_until": date(2026, 3, 11)}, "planned_until", "ends_before"),
        ({"wish": Wish.WINDOW, "planned_until": date(2026, 9, 11)}, "planned_until", "window_too_wide"),
        ({"district": "Жоқ ауданы"}, "district", "no_district"),
        ({"topic": "т" * 501}, "topic", "topic_too_long"),
    ],
)
def test_wish_that_makes_no_sense_is_refused_on_its_field(
    changes: dict[str, object], field: str, code: str
) -> None:
    offices = make_offices()
    proposal = actions.start_proposal(schedule=make_schedule(), body=offices.body, by=offices.clerk)
    with pytest.raises(RowsRefused) as error:
        actions.put_entries(proposal=proposal, rows=[replace(row(), **changes)], by=offices.clerk)  # type: ignore[arg-type]
    assert [(item.number, item.field, item.denied.code) for item in error.value.rows] == [(1, field, code)]


def test_window_and_topic_are_signed_as_they_were_written() -> None:
    offices = make_offices()
    proposal = actions.start_proposal(schedule=make_schedule(), body=offices.body, by=offices.clerk)
    window = replace(row(), wish=Wish.WINDOW, planned_until=date(2026, 3, 20), topic=" Ауызсу ")
    month = replace(row(), wish=Wish.WINDOW, planned_on=date(2026, 5, 1), planned_until=date(2026, 5, 31))

    first, second = actions.put_entries(proposal=proposal, rows=[window, month], by=offices.clerk)

    assert (first.wish, first.planned_until, first.topic) == (Wish.WINDOW, date(2026, 3, 20), "Ауызсу")
    assert second.wish == Wish.MONTH
    signed = queries.content_of(proposal)
    assert [(line.get("wish"), line.get("topic")) for line in signed] == [
        ("window", "Ауызсу"),
        ("month", None),
    ]
    assert not any(draft.is_settled for draft in queries.draft_rows(proposal.schedule))


def test_wish_of_a_quarter_is_signed_with_all_its_days() -> None:
    offices = make_offices()
    District.objects.create(
        region=Region.objects.get(), name_kk="Абай ауданы", name_ru="Абайский район", name_en="Abai"
    )
    wish = replace(MARCH, wish=Wish.QUARTER, district="Абай ауданы")
    proposal = make_proposal(offices, wish)
    [signed] = queries.content_of(proposal)
    assert (signed["wish"], signed["planned_on"], signed["planned_until"], signed["district"]) == (
        "quarter",
        date(2026, 1, 1),
        date(2026, 3, 31),
        "Абай ауданы",
    )


def test_a_move_leaves_the_signed_wish_and_is_written_down_with_old_and_new() -> None:
    offices = make_offices()
    proposal = make_proposal(offices)
    entry, abai = entry_of(proposal), make_region("100000000")
    actions.place(
        entry=entry,
        planned_on=date(2026, 4, 2),
        region=abai,
        reason="Наурыз мерекесі",
        seen=0,
        by=offices.coordinator,
    )
    [drafted] = queries.drafted_rows(proposal.schedule)
    assert (drafted.planned_on, drafted.region) == (date(2026, 4, 2), "100000000")
    [signed] = queries.submitted_rows(proposal.schedule)
    assert (signed.planned_on, signed.region) == (date(2026, 3, 11), "350000000")
    line = journal.of(proposal.code, public_only=False)[-1]
    assert (line.kind, line.public, line.body) == ("schedule.placed", False, "culture-and-information")
    assert (line.data["old_on"], line.data["new_on"], line.data["old_region"], line.data["new_region"]) == (
        "2026-03-11",
        "2026-04-02",
        "350000000",
        "100000000",
    )
    assert line.data["reason"] == "Наурыз мерекесі"


def test_second_coordinator_who_saw_an_older_place_is_told_and_nothing_is_lost() -> None:
    offices = make_offices()
    entry = entry_of(make_proposal(offices))
    moved(offices, entry, date(2026, 4, 2))
    with pytest.raises(Conflict):
        moved(offices, entry, date(2026, 4, 9), seen=0)
    moved(offices, entry, date(2026, 4, 9), seen=1)
    assert [item.planned_on for item in queries.placements_of(entry)] == [date(2026, 4, 2), date(2026, 4, 9)]


def test_undo_puts_the_row_back_and_keeps_both_moves() -> None:
    offices = make_offices()
    proposal = make_proposal(offices, MARCH)
    entry = entry_of(proposal)
    moved(offices, entry, date(2026, 3, 12))
    assert queries.unsettled(proposal.schedule) == ()
    actions.undo_placement(entry=entry, seen=1, by=offices.coordinator)
    [drafted] = queries.draft_rows(proposal.schedule)
    assert (drafted.planned_on, drafted.planned_until, drafted.number) == (
        date(2026, 3, 1),
        date(2026, 3, 31),
        2,
    )
    assert [item.code for item in queries.unsettled(proposal.schedule)] == [entry.code]
    assert Placement.objects.count() == 2


@pytest.mark.parametrize(
    ("day", "reason", "expected"),
    [
        (date(2027, 1, 5), "x", ("outside_period", "planned_on")),
        (date(2026, 3, 11), "x", ("nothing_changes", "planned_on")),
        (date(2026, 4, 2), "  ", ("reason_needed", "reason")),
        (date(2026, 4, 2), "x" * 501, ("reason_too_long", "reason")),
    ],
)
def test_a_move_is_refused_on_its_field(day: date, reason: str, expected: tuple[str, str]) -> None:
    offices = make_offices()
    entry = entry_of(make_proposal(offices))
    with pytest.raises(Refused) as error:
        actions.place(
            entry=entry, planned_on=day, region=entry.region, reason=reason, seen=0, by=offices.coordinator
        )
    assert denied(error) == expected
    assert Placement.objects.count() == 0


@pytest.mark.parametrize("who", ["clerk", "head", "secretary"])
def test_only_the_coordinator_moves_rows(who: str) -> None:
    offices = make_offices()
    entry = entry_of(make_proposal(offices))
    with pytest.raises(Refused) as error:
        actions.place(
            entry=entry,
            planned_on=date(2026, 4, 2),
            region=entry.region,
            reason="x",
            seen=0,
            by=getattr(offices, who),
        )
    assert denied(error) == ("not_coordinator", "")


def test_draft_with_a_row_without_a_day_does_not_go_to_the_government_office() -> None:
    offices = make_offices()
    proposal = make_proposal(offices, MARCH)
    schedule, entry = proposal.schedule, entry_of(proposal)
    with clock.at(clock.almaty(2025, 12, 10)):
        actions.draft_schedule(schedule=schedule, by=offices.coordinator)
        with pytest.raises(Refused) as error:
            actions.submit_draft(schedule=schedule, receipt="1", by=offices.coordinator)
        assert error.value.denied.code == "unsettled"
        assert entry.code in error.value.denied.reason.kk
        moved(offices, entry, date(2026, 3, 12))
        actions.submit_draft(schedule=schedule, receipt="1", by=offices.coordinator)
    [sent] = queries.drafted_rows(schedule)
    assert (sent.planned_on, sent.planned_until) == (date(2026, 3, 12), None)
    with pytest.raises(Refused) as error:
        moved(offices, entry_of(proposal), date(2026, 3, 13), seen=1)
    assert error.value.denied.code == "placing_over"


def test_one_row_is_returned_and_only_that_row_is_asked_for() -> None:
    offices = make_offices()
    proposal = make_proposal(offices, row(), row(date(2026, 6, 2)))
    first, second = queries.entries_of(proposal)
    entry = entry_of(proposal)
    actions.return_row(entry=entry, reason="Бұл күні Үкімет отырысы", by=offices.coordinator)
    proposal = Proposal.objects.select_related("schedule", "body", "act").get()
    assert (proposal.state, proposal.submitted_at) == ("returned", clock.almaty(2025, 11, 25, 12))
    kept, asked = replace(row(date(2026, 6, 2)), entry=second.pk), replace(row(), entry=first.pk)
    with pytest.raises(RowsRefused) as error:
        actions.put_entries(
            proposal=proposal, rows=[asked, replace(kept, planned_on=date(2026, 7, 1))], by=offices.clerk
        )
    assert [(item.number, item.denied.code) for item in error.value.rows] == [(2, "not_asked_for")]
    with pytest.raises(RowsRefused):
        actions.put_entries(proposal=proposal, rows=[asked, kept, row(date(2026, 9, 1))], by=offices.clerk)
    with pytest.raises(RowsRefused):
        actions.put_entries(proposal=proposal, rows=[asked], by=offices.clerk)
    mended = replace(asked, planned_on=date(2026, 3, 18))
    actions.put_entries(proposal=proposal, rows=[mended, kept], by=offices.clerk)
    with pytest.raises(RowsRefused) as error:
        actions.prepare_proposal(proposal=proposal, by=offices.clerk)
    assert [(item.number, item.denied.code) for item in error.value.rows] == [(1, "answer_needed")]
    [remark] = remarks.remarks_of(proposal)
    actions.answer_remark(remark=remark, text="18 наурызға ауыстырдық", by=offices.clerk)
    actions.prepare_proposal(proposal=proposal, by=offices.clerk)
    with clock.at(clock.almaty(2025, 12, 5)):
        actions.sign_proposal(proposal=proposal, by=offices.head)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.submitted_at) == ("submitted", clock.almaty(2025, 11, 25, 12))


def test_remarks_are_for_the_two_sides_alone_and_answered_by_the_other() -> None:
    offices = make_offices()
    entry = entry_of(make_proposal(offices))
    stranger = actor_of(make_account(Role.CLERK, make_body("transport")))
    for by in (stranger, offices.secretary):
        with pytest.raises(Refused) as error:
            actions.comment_row(entry=entry, text="?", by=by)
        assert denied(error) == ("not_a_party", "")
    remark = actions.comment_row(entry=entry, text="Неге Қарағанды?", by=offices.coordinator)
    with pytest.raises(Refused):
        actions.answer_remark(remark=remark, text="Мен сұрадым", by=offices.coordinator)
    actions.answer_remark(remark=remark, text="Өңір сұрады", by=offices.head)
    with pytest.raises(Refused) as error:
        actions.answer_remark(remark=remark, text="Тағы", by=offices.clerk)
    assert denied(error) == ("answered_already", "")
    assert remarks.remarks_on(entry)[0].answer == "Өңір сұрады"
