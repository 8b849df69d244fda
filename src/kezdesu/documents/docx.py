"""A document as DOCX, for those who have to paste it into an official site. The same text as the PDF."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from kezdesu.documents.layout import Document, Section, Table

FONT = "Times New Roman"
INK = RGBColor(0x0B, 0x5C, 0x73)
TONGUES = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}
_SAME_TIME = (2022, 4, 7, 0, 0, 0)


def docx_of(document: Document) -> bytes:
    """DOCX bytes; equal documents give equal bytes."""
    file = docx.Document()
    _set_up(file, document)
    file.add_paragraph(document.kicker).runs[0].font.size = Pt(9)
    file.add_heading(document.title, level=1)
    _pairs(file, document.facts)
    for section in document.sections:
        _section(file, section)
    if document.proof:
        file.add_paragraph()
        _pairs(file, document.proof, size=9)
    out = io.BytesIO()
    file.save(out)
    return _same_bytes(out.getvalue())


def _set_up(file: Any, document: Document) -> None:
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(12)
    for name in ("Normal", "Heading 1", "Heading 2"):
        _set_font(file.styles[name], TONGUES[document.language])
    for name, size in (("Heading 1", 17), ("Heading 2", 14)):
        file.styles[name].font.size, file.styles[name].font.color.rgb = Pt(size), INK
    page = file.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    if document.landscape:
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    page.footer.paragraphs[0].text = document.code
    made = datetime.combine(document.made_on, time())
    about = file.core_properties
    about.title, about.author, about.comments, about.language = (
        document.title[:255],
        "",
        "",
        document.language,
    )
    about.created = about.modified = made
    about.last_modified_by, about.revision = "", 1


def _set_font(style: Any, tongue: str) -> None:
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FONT)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), tongue)
    properties.append(language)


def _pairs(file: Any, pairs: tuple[tuple[str, str], ...], size: int = 11) -> None:
    for label, value in pairs:
        paragraph = file.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(value)
        for run in paragraph.runs:
            run.font.size = Pt(size)


def _section(file: Any, section: Section) -> None:
    if section.heading:
        file.add_heading(section.heading, level=2)
    for paragraph in section.paragraphs:
        file.add_paragraph(paragraph)
    if section.table is not None:
        _table(file, section.table)


def _table(file: Any, table: Table) -> None:
    page = file.sections[0]
    width = page.page_width - page.left_margin - page.right_margin
    whole = sum(column.width for column in table.columns)
    grid = file.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    grid.autofit = False
    _fill(grid.rows[0], tuple(column.head for column in table.columns), bold=True)
    _repeat(grid.rows[0])
    for row in table.rows:
        _fill(_unbroken(grid.add_row()), row)
    for column, made in zip(table.columns, grid.columns, strict=True):
        made.width = int(width * column.width / whole)
        for cell in made.cells:
            cell.width = made.width


def _fill(row: Any, texts: tuple[str, ...], *, bold: bool = False) -> None:
    for cell, text in zip(row.cells, texts, strict=True):
        run = cell.paragraphs[0].add_run(text)
        run.font.size, run.bold = Pt(10), bold


def _repeat(row: Any) -> None:
    """The head of a table is repeated on every page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _unbroken(row: Any) -> Any:
    """A row stands on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return row


def _same_bytes(packed: bytes) -> bytes:
    """The same archive without the hour of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            entry = zipfile.ZipInfo(item.filename, _SAME_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(item.filename))
    return out.getvalue()
