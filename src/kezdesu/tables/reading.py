"""A table read row by row: what was understood, what should be looked at, and why a row is refused.

Deterministic: the same sheet, columns, corrections and reference give the same reading.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from kezdesu.common.trilingual import Trilingual
from kezdesu.schedule.content import EntryRow
from kezdesu.tables import days, posts, row_notes, tongues
from kezdesu.tables.columns import Columns
from kezdesu.tables.days import Period
from kezdesu.tables.folding import fold, has_kazakh_letters
from kezdesu.tables.headings import Field
from kezdesu.tables.layout import Layout, Skip, Skipped, skip_of
from kezdesu.tables.locating import Located, locate
from kezdesu.tables.places import Place, Places, find
from kezdesu.tables.posts import Found, Post
from kezdesu.tables.rows import Cells, Corrections, Reading, ReadRow, Remark
from kezdesu.tables.said import Unread
from kezdesu.tables.sheets import SheetRow
from kezdesu.tables.terms import Term

_WORD = re.compile(r"[^\W\d_]{3}")
DITTO = frozenset(
    {'"', "''", "-//-", '-"-', "-||-", "//", "»", "то же", "сол", "сондай", "там же", "сонда", "ditto"}
)


@dataclass(frozen=True, slots=True)
class Against:
    """What a table is read against: the period, the places, the posts of the body, the names of the body."""

    period: Period
    places: Places
    posts: tuple[Post, ...]
    body_names: tuple[str, ...] = ()
    days_off: Collection[date] = frozenset()


def read(
    layout: Layout, columns: Columns, against: Against, corrections: Corrections | None = None
) -> Reading:
    """The reading of a whole table."""
    reader = _Reader(layout, columns, against, corrections or Corrections())
    for row in layout.body:
        reader.take(row)
    return Reading(row_notes.with_twins(reader.rows), tuple(reader.skipped))


class _Reader:
    """Keeps what rows hand down to those below: sections and ditto marks."""

    def __init__(self, layout: Layout, columns: Columns, against: Against, corrections: Corrections) -> None:
        self.layout, self.columns, self.against, self.corrections = layout, columns, against, corrections
        self.rows: list[ReadRow] = []
        self.skipped: list[Skipped] = []
        self.above: Cells = {}
        self.section: Cells = {}
        said = [columns.cells(row) for row in layout.body]
        texts = [cells.get(Field.TERM, "") for cells in said]
        self.is_kazakh = tongues.is_mostly_kazakh([cells.get(Field.PLACE, "") for cells in said])
        self.period = Period(
            against.period.first, against.period.last, against.period.today, days.years_in(texts)
        )

    def take(self, row: SheetRow) -> None:
        """One row of the sheet."""
        why = self._skip(row)
        if why is not None:
            text = next((cell for cell in row.cells if cell), "")
            self.skipped.append(Skipped(row.number, why, text))
            if why is Skip.SECTION:
                self._open_section(text)
            return
        cells = self._cells(row)
        self.above = cells
        self.rows.append(self._read(row.number, cells))

    def _skip(self, row: SheetRow) -> Skip | None:
        if row.number in self.corrections.taken_out:
            return Skip.TAKEN_OUT
        if row.number in self.corrections.cells:
            return None
        why = skip_of(row, self.layout, self.columns.fields)
        if why is None and self._is_of_another_body(self.columns.cells(row).get(Field.BODY, "")):
            return Skip.OTHER_BODY
        is_aside = why is None and (self._is_a_remark(row) or self._is_signed(row))
        return Skip.SECTION if is_aside else why

    def _is_a_remark(self, row: SheetRow) -> bool:
        """A single text that is neither a place nor a term: a signature, who typed it, a footnote."""
        texts = {cell for cell in row.cells if cell}
        if len(texts) > 1:
            return False
        (text,) = texts
        return not isinstance(days.read(text, self.period), Term) and find(text, self.against.places) is None

    def _is_signed(self, row: SheetRow) -> bool:
        """Who signs below the table: a title for a number or a time, or a line to sign on; no day, no region."""
        said = self.columns.cells(row)
        is_title = isinstance(posts.find(said.get(Field.TERM, ""), self.against.posts), Found)
        is_marked = (
            is_title or any("___" in cell for cell in row.cells) or _WORD.search(said.get(Field.NUMBER, ""))
        )
        if not is_marked or isinstance(days.read(said.get(Field.TERM, ""), self.period), Term):
            return False
        texts = (said.get(Field.REGION, ""), said.get(Field.DISTRICT, ""))
        return not any(isinstance(find(text, self.against.places), Place) for text in texts if text)

    def _is_of_another_body(self, text: str) -> bool:
        named = [fold(part) for part in [text, *text.split(" / "), *text.split("\n")] if part.strip()]
        return bool(named) and not {fold(name) for name in self.against.body_names} & set(named)

    def _open_section(self, text: str) -> None:
        """A line across the table may name the region or the term of the rows below it."""
        if isinstance(days.read(text, self.period), Term):
            self.section[Field.TERM] = text
        elif isinstance(find(text, self.against.places), Place):
            self.section[Field.REGION] = text

    def _cells(self, row: SheetRow) -> Cells:
        said = self.columns.cells(row)
        cells = {
            name: self.above.get(name, "") if fold(text) in DITTO else text for name, text in said.items()
        }
        for name, text in self.section.items():
            if name not in self.columns.fields and not (
                name is Field.REGION and Field.DISTRICT in self.columns.fields
            ):
                cells.setdefault(name, text)
        if self.columns.post and not cells.get(Field.POST):
            cells[Field.POST] = self.columns.post
        return cells | dict(self.corrections.cells.get(row.number, {}))

    def _read(self, number: int, cells: Cells) -> ReadRow:
        term = days.read(cells.get(Field.TERM, ""), self.period)
        post = posts.find(cells.get(Field.POST, ""), self.against.posts)
        where = locate(cells, self.against.places)
        place = _place(cells, where, self.is_kazakh)
        faults = [Remark(Field(name), said.reason, said.code, said.choices) for name, said in where.faults]
        faults += [
            _fault(name, said)
            for name, said in ((Field.TERM, term), (Field.POST, post))
            if isinstance(said, Unread)
        ]
        notes = [Remark(Field(name), text) for name, text in where.notes]
        notes += [Remark(Field.TERM, text) for text in (term.notes if isinstance(term, Term) else ())]
        notes += [Remark(Field.POST, post.note)] if isinstance(post, Found) and post.note else []
        notes += row_notes.of_place(place)
        topic = " ".join(cells.get(Field.TOPIC, "").split())
        faults += row_notes.too_long(place, topic)
        entry = None
        if not faults and isinstance(term, Term) and isinstance(post, Found) and where.kato:
            notes += row_notes.of_days(term, self.against.days_off)
            entry = EntryRow(
                where.kato,
                post.post.slug,
                term.first,
                place,
                term.wish,
                term.until,
                where.district,
                topic=topic,
            )
        return ReadRow(
            number,
            cells.get(Field.NUMBER, ""),
            cells,
            term if isinstance(term, Term) else None,
            where,
            post.post if isinstance(post, Found) else None,
            place,
            tuple(faults),
            tuple(notes),
            number in self.corrections.cells,
            entry,
        )


def _fault(name: Field, said: Unread) -> Remark:
    return Remark(name, said.reason, said.code, said.choices)


def _place(cells: Cells, where: Located, is_kazakh: bool) -> Trilingual:
    """The place in its languages: by the column, by a line in each language, by its words, else as most are."""
    kk, ru = cells.get(Field.PLACE_KK, ""), cells.get(Field.PLACE_RU, "")
    text = cells.get(Field.PLACE, "") or ("" if kk or ru else where.rest)
    if not text:
        return Trilingual(_line(kk), _line(ru))
    halves = [half.strip() for sign in (" / ", "\n") for half in text.split(sign) if sign in text]
    if len(halves) == 2:
        first, second = sorted(halves, key=has_kazakh_letters, reverse=True)
        if has_kazakh_letters(first) and not has_kazakh_letters(second):
            return Trilingual(_line(kk or first), _line(ru or second))
    in_kazakh = tongues.is_kazakh(text, is_kazakh)
    return Trilingual(_line(kk or (text if in_kazakh else "")), _line(ru or ("" if in_kazakh else text)))


def _line(text: str) -> str:
    return " ".join(text.split())
