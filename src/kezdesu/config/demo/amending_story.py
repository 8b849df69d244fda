"""Changes of the approved schedule: two that followed a postponement and made versions 2 and 3, one that waits."""

from __future__ import annotations

from datetime import date, timedelta

from kezdesu.common.clock import almaty, almaty_date
from kezdesu.common.trilingual import Trilingual
from kezdesu.config.demo.cast import Cast
from kezdesu.config.demo.plan import YEAR
from kezdesu.config.demo.stage import Story
from kezdesu.config.demo.tour import Tour
from kezdesu.meetings.actions.entering import approve_amendments
from kezdesu.people.roles import Role
from kezdesu.schedule import queries
from kezdesu.schedule.actions import amending
from kezdesu.schedule.models import Amendment, Entry

CONGRESS = Trilingual(
    "Министр сол күні Парламентте республикалық бюджет бойынша есеп береді.",
    "В этот день министр отчитывается в Парламенте по республиканскому бюджету.",
)
LATER_BY = timedelta(days=7)


def follows_postponement(tour: Tour, new_day: date, reason: Trilingual) -> Story:
    """The schedule is brought in line with what the head decided: asked, signed, approved before the old day."""
    entry = tour.visit.entry_id
    assert entry is not None
    yield tour.at(-2, 10)
    asked = _ask(tour.cast, entry, new_day, reason)
    yield tour.at(-2, 16)
    _sign(tour.cast, asked)
    yield tour.at(-1, 12)
    today = almaty_date(tour.at(-1, 12))
    secretary = tour.cast.who(tour.cast.government.slug, Role.SECRETARY)
    found = queries.amendment_by_id(asked)
    assert found is not None
    act = f"{found.pk}-ө/{today:%m}"
    approve_amendments(amendments=[found], act_number=act, act_date=today, by=secretary)


def waiting(cast: Cast, slug: str, day: date) -> Story:
    """A signed change of a meeting late in the year, which lies with the Government Office."""
    yield almaty(YEAR, 11, 16, 10)
    entry = Entry.objects.get(proposal__schedule__label=str(YEAR), proposal__body__slug=slug, planned_on=day)
    asked = _ask(cast, entry.pk, day + LATER_BY, CONGRESS)
    yield almaty(YEAR, 11, 17, 15)
    _sign(cast, asked)


def _ask(cast: Cast, entry: int, new_day: date, reason: Trilingual) -> int:
    found = queries.entry_by_id(entry)
    assert found is not None
    clerk = cast.who(found.proposal.body.slug, Role.CLERK)
    return amending.propose_amendment(entry=found, new_date=new_day, reason=reason, by=clerk).pk


def _sign(cast: Cast, amendment: int) -> None:
    found: Amendment | None = queries.amendment_by_id(amendment)
    assert found is not None
    amending.sign_amendment(amendment=found, by=cast.who(found.entry.proposal.body.slug, Role.HEAD))
