"""Who acts for a head: one delegation of the demo year, entered by the ministry's head herself."""

from __future__ import annotations

from datetime import date

from kezdesu.bodies import actions
from kezdesu.bodies.models import Membership, Office
from kezdesu.common.clock import almaty
from kezdesu.config.demo.cast import Cast
from kezdesu.config.demo.plan import YEAR
from kezdesu.config.demo.stage import Stage, Story
from kezdesu.people.roles import Role

MINISTRY = "healthcare"
FIRST, LAST = date(YEAR, 11, 16), date(YEAR, 12, 4)


def all_stories(stage: Stage, cast: Cast) -> None:
    """The minister's leave."""
    stage.add(_leave(cast))


def _leave(cast: Cast) -> Story:
    yield almaty(YEAR, 11, 13, 17)
    office = Office.objects.select_related("body").get(body__slug=MINISTRY, slug="minister")
    executor = Membership.objects.select_related("account").filter(
        body__slug=MINISTRY, role=Role.EXECUTOR, until__isnull=True
    )
    actions.delegate(
        office=office,
        deputy=executor[0].account,
        since=FIRST,
        until=LAST,
        act_number="215-ж",
        reason="еңбек демалысы",
        by=cast.who(MINISTRY, Role.HEAD),
    )
