"""The coordinator puts next year's draft together: moves with reasons, a comment, one row returned and mended."""

from __future__ import annotations

from datetime import date

from kezdesu.common.clock import almaty
from kezdesu.config.demo.cast import Cast
from kezdesu.config.demo.stage import Story
from kezdesu.decree.calendar import WorkingCalendar
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.schedule import drafts, queries, remarks
from kezdesu.schedule.actions import placing, proposals
from kezdesu.schedule.actions import remarks as talking
from kezdesu.schedule.drafts import DraftRow
from kezdesu.schedule.models import Entry, Schedule
from kezdesu.terms import queries as terms

DAY_CHOSEN = "Тілек шегінде күн таңдалды · Выбран день в пределах пожелания"
LOAD = "Айдағы жүктемені теңестіру · Выравнивание нагрузки по месяцам"
COMMENT = "Осы аптада өңірге тағы бір министр барады: күнді келісіп алайық."
REPLY = "Келісеміз, қажет болса бір аптаға кейін жылжытамыз."
RETURN = "Бұл күні облыста мәслихат сессиясы өтеді: басқа күн ұсыныңыз немесе осы күнді растаңыз."
CONFIRMED = "Әкімдікпен келістік: сессия ертең, кездесу осы күні қалады."
RETURNED, SETTLED, ANSWERED = 3, 2, 1


def draft_story(cast: Cast, schedule: int, year: int, by: Actor) -> Story:
    """Moves on 20 November, the answer to the returned row on 2 December, every day chosen on the 9th."""
    before = year - 1
    yield almaty(before, 11, 20, 16)
    rows = drafts.draft_rows(_fresh(schedule))
    unsettled = [row for row in rows if not row.is_settled]
    for row in unsettled[:SETTLED]:
        _settle(rows, row, by)
    settled = [row for row in rows if row.is_settled]
    for row in settled[7:9]:
        _place(row, _free_day(rows, row, row.planned_on.replace(day=1)), LOAD, by)
    _comments(cast, settled[11:13], by)
    yield almaty(before, 11, 21, 10)
    row = next(row for row in settled if row.body == cast.ministries[RETURNED].slug)
    talking.return_row(entry=_entry(row), reason=RETURN, by=by)
    yield almaty(before, 12, 2, 10)
    _confirm(cast, schedule, cast.ministries[RETURNED].slug)
    yield almaty(before, 12, 9, 10)
    rows = drafts.draft_rows(_fresh(schedule))
    for row in rows:
        if not row.is_settled:
            _settle(drafts.draft_rows(_fresh(schedule)), row, by)


def _comments(cast: Cast, rows: list[DraftRow], by: Actor) -> None:
    for number, row in enumerate(rows):
        remark = talking.comment_row(entry=_entry(row), text=COMMENT, by=by)
        if number < ANSWERED:
            talking.answer_remark(remark=remark, text=REPLY, by=cast.who(row.body, Role.CLERK))


def _confirm(cast: Cast, schedule: int, slug: str) -> None:
    """The ministry confirms its returned row, and its head signs again."""
    proposal = queries.proposal_of(_fresh(schedule), slug)
    assert proposal is not None
    clerk, head = cast.who(slug, Role.CLERK), cast.who(slug, Role.HEAD)
    for remark in remarks.remarks_of(proposal):
        talking.answer_remark(remark=remark, text=CONFIRMED, by=clerk)
    proposals.prepare_proposal(proposal=proposal, by=clerk)
    proposals.sign_proposal(proposal=proposal, by=head)


def _settle(rows: tuple[DraftRow, ...], row: DraftRow, by: Actor) -> None:
    _place(row, _free_day(rows, row, row.planned_on), DAY_CHOSEN, by)


def _place(row: DraftRow, day: date, reason: str, by: Actor) -> None:
    entry = _entry(row)
    placing.place(entry=entry, planned_on=day, region=entry.region, reason=reason, seen=row.number, by=by)


def _free_day(rows: tuple[DraftRow, ...], row: DraftRow, first: date) -> date:
    """A working day from ``first`` on that nobody of the body has yet."""
    calendar: WorkingCalendar = terms.calendar()
    taken = {other.planned_on for other in rows if other.body == row.body and other.is_settled}
    day = calendar.add_working(first, 4)
    while day in taken:
        day = calendar.add_working(day, 1)
    return day


def _entry(row: DraftRow) -> Entry:
    entry = queries.entry_by_id(row.entry)
    assert entry is not None
    return entry


def _fresh(pk: int) -> Schedule:
    return Schedule.objects.get(pk=pk)
