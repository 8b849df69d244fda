"""The year's schedule as a document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kezdesu.common.trilingual import Language, Trilingual
from kezdesu.decree.pack import Pack
from kezdesu.documents import labels
from kezdesu.documents.layout import Column, Document, Section, clean, table
from kezdesu.documents.pdf import pdf_of
from kezdesu.documents.results import kicker
from kezdesu.documents.sources import ScheduleRow
from kezdesu.documents.spoken import day, say

CLAUSE = "2"


def schedule_document(
    rows: Sequence[ScheduleRow],
    language: Language,
    *,
    year: int,
    made_on: date,
    note: Trilingual | None = None,
    sha256: str = "",
    law: Pack | None = None,
) -> Document:
    """The schedule of ``year``; ``note`` names its version and approving act, ``sha256`` the frozen version.

    ``law``: the act it stands under, if that is another one than decree No. 863.
    """
    columns = (
        Column(labels.NUMBER[language], 5),
        Column(labels.DAY[language], 6),
        Column(labels.BODY[language], 11),
        Column(labels.OFFICIAL[language], 11),
        Column(labels.REGION[language], 8),
        Column(labels.PLACE[language], 17),
    )
    cells = [_cells(number, row, language) for number, row in enumerate(rows, 1)]
    return Document(
        language=language,
        code=f"S-{year}",
        kicker=law.title[language] if law else kicker(CLAUSE, language),
        title=_title(year, language, law),
        made_on=made_on,
        sections=(Section("", (clean(note[language]),) if note else (), table(columns, cells)),),
        proof=((labels.SHA256[language], sha256),) if sha256 else (),
        page_word=labels.PAGE[language],
        landscape=True,
    )


def _title(year: int, language: Language, law: Pack | None) -> str:
    if law is None:
        return say(labels.SCHEDULE_TITLE, language, year=year)
    return say(labels.SCHEDULE_OF, language, year=year, who=law.short[language])


def _cells(number: int, row: ScheduleRow, language: Language) -> tuple[str, ...]:
    when = f"{day(row.day)} – {day(row.until)}" if row.until else day(row.day)
    when = f"{when}, {row.hour}" if row.hour else when
    where = [row.district[language] if row.district else "", row.place[language]]
    return (
        row.code or str(number),
        f"{when}. {row.mark}" if row.mark else when,
        row.body[language],
        row.official[language],
        row.region[language],
        ", ".join(part for part in where if part),
    )


def schedule_pdf(
    rows: Sequence[ScheduleRow],
    language: Language,
    *,
    year: int,
    made_on: date,
    note: Trilingual | None = None,
    sha256: str = "",
    law: Pack | None = None,
) -> bytes:
    """The same as PDF bytes."""
    made = schedule_document(rows, language, year=year, made_on=made_on, note=note, sha256=sha256, law=law)
    return pdf_of(made)
