"""What a body asks for in a letter of amendments: one typed change for each row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kezdesu.common.trilingual import Trilingual
from kezdesu.regions.models import Region
from kezdesu.schedule.content import FrozenRow
from kezdesu.schedule.models import Entry


@dataclass(frozen=True, slots=True)
class Asked:
    """A change of one row: its days from now on (``new_date`` None withdraws it), its region if it changes, and why.

    ``new_until`` None: one day. The reason in kk and ru.
    """

    entry: Entry
    new_date: date | None
    reason: Trilingual
    new_until: date | None = None
    new_region: Region | None = None

    def changes(self, row: FrozenRow) -> bool:
        """Whether the row would differ."""
        if self.new_date is None:
            return True
        region = self.new_region.kato if self.new_region else row.region
        return (self.new_date, self.new_until, region) != (row.planned_on, row.planned_until, row.region)
