"""What stands behind a body that ends: counted before the act, so that the registrar knows what she hands over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext

from kezdesu.bodies import registry
from kezdesu.bodies.models import Body
from kezdesu.commitments import queries as promises
from kezdesu.common import clock
from kezdesu.common.trilingual import language_of
from kezdesu.meetings import queries as meetings
from kezdesu.meetings.queries import VisitRow
from kezdesu.meetings.states import AHEAD
from kezdesu.people.actors import whole
from kezdesu.schedule import queries as schedule
from kezdesu.voices import queues
from kezdesu.web.filters import t
from kezdesu.web.formats import day

BACK = 2
"""So many years back meetings with open promises are looked for."""


@dataclass(frozen=True, slots=True)
class Behind:
    """What a body leaves: meetings ahead, open promises, live proposals, waiting questions, people, posts."""

    body: Body
    meetings: int
    promises: int
    proposals: int
    questions: int
    people: int
    posts: int


@dataclass(frozen=True, slots=True)
class OpenVisit:
    """A meeting ahead, or one with promises that are still open, as a choice."""

    code: str
    label: str


def open_visits(body: Body) -> list[OpenVisit]:
    """The body's meetings that a successor has to take, by date. Those ahead, and those behind open promises."""
    today = clock.today()
    promised = Counter(row.issue.visit_id for row in promises.plan_of(whole(body.slug)))
    years = range(today.year - BACK, today.year + 2)
    rows = [row for year in years for row in meetings.of_year(year, body=body.slug)]
    wanted = [row for row in rows if row.pk in promised or row.state in AHEAD]
    return [
        OpenVisit(row.code, _label(row, promised[row.pk]))
        for row in sorted(wanted, key=lambda it: it.starts_at)
    ]


def _label(row: VisitRow, open_promises: int) -> str:
    words = [row.code, day(row.day, language_of(get_language())), t(row.region)]
    if open_promises:
        said = ngettext("%(num)s open promise", "%(num)s open promises", open_promises)
        words.append(said % {"num": open_promises})
    return ", ".join(words)


def of(bodies: Sequence[Body]) -> list[Behind]:
    """What each of the bodies leaves."""
    return [_behind(body) for body in bodies]


def _behind(body: Body) -> Behind:
    today, mine = clock.today(), whole(body.slug)
    rows = [row for year in (today.year, today.year + 1) for row in meetings.of_year(year, body=body.slug)]
    live = [item for item in schedule.all_schedules() if item.state != "approved"]
    return Behind(
        body=body,
        meetings=len([row for row in rows if row.day >= today and row.state not in ("held", "cancelled")]),
        promises=len(promises.plan_of(mine)),
        proposals=len([item for item in live if schedule.proposal_of(item, body.slug) is not None]),
        questions=sum(queue.count for queue in queues.summary(mine)),
        people=len({row.account_id for row in registry.members_of(body, on=today)}),
        posts=len([post for post in registry.offices_of(body) if post.valid_until is None]),
    )
