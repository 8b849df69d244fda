"""What typed rows may name: regions, districts, posts, entries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kezdesu.bodies.models import Body
from kezdesu.regions.models import District, Region
from kezdesu.schedule import queries
from kezdesu.schedule.models import Entry, Schedule
from kezdesu.schedule.row_rules import Known


def all_districts() -> list[District]:
    """Every district with its region, by Kazakh name."""
    return list(District.objects.select_related("region").order_by("name_kk"))


def known_to(
    schedule: Schedule, body: Body, regions: Mapping[str, Region], entries: Sequence[Entry] = ()
) -> Known:
    """What the rows of a body may name; ``entries`` are those that rows may mend."""
    home = queries.home_of(schedule)
    districts = [home] if home else all_districts()
    return Known(
        schedule,
        queries.territory(schedule, regions),
        queries.posts_of(schedule, body),
        {(item.region.kato, item.name_kk): item for item in districts},
        {entry.pk: entry for entry in entries},
        home,
    )
