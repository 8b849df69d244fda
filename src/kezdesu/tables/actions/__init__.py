"""Everything that can happen to a table on its way into the proposals."""

from kezdesu.tables.actions.applying import apply, discard
from kezdesu.tables.actions.bringing import Brought, copy_last_year, paste, upload
from kezdesu.tables.actions.mending import (
    choose_sheet,
    map_columns,
    mend_row,
    put_back_row,
    take_out_row,
)

__all__ = [
    "Brought",
    "apply",
    "choose_sheet",
    "copy_last_year",
    "discard",
    "map_columns",
    "mend_row",
    "paste",
    "put_back_row",
    "take_out_row",
    "upload",
]
