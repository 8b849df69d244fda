"""Files that are nasty without meaning it: what is hidden, struck, uncounted, merged or signed."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
import xlsxwriter

from kezdesu.tables import border, headings, keeping, layout, reading
from kezdesu.tables.columns import Columns
from kezdesu.tables.layout import Skip
from kezdesu.tables.rows import Reading
from tests.tables.reference import against

HEADS = ("№", "Өңір", "Мерзімі", "Кім барады", "Өткізу орны")
ROWS = (
    (1, "Абай облысы", "12 наурыз", "Министр", "Достық үйі"),
    (2, "Ұлытау облысы", "13 сәуір", "Министр", "Мәдениет сарайы"),
    (3, "Астана қаласы", "14 мамыр", "Министр", "Орталық зал"),
)


def book(fill: Callable[[Any, Any], None]) -> bytes:
    """The three rows under their headings, and what ``fill`` does to the sheet."""
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = made.add_worksheet("Ұсыныс")
    for number, row in enumerate((HEADS, *ROWS)):
        sheet.write_row(number, 0, row)
    fill(made, sheet)
    made.close()
    return out.getvalue()


def word(rows: list[tuple[str, ...]], change: Callable[[Any], None] = lambda table: None) -> bytes:
    file = docx.Document()
    table = file.add_table(rows=len(rows), cols=len(rows[0]))
    for line, cells in zip(rows, table.rows, strict=True):
        for text, cell in zip(line, cells.cells, strict=True):
            cell.paragraphs[0].add_run(text)
    change(table)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def read(name: str, data: bytes) -> Reading:
    """As the preview reads it, kept in the database and taken out again on the way."""
    sheets = keeping.thaw_sheets(keeping.freeze_sheets(border.open_file(name, data).sheets))
    laid = layout.lay_out(sheets[0])
    guess = headings.guess(laid.headings)
    assert guess.is_enough, laid.headings
    return reading.read(laid, Columns(guess.fields), against())


def told(found: Reading) -> list[tuple[int, str, str]]:
    """Row number, Kazakh name of the region, the term's first day; refused rows with their first code."""
    lines = []
    for row in found.rows:
        name = row.where.region_name
        day = f"{row.term.first:%d.%m}" if row.term else row.faults[0].code
        lines.append((row.number, name.kk if name else "", day))
    return lines


def left_out(found: Reading) -> list[tuple[int, Skip]]:
    return [(one.number, one.why) for one in found.skipped]


ABAI, ULYTAU, ASTANA = (
    (2, "Абай облысы", "12.03"),
    (3, "Ұлытау облысы", "13.04"),
    (4, "Астана қаласы", "14.05"),
)


def test_hidden_rows_are_left_out_and_named() -> None:
    found = read("кесте.xlsx", book(lambda made, sheet: sheet.set_row(2, None, None, {"hidden": True})))
    assert told(found) == [ABAI, ASTANA]
    assert left_out(found) == [(3, Skip.HIDDEN)]
    assert found.skipped[0].text == "2"


def test_a_file_of_hidden_rows_alone_means_them() -> None:
    def hide_all(made: Any, sheet: Any) -> None:
        for number in range(4):
            sheet.set_row(number, None, None, {"hidden": True})

    assert told(read("кесте.xlsx", book(hide_all))) == [ABAI, ULYTAU, ASTANA]


def test_a_hidden_column_is_not_asked_about() -> None:
    def old_dates(made: Any, sheet: Any) -> None:
        sheet.write_column(0, 5, ("Мерзімі", "1 ақпан", "2 ақпан", "3 ақпан"))
        sheet.set_column(5, 5, None, None, {"hidden": True})

    assert told(read("кесте.xlsx", book(old_dates))) == [ABAI, ULYTAU, ASTANA]


def test_a_row_struck_through_is_left_out_and_named() -> None:
    def strike(made: Any, sheet: Any) -> None:
        struck = made.add_format({"font_strikeout": True})
        sheet.write_row(2, 1, ROWS[1][1:], struck)

    found = read("кесте.xlsx", book(strike))
    assert told(found) == [ABAI, ASTANA]
    assert left_out(found) == [(3, Skip.STRUCK)]


def test_struck_words_beside_new_ones_are_read_as_gone() -> None:
    def correct(made: Any, sheet: Any) -> None:
        struck = made.add_format({"font_strikeout": True})
        sheet.write_rich_string(1, 2, struck, "10 наурыз", " 12 наурыз")
        sheet.write(2, 2, "13 сәуір", struck)

    assert told(read("кесте.xlsx", book(correct))) == [ABAI, (3, "Ұлытау облысы", "term_missing"), ASTANA]


