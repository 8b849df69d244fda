"""The official form of proposals as XLSX, DOCX and PDF: headings in kk and ru in one document, and the empty form."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from xlsxwriter import Workbook

from kezdesu.documents import labels
from kezdesu.documents.docx import docx_of
from kezdesu.documents.layout import Column, Document, Section, clean, table
from kezdesu.documents.pdf import pdf_of
from kezdesu.documents.results import kicker
from kezdesu.tables import form
from kezdesu.tables.filling import FormContent
from kezdesu.tables.headings import Field

CLAUSE = "2.1"
WIDTHS = {
    Field.NUMBER: 1,
    Field.BODY: 5,
    Field.TERM: 4,
    Field.REGION: 5,
    Field.DISTRICT: 4,
    Field.POST: 6,
    Field.PLACE_KK: 5,
    Field.PLACE_RU: 5,
    Field.TOPIC: 5,
}
"""Shares of the width of a page; a share is about five signs of a spreadsheet."""
ROWS_TO_FILL = 60
FIRST_ROW = 3
HINTS = {
    Field.TERM: "12.03.2027 · 12–14 мамыр · наурыз · II тоқсан / 12–14 мая · март · II квартал",
    Field.TOPIC: "Ауызсу · Дороги — кез келген тілде / на любом языке",
    Field.DISTRICT: "Балқаш қаласы · Абай ауданы / г. Балхаш · Абайский район",
}


@dataclass(frozen=True, slots=True)
class Form:
    """The filled form and the day on which it was made."""

    content: FormContent
    made_on: date


def form_document(filled: Form) -> Document:
    """The form before it is a PDF or a DOCX."""
    content = filled.content
    columns = [
        Column(head, WIDTHS[column])
        for column, head in zip(content.columns, form.heads(content.columns), strict=True)
    ]
    rows = [row.line(content.columns) for row in content.rows]
    return Document(
        language="kk",
        code=content.code,
        kicker=f"{kicker(CLAUSE, 'kk')} / {kicker(CLAUSE, 'ru')}",
        title=clean(form.both(content.title)),
        made_on=filled.made_on,
        sections=(Section("", (), table(columns, rows)),),
        proof=tuple((label, clean(value)) for label, value in content.signature),
        page_word=labels.PAGE["kk"],
        landscape=True,
    )


def form_pdf(filled: Form) -> bytes:
    """PDF bytes."""
    return pdf_of(form_document(filled))


def form_docx(filled: Form) -> bytes:
    """DOCX bytes."""
    return docx_of(form_document(filled))


def form_xlsx(filled: Form) -> bytes:
    """XLSX bytes; every cell is text, nothing is read as a formula or an address."""
    out = io.BytesIO()
    with _workbook(out, filled.made_on) as book:
        sheet = _sheet(book, filled.content)
        cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        for number, row in enumerate(filled.content.rows, start=FIRST_ROW):
            for place, text in enumerate(row.line(filled.content.columns)):
                sheet.write_string(number, place, clean(text), cell)
    return out.getvalue()


def empty_xlsx(content: FormContent) -> bytes:
    """The form to fill: regions and posts are lists to choose from, the other columns say how to write."""
    out = io.BytesIO()
    with _workbook(out, date(2022, 4, 7)) as book:
        sheet = _sheet(book, content)
        lists = book.add_worksheet("Тізімдер")
        lists.hide()
        cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "num_format": "@"})
        for number in range(FIRST_ROW, FIRST_ROW + ROWS_TO_FILL):
            for place in range(len(content.columns)):
                sheet.write_blank(number, place, None, cell)
        for place, (field, choices) in enumerate(
            ((Field.REGION, content.regions), (Field.POST, content.posts))
        ):
            lists.write_column(0, place, choices)
            _choose(sheet, content, field, f"='Тізімдер'!${'AB'[place]}$1:${'AB'[place]}${len(choices) or 1}")
        for field, hint in HINTS.items():
            _tell(sheet, content, field, hint)
    return out.getvalue()


def _workbook(out: io.BytesIO, made_on: date) -> Workbook:
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime.combine(made_on, time())})
    return book


def _sheet(book: Workbook, content: FormContent) -> Any:
    sheet = book.add_worksheet("Ұсыныс" if Field.BODY not in content.columns else "Жоба")
    title = book.add_format({"bold": True, "font_size": 14, "font_color": "#0B5C73", "valign": "top"})
    head = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#E3EFF2"}
    )
    sheet.write_string(0, 0, content.title.kk, title)
    sheet.write_string(1, 0, content.title.ru, title)
    for place, (column, text) in enumerate(zip(content.columns, form.heads(content.columns), strict=True)):
        sheet.write_string(FIRST_ROW - 1, place, text, head)
        sheet.set_column(place, place, WIDTHS[column] * 5 + 2)
    sheet.freeze_panes(FIRST_ROW, 0)
    sheet.repeat_rows(FIRST_ROW - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    return sheet


def _choose(sheet: Any, content: FormContent, field: Field, source: str) -> None:
    place = content.columns.index(field)
    rule = {
        "validate": "list",
        "source": source,
        "error_type": "warning",
        "error_title": "Тізімнен / Из списка",
        "error_message": "Тізімнен таңдаған дұрыс. / Лучше выбрать из списка.",
    }
    sheet.data_validation(FIRST_ROW, place, FIRST_ROW + ROWS_TO_FILL - 1, place, rule)


def _tell(sheet: Any, content: FormContent, field: Field, hint: str) -> None:
    place = content.columns.index(field)
    rule = {
        "validate": "any",
        "input_title": form.both(form.HEADINGS[field])[:32],
        "input_message": hint[:255],
    }
    sheet.data_validation(FIRST_ROW, place, FIRST_ROW + ROWS_TO_FILL - 1, place, rule)
