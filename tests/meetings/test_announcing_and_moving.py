"""The announcement takes two people and two languages; a moved date stays to be seen."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal import record as journal
from kezdesu.meetings import actions, queries
from kezdesu.meetings.models import Announcement, Visit
from kezdesu.meetings.states import AnnouncementState, VisitState
from tests.factories import actor_of, make_account
from tests.factories.meetings import (
    TEXT,
    make_announced,
    make_held,
    make_planned,
    make_team,
    make_under_way,
    planned_part,
)

pytestmark = pytest.mark.django_db
REASON = Trilingual("Боран", "Буран")
FEBRUARY = clock.almaty(2026, 2, 20, 9)


def test_signed_announcement_is_published_and_the_visit_announced() -> None:
    team = make_team()
    visit = make_announced(team)
    announcement = Announcement.objects.get(visit=visit)
    assert (announcement.state, announcement.published_at) == (
        "published",
        visit.starts_at - timedelta(days=15),
    )
    assert Visit.objects.get(pk=visit.pk).state == VisitState.ANNOUNCED
    line = journal.of(visit.code)[-1]
    assert announcement.act is not None
    assert (line.kind, line.data["sha256"]) == ("visit.announced", announcement.act.digest)


@pytest.mark.parametrize(
    "text", [Trilingual("Қазақша", ""), Trilingual("", "По-русски"), Trilingual(" ", " ")]
)
def test_announcement_needs_both_languages(text: Trilingual) -> None:
    team = make_team()
    visit = make_planned(team)
    announcement = actions.draft_announcement(visit=visit, text=text, by=team.clerk)
    with pytest.raises(Refused) as error:
        actions.prepare_announcement(announcement=announcement, by=team.clerk)
    assert error.value.denied.code == "language_missing"
    assert announcement.state == AnnouncementState.DRAFT


def test_whoever_prepared_the_announcement_cannot_sign_it() -> None:
    team = make_team()
    account = make_account("clerk", team.body)
    account.memberships.create(body=team.body, role="head", since="2000-01-01")
    both = actor_of(account)
    announcement = actions.draft_announcement(visit=make_planned(team), text=TEXT, by=both)
    actions.prepare_announcement(announcement=announcement, by=both)
    with pytest.raises(Refused) as error:
        actions.sign_announcement(announcement=announcement, by=both)
    assert error.value.denied.code == "same_person"


def test_hours_changed_after_preparing_must_be_prepared_anew() -> None:
    team = make_team()
    visit = make_planned(team)
    with clock.at(FEBRUARY):
        announcement = actions.draft_announcement(visit=visit, text=TEXT, by=team.clerk)
        actions.prepare_announcement(announcement=announcement, by=team.clerk)
        actions.set_parts(
            visit=visit, parts=[planned_part(start=clock.almaty(2026, 3, 11, 15))], by=team.clerk
        )
        with pytest.raises(Refused) as error:
            actions.sign_announcement(announcement=announcement, by=team.head)
        assert error.value.denied.code == "changed_since"
        announcement.refresh_from_db()
        actions.return_announcement(announcement=announcement, reason="Сағаты өзгерді", by=team.head)
        actions.draft_announcement(visit=visit, text=TEXT, by=team.clerk)
    assert Announcement.objects.get().state == AnnouncementState.DRAFT


def test_published_announcement_is_not_rewritten() -> None:
    team = make_team()
    visit = make_announced(team)
    with pytest.raises(Conflict):
        actions.draft_announcement(visit=visit, text=Trilingual("а", "б"), by=team.clerk)
    assert Announcement.objects.get().text == TEXT


def test_postponed_visit_moves_its_parts_and_keeps_the_old_date() -> None:
    team = make_team()
    visit = make_announced(team)
    old, new = visit.starts_at, clock.almaty(2026, 3, 20, 15)
    with clock.at(FEBRUARY):
        actions.postpone(visit=visit, new_start=new, reason=REASON, by=team.head)
    visit.refresh_from_db()
    kept = visit.postponements.get()
    assert (kept.old_start, kept.new_start, kept.reason) == (old, new, REASON)
    assert (visit.starts_at, visit.ends_at) == (new, new + timedelta(hours=5))
    assert [part.planned_start for part in queries.parts_of(visit)] == [new, new + timedelta(hours=4)]
    (row,) = queries.of_year(2026)
    assert (row.first_start, row.postponed, row.day) == (old, 1, clock.almaty_date(new))
    assert journal.of(visit.code)[-1].data["reason_ru"] == "Буран"


@pytest.mark.parametrize(
    ("new_start", "code"),
    [
        (clock.almaty(1900, 1, 1), "in_the_past"),
        (FEBRUARY, "in_the_past"),
        (clock.almaty(2026, 3, 11, 10), "same_start"),
    ],
)
def test_impossible_new_start_is_refused(new_start: datetime, code: str) -> None:
    team = make_team()
    visit = make_announced(team)
    with clock.at(FEBRUARY), pytest.raises(Refused) as error:
        actions.postpone(visit=visit, new_start=new_start, reason=REASON, by=team.head)
    assert (error.value.denied.code, error.value.field) == (code, "new_start")


@pytest.mark.parametrize(
    "reason", [Trilingual("Боран", ""), Trilingual("", "Буран"), Trilingual("  ", "Буран")]
)
def test_postponing_and_cancelling_need_the_reason_in_both_languages(reason: Trilingual) -> None:
    team = make_team()
    visit = make_announced(team)
    with clock.at(FEBRUARY):
        with pytest.raises(Refused) as postponed:
            actions.postpone(visit=visit, new_start=clock.almaty(2026, 4, 1), reason=reason, by=team.head)
        with pytest.raises(Refused) as cancelled:
            actions.cancel(visit=visit, reason=reason, by=team.head)
    assert {postponed.value.denied.code, cancelled.value.denied.code} == {"reason_missing"}


@pytest.mark.parametrize("who", ["clerk", "operator"])
def test_only_the_head_postpones_and_cancels(who: str) -> None:
    team = make_team()
    visit = make_announced(team)
    with clock.at(FEBRUARY), pytest.raises(Refused) as error:
        actions.cancel(visit=visit, reason=REASON, by=getattr(team, who))
    assert error.value.denied.code == "not_head"


def test_cancelled_visit_keeps_reason_and_day_and_moves_no_more() -> None:
    team = make_team()
    visit = make_announced(team)
    with clock.at(FEBRUARY):
        actions.cancel(visit=visit, reason=REASON, by=team.head)
        with pytest.raises(Refused) as error:
            actions.postpone(visit=visit, new_start=clock.almaty(2026, 4, 1), reason=REASON, by=team.head)
    visit.refresh_from_db()
    assert (visit.state, visit.cancel_reason, visit.cancelled_at) == ("cancelled", REASON, FEBRUARY)
    assert error.value.denied.code == "not_ahead"


@pytest.mark.parametrize("make", [make_under_way, make_held])
def test_visit_that_began_is_neither_postponed_nor_cancelled(make: object) -> None:
    team = make_team()
    visit = make(team)  # type: ignore[operator]
    with pytest.raises(Refused) as error:
        actions.cancel(visit=visit, reason=REASON, by=team.head)
    assert error.value.denied.code == "not_ahead"


def test_two_heads_cancel_and_postpone_one_wins() -> None:
    team = make_team()
    mine = make_announced(team)
    theirs = Visit.objects.select_related("body").get(pk=mine.pk)
    with clock.at(FEBRUARY):
        actions.cancel(visit=mine, reason=REASON, by=team.head)
        with pytest.raises(Conflict):
            actions.postpone(visit=theirs, new_start=clock.almaty(2026, 4, 1), reason=REASON, by=team.head)
    assert Visit.objects.get(pk=mine.pk).postponements.count() == 0


def test_missed_is_computed_from_the_day() -> None:
    visit = make_announced(make_team())
    (row,) = queries.of_year(2026)
    assert [
        row.is_missed(day) for day in (visit.starts_at.date(), visit.starts_at.date() + timedelta(days=1))
    ] == [
        False,
        True,
    ]
    with clock.at(visit.starts_at + timedelta(days=2)):
        assert [missed.code for missed in queries.missed()] == [visit.code]
