"""From the approved schedule to visits: each version enters once, and again without harm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import transaction

from kezdesu.bodies import queries as bodies
from kezdesu.common import clock
from kezdesu.common.answers import Allowed, require
from kezdesu.journal.record import Author
from kezdesu.meetings import queries
from kezdesu.meetings.actions.moving import call_off, relocate, shift
from kezdesu.meetings.actions.planning import create
from kezdesu.meetings.models import Visit
from kezdesu.meetings.states import AHEAD
from kezdesu.people.actors import Actor
from kezdesu.regions.models import Region
from kezdesu.schedule import actions as schedule_actions
from kezdesu.schedule import queries as schedules
from kezdesu.schedule import rules as schedule_rules
from kezdesu.schedule.changes import (
    Added,
    Change,
    Moved,
    OfficerChanged,
    PlaceChanged,
    RegionChanged,
    Withdrawn,
)
from kezdesu.schedule.content import FrozenRow
from kezdesu.schedule.models import Amendment, Entry, Schedule, Version

FIRST_HOUR = 10
LENGTH = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Entered:
    """What entering a version did, in visits."""

    planned: int
    moved: int
    cancelled: int


def approve_schedule(*, schedule: Schedule, act_number: str, act_date: date, by: Actor) -> Version:
    """Approve the schedule and plan its visits, all or nothing."""
    with transaction.atomic():
        version = schedule_actions.approve(schedule=schedule, act_number=act_number, act_date=act_date, by=by)
        enter_approved(version=version, by=by)
    return version


def approve_amendments(*, amendments: list[Amendment], act_number: str, act_date: date, by: Actor) -> Version:
    """Approve signed amendments and let the visits follow, all or nothing."""
    with transaction.atomic():
        version = schedule_actions.approve_amendments(
            amendments=amendments, act_number=act_number, act_date=act_date, by=by
        )
        enter_approved(version=version, by=by)
    return version


def enter_approved(*, version: Version, by: Actor) -> Entered:
    """Plan a visit for every row that has none yet, and let visits ahead follow what this version changed.

    The hour is provisional until the parts are set. By the secretary of the Government Office or the system.
    """
    require(Allowed() if by.system else schedule_rules.is_secretary(by))
    author = by.author(bodies.government_office(on=clock.today()).slug)
    before = schedules.version_before(version)
    changes = schedules.diff(before, version) if before else ()
    with transaction.atomic():
        planned = _plan_missing(version, author)
        visits = queries.of_entries(change.row.entry for change in changes)
        done = [_apply(change, visits, schedules.regions_by_kato(), author) for change in changes]
    return Entered(planned, done.count("moved"), done.count("cancelled"))


def _plan_missing(version: Version, author: Author) -> int:
    rows = schedules.rows_of(version)
    known = queries.of_entries(row.entry for row in rows)
    missing = [row for row in rows if row.entry not in known]
    entries = schedules.entries_by_id([row.entry for row in missing])
    regions = schedules.regions_by_kato() if missing else {}
    for row in missing:
        _plan(row, entries[row.entry], regions[row.region], version.schedule.edition, author)
    return len(missing)


def _plan(row: FrozenRow, entry: Entry, region: Region, edition: str, author: Author) -> None:
    starts_at = _at_first_hour(row.planned_on)
    visit = Visit(
        body=entry.proposal.body,
        office=entry.office,
        rank=entry.office.rank,
        region=region,
        entry=entry,
        edition=edition,
        starts_at=starts_at,
        ends_at=starts_at + LENGTH,
        place_kk=row.place_kk,
        place_ru=row.place_ru,
    )
    create(visit, by=author, entry=entry)


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
        case Added() | PlaceChanged() | OfficerChanged():
            return ""


def _move(change: Moved, visit: Visit, author: Author) -> str:
    local = visit.starts_at.astimezone(clock.ALMATY)
    if local.date() == change.new_date:
        return ""
    new_start = datetime.combine(change.new_date, local.time(), tzinfo=clock.ALMATY)
    shift(visit, new_start.astimezone(UTC), change.reason, author)
    return "moved"


def _at_first_hour(day: date) -> datetime:
    return clock.almaty(day.year, day.month, day.day, FIRST_HOUR)
