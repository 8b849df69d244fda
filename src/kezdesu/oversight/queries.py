"""Reading what overseers recorded, who acknowledged it, and who read the register."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Prefetch, Q, QuerySet

from kezdesu.bodies.models import Body
from kezdesu.common.alphabet import place_of
from kezdesu.common.clock import almaty_date
from kezdesu.issues.models import SystemicLetter
from kezdesu.journal.record import of
from kezdesu.meetings.models import StageRecord
from kezdesu.oversight.models import OversightKind, OversightRecord, ReadReceipt
from kezdesu.terms.models import CalendarDay

SHOWN = 200
READING = "oversight.register_read"
_TO_BE_READ = (OversightKind.GUIDANCE, OversightKind.CONTROL_NOTE)


@dataclass(frozen=True, slots=True)
class Reading:
    """One entry of the log of reading: when, for which body (slug), which page, by whom (``staff:12``)."""

    at: datetime
    body: str
    page: str
    reader: str


@dataclass(frozen=True, slots=True)
class Receivable:
    """A record in force that a body (slug) has not acknowledged yet."""

    record: OversightRecord
    body: str


def by_code(code: str) -> OversightRecord | None:
    """The record ``O-17``."""
    number = code.removeprefix("O-")
    if not number.isascii() or not number.isdigit() or len(number) > 12:
        return None
    return _complete().filter(pk=int(number)).first()


def next_number(kind: OversightKind, body: Body, year: int) -> int:
    """The number of a body's next record of a kind in a year."""
    last = OversightRecord.objects.filter(kind=kind, body=body, year=year).aggregate(last=Max("number"))
    return (last["last"] or 0) + 1


def control_notes(year: int, *, about: Body | None = None) -> QuerySet[OversightRecord]:
    """The control notes of a year in force, newest first, each with who acknowledged it as ``read_by``."""
    read = Prefetch("receipts", ReadReceipt.objects.select_related("body").order_by("read_at"), "read_by")
    found = _complete().filter(year=year, recorded_at__isnull=False, kind=OversightKind.CONTROL_NOTE)
    if about is not None:
        found = found.filter(about=about)
    return found.prefetch_related(read).order_by("-recorded_at", "-id")


def of_bodies(bodies: Collection[str]) -> list[OversightRecord]:
    """What these bodies (slugs) recorded, waiting for a signature or in force, newest first (at most 200)."""
    return list(_complete().filter(body__slug__in=bodies).order_by("-id")[:SHOWN])


def receipts_of(record: OversightRecord) -> list[ReadReceipt]:
    """Who acknowledged the record, oldest first."""
    return list(record.receipts.select_related("body").order_by("read_at"))


def to_acknowledge(bodies: Iterable[str], *, ministries: Collection[str]) -> list[Receivable]:
    """What these bodies (slugs) still have to acknowledge: the latest guidance (5.3), which goes to ``ministries``,
    and the control notes about them (7). Two queries."""
    slugs = frozenset(bodies)
    read = set(
        ReadReceipt.objects.filter(body__slug__in=slugs, record__kind__in=_TO_BE_READ).values_list(
            "record_id", "body__slug"
        )
    )
    about_them = Q(kind=OversightKind.CONTROL_NOTE, about__slug__in=slugs)
    found = _complete().filter(Q(kind=OversightKind.GUIDANCE) | about_them, recorded_at__isnull=False)
    records = list(found.order_by("recorded_at", "id")[:SHOWN])
    guidance = [record for record in records if record.kind == OversightKind.GUIDANCE][-1:]
    notes = [(record, record.about.slug) for record in records if record.about is not None]
    owed = [(record, slug) for record in guidance for slug in sorted(slugs & set(ministries))] + notes
    return [Receivable(record, slug) for record, slug in owed if (record.pk, slug) not in read]


def readings(year: int) -> list[Reading]:
    """The log of reading of the register of a year, oldest first (clause 7)."""
    lines = of(f"R-{year}", public_only=False)
    return [
        Reading(line.at, line.body, str(line.data.get("page", "")), line.author)
        for line in lines
        if line.kind == READING
    ]


def has_read(year: int, *, reader: str, day: date) -> bool:
    """Whether this person's reading is already in the log on that Almaty day."""
    return any(entry.reader == reader and almaty_date(entry.at) == day for entry in readings(year))


def bodies_by_slug() -> dict[str, Body]:
    """Every body there ever was, by slug, in the order of the Kazakh names. One query."""
    found = Body.objects.select_related("region")
    return {body.slug: body for body in sorted(found, key=lambda body: place_of(body.name_kk))}


def calendar_edits() -> list[CalendarDay]:
    """Every edit of the working-day calendar, the latest first: of one day the first counts (at most 200)."""
    return list(CalendarDay.objects.order_by("-id")[:SHOWN])


def evidence_records(keys: Collection[int]) -> dict[int, StageRecord]:
    """Stage records by key, with their visit. One query."""
    return StageRecord.objects.select_related("visit").in_bulk(list(keys)) if keys else {}


def evidence_letters(keys: Collection[int]) -> dict[int, SystemicLetter]:
    """Letters on systemic problems by key, with region and addressee. One query."""
    return SystemicLetter.objects.select_related("region", "addressee").in_bulk(list(keys)) if keys else {}


def _complete() -> QuerySet[OversightRecord]:
    return OversightRecord.objects.select_related("body", "about", "act")
