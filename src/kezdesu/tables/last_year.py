"""Last year's approved rows of a body as a table for this year: the same week, the same weekday."""

from __future__ import annotations

from datetime import date, timedelta

from kezdesu.schedule import queries as schedules
from kezdesu.schedule.content import EntryRow, FrozenRow
from kezdesu.schedule.models import Proposal, Schedule
from kezdesu.schedule.states import Wish
from kezdesu.tables import form, reference


def rows_for(proposal: Proposal) -> list[tuple[str, ...]]:
    """The form of this year filled with the meetings in force last year; the first row holds the headings."""
    schedule, body = proposal.schedule, proposal.body
    places = reference.places(schedule)
    posts = {post.slug: post for post in reference.posts(schedule, body)}
    rows = [form.heads(form.OF_BODY)]
    for number, row in enumerate(_approved(schedule, body.slug), start=1):
        moved = as_of(row, schedule)
        rows.append(form.write(number, moved, places, posts).line(form.OF_BODY))
    return rows


def as_of(row: FrozenRow, schedule: Schedule) -> EntryRow:
    """A frozen row as a proposal for the schedule's period."""
    first = same_weekday(row.planned_on, schedule)
    until = first + (row.planned_until - row.planned_on) if row.planned_until else None
    wish = Wish.SPAN if until else Wish.DAY
    return EntryRow(row.region, row.office, first, row.place, wish, until, row.district)


def same_weekday(day: date, schedule: Schedule) -> date:
    """The same weekday 52 weeks later, moved by whole weeks into the schedule's period where needed."""
    found = day + timedelta(weeks=52)
    while found < schedule.first_day:
        found += timedelta(weeks=1)
    while found > schedule.last_day:
        found -= timedelta(weeks=1)
    return found


def _approved(schedule: Schedule, body: str) -> list[FrozenRow]:
    """The body's rows of the versions in force last year, by day."""
    found: list[FrozenRow] = []
    for one in schedules.of_year(schedule.year - 1, series=schedule.series):
        version = schedules.current_version(one) if one.body_id == schedule.body_id else None
        found += [row for row in schedules.rows_of(version) if row.body == body] if version else []
    return sorted(found, key=lambda row: (row.planned_on, row.entry))
