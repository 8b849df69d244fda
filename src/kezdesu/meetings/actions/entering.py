"""From the approved schedule to visits: each version enters once, and again without harm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from kezdesu.common import clock
from kezdesu.common.answers import Allowed, Conflict, Denied, require
from kezdesu.files.models import StoredFile
from kezdesu.journal.door import CHANGED_MEANWHILE
from kezdesu.journal.record import Author
from kezdesu.meetings import calendars, queries
from kezdesu.meetings.actions import calendar
from kezdesu.meetings.actions.moving import call_off, lengthen, relocate, shift
from kezdesu.meetings.actions.planning import create
from kezdesu.meetings.models import Visit
from kezdesu.meetings.states import AHEAD, VisitState
from kezdesu.people.actors import Actor
from kezdesu.regions.models import Region
from kezdesu.schedule import actions as schedule_actions
from kezdesu.schedule import parties
from kezdesu.schedule import queries as schedules
from kezdesu.schedule import rules as schedule_rules
from kezdesu.schedule.changes import (
    Added,
    Change,
    Moved,
    OfficerChanged,
    PlaceChanged,
    RegionChanged,
    TopicChanged,
    Withdrawn,
)
from kezdesu.schedule.content import FrozenRow
from kezdesu.schedule.models import Amendment, Entry, Schedule, Version
from kezdesu.schedule.persons import Holders, last_day, office_numbers

FIRST_HOUR = 10
LENGTH = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Entered:
    """What entering a version did, in visits."""

    planned: int
    moved: int
    cancelled: int


def approve_schedule(
    *,
    schedule: Schedule,
    act_number: str,
    act_date: date,
    by: Actor,
    scan: StoredFile | None = None,
    seen: str = "",
) -> Version:
    """Approve the schedule and plan its visits, all or nothing."""
    with transaction.atomic():
        _hold(schedules.drafted_rows(schedule))
        version = schedule_actions.approve(
            schedule=schedule, act_number=act_number, act_date=act_date, by=by, scan=scan, seen=seen
        )
        enter_approved(version=version, by=by)
    return version


def approve_amendments(
    *,
    amendments: list[Amendment],
    act_number: str,
    act_date: date,
    by: Actor,
    scan: StoredFile | None = None,
) -> Version:
    """Approve signed amendments and let the visits follow, all or nothing."""
    with transaction.atomic():
        calendar.hold({amendment.entry.office_id for amendment in amendments})
        version = schedule_actions.approve_amendments(
            amendments=amendments, act_number=act_number, act_date=act_date, by=by, scan=scan
        )
        enter_approved(version=version, by=by)
        _require_followed(amendments)
    return version


def enter_approved(*, version: Version, by: Actor) -> Entered:
    """Plan a visit for every row that has none yet, and let visits ahead follow what this version changed.

    The hour is provisional until the parts are set. By whoever approves the schedule or by the system. Refused when
    one person would be at two visits at one time.
    """
    require(Allowed() if by.system else schedule_rules.is_secretary(by, version.schedule))
    author = parties.author(parties.approver(version.schedule), by)
    before = schedules.version_before(version)
    changes = schedules.diff(before, version) if before else ()
    with transaction.atomic():
        known = _hold(schedules.rows_of(version))
        planned = _plan_missing(version, author)
        visits = queries.of_entries(change.row.entry for change in changes)
        regions = schedules.regions_by_kato() if changes else {}
        done = [_apply(change, visits, regions, author) for change in changes]
        touched = [*planned, *(visit.pk for visit in visits.values())]
        calendar.require_free(calendars.slots_of(touched), known)
    return Entered(len(planned), done.count("moved"), done.count("cancelled"))


def _hold(rows: Sequence[FrozenRow]) -> Holders:
    return calendar.hold(set(office_numbers(rows).values()))


def _require_followed(amendments: Sequence[Amendment]) -> None:
    """Nobody began or called off a meeting while its row was being changed."""
    visits = queries.of_entries(amendment.entry_id for amendment in amendments)
    if not all(_follows(visits[amendment.entry_id], amendment) for amendment in amendments):
        raise Conflict(Denied("changed_meanwhile", CHANGED_MEANWHILE))


def _follows(visit: Visit, amendment: Amendment) -> bool:
    if amendment.new_date is None:
        return visit.state == VisitState.CANCELLED
    same_region = amendment.new_region_id in (None, visit.region_id)
    return visit.state in AHEAD and clock.almaty_date(visit.starts_at) == amendment.new_date and same_region


def _plan_missing(version: Version, author: Author) -> list[int]:
    rows = schedules.rows_of(version)
    known = queries.of_entries(row.entry for row in rows)
    missing = [row for row in rows if row.entry not in known]
    entries = schedules.entries_by_id([row.entry for row in missing])
    regions = schedules.regions_by_kato() if missing else {}
    edition = version.schedule.edition
    return [_plan(row, entries[row.entry], regions[row.region], edition, author) for row in missing]


def _plan(row: FrozenRow, entry: Entry, region: Region, edition: str, author: Author) -> int:
    starts_at = _at_first_hour(row.planned_on)
    visit = Visit(
        body=entry.proposal.body,
        office=entry.office,
        rank=entry.office.rank,
        region=region,
        entry=entry,
        edition=edition,
        starts_at=starts_at,
        ends_at=_at_first_hour(last_day(row)) + LENGTH,
        place_kk=row.place_kk,
        place_ru=row.place_ru,
        topic=row.topic,
    )
    return create(visit, by=author, entry=entry).pk


def _apply(change: Change, visits: Mapping[int, Visit], regions: Mapping[str, Region], author: Author) -> str:
    visit = visits.get(change.row.entry)
    if visit is None or visit.state not in AHEAD:
        return ""
    match change:
        case Moved():
            return _move(change, visit, author)
        case RegionChanged():
            if visit.region.kato != change.new_region:
                relocate(visit, regions[change.new_region], change.reason, author)
            return "moved"
        case Withdrawn():
            call_off(visit, change.reason, author)
            return "cancelled"
        case Added() | PlaceChanged() | OfficerChanged() | TopicChanged():
            return ""


def _move(change: Moved, visit: Visit, author: Author) -> str:
    """Other days at the same hours; once the parts are set they say how long it takes, unless the act says it anew."""
    new_start = _on(change.new_date, visit.starts_at)
    is_told = change.is_longer or not queries.parts_of(visit)
    new_end = _on(change.new_until or change.new_date, visit.ends_at) if is_told else None
    if new_start != visit.starts_at:
        shift(visit, new_start, change.reason, author, new_end)
        return "moved"
    if new_end is not None and new_end != visit.ends_at:
        lengthen(visit, new_end, change.reason, author)
        return "moved"
    return ""


def _on(day: date, instant: datetime) -> datetime:
    """The instant's hour in Almaty on another day."""
    local = instant.astimezone(clock.ALMATY)
    return datetime.combine(day, local.time(), tzinfo=clock.ALMATY).astimezone(UTC)


def _at_first_hour(day: date) -> datetime:
    return clock.almaty(day.year, day.month, day.day, FIRST_HOUR)
