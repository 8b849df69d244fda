"""Tables as nobody should send them, at the page that takes them: told in words of each language, nothing changed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kezdesu.common import clock
from kezdesu.common.answers import Conflict
from kezdesu.files.models import StoredFile
from kezdesu.journal.models import Entry as Line
from kezdesu.people.models import Account
from kezdesu.planning import actions as planning
from kezdesu.planning import thinking
from kezdesu.planning.models import Suggestion
from kezdesu.planning.optimiser.problem import Freedom
from kezdesu.schedule.models import Entry, Placement
from kezdesu.tables.models import TableImport
from tests.factories.schedule import make_offices, make_proposal, row
from tests.schedule.test_office import signed_in
from tests.tables.factory import FILES as TABLES
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
    "31 ақпан": ("31 ақпан", "", "31 ақпан деген күн жоқ", "дня 31 февраля нет"),
    "31 февраля": ("31 февраля", "", "31 ақпан деген күн жоқ", "дня 31 февраля нет"),
    "an unknown district": (
        "12 мамыр", "Зверинский район", "«Зверинский район» деген аудан не қала табылмады. Тізімнен таңдаңыз",
        "района или города «Зверинский район» здесь нет. Выберите из списка",
    ),
    "a month without a year": (
        "наурыз", "", "файлда бірнеше жыл бар (2026, 2027): жылын жазыңыз",
        "в файле их несколько (2026, 2027): напишите год",
    ),
    "another year": ("12.05.2026", "", "2026 жыл жазылған", "Указан 2026 год"),
}  # fmt: skip
TWO_YEARS = {
    "a month without a year": ("Абай облысы", "", "13.05.2026–14.05.2027", "Министр", "Клуб", "Клуб")
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
    term, district, *said = CELLS[case]
    good = ("Абай облысы", "", "12.05.2027", "Министр", "Клуб", "Клуб")
    bad = ("Қарағанды облысы", district, term, "Министр", "Достық үйі", "Дом дружбы")
    rows = (HEADS, good, bad, *([TWO_YEARS[case]] if case in TWO_YEARS else []))
    pasted = "\n".join("\t".join(row) for row in rows)
    answer = clerk.post(f"/{language}/{IN}", {"way": "paste", "pasted": pasted})
    assert answer.status_code == 302
    page = text_of(clerk, answer["Location"])
    number = {"kk": "3-жол", "ru": "Строка 3"}[language]
    assert said[language == "ru"] in page[page.index(number) :][:2500]
    assert "Достық үйі" in page
    assert term in page
    assert Entry.objects.count() == 0
    taken = clerk.post(f"{answer['Location']}acts/apply/", {"mode": "append", "revision": "0"})
    assert taken.status_code == 302
    assert list(Entry.objects.values_list("planned_on", flat=True)) == [date(2027, 5, 12)]
    assert said[language == "ru"] in text_of(clerk, answer["Location"])


def text_of(client: Client, path: str) -> str:
    """A page as it is read."""
    answer = client.get(path)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode()).replace("\xa0", " ")


def upload(client: Client, language: str, name: str) -> str:
    file = SimpleUploadedFile(name, (TABLES / name).read_bytes())
    answer = client.post(f"/{language}/{IN}", {"way": "file", "file": file})
    assert answer.status_code == 302
    return str(answer["Location"])


def counted() -> tuple[int, ...]:
    """All rows that a refused act might have left."""
    return tuple(
        model.objects.count() for model in (Line, Entry, TableImport, StoredFile, Placement, Suggestion)
    )


SAME = {"kk": "Ештеңе өзгермейді: міне, ол", "ru": "Ничего не меняется"}
CHOOSE = {"kk": "Файлда бірнеше кесте бар: біреуін таңдаңыз", "ru": "В файле несколько таблиц: выберите одну"}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_same_file_twice_leads_to_what_was_read_first(clerk: Client, language: str) -> None:
    upload(clerk, language, "plain_kazakh.xlsx")
    clerk.post(f"/{language}/{IN}1/acts/apply/", {"mode": "append", "revision": "0"})
    before = counted()
    again = upload(clerk, language, "plain_kazakh.xlsx")
    assert SAME[language] in text_of(clerk, again)
    refused = clerk.post(f"/{language}/{IN}1/acts/apply/", {"mode": "append", "revision": "1"})
    assert refused.status_code == 422
    assert counted() == before
    assert Entry.objects.count() == 3


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_of_two_tables_neither_is_taken_until_one_is_chosen(clerk: Client, language: str) -> None:
    there = upload(clerk, language, "two_tables.docx")
    assert CHOOSE[language] in text_of(clerk, there)
    before = counted()
    refused = clerk.post(f"{there}acts/apply/", {"mode": "append", "revision": "0"})
    assert (refused.status_code, counted()) == (422, before)
    assert clerk.post(f"{there}acts/sheet/", {"sheet": "2"}).status_code == 302
    assert clerk.post(f"{there}acts/apply/", {"mode": "append", "revision": "0"}).status_code == 302
    assert Entry.objects.count() == 2


LATE = {"kk": "мерзімнен кейін", "ru": "после срока"}
SENT_LATE = {"kk": "кешігіп жіберді", "ru": "прислано с опозданием"}
MET_LATE = {"kk": "кешігіп орындалды", "ru": "исполнено с опозданием"}
YEAR = "office/schedule/2026/"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_submission_after_the_term_is_taken_and_everybody_reads_that_it_was_late(language: str) -> None:
    offices, intime = make_offices(), make_offices("transport")
    make_proposal(intime)
    proposal = make_proposal(offices, at=clock.almaty(2025, 12, 3, 12))
    assert proposal.state == "submitted"
    with clock.at(clock.almaty(2025, 12, 4, 12)):
        for who in (offices.clerk, offices.head, offices.coordinator):
            desk = signed_in(who.account_id)
            own, year = f"/{language}/{YEAR}bodies/healthcare/", f"/{language}/{YEAR}"
            assert LATE[language] in text_of(desk, own)
            assert text_of(desk, year).count(LATE[language]) == 1
        coordinator = signed_in(offices.coordinator.account_id)
        assert LATE[language] not in text_of(coordinator, f"/{language}/{YEAR}bodies/transport/")
        assert text_of(coordinator, f"/{language}/{YEAR}builder/").count(SENT_LATE[language]) == 1
        public = text_of(Client(), f"/{language}/duties/?year=2026")
        assert re.search(rf"2\.1[^<]*healthcare[^<]*{MET_LATE[language]}", public)
        assert not re.search(rf"2\.1[^<]*transport[^<]*{MET_LATE[language]}", public)


CANCELLED = {
    "kk": "Ол ештеңе ұсынбайды, ештеңе өзгерген жоқ",
    "ru": "Он ничего не предлагает, ничего не изменено",
}
OVER = {
    "kk": "Бұл есеп аяқталған: оны тоқтату мүмкін емес",
    "ru": "Этот расчёт уже закончен: отменять нечего",
}


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_run_cancelled_half_way_suggests_and_changes_nothing(language: str) -> None:
    offices = make_offices()
    schedule = make_proposal(offices, row(), row(date(2026, 3, 18))).schedule
    desk = signed_in(offices.coordinator.account_id)
    with clock.at(clock.almaty(2025, 12, 1, 12)):
        run = planning.ask(schedule=schedule, freedom=Freedom(), seconds=5, by=offices.coordinator)
        planning.take(run=run)
        here = f"/{language}/{YEAR}optimiser/{run.pk}/"
        before = counted()
        assert desk.post(f"{here}acts/cancel/").status_code == 302
        with pytest.raises(Conflict):
            thinking.think(run)
        assert counted() == (before[0] + 1, *before[1:])
        assert CANCELLED[language] in text_of(desk, here)
        for act in ("cancel", "accept"):
            again = desk.post(f"{here}acts/{act}/", {"group": "healthcare"})
            assert again.status_code == 422
            assert CANCELLED[language] in html.unescape(again.content.decode()).replace("\xa0", " ")
        assert OVER[language] in html.unescape(desk.post(f"{here}acts/cancel/").content.decode())
    assert counted() == (before[0] + 1, *before[1:])
    assert list(Entry.objects.order_by("pk").values_list("planned_on", flat=True)) == [
        date(2026, 3, 11),
        date(2026, 3, 18),
    ]
