"""PDF and DOCX say the same as the frozen content, carry its hash, and take hostile text as text."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date

import docx
import pytest

from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.documents.docx import docx_of
from kezdesu.documents.layout import Document, clean
from kezdesu.documents.pdf import pdf_of
from kezdesu.documents.quarters import quarter_document
from kezdesu.documents.results import results_document
from kezdesu.documents.schedules import schedule_pdf
from kezdesu.documents.sources import Frozen, ScheduleRow
from kezdesu.publications.content import (
    Head,
    IssueList,
    IssueRow,
    PartRow,
    Plan,
    PlanRow,
    Quarter,
    QuarterRow,
    Results,
    freeze,
    hash_of,
)

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")
ENDED = clock.almaty(2026, 3, 11, 14)
BODY = Trilingual(
    "Су ресурстары және ирригация министрлігі", "Министерство водных ресурсов и ирригации", "Ministry"
)
POST = Trilingual("Су ресурстары және ирригация министрі", "Министр водных ресурсов и ирригации", "Minister")
HEAD = Head(
    visit="M-2026-0147",
    body_slug="water",
    body=BODY,
    official=POST,
    holder=Trilingual("А. Әбілова", "А. Абилова", "A. Abilova"),
    region=Trilingual("Қарағанды облысы", "Карагандинская область", "Karaganda"),
    place=Trilingual("Мәдениет үйі", "Дом культуры"),
    held_on=date(2026, 3, 11),
    ended_at=ENDED,
)
SUMMARY = Trilingual("Әңгіме су туралы болды: өткізгіш, ұңғыма, һәм баға.", "Говорили о воде.")
ACTION = Trilingual("Ауылға 14 шақырым құбыр тарту", "Проложить 14 километров водопровода")
TITLE = Trilingual("Ауылда ауыз су жоқ", "В селе нет питьевой воды")
HOSTILE = (
    '#eval("1+1") *b* _i_ $x^2$ @ref <label> \\ // /* #import "/etc/passwd" ] } )\n'
    "<script>alert(1)</script> <w:br/> &lt; &amp; ]]> {=SUM(1)} \x00\x0b\u202e\u200bend"
)


def frozen_parts(summary=SUMMARY, title=TITLE, action=ACTION):
    row = IssueRow("I-7KD3-X9", title, "planned", Trilingual("", ""), None, ("Q-AAAA-23", "Q-BBBB-24"))
    item = PlanRow("P-7KD3-X9", row.code, title, action, date(2026, 9, 1), POST, BODY, (BODY,))
    part = PartRow("meeting", clock.almaty(2026, 3, 11, 10), ENDED, 240)
    contents = {
        "results": Results(HEAD, (part,), 2, 0, 1, 0, summary),
        "issues": IssueList(HEAD, (row,)),
        "plan": Plan(HEAD, (item,)),
    }
    return [as_frozen(kind, content) for kind, content in contents.items()]


def as_frozen(kind, content):
    text = freeze(content)
    return Frozen(kind, text, hash_of(text), ENDED, clock.almaty(2026, 3, 12, 9), POST)


def quarter_report():
    row = QuarterRow(
        *("P-7KD3-X9", "M-2026-0147", TITLE, ACTION, POST, date(2026, 11, 1), date(2026, 9, 1)),
        *("under_way", True, 40, SUMMARY),
    )
    content = Quarter("water", BODY, 2026, 3, date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 5), (row,))
    return as_frozen("quarter", content)


def words_of_pdf(made: bytes) -> str:
    read = subprocess.run(["pdftotext", "-layout", "-", "-"], input=made, capture_output=True, check=True)
    return read.stdout.decode()


def words_of_docx(made: bytes) -> str:
    file = docx.Document(io.BytesIO(made))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in file.paragraphs] + cells)


def said_in(document: Document) -> list[str]:
    """Every word a document should show."""
    texts = [document.kicker, document.title]
    texts += [part for pair in (*document.facts, *document.proof) for part in pair]
    for section in document.sections:
        texts += [section.heading, *section.paragraphs]
        if section.table:
            texts += [column.head for column in section.table.columns]
            texts += [cell for row in section.table.rows for cell in row]
    return [word for text in texts for word in text.split()]


@needs_poppler
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_pdf_and_docx_show_every_word_of_the_frozen_content(language):
    for document in (
        results_document(frozen_parts(), language),
        quarter_document(quarter_report(), language),
    ):
        wanted = set(said_in(document))
        printed = words_of_pdf(pdf_of(document))
        packed = re.sub(r"\s+", "", printed)
        written = words_of_docx(docx_of(document))
        assert {word for word in wanted if word not in written} == set()
        assert {word for word in wanted if word not in packed and len(word) < 12} == set()


@needs_poppler
def test_documents_print_hash_code_and_signing_post():
    parts = frozen_parts()
    document = results_document(parts, "kk")

    printed, written = words_of_pdf(pdf_of(document)), words_of_docx(docx_of(document))
    for part in parts:
        assert part.sha256 in printed
        assert part.sha256 in written
    assert "M-2026-0147" in printed
    assert "Су ресурстары және ирригация министрі, 12.03.2026 09:00" in written


@needs_poppler
def test_hostile_text_stays_text():
    said = Trilingual(HOSTILE, HOSTILE)
    document = results_document(frozen_parts(summary=said, title=said, action=said), "kk")

    printed, written = words_of_pdf(pdf_of(document)), words_of_docx(docx_of(document))
    for shown in ('#eval("1+1")', "*b*", "$x^2$", "<label>", "<script>alert(1)</script>", "&lt;", "]]>"):
        assert shown in printed
        assert shown in written
    assert "root:" not in printed
    assert "\x00" not in written
    assert "\u202e" not in written


def test_equal_content_gives_equal_bytes():
    for document in (results_document(frozen_parts(), "ru"), quarter_document(quarter_report(), "kk")):
        again = replace(document, page_word=document.page_word + "")
        from kezdesu.documents import pdf

        first = pdf_of(document)
        pdf._pdf.cache_clear()
        assert pdf_of(again) == first
        assert docx_of(again) == docx_of(document)


def test_fonts_are_embedded_and_know_kazakh():
    made = pdf_of(results_document(frozen_parts(), "kk"))

    assert made.startswith(b"%PDF-")
    assert b"FontFile" in made
    if shutil.which("pdftotext"):
        assert "өткізгіш, ұңғыма, һәм" in re.sub(r"\s+", " ", words_of_pdf(made))


def test_part_of_the_publications_makes_a_document_of_its_own():
    document = results_document(frozen_parts()[2:], "ru")

    assert [section.heading for section in document.sections] == ["План действий"]
    assert document.code == "M-2026-0147"
    with pytest.raises(ValueError, match="nothing was published"):
        results_document([], "ru")


@needs_poppler
def test_schedule_is_a_landscape_table():
    rows = [
        ScheduleRow(date(2026, 3, 11), BODY, POST, HEAD.region, Trilingual(HOSTILE, HOSTILE), hour="15:30")
        for _ in range(60)
    ]

    made = schedule_pdf(rows, "kk", year=2026, made_on=date(2026, 1, 9), sha256="ab" * 32)

    printed = words_of_pdf(made)
    assert (printed.count("11.03.2026,"), printed.count("15:30")) == (60, 60)
    assert "ab" * 32 in printed
    assert printed.count("S-2026") >= 2


def test_clean_keeps_line_breaks_and_drops_what_paper_does_not_know():
    assert clean("а\nб\x00\u200b\u202e\ufeffв\x1b") == "а\nбв"
