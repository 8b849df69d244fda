"""What is wrong with typed rows: day, wish, region, district, post, and whose row it mends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kezdesu.bodies.models import Office
from kezdesu.common.answers import Allowed, Answer, Denied
from kezdesu.common.trilingual import Trilingual
from kezdesu.regions.models import District, Region
from kezdesu.schedule import refusals, row_refusals
from kezdesu.schedule.content import LONGEST_TOPIC, EntryRow
from kezdesu.schedule.models import Entry, Schedule
from kezdesu.schedule.refusals import RowDenial
from kezdesu.schedule.states import Wish
from kezdesu.schedule.windows import LONGEST_SPAN, LONGEST_WINDOW, window

Districts = Mapping[tuple[str, str], District]


@dataclass(frozen=True, slots=True)
class Known:
    """What rows may name: regions by KATO, posts by slug, districts by KATO and Kazakh name, entries by number.

    ``home``: the one district in which all of it is, where the schedule's body stands below the region.
    """

    schedule: Schedule
    regions: Mapping[str, Region]
    posts: Mapping[str, Office]
    districts: Districts
    entries: Mapping[int, Entry]
    home: District | None = None

    def district_of(self, row: EntryRow) -> District | None:
        """The district of a row that is in order: the named one, else the home."""
        return self.districts[row.region, row.district] if row.district else self.home


def is_within(schedule: Schedule, day: date) -> Answer:
    """The day lies in the schedule's period."""
    if schedule.first_day <= day <= schedule.last_day:
        return Allowed()
    return refusals.outside(schedule.first_day, schedule.last_day)


def denials(rows: Sequence[EntryRow], known: Known) -> tuple[RowDenial, ...]:
    """Everything that is wrong with the rows, by the number of the row."""
    times = Counter(row.entry for row in rows)
    return tuple(
        RowDenial(number, field, denied)
        for number, row in enumerate(rows, start=1)
        for field, denied in _of_row(row, known, times)
    )


def _of_row(row: EntryRow, known: Known, times: Mapping[int | None, int]) -> Iterator[tuple[str, Denied]]:
    yield from _days(row, known.schedule)
    if row.region not in known.regions:
        yield "region", row_refusals.OTHER_TERRITORY if known.schedule.body_id else refusals.NO_REGION
    elif row.district and (row.region, row.district) not in known.districts:
        yield "district", _no_district(row, known)
    if row.office not in known.posts:
        yield "office", refusals.NO_POST
    if len(row.topic) > LONGEST_TOPIC:
        yield "topic", row_refusals.TOPIC_TOO_LONG
    if row.entry is not None and (row.entry not in known.entries or times[row.entry] > 1):
        yield "entry", row_refusals.NO_ENTRY


def _no_district(row: EntryRow, known: Known) -> Denied:
    if known.home is not None:
        return row_refusals.OTHER_TERRITORY
    return row_refusals.no_district(row.district, known.regions[row.region].name)


def _days(row: EntryRow, schedule: Schedule) -> Iterator[tuple[str, Denied]]:
    within = is_within(schedule, row.planned_on)
    if isinstance(within, Denied):
        yield "planned_on", within
    wrong = _until(row)
    if wrong is None and row.planned_until is not None and row.wish in (Wish.SPAN, Wish.WINDOW):
        ends = is_within(schedule, row.planned_until)
        wrong = ends if isinstance(ends, Denied) else None
    if wrong is not None:
        yield "planned_until", wrong


def _until(row: EntryRow) -> Denied | None:
    until = row.planned_until
    whole = window(row.wish, row.planned_on)
    if whole is not None:
        return None if until is None or (row.planned_on, until) == whole else row_refusals.NOT_THE_WHOLE
    if row.wish == Wish.DAY:
        return None if until is None else row_refusals.ONE_DAY_ONLY
    is_window = row.wish == Wish.WINDOW
    if until is None:
        return row_refusals.LAST_OF_WINDOW_NEEDED if is_window else row_refusals.LAST_DAY_NEEDED
    if until <= row.planned_on:
        return row_refusals.ENDS_BEFORE
    length = (until - row.planned_on).days
    if is_window:
        return row_refusals.WINDOW_TOO_WIDE if length >= LONGEST_WINDOW else None
    return row_refusals.TOO_LONG if length >= LONGEST_SPAN else None


def beyond(
    rows: Sequence[EntryRow], entries: Sequence[Entry], asked: frozenset[int]
) -> tuple[RowDenial, ...]:
    """Rows that were changed, added or left out although only ``asked`` were returned."""
    signed = {entry.pk: _of_entry(entry) for entry in entries}
    touched = [
        RowDenial(number, "entry", row_refusals.NOT_ASKED_FOR)
        for number, row in enumerate(rows, start=1)
        if row.entry not in asked and (row.entry is None or _plain(row) != signed.get(row.entry))
    ]
    left_out = signed.keys() - {row.entry for row in rows} - asked
    gone = [
        RowDenial(number, "entry", row_refusals.NOT_ASKED_FOR)
        for number, entry in enumerate(entries, start=1)
        if entry.pk in left_out
    ]
    return (*touched, *gone)


def _of_entry(entry: Entry) -> EntryRow:
    place = Trilingual(entry.place_kk, entry.place_ru)
    district = entry.district.name_kk if entry.district else ""
    wish, until = Wish(entry.wish), entry.planned_until
    return EntryRow(
        entry.region.kato,
        entry.office.slug,
        entry.planned_on,
        place,
        wish,
        until,
        district,
        entry.pk,
        entry.topic,
    )


def _plain(row: EntryRow) -> EntryRow:
    place = Trilingual(row.place.kk.strip(), row.place.ru.strip())
    return replace(row, place=place, topic=row.topic.strip())
