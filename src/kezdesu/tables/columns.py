"""The columns of a table as they were mapped: by their headings, from memory, or by hand."""

from __future__ import annotations

from dataclasses import dataclass

from kezdesu.tables import headings
from kezdesu.tables.headings import Field
from kezdesu.tables.sheets import SheetRow


@dataclass(frozen=True, slots=True)
class Columns:
    """A field for each column; ``post`` is said of every row that names nobody."""

    fields: tuple[Field, ...]
    post: str = ""

    def cells(self, row: SheetRow) -> dict[Field, str]:
        """What a row says, by field; columns of one field (post and name) are joined."""
        said: dict[Field, str] = {}
        for field, cell in zip(self.fields, row.cells, strict=False):
            if field is not Field.NONE and cell:
                before = said.get(field, "")
                said[field] = cell if not before or before == cell else f"{before}, {cell}"
        return said

    def missing(self) -> tuple[Field, ...]:
        """Fields without which no row can be read."""
        return tuple(
            field for field in headings.missing(self.fields) if not (field is Field.POST and self.post)
        )
