"""States of a table that a body brings in, with their table of moves."""

from __future__ import annotations

from django.db.models import TextChoices


class TableState(TextChoices):
    """From the upload to the draft. ``READ``: sheet and columns are known, rows can be looked at and mended."""

    UPLOADED = "uploaded"
    READ = "read"
    APPLIED = "applied"
    DISCARDED = "discarded"


TABLE_MOVES = {
    TableState.UPLOADED: (TableState.READ, TableState.UPLOADED, TableState.DISCARDED),
    TableState.READ: (TableState.READ, TableState.UPLOADED, TableState.APPLIED, TableState.DISCARDED),
    TableState.APPLIED: (TableState.APPLIED,),
    TableState.DISCARDED: (),
}
MAPPABLE = frozenset({TableState.UPLOADED, TableState.READ})
MENDABLE = frozenset({TableState.READ, TableState.APPLIED})


class Source(TextChoices):
    """Where a table came from."""

    FILE = "file"
    PASTED = "pasted"
    COPIED = "copied"


class CorrectionKind(TextChoices):
    """What was done to one row; the last one counts."""

    MENDED = "mended"
    TAKEN_OUT = "taken_out"
    PUT_BACK = "put_back"


class Mode(TextChoices):
    """How good rows enter the draft."""

    APPEND = "append"
    REPLACE = "replace"
