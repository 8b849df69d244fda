"""What the system writes it reads: the official form as XLSX, DOCX and PDF, and back without one refusal."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import docx
import pytest
import python_calamine

from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.documents import proposals
from kezdesu.documents.proposals import Form
from kezdesu.schedule import actions as schedule
from kezdesu.schedule.content import EntryRow
from kezdesu.schedule.models import Proposal
from kezdesu.schedule.states import Wish
from kezdesu.tables import actions, filling, queries
from kezdesu.tables.form import heads
from kezdesu.tables.states import Mode
from tests.tables.factory import NOVEMBER, House, bring, make_house

pytestmark = pytest.mark.django_db
HALL = Trilingual("«Достық» үйі, 2-қабат", "Дом «Достық», 2-й этаж")
ROWS = [
    EntryRow("100000000", "minister", date(2027, 3, 12), HALL, district="Семей қаласы"),
    EntryRow("750000000", "first-vice-minister", date(2027, 5, 12), HALL, Wish.SPAN, date(2027, 5, 14)),
    EntryRow(
        "190000000",
        "vice-minister-1",
        date(2027, 9, 1),
        Trilingual("", "=1+1"),
        Wish.MONTH,
        date(2027, 9, 30),
    ),
    EntryRow(
        "350000000",
        "vice-minister-2",
        date(2027, 4, 1),
        Trilingual("Орал", ""),
        Wish.QUARTER,
        date(2027, 6, 30),
        "Абай ауданы",
    ),
    EntryRow(
        "710000000",
        "head-of-office",
        date(2027, 2, 28),
        Trilingual("", ""),
        Wish.SPAN,
        date(2027, 3, 2),
        "Есіл ауданы",
    ),
    EntryRow(
        "610000000",
        "medical-and-pharmaceutical-control-committee",
        date(2027, 12, 1),
        HALL,
        Wish.MONTH,
        date(2027, 12, 31),
        topic="Ауызсу және жол / дороги; «=1+1»",
    ),
    EntryRow("110000000", "minister", date(2027, 5, 11), HALL, Wish.WINDOW, date(2027, 5, 20)),
    EntryRow("150000000", "minister", date(2027, 7, 1), HALL, Wish.WINDOW, date(2027, 8, 31)),
    EntryRow("230000000", "minister", date(2027, 1, 1), HALL, Wish.WINDOW, date(2027, 6, 30)),
    EntryRow(
        "270000000", "minister", date(2027, 10, 5), HALL, Wish.WINDOW, date(2027, 10, 9), topic="Больницы сёл"
    ),
]


@pytest.fixture
def house() -> Iterator[House]:
    with clock.at(NOVEMBER):
        made = make_house()
        posts = {post.slug for post in queries.reference.posts(made.schedule, made.body)}
        rows = [replace(row, office=row.office if row.office in posts else "minister") for row in ROWS]
        schedule.put_entries(proposal=made.proposal, rows=rows, by=made.clerk)
        yield made


def standing(proposal: Proposal) -> list[EntryRow]:
    return [replace(row, entry=None) for row in queries.rows_of(proposal)]


def form_of(house: House) -> Form:
    return Form(filling.of_proposal(house.proposal), clock.today())


def lines_of(house: House) -> list[tuple[str, ...]]:
    content = form_of(house).content
    return [heads(content.columns), *(row.line(content.columns) for row in content.rows)]


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_exported_form_imported_again_gives_the_same_rows(house: House, kind: str) -> None:
    make = {"xlsx": proposals.form_xlsx, "docx": proposals.form_docx}[kind]
    before = standing(house.proposal)
    data = make(form_of(house))
    table = actions.upload(proposal=house.proposal, name=f"form.{kind}", data=data, by=house.clerk).table
    reading = queries.opened(table).reading
    assert reading is not None
    assert [(row.number, row.faults) for row in reading.refused] == []
    assert [row.row for row in reading.rows] == before
    revision = Proposal.objects.get().revision
    assert actions.apply(table=table, mode=Mode.APPEND, revision=revision, by=house.clerk) == 0
    assert standing(house.proposal) == before


def test_readers_of_others_find_the_same_rows(house: House) -> None:
    wanted = lines_of(house)
    book = python_calamine.load_workbook(io.BytesIO(proposals.form_xlsx(form_of(house))))
    cells = [tuple(row) for row in book.get_sheet_by_index(0).to_python()][2:]
    assert cells == wanted
    table = docx.Document(io.BytesIO(proposals.form_docx(form_of(house)))).tables[0]
    assert [tuple(cell.text for cell in row.cells) for row in table.rows] == wanted


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext")
def test_pdf_says_the_same(house: House) -> None:
    data = proposals.form_pdf(form_of(house))
    said = subprocess.run(["pdftotext", "-raw", "-", "-"], input=data, capture_output=True, check=True)
    words = "".join(said.stdout.decode().split())
    for row in lines_of(house):
        for cell in row:
            assert "".join(cell.split()) in words


def test_the_form_ends_with_who_signs_and_a_line_to_sign_on_and_its_rows_stand_on_one_page(
    house: House,
) -> None:
    file = docx.Document(io.BytesIO(proposals.form_docx(form_of(house))))
    end = [paragraph.text for paragraph in file.paragraphs[-2:]]
    assert end[0].startswith("Бірінші басшы / Первый руководитель: Денсаулық сақтау министрі")
    assert "Ақмарал Әлназарова / Акмарал Альназарова" in end[0]
    assert end[1].startswith("Қолы, күні / Подпись, дата: ___")
    rows = file.tables[0]._tbl.tr_lst
    assert len(rows[0].xpath("./w:trPr/w:tblHeader")) == 1
    assert all(row.xpath("./w:trPr/w:cantSplit") for row in rows[1:])


def test_a_form_of_sent_proposals_says_when_they_were_signed_and_sent(house: House) -> None:
    whole = [replace(row, place=HALL) for row in ROWS]
    house.proposal.refresh_from_db()
    schedule.put_entries(proposal=house.proposal, rows=whole, by=house.clerk)
    schedule.prepare_proposal(proposal=house.proposal, by=house.clerk)
    schedule.sign_proposal(proposal=house.proposal, by=house.head)
    said = filling.of_proposal(Proposal.objects.get(pk=house.proposal.pk)).signature
    assert said[-1] == (
        "Жүйеде қол қойылып, жіберілген күні / Подписано в системе и направлено",
        "22.11.2026",
    )


def test_filled_template_is_read_and_offers_lists(house: House) -> None:
    content = filling.empty_of(house.schedule, house.body)
    data = proposals.empty_xlsx(content)
    book = python_calamine.load_workbook(io.BytesIO(data))
    lists = book.get_sheet_by_name("Тізімдер").to_python()
    assert [row[0] for row in lists if row[0]] == list(content.regions)
    assert [row[1] for row in lists if row[1]] == list(content.posts)
    assert len(content.regions) == 20


def test_whole_draft_is_read_back_body_by_body(house: House) -> None:
    proposal = Proposal.objects.select_related("schedule", "body").get()
    rows = [replace(row, place=HALL, entry=row.entry) for row in queries.rows_of(proposal)]
    schedule.put_entries(proposal=proposal, rows=rows, by=house.clerk)
    schedule.prepare_proposal(proposal=proposal, by=house.clerk)
    schedule.sign_proposal(proposal=proposal, by=house.head)
    content = filling.of_schedule(house.schedule)
    data = proposals.form_xlsx(Form(content, clock.today()))
    schedule.return_proposal(proposal=proposal, reason="Толықтырыңыз", by=house.coordinator)
    table = actions.upload(proposal=proposal, name="draft.xlsx", data=data, by=house.clerk).table
    reading = queries.opened(table).reading
    assert reading is not None
    assert reading.refused == ()
    assert {row.row for row in reading.rows} == set(standing(proposal))


def test_last_year_is_copied_to_the_same_weekday_of_the_same_week(house: House) -> None:
    from kezdesu.tables.last_year import same_weekday

    assert same_weekday(date(2026, 3, 11), house.schedule) == date(2027, 3, 10)
    for number in range(365):
        old = date.fromordinal(date(2026, 1, 1).toordinal() + number)
        new = same_weekday(old, house.schedule)
        assert (new.year, new.weekday()) == (2027, old.weekday())
    assert bring(house, "plain_kazakh.xlsx").is_new
