"""What stands behind a body that ends: counted before the act, so that the registrar knows what she hands over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kezdesu.bodies import registry
from kezdesu.bodies.models import Body
from kezdesu.commitments import queries as promises
from kezdesu.common import clock
from kezdesu.meetings import queries as meetings
from kezdesu.schedule import queries as schedule
from kezdesu.voices import queues


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


def of(bodies: Sequence[Body]) -> list[Behind]:
    """What each of the bodies leaves."""
    return [_behind(body) for body in bodies]


def _behind(body: Body) -> Behind:
    today, mine = clock.today(), frozenset({body.slug})
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
