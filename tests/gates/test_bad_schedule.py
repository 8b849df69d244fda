"""Tables as nobody should send them, at the page that takes them: told in words of each language, nothing changed."""

from __future__ import annotations

import html
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kezdesu.common import clock
from kezdesu.journal.models import Entry as Line
from kezdesu.people.models import Account
from kezdesu.schedule.models import Entry
from kezdesu.tables.models import TableImport
from tests.tables.factory import NOVEMBER, House, make_house
from tests.tables.test_border import good_book, many_rows, with_part

pytestmark = pytest.mark.django_db
IN = "office/schedule/2027/bodies/healthcare/import/"
FILES = {
    "a renamed PDF": (b"%PDF-1.7\n%%EOF", "мазмұны — PDF", "по содержимому — PDF"),
    "a macro workbook": (
        lambda: with_part(good_book(), "xl/vbaProject.bin", lambda _: b"x"),
        "Файлда макрос", "В файле есть макрос",
    ),
    "a zip bomb": (
        lambda: with_part(good_book(), "xl/worksheets/sheet9.xml", lambda _: b" " * 90_000_000),
        "тым көп дерек бар", "слишком много данных",
    ),
    "20,000 rows": (lambda: many_rows(20_000), "1000 жол", "не больше 1000 строк"),
}  # fmt: skip
HEADS = ("Өңір", "Аудан, қала", "Мерзімі", "Кім барады", "Өткізу орны (қазақша)", "Өткізу орны (орысша)")
CELLS = {
    "31 ақпан": (("Қарағанды облысы", "", "31 ақпан"), "31 ақпан деген күн жоқ", "31 ақпан"),
    "an unknown district": (("Қарағанды облысы", "Зверинский район", "12 мамыр"), "Зверинский", "Зверинский"),
}


@pytest.fixture
def house() -> Iterator[House]:
    with clock.at(NOVEMBER):
        yield make_house()


@pytest.fixture
def clerk(house: House) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=house.clerk.account_id))
    return client


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("case", FILES)
def test_a_bad_file_is_refused_on_its_field_and_nothing_is_kept(
    clerk: Client, case: str, language: str
) -> None:
    made, *words = FILES[case]
    before = Line.objects.count()
    upload = SimpleUploadedFile("кесте.xlsx", made() if callable(made) else made)
    answer = clerk.post(f"/{language}/{IN}", {"way": "file", "file": upload})
    page = html.unescape(answer.content.decode()).replace("\xa0", " ")
    assert answer.status_code == 422
    assert words[language == "ru"].lower() in page.lower()
    assert (TableImport.objects.count(), Line.objects.count()) == (0, before)


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("case", CELLS)
def test_a_bad_cell_refuses_its_row_only_and_the_draft_stays(clerk: Client, case: str, language: str) -> None:
    cells, *words = CELLS[case]
    good = ("Абай облысы", "", "12 мамыр", "Министр", "Клуб", "Клуб")
    rows = (HEADS, good, (*cells, "Министр", "Достық үйі", "Дом дружбы"))
    pasted = "\n".join("\t".join(row) for row in rows)
    answer = clerk.post(f"/{language}/{IN}", {"way": "paste", "pasted": pasted})
    assert answer.status_code == 302
    page = html.unescape(clerk.get(answer["Location"]).content.decode()).replace("\xa0", " ")
    assert words[language == "ru"] in page
    assert "Достық үйі" in page
    assert Entry.objects.count() == 0
