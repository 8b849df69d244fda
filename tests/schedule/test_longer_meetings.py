"""A meeting with its hours set follows an act that gives it more days: the page and the calendar say them all."""

from __future__ import annotations

from datetime import date

import pytest

from kezdesu.common import clock
from kezdesu.meetings import actions as meetings
from kezdesu.meetings import queries as visits
from kezdesu.meetings.models import Visit
from kezdesu.schedule import actions
from kezdesu.schedule.models import Entry
from tests.factories.meetings import planned_part
from tests.factories.schedule import REASON, Offices, make_approved, make_offices

pytestmark = pytest.mark.django_db


@pytest.fixture
def offices() -> Offices:
    """The only meeting, on 11 March, has its hours."""
    found = make_offices()
    make_approved(found)
    clock.freeze(clock.almaty(2026, 2, 2, 9))
    visit = Visit.objects.select_related("body", "office").get()
    meetings.set_parts(visit=visit, parts=[planned_part()], by=found.clerk)
    return found


def amend(offices: Offices, first: date, last: date | None) -> tuple[date, date]:
    """The days of the visit after an approved change."""
    entry = Entry.objects.select_related("proposal__schedule", "proposal__body").get()
    asked = actions.propose_amendment(
        entry=entry, new_date=first, new_until=last, reason=REASON, by=offices.clerk
    )
    actions.sign_amendment(amendment=asked, by=offices.head)
    meetings.approve_amendments(
        amendments=[asked], act_number="40", act_date=date(2026, 2, 2), by=offices.secretary
    )
    row = visits.row_of(Visit.objects.get().code)
    assert row is not None
    return row.day, row.last_day


def test_moved_to_several_days_it_lasts_them_all(offices: Offices) -> None:
    days = date(2026, 3, 18), date(2026, 3, 20)
    assert amend(offices, *days) == days


def test_kept_on_its_day_it_lasts_longer(offices: Offices) -> None:
    days = date(2026, 3, 11), date(2026, 3, 12)
    assert amend(offices, *days) == days


def test_moved_as_it_is_its_hours_say_how_long(offices: Offices) -> None:
    assert amend(offices, date(2026, 3, 18), None) == (date(2026, 3, 18), date(2026, 3, 18))
    (part,) = visits.parts_of(Visit.objects.get())
    assert part.planned_start == clock.almaty(2026, 3, 18, 10)