def test_struck_words_and_rows_of_word_are_read_as_gone() -> None:
    def strike(table: Any) -> None:
        cell = table.cell(1, 2)
        cell.paragraphs[0].runs[0].font.strike = True
        cell.paragraphs[0].add_run(" 12 наурыз")
        for column in range(1, 5):
            table.cell(2, column).paragraphs[0].runs[0].font.double_strike = True

    rows = [HEADS, *(tuple(map(str, row)) for row in ROWS)]
    rows[1] = ("1", "Абай облысы", "10 наурыз", "Министр", "Достық үйі")
    found = read("кесте.docx", word(rows, strike))
    assert told(found) == [ABAI, ASTANA]
    assert left_out(found) == [(3, Skip.STRUCK)]
    assert "Ұлытау" in " ".join(border.open_file("кесте.docx", word(rows, strike)).sheets[0].rows[2].cells)


def test_a_formula_never_counted_is_shown_and_not_taken_for_an_empty_cell() -> None:
    found = read("кесте.xlsx", book(lambda made, sheet: sheet.write_formula(2, 2, "=B9+1", None, "")))
    assert told(found) == [ABAI, (3, "Ұлытау облысы", "term_unread"), ASTANA]
    assert "«=B9+1»" in found.rows[1].faults[0].text.ru


def test_comments_and_lists_of_choices_change_nothing() -> None:
    def annotate(made: Any, sheet: Any) -> None:
        sheet.write_comment("C3", "13 емес, 20 сәуір ме?")
        sheet.data_validation("B2:B9", {"validate": "list", "source": ["Абай облысы", "Астана қаласы"]})
        sheet.autofilter("A1:E4")
        sheet.freeze_panes(1, 0)

    assert told(read("кесте.xlsx", book(annotate))) == [ABAI, ULYTAU, ASTANA]


@pytest.mark.parametrize(
    "footer",
    [
        ("Барлығы:", "", "3 кездесу"),
        ("", "Итого", "3"),
        ("", "Жиыны: 3", ""),
        ("Министр ____________ А. Әлназарова", "", ""),
        ("Министр", "", "А. Әлназарова"),
        ("", "", "Министр", "А. Әлназарова"),
        ("Басқарма басшысы", "", "Н. Жақсыбеков"),
        ("Руководитель аппарата", "_________", "Н. Жаксыбеков"),
        ("Исп. Иванова, тел. 74-00-00", "", ""),
        ("Орындаған: Иванова А., 74-00-00", "", ""),
        ("* күні өзгеруі мүмкін", "", ""),
        ("", "Примечание: дни уточняются", ""),
    ],
)
def test_totals_signatures_and_footnotes_are_no_meetings(footer: tuple[str, ...]) -> None:
    found = read("кесте.xlsx", book(lambda made, sheet: sheet.write_row(5, 0, footer)))
    assert told(found) == [ABAI, ULYTAU, ASTANA]
    assert 6 in [number for number, _ in left_out(found)]


def test_bodies_merged_downwards_give_only_our_rows() -> None:
    def bodies(made: Any, sheet: Any) -> None:
        sheet.write(0, 5, "Министрлік")
        sheet.merge_range("F2:F3", "Денсаулық сақтау министрлігі")
        sheet.write("F4", "Көлік министрлігі")

    found = read("кесте.xlsx", book(bodies))
    assert told(found) == [ABAI, ULYTAU]
    assert left_out(found) == [(4, Skip.OTHER_BODY)]


def test_two_lines_of_headings_are_one() -> None:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = made.add_worksheet()
    for place, name in ((0, "№"), (3, "Мерзімі"), (4, "Кім барады")):
        sheet.merge_range(0, place, 1, place, name)
    sheet.merge_range(0, 1, 0, 2, "Өткізілетін жер")
    sheet.write_row(1, 1, ("Облыс", "Мекенжайы"))
    sheet.write_row(2, 0, ("1", "2", "3", "4", "5"))
    sheet.write_row(3, 0, (1, "Абай облысы", "Достық үйі", "12 наурыз", "Министр"))
    made.close()
    found = read("кесте.xlsx", out.getvalue())
    assert told(found) == [(4, "Абай облысы", "12.03")]
    assert left_out(found) == [(3, Skip.NUMBERS)]
    assert found.rows[0].place.kk == "Достық үйі"


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8", "utf-8-sig", "utf-16"])
def test_text_with_semicolons_in_the_code_pages_of_offices(encoding: str) -> None:
    text = 'Регион;Срок;Должность;Место\r\nКарагандинская область;"12 марта";Министр;"Дом дружбы; зал 2"\r\n'
    found = read("график.csv", text.encode(encoding))
    assert told(found) == [(2, "Қарағанды облысы", "12.03")]
    assert found.rows[0].place.ru == "Дом дружбы; зал 2"
