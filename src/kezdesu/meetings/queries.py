"""Which visits there are, as light rows for lists and as one bundle for the page of a visit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from kezdesu.bodies.inheriting import within
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.pack import MAIN_SERIES
from kezdesu.files.models import StoredFile
from kezdesu.meetings.models import (
    AgendaItem,
    Announcement,
    Broadcast,
    Part,
    Postponement,
    StageRecord,
    Visit,
)
from kezdesu.meetings.series import EVERY, under
from kezdesu.meetings.states import AHEAD, VisitState
from kezdesu.people.actors import Reach
from kezdesu.terms import queries as terms

PAGE_SIZE = 50
NOWHERE = Trilingual("", "")
_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One visit in a list. ``first_start``: the planned start before it was moved; ``hour_set``: parts are planned.

    ``district``: that of its row of the schedule; of a visit that went to another region, none.
    """

    pk: int
    code: str
    state: VisitState
    starts_at: datetime
    ends_at: datetime
    ended_at: datetime | None
    body_slug: str
    body: Trilingual
    official: Trilingual
    rank: str
    kato: str
    region: Trilingual
    place: Trilingual
    off_schedule: bool
    hour_set: bool
    first_start: datetime | None
    postponed: int
    district: Trilingual = NOWHERE
    edition: str = ""
    topic: str = ""

    @property
    def series(self) -> str:
        """The act under which it is held."""
        return terms.series(self.edition)

    @property
    def day(self) -> date:
        """The Almaty day on which it starts."""
        return clock.almaty_date(self.starts_at)

    @property
    def last_day(self) -> date:
        """The Almaty day on which it ends; the same day but for a visit of several days."""
        return max(self.day, clock.almaty_date(self.ends_at - _INSTANT))

    def is_missed(self, today: date) -> bool:
        """Its day has passed and it neither began nor was called off."""
        return self.state in AHEAD and self.day < today


@dataclass(frozen=True, slots=True)
class VisitPage:
    """Everything the page of a visit shows of the visit itself."""

    visit: Visit
    parts: tuple[Part, ...]
    agenda: tuple[AgendaItem, ...]
    broadcast: Broadcast | None
    announcement: Announcement | None
    postponements: tuple[Postponement, ...]
    records: tuple[StageRecord, ...]

    @property
    def meeting(self) -> Part | None:
        """The public meeting itself."""
        return next((part for part in self.parts if part.kind == "meeting"), None)

    def part(self, kind: str) -> Part | None:
        """The part of that kind."""
        return next((part for part in self.parts if part.kind == kind), None)

    def records_of(self, kind: str) -> tuple[StageRecord, ...]:
        """Evidence of one kind."""
        return tuple(record for record in self.records if record.kind == kind)

    @property
    def row(self) -> VisitRow:
        """The visit as it stands in lists."""
        visit = self.visit
        entry = visit.entry
        district = entry.district if entry and entry.region_id == visit.region_id else None
        return VisitRow(
            pk=visit.pk,
            code=visit.code,
            state=VisitState(visit.state),
            starts_at=visit.starts_at,
            ends_at=visit.ends_at,
            ended_at=visit.ended_at,
            body_slug=visit.body.slug,
            body=visit.body.name,
            official=visit.office.title,
            rank=visit.rank,
            kato=visit.region.kato,
            region=visit.region.name,
            place=visit.place,
            off_schedule=visit.off_schedule,
            hour_set=bool(self.parts),
            first_start=self.postponements[0].old_start if self.postponements else None,
            postponed=len(self.postponements),
            district=district.name if district else NOWHERE,
            topic=visit.topic,
        )

    def agenda_minutes(self, kind: str) -> int:
        """Planned minutes of presentation or questions."""
        return sum(item.minutes for item in self.agenda if item.kind == kind)


def by_code(code: str) -> Visit | None:
    """The visit with that code."""
    return Visit.objects.select_related("body", "office", "region", "entry").filter(code=code).first()


