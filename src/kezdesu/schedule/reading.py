"""What the public reads of schedules: periods, and the seals of versions without their content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kezdesu.bodies.models import Office
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.pack import MAIN_SERIES
from kezdesu.journal.models import Entry as Line
from kezdesu.schedule.models import Schedule, Version

NOBODY = Trilingual("", "")


@dataclass(frozen=True, slots=True)
class Period:
    """One schedule: the period ``2026`` or ``2026-H1`` and its state."""

    label: str
    year: int
    state: str


@dataclass(frozen=True, slots=True)
class Seal:
    """A frozen version without its rows. ``period`` is the label of its schedule, ``owner`` whose own that is;
    ``scan`` the SHA-256 of the scan of its act, empty as long as there is none."""

    pk: int
    period: str
    number: int
    act_number: str
    act_date: date
    approved_at: datetime
    sha256: str
    reason: Trilingual
    owner: Trilingual = NOBODY
    scan: str = ""


def periods(series: str = MAIN_SERIES) -> list[Period]:
    """Every schedule under an act, the latest first. One query."""
    rows = Schedule.objects.filter(series=series).order_by("-year", "first_day")
    return [Period(*row) for row in rows.values_list("label", "year", "state")]


def seals_of_year(year: int, series: str = MAIN_SERIES) -> list[Seal]:
    """The seals of all versions of a year under an act, oldest first. One query."""
    found = Version.objects.filter(schedule__series=series, schedule__year=year)
    found = found.select_related("schedule__body", "scan").defer("content", "schedule__draft")
    return [
        Seal(
            pk=version.pk,
            period=version.schedule.label,
            number=version.number,
            act_number=version.act_number,
            act_date=version.act_date,
            approved_at=version.approved_at,
            sha256=version.sha256,
            reason=version.reason,
            owner=version.schedule.body.name if version.schedule.body else NOBODY,
            scan=version.scan.sha256 if version.scan else "",
        )
        for version in found.order_by("schedule__first_day", "schedule__label", "number")
    ]


def versions(numbers: Sequence[int]) -> dict[int, Version]:
    """Whole versions by their keys, with the schedule. One query."""
    return Version.objects.select_related("schedule").in_bulk(list(numbers))


def post_titles() -> dict[tuple[str, str], Trilingual]:
    """The title of every post by the slugs of its body and of itself. One query."""
    rows = Office.objects.order_by().values_list("body__slug", "slug", "title_kk", "title_ru", "title_en")
    return {(body, slug): Trilingual(*titles) for body, slug, *titles in rows}


def was_amended_before(seq: int) -> bool:
    """Whether the last approval before a journal line was an amendment, not the first version of a schedule."""
    lines = Line.objects.filter(kind__in=("schedule.approved", "schedule.amended"), pk__lt=seq)
    return lines.order_by("-pk").values_list("kind", flat=True).first() == "schedule.amended"
