"""The draft: signed rows with the coordinator's last placement of each over them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from kezdesu.schedule.content import FrozenRow, thaw
from kezdesu.schedule.models import Entry, Placement, Proposal, Remark, Schedule
from kezdesu.schedule.states import WITHOUT_DAY, ProposalState, RemarkState, ScheduleState, Wish


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One row of the draft. ``region`` … ``planned_until`` are where it stands now, ``wished_…`` what was signed.

    ``number`` is that of the last placement (0: none): who moves the row names the number she saw.
    """

    entry: int
    body: str
    office: str
    wished_region: str
    wished_on: date
    wished_until: date | None
    wish: str
    place_kk: str
    place_ru: str
    wished_district: str | None
    number: int
    region: str
    planned_on: date
    planned_until: date | None
    has_remarks: bool
    topic: str = ""

    @property
    def code(self) -> str:
        """The entry's code."""
        return f"E-{self.entry}"

    @property
    def last_day(self) -> date:
        """The last day, or the last of those to choose among."""
        return self.planned_until or self.planned_on

    @property
    def is_moved(self) -> bool:
        """Whether it stands elsewhere than signed."""
        signed = (self.wished_region, self.wished_on, self.wished_until)
        return (self.region, self.planned_on, self.planned_until) != signed

    @property
    def is_chosen(self) -> bool:
        """Whether it was signed without a day and only got one, within what was signed."""
        return self.wish in WITHOUT_DAY and self.is_moved and self.is_as_wished

    @property
    def is_settled(self) -> bool:
        """Whether it has a day; a month or a quarter gets one by a placement."""
        same_days = (self.planned_on, self.planned_until) == (self.wished_on, self.wished_until)
        return self.wish not in WITHOUT_DAY or not same_days

    @property
    def is_as_wished(self) -> bool:
        """Whether it stands within the signed days, in the signed region."""
        last = self.wished_until or self.wished_on
        inside = self.wished_on <= self.planned_on and self.last_day <= last
        return inside and self.region == self.wished_region

    @property
    def district(self) -> str:
        """The signed district; in another region it says nothing any more."""
        return (self.wished_district or "") if self.region == self.wished_region else ""

    @property
    def frozen(self) -> FrozenRow:
        """The row as the schedule will hold it."""
        return FrozenRow(
            self.entry,
            self.body,
            self.office,
            self.region,
            self.planned_on,
            self.place_kk,
            self.place_ru,
            self.planned_until,
            self.district,
            self.topic,
        )


def standing(schedule: Schedule) -> QuerySet[Entry]:
    """The entries that the bodies have submitted and not taken out."""
    return Entry.objects.filter(
        proposal__schedule=schedule, proposal__state=ProposalState.SUBMITTED, withdrawn_at__isnull=True
    )


def draft_rows(schedule: Schedule) -> tuple[DraftRow, ...]:
    """Every row of the draft by day: what stands submitted now; once drafted, what the draft took in (one query)."""
    if schedule.state == ScheduleState.COLLECTING:
        return _rows(standing(schedule))
    taken = {row.entry for row in thaw(schedule.draft)}
    return tuple(
        row for row in _rows(Entry.objects.filter(proposal__schedule=schedule)) if row.entry in taken
    )


def draft_row(entry: Entry) -> DraftRow:
    """One row as it stands now; as it stood when read, for an entry of :func:`entry_to_place`."""
    kept = getattr(entry, "draft_row", None)
    return kept if isinstance(kept, DraftRow) else _rows(Entry.objects.filter(pk=entry.pk))[0]


def entry_to_place(number: int) -> Entry | None:
    """An entry with proposal, body and region, and with its draft row, in one query."""
    related = ("region", "office", "district", "proposal__body", "proposal__schedule__body")
    entry = _placed(Entry.objects.select_related(*related).filter(pk=number)).first()
    if entry is not None:
        entry.draft_row = _of_entry(entry)  # type: ignore[attr-defined]
    return entry


