"""The official form of proposals: its columns with headings in kk and ru, and how a row is written in it.

What is written here is what :mod:`kezdesu.tables.reading` reads back, row for row.
"""

from __future__ import annotations

from dataclasses import dataclass

from kezdesu.common.trilingual import Trilingual
from kezdesu.schedule.content import EntryRow
from kezdesu.tables.headings import Field
from kezdesu.tables.places import Places
from kezdesu.tables.posts import Post
from kezdesu.tables.terms import Term, written

HEADINGS: dict[Field, Trilingual] = {
    Field.NUMBER: Trilingual("№", "№"),
    Field.BODY: Trilingual("Мемлекеттік орган", "Государственный орган"),
    Field.TERM: Trilingual("Мерзімі", "Срок"),
    Field.REGION: Trilingual("Өңір", "Регион"),
    Field.DISTRICT: Trilingual("Аудан, қала", "Район, город"),
    Field.POST: Trilingual("Кім барады", "Кто выезжает"),
    Field.PLACE_KK: Trilingual("Өткізу орны (қазақша)", "Место проведения (на казахском)"),
    Field.PLACE_RU: Trilingual("Өткізу орны (орысша)", "Место проведения (на русском)"),
    Field.TOPIC: Trilingual("Тақырыбы", "Тема"),
}
OF_BODY = tuple(field for field in HEADINGS if field is not Field.BODY)
OF_ALL = tuple(HEADINGS)


@dataclass(frozen=True, slots=True)
class FormRow:
    """One line of the form, as text by column."""

    cells: dict[Field, str]

    def line(self, columns: tuple[Field, ...]) -> tuple[str, ...]:
        """The cells in the order of the columns."""
        return tuple(self.cells.get(column, "") for column in columns)


def heads(columns: tuple[Field, ...]) -> tuple[str, ...]:
    """Headings in both languages."""
    return tuple(both(HEADINGS[column]) for column in columns)


def both(text: Trilingual) -> str:
    """ "Өңір / Регион"; once when both say the same."""
    return text.kk if text.kk == text.ru or not text.ru else f"{text.kk} / {text.ru}" if text.kk else text.ru


def write(
    number: int, row: EntryRow, places: Places, posts: dict[str, Post], body: Trilingual | None = None
) -> FormRow:
    """A row as the form writes it."""
    region, district = places.region(row.region), places.district(row.region, row.district)
    post = posts.get(row.office)
    return FormRow(
        {
            Field.NUMBER: str(number),
            Field.BODY: both(body) if body else "",
            Field.TERM: written(Term(row.wish, row.planned_on, row.planned_until)),
            Field.REGION: both(region.name) if region else row.region,
            Field.DISTRICT: both(district.name) if district else row.district,
            Field.POST: both(post.label) if post else row.office,
            Field.PLACE_KK: " ".join(row.place.kk.split()),
            Field.PLACE_RU: " ".join(row.place.ru.split()),
            Field.TOPIC: row.topic,
        }
    )
