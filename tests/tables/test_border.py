"""What comes in from outside: refused in words that name the way out, in bounded memory and time."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import xlsxwriter

from kezdesu.common.answers import Refused
from kezdesu.tables import border, sheets

FILES = Path(__file__).parent / "files"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
CONTENT = (
    '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Кесте">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)


def code_of(name: str, data: bytes) -> tuple[str, str]:
    with pytest.raises(Refused) as error:
        border.open_file(name, data)
    assert error.value.field == "file"
    assert all(error.value.denied.reason.as_dict().values())
    return error.value.denied.code, error.value.denied.reason.ru


def good_book() -> bytes:
    return (FILES / "plain_kazakh.xlsx").read_bytes()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The archive with one part changed or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        for item in names:
            new.writestr(item, change(old.read(item)) if item == name else old.read(item))
        if name not in names:
            new.writestr(name, change(b""))
    return out.getvalue()


def many_rows(number: int) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    sheet = book.add_worksheet()
    for row in range(number):
        sheet.write_row(row, 0, ("Абай облысы", "12 наурыз", "Министр"))
    book.close()
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "code", "says"),
    [
        ("кесте.xlsx", b"%PDF-1.7\n%%EOF", "file_not_what_it_says", "по содержимому — PDF"),
        ("кесте.pdf", b"%PDF-1.7\n%%EOF", "not_a_table_file", "Вместо PDF"),
        ("кесте.exe", b"MZ", "file_kind", "не принимаются"),
        (
            "кесте.doc",
            OLE + "WordDocument".encode("utf-16-le"),
            "old_word",
            "Сохранить как → Документ Word (.docx)",
        ),
        ("кесте.xls", OLE + "Workbook".encode("utf-16-le"), "old_excel", "Книга Excel (.xlsx)"),
        ("кесте.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "file_password", "снимите пароль"),
        ("кесте.xlsx", b"", "empty_file", "Файл пуст"),
        ("кесте.csv", b"", "empty_file", "Файл пуст"),
        ("кесте.csv", b"   \n;;;\n", "no_table", "нет заполненной таблицы"),
        ("кесте.xlsm", good_book(), "file_active", "макрос"),
        ("кесте.xlsx", b"PK\x03\x04broken", "file_broken", "повреждён"),
        ("кесте.csv", b"\x00\x01MZ", "file_not_what_it_says", "CSV"),
        ("кесте.ods", b"PK\x03\x04broken", "file_broken", "повреждён"),
    ],
)
def test_what_is_no_table_is_refused_in_words(name: str, data: bytes, code: str, says: str) -> None:
    found, reason = code_of(name, data)
    assert (found, says in reason) == (code, True)


def test_macros_under_another_name_are_refused() -> None:
    macros = with_part(good_book(), "xl/vbaProject.bin", lambda _: b"macro")
    assert code_of("кесте.xlsx", macros)[0] == "file_active"


def test_zip_bomb_is_refused() -> None:
    bomb = with_part(good_book(), "xl/worksheets/sheet9.xml", lambda _: b" " * 90_000_000)
    assert code_of("кесте.xlsx", bomb)[0] == "file_bomb"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused_in_any_encoding(encoding: str) -> None:
    text = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaa">]><x>&a;</x>'
    laughs = with_part(good_book(), "xl/sharedStrings.xml", lambda _: text.encode(encoding))
    assert code_of("кесте.xlsx", laughs)[0] == "file_declares"
    word = with_part(
        (FILES / "two_tables.docx").read_bytes(), "word/document.xml", lambda _: text.encode(encoding)
    )
    assert code_of("кесте.docx", word)[0] == "file_declares"


def test_twenty_thousand_rows_are_refused_soon_and_in_little_memory() -> None:
    data = many_rows(20_000)
    tracemalloc.start()
    begun = time.perf_counter()
    code, reason = code_of("кесте.xlsx", data)
    seconds, peak = time.perf_counter() - begun, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert code == "too_many_rows"
    assert "не больше 1000 строк" in reason
    assert seconds < 5
    assert peak < 40_000_000


def test_as_many_rows_as_are_allowed_are_read() -> None:
    (sheet,) = border.open_file("кесте.xlsx", many_rows(sheets.MOST_ROWS)).sheets
    assert len(sheet.rows) == sheets.MOST_ROWS


def test_one_cell_far_away_does_not_fill_the_memory() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write("A1", "Өңір")
    sheet.write("XFD1048576", "х")
    book.close()
    assert code_of("кесте.xlsx", out.getvalue())[0] == "too_many_rows"


def test_a_long_word_table_and_a_long_text_are_refused() -> None:
    file = docx.Document()
    file.add_table(rows=2, cols=2)
    out = io.BytesIO()
    file.save(out)
    row = b"<w:tr><w:tc><w:p/></w:tc></w:tr>"
    longer = with_part(
        out.getvalue(), "word/document.xml", lambda part: part.replace(b"</w:tbl>", row * 1200 + b"</w:tbl>")
    )
    assert code_of("кесте.docx", longer)[0] == "too_many_rows"
    assert code_of("кесте.csv", "Абай;май\n".encode() * 20_000)[0] == "too_many_rows"


def ods(rows: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml", '<?xml version="1.0"?><manifest:manifest xmlns:manifest="m"/>'
        )
        archive.writestr(
            "content.xml",
            CONTENT.format(rows),
        )
    return out.getvalue()


def test_open_document_is_read_and_its_repeated_cells_are_counted() -> None:
    cell = '<table:table-cell office:value-type="string"><text:p>Абай облысы</text:p></table:table-cell>'
    (sheet,) = border.open_file("кесте.ods", ods(f"<table:table-row>{cell}{cell}</table:table-row>")).sheets
    assert sheet.rows[0].cells == ("Абай облысы", "Абай облысы")
    repeated = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    assert code_of("кесте.ods", ods(repeated))[0] == "too_many_rows"


def test_hidden_rows_and_columns_of_open_document_are_left_out() -> None:
    def cell(text: str) -> str:
        return f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'

    rows = (
        '<table:table-column/><table:table-column table:visibility="collapse"/>'
        f"<table:table-row>{cell('Өңір')}{cell('Ескі')}</table:table-row>"
        f'<table:table-row table:number-rows-repeated="2" table:visibility="filter">{cell("Абай")}</table:table-row>'
        f"<table:table-row>{cell('Шымкент')}{cell('х')}</table:table-row>"
    )
    (sheet,) = border.open_file("кесте.ods", ods(rows)).sheets
    assert [(row.number, row.out) for row in sheet.rows] == [
        (1, None),
        (2, sheets.Out.HIDDEN),
        (3, sheets.Out.HIDDEN),
        (4, None),
    ]
    assert [row.cells[0] for row in sheet.rows] == ["Өңір", "Абай", "Абай", "Шымкент"]
    assert sheet.width == 1


def test_hidden_sheets_do_not_make_a_person_choose() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet("Ұсыныс").write("A1", "Өңір")
    lists = book.add_worksheet("Тізім")
    lists.write("A1", "Абай")
    lists.hide()
    book.close()
    assert [sheet.name for sheet in border.open_file("кесте.xlsx", out.getvalue()).sheets] == ["Ұсыныс"]


def test_old_kazakh_code_page_is_read() -> None:
    text = "Өңір;Мерзімі\nҰлытау облысы;қыркүйек\n"
    (sheet,) = border.open_file("кесте.csv", text.encode("kz1048")).sheets
    assert sheet.rows[1].cells == ("Ұлытау облысы", "қыркүйек")


def test_changes_under_review_are_read_as_accepted() -> None:
    file = docx.Document()
    table = file.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "Өңір"
    table.cell(1, 0).text = "ескі"
    out = io.BytesIO()
    file.save(out)
    data = with_part(
        out.getvalue(),
        "word/document.xml",
        lambda part: part.replace(
            "<w:r><w:t>ескі</w:t></w:r>".encode(),
            (
                '<w:del w:id="1"><w:r><w:delText>ескі</w:delText></w:r></w:del>'
                '<w:ins w:id="2"><w:r><w:t>жаңа</w:t></w:r></w:ins>'
            ).encode(),
        ),
    )
    (sheet,) = border.open_file("кесте.docx", data).sheets
    assert sheet.rows[1].cells[0] == "жаңа"


def test_pasted_cells_keep_their_line_breaks() -> None:
    (sheet,) = border.open_text('Өңір\tОрны\nАбай\t"Достық үйі\n2-қабат"\n').sheets
    assert sheet.rows[1].cells == ("Абай", "Достық үйі\n2-қабат")
    with pytest.raises(Refused):
        border.open_text("  \n ")
