"""Where visits were held, ever: what tells an outsider who was never visited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, Max, OuterRef, Q, Subquery

from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.pack import MAIN_SERIES
from kezdesu.meetings.models import Visit
from kezdesu.meetings.series import under
from kezdesu.meetings.states import VisitState
from kezdesu.regions.models import District

STAYED = Q(entry__region=F("region"))
"""The row named a district of the region in which the visit was: it did not go elsewhere."""


@dataclass(frozen=True, slots=True)
class Visited:
    """A region with a held visit: how many there were, how many of them named a district, when the last one began."""

    count: int
    with_district: int
    last_start: datetime


def visited_regions(series: str = MAIN_SERIES) -> dict[str, Visited]:
    """Regions (KATO) in which a visit under an act was held, ever. One query."""
    held = under(Visit.objects.filter(state=VisitState.HELD), series).order_by().values_list("region__kato")
    named = Count("entry__district", filter=STAYED)
    found = held.annotate(Count("pk"), named=named, last=Max("starts_at"))
    return {kato: Visited(*figures) for kato, *figures in found}


@dataclass(frozen=True, slots=True)
class DistrictVisits:
    """A district of a region (KATO) and when a visit that named it was last held; None: never."""

    kato: str
    name: Trilingual
    last_start: datetime | None


def districts(series: str = MAIN_SERIES) -> list[DistrictVisits]:
    """Every district with its last held visit under an act. One query."""
    held = under(Visit.objects.filter(STAYED, state=VisitState.HELD, entry__district=OuterRef("pk")), series)
    held = held.order_by("-starts_at")
    found = District.objects.annotate(last=Subquery(held.values("starts_at")[:1]))
    columns = ("region__kato", "last", "name_kk", "name_ru", "name_en")
    return [
        DistrictVisits(kato, Trilingual(*names), last) for kato, last, *names in found.values_list(*columns)
    ]
