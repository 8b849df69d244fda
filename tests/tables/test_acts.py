"""From a file to the draft: read, mended, taken; nothing lost, nothing doubled."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Refused
from kezdesu.files.models import StoredFile
from kezdesu.journal import record as journal
from kezdesu.schedule import actions as schedule
from kezdesu.schedule.models import Entry, Proposal
from kezdesu.tables import actions, queries
from kezdesu.tables.columns import Columns
from kezdesu.tables.headings import Field
from kezdesu.tables.models import ColumnMapping, TableImport
from kezdesu.tables.states import Mode
from tests.factories.base import actor_of, make_account, make_body
from tests.tables.factory import NOVEMBER, House, bring, make_house
from tests.tables.files.shapes import SIX_FAULTS

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> Iterator[House]:
    with clock.at(NOVEMBER):
        yield make_house()


def lines_of(table: TableImport) -> list[str]:
    return [line.kind for line in journal.of(table.code, public_only=False)]


def take(house: House, table: TableImport, mode: Mode = Mode.APPEND) -> int:
    fresh = Proposal.objects.get(pk=house.proposal.pk)
    return actions.apply(table=table, mode=mode, revision=fresh.revision, by=house.clerk)


def test_forty_rows_with_six_bad_ones_are_read_mended_and_taken(house: House) -> None:
    table = bring(house, "forty_rows.docx").table
    reading = queries.opened(table).reading
    assert reading is not None
    assert [int(row.label) for row in reading.refused] == sorted(SIX_FAULTS)
    assert len(reading.good) == 34
    assert take(house, table) == 34
    mends = {
        6: {Field.TERM: "28 ақпан"},
        13: {Field.REGION: "Ұлытау облысы"},
        19: {Field.REGION: "Қарағанды облысы"},
        24: {Field.POST: "Денсаулық сақтау вице-министрі (№ 2)"},
        32: {Field.TERM: "қараша"},
        39: {Field.TERM: "2027 жылғы мамыр"},
    }
    table = TableImport.objects.select_related("proposal__schedule", "proposal__body").get()
    for row, cells in mends.items():
        actions.mend_row(table=table, row=row, cells=cells, by=house.clerk)
    assert queries.opened(table).reading.refused == ()  # type: ignore[union-attr]
    assert take(house, table) == 6
    assert Entry.objects.filter(withdrawn_at__isnull=True).count() == 40
    assert lines_of(table) == ["table.uploaded", "table.applied", *["table.row_mended"] * 6, "table.applied"]
    assert json.loads(table.applied) == list(range(2, 42))


def test_the_same_file_again_changes_nothing(house: House) -> None:
    first = bring(house, "plain_kazakh.xlsx")
    take(house, first.table)
    again = bring(house, "plain_kazakh.xlsx")
    assert (first.is_new, again.is_new, again.table.pk) == (True, False, first.table.pk)
    assert Entry.objects.count() == 3
    assert StoredFile.objects.count() == 1
    with pytest.raises(Refused) as error:
        take(house, again.table)
    assert error.value.denied.code == "nothing_to_apply"


def test_rows_that_stand_in_the_draft_are_not_doubled(house: House) -> None:
    take(house, bring(house, "plain_kazakh.xlsx").table)
    text = (
        "Өңір\tМерзімі\tКім барады\tӨткізу орны\n"
        "Абай облысы\t12.03.2027\tМинистр\tДостық үйі\n"
        "Абай облысы\tқазан\tМинистр\tДостық үйі"
    )
    pasted = actions.paste(proposal=house.proposal, text=text, by=house.clerk)
    assert take(house, pasted.table) == 1
    assert Entry.objects.count() == 4


def test_replacing_keeps_the_number_of_a_row_that_stays(house: House) -> None:
    take(house, bring(house, "plain_kazakh.xlsx").table)
    kept = Entry.objects.get(region__kato="100000000").pk
    text = "Өңір\tМерзімі\tКім барады\tӨткізу орны\nАбай облысы\t12.03.2027\tМинистр\tДостық үйі\n"
    table = actions.paste(proposal=house.proposal, text=text, by=house.clerk).table
    take(house, table, Mode.REPLACE)
    assert [entry.pk for entry in Entry.objects.filter(withdrawn_at__isnull=True)] == [kept]
    assert Entry.objects.count() == 3


def test_of_two_tables_the_person_chooses(house: House) -> None:
    table = bring(house, "two_tables.docx").table
    assert (table.state, table.sheet) == ("uploaded", None)
    with pytest.raises(Refused):
        take(house, table)
    actions.choose_sheet(table=table, sheet=1, by=house.clerk)
    assert table.state == "read"
    assert len(queries.opened(table).reading.rows) == 2  # type: ignore[union-attr]


def test_mapping_by_hand_is_remembered_for_the_body(house: House) -> None:
    text = "Дата и место\tКуда\tКто едет\n12 мая\tАбай обл.\tМинистр\n"
    table = actions.paste(proposal=house.proposal, text=text, by=house.clerk).table
    assert table.state == "uploaded"
    columns = Columns((Field.TERM, Field.REGION, Field.POST))
    actions.map_columns(table=table, columns=columns, by=house.clerk)
    assert len(queries.opened(table).reading.good) == 1  # type: ignore[union-attr]
    assert ColumnMapping.objects.get().body == house.body
    later = actions.paste(proposal=house.proposal, text=text.replace("12", "14"), by=house.clerk).table
    assert (later.state, queries.opened(later).columns) == ("read", columns)


def test_mapping_needs_the_columns_and_each_once(house: House) -> None:
    table = actions.paste(
        proposal=house.proposal, text="a\tb\tc\n12 мая\tАбай обл.\tМинистр\n", by=house.clerk
    ).table
    for fields, code in (
        ((Field.TERM, Field.REGION, Field.NONE), "columns_missing"),
        ((Field.TERM, Field.TERM, Field.REGION), "column_twice"),
    ):
        with pytest.raises(Refused) as error:
            actions.map_columns(table=table, columns=Columns(fields), by=house.clerk)
        assert error.value.denied.code == code
    post = "Денсаулық сақтау министрі"
    actions.map_columns(
        table=table, columns=Columns((Field.TERM, Field.REGION, Field.NONE), post), by=house.clerk
    )
    assert table.state == "read"


def test_a_row_can_be_taken_out_and_put_back(house: House) -> None:
    table = bring(house, "plain_kazakh.xlsx").table
    actions.take_out_row(table=table, row=3, by=house.clerk)
    assert [row.number for row in queries.opened(table).reading.rows] == [2, 4]  # type: ignore[union-attr]
    actions.put_back_row(table=table, row=3, by=house.clerk)
    assert [row.number for row in queries.opened(table).reading.rows] == [2, 3, 4]  # type: ignore[union-attr]
    for row in (1, 99):
        with pytest.raises(Refused):
            actions.mend_row(table=table, row=row, cells={Field.TERM: "мамыр"}, by=house.clerk)


def test_a_taken_row_is_mended_in_the_draft_and_no_longer_here(house: House) -> None:
    table = bring(house, "plain_kazakh.xlsx").table
    take(house, table)
    with pytest.raises(Refused) as error:
        actions.mend_row(table=table, row=2, cells={Field.TERM: "мамыр"}, by=house.clerk)
    assert error.value.denied.code == "row_applied"
    with pytest.raises(Refused):
        actions.discard(table=table, by=house.clerk)


def test_a_second_clerk_in_the_draft_is_noticed(house: House) -> None:
    table = bring(house, "plain_kazakh.xlsx").table
    seen = house.proposal.revision
    schedule.put_entries(proposal=house.proposal, rows=[], by=house.clerk)
    with pytest.raises(Conflict):
        actions.apply(table=table, mode=Mode.APPEND, revision=seen, by=house.clerk)
    assert Entry.objects.count() == 0
    assert TableImport.objects.get().applied == "[]"


def test_only_the_clerk_of_the_body_and_only_while_it_can_be_edited(house: House) -> None:
    stranger = actor_of(make_account("clerk", make_body("transport")))  # type: ignore[arg-type]
    for actor in (stranger, house.head, house.coordinator):
        with pytest.raises(Refused):
            actions.paste(proposal=house.proposal, text="Өңір\tМерзімі\n", by=actor)
    take(house, bring(house, "russian_word.docx").table)
    schedule.prepare_proposal(proposal=Proposal.objects.get(), by=house.clerk)
    proposal = Proposal.objects.select_related("schedule", "body").get()
    with pytest.raises(Refused) as error:
        actions.paste(proposal=proposal, text="Өңір\tМерзімі\n", by=house.clerk)
    assert error.value.denied.code == "not_editable"


def test_a_discarded_table_can_be_brought_again(house: House) -> None:
    table = bring(house, "plain_kazakh.xlsx").table
    actions.discard(table=table, by=house.clerk)
    again = bring(house, "plain_kazakh.xlsx")
    assert (again.is_new, again.table.number) == (True, 2)
    assert [item.number for item in queries.tables_of(house.proposal)] == [2]


def test_after_the_term_a_table_is_taken_all_the_same(house: House) -> None:
    with clock.at(clock.almaty(2026, 12, 5, 10)):
        assert take(house, bring(house, "plain_kazakh.xlsx").table) == 3