def rows_of_proposal(proposal: Proposal) -> tuple[DraftRow, ...]:
    """The rows of one body as they stand now, whatever the state of its proposal."""
    return _rows(Entry.objects.filter(proposal=proposal, withdrawn_at__isnull=True))


def drafted_rows(schedule: Schedule) -> tuple[FrozenRow, ...]:
    """The rows of the draft with the placements; once it was sent, as it was frozen."""
    if schedule.state in (ScheduleState.COLLECTING, ScheduleState.DRAFTED):
        return tuple(row.frozen for row in draft_rows(schedule))
    return thaw(schedule.draft)


def unsettled(schedule: Schedule) -> tuple[DraftRow, ...]:
    """Rows of the draft that have a month or a quarter and no day yet."""
    return tuple(row for row in draft_rows(schedule) if not row.is_settled)


def placements_of(entry: Entry) -> list[Placement]:
    """Every move of a row, oldest first."""
    return list(Placement.objects.select_related("region", "placed_by").filter(entry=entry))


def placements_in(proposal: Proposal) -> list[Placement]:
    """Every move of the rows of a proposal, the latest first."""
    found = Placement.objects.select_related("region", "placed_by").filter(entry__proposal=proposal)
    return list(found.order_by("-placed_at", "-id"))


COLUMNS = (
    "id",
    "proposal__body__slug",
    "office__slug",
    "kato",
    "planned_on",
    "planned_until",
    "wish",
    "place_kk",
    "place_ru",
    "district__name_kk",
    "topic",
    "placed",
    "placed_region",
    "placed_on",
    "placed_until",
    "has_remarks",
)


def _placed(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Entries with their last placement beside them."""
    last = Placement.objects.filter(entry=OuterRef("pk")).order_by("-number")
    remarks = Remark.objects.filter(entry=OuterRef("pk"), state=RemarkState.OPEN)
    return entries.annotate(
        placed=Subquery(last.values("number")[:1]),
        placed_region=Subquery(last.values("region__kato")[:1]),
        placed_on=Subquery(last.values("planned_on")[:1]),
        placed_until=Subquery(last.values("planned_until")[:1]),
        has_remarks=Exists(remarks),
        kato=F("region__kato"),
    )


def _rows(entries: QuerySet[Entry]) -> tuple[DraftRow, ...]:
    rows = [_row(*columns) for columns in _placed(entries).order_by().values_list(*COLUMNS)]
    return tuple(sorted(rows, key=lambda row: (row.planned_on, row.entry)))


def _of_entry(entry: Any) -> DraftRow:
    """The row of an entry that :func:`_placed` has read."""
    return _row(
        entry.pk,
        entry.proposal.body.slug,
        entry.office.slug,
        entry.region.kato,
        entry.planned_on,
        entry.planned_until,
        entry.wish,
        entry.place_kk,
        entry.place_ru,
        entry.district.name_kk if entry.district else None,
        entry.topic,
        entry.placed,
        entry.placed_region,
        entry.placed_on,
        entry.placed_until,
        entry.has_remarks,
    )


def _row(
    entry: int,
    body: str,
    office: str,
    region: str,
    first: date,
    until: date | None,
    wish: str,
    place_kk: str,
    place_ru: str,
    district: str | None,
    topic: str,
    number: int | None,
    placed_region: str | None,
    placed_on: date | None,
    placed_until: date | None,
    has_remarks: bool,
) -> DraftRow:
    moved = placed_on is not None
    return DraftRow(
        entry=entry,
        body=body,
        office=office,
        wished_region=region,
        wished_on=first,
        wished_until=until,
        wish=Wish(wish),
        place_kk=place_kk,
        place_ru=place_ru,
        wished_district=district,
        topic=topic,
        number=number or 0,
        region=placed_region or region,
        planned_on=placed_on or first,
        planned_until=placed_until if moved else until,
        has_remarks=has_remarks,
    )
