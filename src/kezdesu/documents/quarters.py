"""A quarterly report as a document (clause 3.7c)."""

from __future__ import annotations

from kezdesu.common.clock import almaty_date
from kezdesu.common.trilingual import Language
from kezdesu.documents import labels
from kezdesu.documents.layout import Column, Document, Section, clean, table
from kezdesu.documents.results import kicker, proof
from kezdesu.documents.sources import Frozen
from kezdesu.documents.spoken import day, say
from kezdesu.publications.content import Quarter, QuarterRow, thaw

CLAUSE = "3.7c"


def quarter_document(frozen: Frozen, language: Language) -> Document:
    """The document of a published quarterly report, in kk, ru or en."""
    report = thaw(Quarter, frozen.content)
    facts = (
        (labels.BODY[language], clean(report.body[language])),
        (labels.PERIOD[language], f"{day(report.first)} – {day(report.last)}"),
        (labels.AS_OF[language], day(report.as_of)),
    )
    return Document(
        language=language,
        code=f"{report.body_slug}/{report.year}-Q{report.quarter}",
        kicker=kicker(CLAUSE, language),
        title=say(labels.QUARTER_TITLE, language, year=report.year, quarter=report.quarter),
        made_on=almaty_date(frozen.signed_at),
        facts=facts,
        sections=(_rows(report, language),),
        proof=proof([frozen], language),
        page_word=labels.PAGE[language],
        landscape=True,
    )


def _rows(report: Quarter, language: Language) -> Section:
    columns = (
        Column(labels.NUMBER[language], 3),
        Column(labels.MEASURE[language], 6),
        Column(labels.EXECUTOR[language], 4),
        Column(labels.DUE[language], 3),
        Column(labels.STATE[language], 3),
        Column(labels.PROGRESS[language], 6),
    )
    rows = [
        (
            f"{row.code}\n{row.visit}",
            f"{row.action[language]}\n({row.issue_title[language]})",
            row.post[language],
            _due(row, language),
            _state(row, language),
            row.text[language],
        )
        for row in report.rows
    ]
    return Section(labels.PROGRESS[language], table=table(columns, rows))


def _due(row: QuarterRow, language: Language) -> str:
    if row.first_due_on == row.due_on:
        return day(row.due_on)
    return f"{day(row.due_on)}\n{say(labels.FIRST_DUE, language, day=day(row.first_due_on))}"


def _state(row: QuarterRow, language: Language) -> str:
    word = f"{labels.STATES[row.state][language]}, {row.percent} %"
    return f"{word}\n{labels.OVERDUE[language]}" if row.overdue else word