def page_of(code: str) -> VisitPage | None:
    """The bundle of one visit in five queries."""
    related = ("body", "office", "region", "entry__district", "broadcast", "announcement__act")
    visit = Visit.objects.select_related(*related).filter(code=code).first()
    if visit is None:
        return None
    return VisitPage(
        visit,
        tuple(Part.objects.filter(visit=visit)),
        tuple(AgendaItem.objects.filter(visit=visit)),
        getattr(visit, "broadcast", None),
        getattr(visit, "announcement", None),
        tuple(Postponement.objects.filter(visit=visit)),
        tuple(StageRecord.objects.select_related("body", "file").filter(visit=visit)),
    )


def row_of(code: str) -> VisitRow | None:
    """One visit as a light row."""
    return next(iter(rows(Visit.objects.filter(code=code))), None)


def of_year(year: int, *, body: str = "", region: str = "", series: str = MAIN_SERIES) -> list[VisitRow]:
    """Every visit of a calendar year (Almaty) under one act, or of a body (slug); in a region (KATO). One query."""
    found = Visit.objects.filter(
        starts_at__gte=clock.almaty(year, 1, 1), starts_at__lt=clock.almaty(year + 1, 1, 1)
    )
    return rows(_narrowed(found, body, region, series))


def upcoming(
    *,
    limit: int = PAGE_SIZE,
    offset: int = 0,
    body: str = "",
    region: str = "",
    states: Iterable[str] = AHEAD,
    series: str = MAIN_SERIES,
) -> list[VisitRow]:
    """Visits from today on that still lie ahead, the next first; of one body, or under one act."""
    midnight = _midnight(clock.today())
    found = Visit.objects.filter(state__in=states, starts_at__gte=midnight).order_by("starts_at", "id")
    return rows(_narrowed(found, body, region, series), limit=limit, offset=offset)


def past(
    *,
    limit: int = PAGE_SIZE,
    offset: int = 0,
    body: str = "",
    region: str = "",
    series: str = MAIN_SERIES,
) -> list[VisitRow]:
    """Visits before today and those held or cancelled, the latest first; of one body, or under one act."""
    over = Q(state__in=[VisitState.HELD, VisitState.CANCELLED]) | Q(starts_at__lt=_midnight(clock.today()))
    found = Visit.objects.filter(over).exclude(state=VisitState.UNDER_WAY).order_by("-starts_at", "-id")
    return rows(_narrowed(found, body, region, series), limit=limit, offset=offset)


def live_now() -> list[VisitRow]:
    """Visits under way."""
    return rows(Visit.objects.filter(state=VisitState.UNDER_WAY).order_by("starts_at", "id"))


def missed(*, body: str = "") -> list[VisitRow]:
    """Visits whose day has passed without a beginning or a cancellation."""
    found = Visit.objects.filter(state__in=AHEAD, starts_at__lt=_midnight(clock.today()))
    return rows(_narrowed(found, body, "").order_by("starts_at"))


def of_bodies(reach: Reach, *, year: int) -> list[VisitRow]:
    """The visits within the reach in a year."""
    start, end = clock.almaty(year, 1, 1), clock.almaty(year + 1, 1, 1)
    mine = within(reach, body="body__slug", visit="code", office="office")
    return rows(Visit.objects.filter(mine, starts_at__gte=start, starts_at__lt=end))


def in_regions(katos: Iterable[str], *, year: int) -> list[VisitRow]:
    """The visits in these regions in a year."""
    start, end = clock.almaty(year, 1, 1), clock.almaty(year + 1, 1, 1)
    return rows(Visit.objects.filter(region__kato__in=list(katos), starts_at__gte=start, starts_at__lt=end))


def ever_visited() -> frozenset[str]:
    """KATO of every region in which a visit under the decree was held."""
    held = under(Visit.objects.filter(state=VisitState.HELD))
    return frozenset(held.values_list("region__kato", flat=True).distinct())


def in_window(
    first: date, last: date, *, body: str = "", region: str = "", series: str = MAIN_SERIES
) -> list[VisitRow]:
    """Visits that start between two Almaty days, both included; of one body, or under one act. One query."""
    found = Visit.objects.filter(
        starts_at__gte=_midnight(first), starts_at__lt=_midnight(last + timedelta(days=1))
    )
    return rows(_narrowed(found, body, region, series))


def rows_of(codes: Iterable[str]) -> dict[str, VisitRow]:
    """Light rows by code. One query."""
    return {row.code: row for row in rows(Visit.objects.filter(code__in=list(codes)))}


