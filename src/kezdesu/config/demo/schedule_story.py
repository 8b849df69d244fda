"""Clauses 2.1–2.3: proposals in November, draft in December, approval in January."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from kezdesu.bodies.models import Body
from kezdesu.common.clock import almaty
from kezdesu.config.demo import plan, visit_texts
from kezdesu.config.demo.cast import Cast
from kezdesu.config.demo.draft_story import draft_story
from kezdesu.config.demo.plan import PlannedVisit
from kezdesu.config.demo.stage import Stage, Story
from kezdesu.meetings.actions.entering import approve_schedule
from kezdesu.people.roles import Role
from kezdesu.schedule.actions import approval, proposals, writing
from kezdesu.schedule.content import EntryRow
from kezdesu.schedule.models import Schedule
from kezdesu.schedule.states import Wish


@dataclass(frozen=True)
class YearPlan:
    """What is proposed for ``year``: visits by ministry, in the order of ``cast.ministries``."""

    year: int
    edition: str
    visits: tuple[PlannedVisit, ...]
    approve_on: date | None

    def of(self, body_index: int) -> list[PlannedVisit]:
        """The visits of one ministry."""
        return [visit for visit in self.visits if visit.body_index == body_index]


MONTH_WISHED, QUARTER_WISHED = 3, 6
WINDOWS = {
    ("healthcare", 3): ((5, 1), (6, 30)),
    ("water-resources", 2): ((4, 11), (4, 20)),
    ("agriculture", 5): ((9, 1), (10, 31)),
}
"""Months and days between which a ministry leaves the day of one visit open: two months, ten days of one."""
Opened = Callable[[Schedule], None]


def year_story(stage: Stage, cast: Cast, wanted: YearPlan, *, approved: Opened) -> Story:
    """The whole chain for one year; ``approved`` is told when the visits stand.

    Without a day of approval the draft stays with the Government Office: the year after the demo's is not lived.
    """
    coordinator = cast.who(cast.authorised.slug, Role.COORDINATOR)
    before = wanted.year - 1
    yield almaty(before, 11, 3, 10)
    schedule = proposals.open_year(year=wanted.year, edition=wanted.edition, by=coordinator)
    for index, body in enumerate(cast.ministries):
        stage.add(_proposal_story(cast, wanted, schedule.pk, index, body))
    if wanted.year > plan.YEAR:
        stage.add(draft_story(cast, schedule.pk, wanted.year, coordinator))
    yield almaty(before, 12, 8, 11)
    approval.draft_schedule(schedule=_fresh(schedule.pk), by=coordinator)
    yield almaty(before, 12, 11, 16)
    approval.submit_draft(schedule=_fresh(schedule.pk), receipt="12-07/4811", by=coordinator)
    if wanted.approve_on is None:
        return
    yield almaty(wanted.approve_on.year, wanted.approve_on.month, wanted.approve_on.day, 12)
    secretary = cast.who(cast.government.slug, Role.SECRETARY)
    schedule = _fresh(schedule.pk)
    approve_schedule(schedule=schedule, act_number="3-ө", act_date=wanted.approve_on, by=secretary)
    approved(_fresh(schedule.pk))


def _proposal_story(cast: Cast, wanted: YearPlan, schedule_id: int, index: int, body: Body) -> Story:
    clerk, head = cast.who(body.slug, Role.CLERK), cast.who(body.slug, Role.HEAD)
    before = wanted.year - 1
    yield almaty(before, 11, 5 + index % 8, 9, index)
    proposal = proposals.start_proposal(schedule=_fresh(schedule_id), body=body, by=clerk)
    rows = [_wished(wanted, visit, body.slug, _row(cast, body, visit)) for visit in wanted.of(index)]
    writing.put_entries(proposal=proposal, rows=rows, by=clerk)
    sent = _sending_day(wanted.year, index)
    yield almaty(before, sent.month, sent.day, 11)
    proposals.prepare_proposal(proposal=proposal, by=clerk)
    yield almaty(before, sent.month, sent.day, 15)
    proposals.sign_proposal(proposal=proposal, by=head)


def _sending_day(year: int, index: int) -> date:
    """In the second half of November; two ministries are late, but only in the year of the demo."""
    before = year - 1
    if (year, index) == (plan.YEAR, plan.LATE_PROPOSER):
        return date(before, 12, 3)
    if (year, index) == (plan.YEAR, plan.BOUNDARY_PROPOSER):
        return date(before, 12, 1)
    return date(before, 11, 16 + index % 12)


def _wished(wanted: YearPlan, visit: PlannedVisit, slug: str, row: EntryRow) -> EntryRow:
    """Next year some ministries name a month, a quarter or a window and leave the day to the coordinator."""
    if wanted.year == plan.YEAR:
        return row
    row = replace(row, topic=visit_texts.TOPICS.get((slug, visit.number), ""))
    if (slug, visit.number) in WINDOWS:
        first, last = (date(wanted.year, *day) for day in WINDOWS[slug, visit.number])
        return replace(row, wish=Wish.WINDOW, planned_on=first, planned_until=last)
    if visit.number == MONTH_WISHED and visit.body_index % 2 == 0:
        return replace(row, wish=Wish.MONTH)
    if visit.number == QUARTER_WISHED and visit.body_index % 5 == 0:
        return replace(row, wish=Wish.QUARTER)
    return row


def _row(cast: Cast, body: Body, visit: PlannedVisit) -> EntryRow:
    kato = sorted(cast.akimats)[visit.region_index]
    office = "first-vice-minister" if visit.by_deputy else "minister"
    hall = visit_texts.hall(body.slug, visit_texts.place_of(body.slug, kato, visit.number))
    return EntryRow(region=kato, office=office, planned_on=visit.day, place=hall)


def _fresh(pk: int) -> Schedule:
    return Schedule.objects.get(pk=pk)
