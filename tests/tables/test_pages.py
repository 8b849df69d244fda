"""The tables desk: three ways in, the preview, mending in place, taking the rows; without JavaScript, in kk and ru."""

from __future__ import annotations

import html
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kezdesu.common import clock
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from kezdesu.schedule.models import Entry, Proposal
from kezdesu.tables.models import TableImport
from tests.factories.base import make_account, make_body
from tests.tables.factory import FILES, NOVEMBER, House, bring, make_house

pytestmark = pytest.mark.django_db
BODY = "office/schedule/2027/bodies/healthcare/"
IN = f"/kk/{BODY}import/"


@pytest.fixture
def house() -> Iterator[House]:
    with clock.at(NOVEMBER):
        yield make_house()


@pytest.fixture
def clerk(house: House) -> Client:
    return signed_in(house.clerk.account_id)


def signed_in(account: int | None) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=account))
    return client


def upload(client: Client, name: str, data: bytes | None = None) -> str:
    """Where the upload leads."""
    content = (FILES / name).read_bytes() if data is None else data
    answer = client.post(IN, {"way": "file", "file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return answer["Location"]


def text_of(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return html.unescape(answer.content.decode())


def test_a_file_is_read_mended_and_taken_through_the_pages(clerk: Client) -> None:
    assert upload(clerk, "forty_rows.docx") == f"{IN}1/"
    page = text_of(clerk, f"{IN}1/")
    assert "<b>34</b>" in page
    assert "<b>6</b>" in page
    assert "31 ақпан деген күн жоқ" in page
    assert page.index('id="mend"') < page.index('id="good"')
    form = {"row6-term": "28 ақпан", "row6-region": "Қарағанды облысы", "row6-district": "Балқаш қаласы"}
    same = {"row6-post": "", "row6-place_kk": "№ 5 Мәдениет үйі", "row6-place_ru": "Дом культуры № 5"}
    answer = clerk.post(f"{IN}1/rows/6/", form | same | {"row6-post": "Денсаулық сақтау министрі"})
    assert (answer.status_code, answer["Location"]) == (302, f"{IN}1/#row-6")
    assert "<b>35</b>" in text_of(clerk, f"{IN}1/")
    assert clerk.post(f"{IN}1/acts/apply/", {"mode": "append", "revision": "0"}).status_code == 302
    assert Entry.objects.count() == 35
    assert Entry.objects.get(place_ru="Дом культуры № 5").office.slug == "minister"
    assert "5 жол" in text_of(clerk, f"{IN}1/")


def test_the_same_file_again_leads_to_the_first_reading(clerk: Client) -> None:
    upload(clerk, "plain_kazakh.xlsx")
    there = upload(clerk, "plain_kazakh.xlsx")
    assert there == f"{IN}1/?again=1"
    assert "Ештеңе өзгермейді" in text_of(clerk, there)
    assert "Ничего не меняется" in text_of(clerk, there.replace("/kk/", "/ru/"))


def test_a_refused_file_is_explained_on_its_field(clerk: Client) -> None:
    file = SimpleUploadedFile("кесте.xlsx", b"%PDF-1.7\n%%EOF")
    answer = clerk.post(IN, {"way": "file", "file": file})
    assert answer.status_code == 422
    assert "PDF" in answer.content.decode()
    for name, data in (
        ("а.xlsx", b""),
        ("б.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")),
    ):
        answer = clerk.post(IN, {"way": "file", "file": SimpleUploadedFile(name, data)})
        assert answer.status_code == 422
    assert clerk.post(IN, {"way": "file"}).status_code == 422
    assert TableImport.objects.count() == 0


def test_pasted_rows_with_strange_headings_are_mapped_once(clerk: Client) -> None:
    text = "Дата и место\tКуда\tКто едет\n12 мая\tАбай обл.\tМинистр\n"
    assert clerk.post(IN, {"way": "paste", "pasted": text})["Location"] == f"{IN}1/"
    assert "Қай бағанда не тұр" in text_of(clerk, f"{IN}1/")
    wrong = clerk.post(f"{IN}1/acts/columns/", {"column_0": "term", "column_1": "", "column_2": "post"})
    assert wrong.status_code == 422
    assert "Кемінде өңір" in wrong.content.decode()
    right = {"column_0": "term", "column_1": "region", "column_2": "post"}
    assert clerk.post(f"{IN}1/acts/columns/", right).status_code == 302
    assert "1 дұрыс жол" in text_of(clerk, f"{IN}1/")
    clerk.post(IN, {"way": "paste", "pasted": text.replace("12", "19")})
    assert "1 дұрыс жол" in text_of(clerk, f"{IN}2/")


def test_what_was_pasted_is_not_lost_when_it_is_refused(clerk: Client) -> None:
    answer = clerk.post(IN, {"way": "paste", "pasted": "Абай;май\n" * 3000})
    assert answer.status_code == 422
    assert answer.content.decode().count("Абай;май") == 3000


def test_of_two_tables_one_is_chosen(clerk: Client) -> None:
    upload(clerk, "two_tables.docx")
    page = text_of(clerk, f"{IN}1/")
    assert "2-қосымша. Орынбасарлар" in page
    assert clerk.post(f"{IN}1/acts/sheet/", {"sheet": "9"}).status_code == 422
    assert clerk.post(f"{IN}1/acts/sheet/", {"sheet": "2"}).status_code == 302
    assert "2 дұрыс жол" in text_of(clerk, f"{IN}1/")


def test_a_row_is_taken_out_and_put_back(clerk: Client) -> None:
    upload(clerk, "plain_kazakh.xlsx")
    clerk.post(f"{IN}1/rows/3/", {"out": "1"})
    page = text_of(clerk, f"{IN}1/")
    assert "өзіңіз алып тастадыңыз" in page
    assert "2 дұрыс жол" in page
    clerk.post(f"{IN}1/rows/3/", {"back": "1"})
    assert "3 дұрыс жол" in text_of(clerk, f"{IN}1/")
    assert text_of(clerk, f"{IN}1/rows/3/").count("<form") >= 1


def test_after_the_term_the_page_says_late_and_takes_the_table(clerk: Client) -> None:
    with clock.at(clock.almaty(2026, 12, 5, 10)):
        assert "кешіккен деп белгіленеді" in text_of(clerk, IN)
        upload(clerk, "plain_kazakh.xlsx")
        assert clerk.post(f"{IN}1/acts/apply/", {"mode": "replace", "revision": "0"}).status_code == 302
    assert Entry.objects.count() == 3


def test_last_year_without_a_schedule_is_refused_in_words(clerk: Client) -> None:
    answer = clerk.post(IN, {"way": "copy"})
    assert answer.status_code == 422
    assert "Өткен жылдың бекітілген кестесінде" in answer.content.decode()


def test_nobody_else_opens_the_tables_of_the_body(house: House, clerk: Client) -> None:
    upload(clerk, "plain_kazakh.xlsx")
    stranger = signed_in(make_account(Role.CLERK, make_body("transport")).pk)
    for path in (IN, f"{IN}1/", f"{IN}1/rows/2/", f"/kk/{BODY}form.xlsx", f"/kk/{BODY}empty.xlsx"):
        assert stranger.get(path).status_code == 404
    assert stranger.post(f"{IN}1/acts/apply/", {"mode": "append", "revision": "0"}).status_code == 404
    coordinator = signed_in(house.coordinator.account_id)
    assert coordinator.get(IN).status_code == 403
    assert coordinator.get(f"/kk/{BODY}form.xlsx").status_code == 200
    assert clerk.get("/kk/office/schedule/2027/form.xlsx").status_code == 404
    for path in (f"{IN}7/", f"{IN}1/rows/99/x", f"/kk/{BODY}form.exe", "/kk/office/schedule/2027/form.exe"):
        assert coordinator.get(path).status_code in (403, 404)
    assert clerk.post(f"{IN}1/acts/burn/").status_code == 404


@pytest.mark.parametrize("form", ["xlsx", "docx", "pdf"])
def test_the_form_is_downloaded_by_body_and_as_a_whole(house: House, clerk: Client, form: str) -> None:
    upload(clerk, "russian_word.docx")
    clerk.post(f"{IN}1/acts/apply/", {"mode": "append", "revision": "0"})
    own = clerk.get(f"/kk/{BODY}form.{form}")
    assert own.status_code == 200
    assert own["Content-Disposition"].endswith(f'filename="kezdesu-2027-healthcare.{form}"')
    whole = signed_in(house.coordinator.account_id).get(f"/kk/office/schedule/2027/form.{form}")
    assert whole.status_code == 200


def test_a_formula_in_a_cell_stays_text_everywhere(clerk: Client) -> None:
    evil = '=HYPERLINK("http://x")<script>alert(1)</script>'
    quoted = evil.replace('"', '""')
    text = f'Өңір\tМерзімі\tКім барады\tӨткізу орны\nАбай облысы\t12 мамыр\tМинистр\t"{quoted}"\n'
    clerk.post(IN, {"way": "paste", "pasted": text})
    page = clerk.get(f"{IN}1/").content.decode()
    assert "<script>alert" not in page
    clerk.post(f"{IN}1/acts/apply/", {"mode": "append", "revision": "0"})
    assert Proposal.objects.get().revision == 1
    assert clerk.get(f"/kk/{BODY}form.xlsx").status_code == 200


def test_as_many_queries_for_forty_rows_as_for_one(house: House, clerk: Client) -> None:
    text = "Өңір\tМерзімі\tКім барады\nАбай облысы\t12 мамыр\tМинистр\n"
    clerk.post(IN, {"way": "paste", "pasted": text})
    bring(house, "forty_rows.docx")
    clerk.get(f"{IN}1/")
    counts = []
    for number in (1, 2):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            clerk.get(f"{IN}{number}/")
        counts.append(len(seen))
    assert counts[0] == counts[1] <= 20


def test_a_district_of_several_regions_needs_only_its_region_to_be_chosen(clerk: Client) -> None:
    text = "Өңір\tМерзімі\tКім барады\tОрны\nЕсіл ауданы\t12 мамыр\tМинистр\tМәдениет үйі"
    here = clerk.post(IN, {"way": "paste", "pasted": text})["Location"]
    page = clerk.get(here).content.decode()
    assert "Солтүстік Қазақстан облысы" in page
    assert 'name="row2-district" value="Есіл ауданы"' in page
    typed = {"row2-region": "Ақмола облысы", "row2-district": "Есіл ауданы", "row2-term": "12 мамыр"}
    clerk.post(f"{here}rows/2/", typed | {"row2-post": "Денсаулық сақтау министрі"})
    mended = clerk.get(here).content.decode()
    assert "Ақмола облысы, Есіл ауданы" in " ".join(mended.split())
    assert 'class="faults"' not in mended