def codes_of(*, body: str = "", region: str = "", series: str = EVERY) -> QuerySet[Visit, str]:
    """The codes of all visits of a body (slug), in a region (KATO) or under an act, for another query to choose by."""
    return _narrowed(Visit.objects.order_by(), body, region, series).values_list("code", flat=True)


def of_entries(entries: Iterable[int]) -> dict[int, Visit]:
    """Visits by the number of their schedule entry."""
    found = Visit.objects.select_related("body", "region").filter(entry_id__in=list(entries))
    return {visit.entry_id: visit for visit in found if visit.entry_id}


def shows_file(file: StoredFile) -> bool:
    """Whether a record of a visit shows the file."""
    return StageRecord.objects.filter(file=file).exists()


def part_of(visit: Visit, kind: str) -> Part | None:
    """The part of that kind, with its visit."""
    return Part.objects.select_related("visit__body").filter(visit=visit, kind=kind).first()


def next_code(year: int) -> str:
    """The next free code of a year, ``M-2026-0147``."""
    prefix = f"M-{year}-"
    last = (
        Visit.objects.filter(code__startswith=prefix).order_by("-code").values_list("code", flat=True).first()
    )
    return f"{prefix}{int(last.removeprefix(prefix)) + 1 if last else 1:04d}"


def parts_of(visit: Visit) -> list[Part]:
    """The parts of a visit in the order of their planned start."""
    return list(Part.objects.filter(visit=visit))


def agenda_of(visit: Visit) -> list[AgendaItem]:
    """The agenda in order."""
    return list(AgendaItem.objects.filter(visit=visit))


def rows(found: QuerySet[Visit], *, limit: int | None = None, offset: int = 0) -> list[VisitRow]:
    """Light rows of the found visits, by their start unless they are ordered: one query, whatever their number."""
    ordered = found if found.query.order_by else found.order_by("starts_at", "id")
    annotated = ordered.annotate(
        hour_set=Exists(Part.objects.filter(visit=OuterRef("pk"))),
        first_start=Min("postponements__old_start"),
        postponed=Count("postponements"),
    )
    end = None if limit is None else offset + limit
    return [_row(*values) for values in annotated.values_list(*_COLUMNS)[offset:end]]


_COLUMNS = (
    *("pk", "code", "state", "starts_at", "ends_at", "ended_at", "body__slug", "rank", "region__kato"),
    *("off_schedule", "hour_set", "first_start", "postponed", "edition"),
    *("body__name_kk", "body__name_ru", "body__name_en"),
    *("office__title_kk", "office__title_ru", "office__title_en"),
    *("region__name_kk", "region__name_ru", "region__name_en"),
    *("place_kk", "place_ru", "place_en", "topic", "entry__region__kato"),
    *("entry__district__name_kk", "entry__district__name_ru", "entry__district__name_en"),
)


def _row(
    pk: int,
    code: str,
    state: str,
    starts_at: datetime,
    ends_at: datetime,
    ended_at: datetime | None,
    body: str,
    rank: str,
    kato: str,
    off_schedule: bool,
    hour_set: bool,
    first_start: datetime | None,
    postponed: int,
    edition: str,
    *texts: str | None,
) -> VisitRow:
    words = [text or "" for text in texts]
    return VisitRow(
        pk=pk,
        code=code,
        state=VisitState(state),
        starts_at=starts_at,
        ends_at=ends_at,
        ended_at=ended_at,
        body_slug=body,
        body=Trilingual(*words[0:3]),
        official=Trilingual(*words[3:6]),
        rank=rank,
        kato=kato,
        region=Trilingual(*words[6:9]),
        place=Trilingual(*words[9:12]),
        off_schedule=off_schedule,
        hour_set=hour_set,
        first_start=first_start,
        postponed=postponed,
        edition=edition,
        topic=words[12],
        district=Trilingual(*words[14:17]) if words[13] == kato else NOWHERE,
    )


def _narrowed(found: QuerySet[Visit], body: str, region: str, series: str = EVERY) -> QuerySet[Visit]:
    """One body's visits are all its own, whatever the act; otherwise those under one act."""
    found = found.filter(body__slug=body) if body else under(found, series)
    return found.filter(region__kato=region) if region else found


def _midnight(day: date) -> datetime:
    return clock.almaty(day.year, day.month, day.day)
