"""Parts, agenda, broadcast: what the decree asks of the plan (3.2, 3.3, 3.6)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal import record as journal
from kezdesu.meetings import actions, queries
from kezdesu.meetings.models import AgendaKind, CommentSetting, PartKind, Visit
from kezdesu.meetings.plans import AgendaRow, BroadcastPlan
from kezdesu.meetings.states import VisitState
from kezdesu.people.actors import VISITOR
from tests.factories import actor_of, make_account, make_body, make_office, make_region, make_visit
from tests.factories.meetings import agenda_row, make_planned, make_team, planned_part

pytestmark = pytest.mark.django_db
WHY = Trilingual("Ауылда интернет жоқ", "В ауле нет интернета")


@pytest.fixture(autouse=True)
def february() -> object:
    with clock.at(clock.almaty(2026, 2, 20, 9)):
        yield


def planned() -> Visit:
    return make_visit(body=make_body(), state=VisitState.PLANNED)


def test_parts_set_the_hours_of_the_visit() -> None:
    team, visit = make_team(), planned()
    start = clock.almaty(2026, 3, 11, 9)
    reception = planned_part(PartKind.RECEPTION, start + timedelta(hours=5), 90)
    actions.set_parts(visit=visit, parts=[planned_part(start=start), reception], by=team.clerk)
    visit.refresh_from_db()
    assert (visit.starts_at, visit.ends_at) == (start, start + timedelta(hours=6, minutes=30))
    assert [part.kind for part in queries.parts_of(visit)] == ["meeting", "reception"]
    assert journal.of(visit.code)[-1].kind == "visit.parts_set"


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ([], "no_meeting_part"),
        ([planned_part(PartKind.NGO)], "no_meeting_part"),
        ([planned_part(), planned_part()], "part_twice"),
        ([planned_part(minutes=0)], "times_wrong"),
        ([planned_part(start=clock.almaty(2026, 3, 12, 10))], "other_day"),
        ([planned_part(start=clock.almaty(1900, 1, 1, 10))], "other_day"),
        ([planned_part(), planned_part(PartKind.NGO, clock.almaty(2099, 1, 1))], "other_day"),
    ],
)
def test_impossible_parts_are_refused(parts: list[object], code: str) -> None:
    team, visit = make_team(), planned()
    with pytest.raises(Refused) as error:
        actions.set_parts(visit=visit, parts=parts, by=team.clerk)  # type: ignore[arg-type]
    assert error.value.denied.code == code
    assert queries.parts_of(visit) == []


def test_presentation_of_exactly_a_quarter_is_accepted() -> None:
    team, visit = make_team(), planned()
    actions.set_parts(visit=visit, parts=[planned_part(minutes=120)], by=team.clerk)
    items = [agenda_row(AgendaKind.PRESENTATION, 30), agenda_row(AgendaKind.QUESTIONS, 90)]
    actions.set_agenda(visit=visit, items=items, by=team.clerk)
    assert [item.minutes for item in queries.agenda_of(visit)] == [30, 90]


def test_presentation_over_a_quarter_is_refused_with_clause_and_figures() -> None:
    team, visit = make_team(), planned()
    actions.set_parts(visit=visit, parts=[planned_part(minutes=120)], by=team.clerk)
    items = [agenda_row(AgendaKind.PRESENTATION, 31), agenda_row(AgendaKind.QUESTIONS, 60)]
    with pytest.raises(Refused) as error:
        actions.set_agenda(visit=visit, items=items, by=team.clerk)
    denied = error.value.denied
    assert (denied.code, denied.clause) == ("presentation_over_share", "3.3")
    for text in (denied.reason.kk, denied.reason.ru, denied.reason.en):
        assert [figure for figure in ("31", "120", "1/4", "30") if figure not in text] == []
    assert queries.agenda_of(visit) == []


def test_shorter_meeting_that_breaks_the_quarter_is_refused() -> None:
    team = make_team()
    visit = make_planned(team)
    with pytest.raises(Refused) as error:
        actions.set_parts(visit=visit, parts=[planned_part(minutes=60)], by=team.clerk)
    assert error.value.denied.clause == "3.3"
    assert queries.parts_of(visit)[0].planned_minutes == 120


@pytest.mark.parametrize(
    ("items", "code"),
    [
        ([AgendaRow(AgendaKind.QUESTIONS, Trilingual("Сұрақ", ""), 10)], "language_missing"),
        ([agenda_row(AgendaKind.QUESTIONS, 0)], "minutes_wrong"),
        ([agenda_row(AgendaKind.QUESTIONS, 121)], "agenda_too_long"),
    ],
)
def test_impossible_agenda_is_refused(items: list[AgendaRow], code: str) -> None:
    team = make_team()
    visit = make_planned(team)
    with pytest.raises(Refused) as error:
        actions.set_agenda(visit=visit, items=items, by=team.clerk)
    assert error.value.denied.code == code


def test_agenda_waits_for_the_hours() -> None:
    team, visit = make_team(), planned()
    with pytest.raises(Refused) as error:
        actions.set_agenda(visit=visit, items=[agenda_row(AgendaKind.QUESTIONS, 10)], by=team.clerk)
    assert error.value.denied.code == "no_meeting_part"


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (BroadcastPlan(), "no_broadcast_reason"),
        (BroadcastPlan(impossible=Trilingual("Тек қазақша", "")), "no_broadcast_reason"),
        (BroadcastPlan("https://t.me/x", CommentSetting.CLOSED), "comments_not_open"),
        (BroadcastPlan("https://t.me/x", CommentSetting.MODERATED), "comments_not_open"),
        (BroadcastPlan("javascript:alert(1)"), "bad_address"),
        (BroadcastPlan("ftp://t.me/x"), "bad_address"),
        (BroadcastPlan("https://user:pass@t.me/x"), "bad_address"),
        (BroadcastPlan("https:///x"), "bad_address"),
        (BroadcastPlan("https://t.me/" + "x" * 200), "bad_address"),
    ],
)
def test_broadcast_that_the_decree_does_not_allow_is_refused(plan: BroadcastPlan, code: str) -> None:
    team, visit = make_team(), planned()
    with pytest.raises(Refused) as error:
        actions.set_broadcast(visit=visit, plan=plan, by=team.clerk)
    assert error.value.denied.code == code
    assert error.value.denied.clause == ("" if code == "bad_address" else "3.2")


@pytest.mark.parametrize(
    "plan",
    [
        BroadcastPlan("https://www.youtube.com/watch?v=1"),
        BroadcastPlan("https://t.me/x", CommentSetting.CLOSED, impossible=WHY),
        BroadcastPlan(impossible=WHY),
    ],
)
def test_broadcast_or_its_reason_is_kept_and_can_be_seen(plan: BroadcastPlan) -> None:
    team, visit = make_team(), planned()
    actions.set_broadcast(visit=visit, plan=plan, by=team.clerk)
    line = journal.of(visit.code)[-1]
    assert (line.kind, line.public, line.data["url"]) == ("visit.broadcast_set", True, plan.url)


def test_two_clerks_on_one_visit_the_slower_is_told() -> None:
    team = make_team()
    mine = make_planned(team)
    theirs = Visit.objects.select_related("body").get(pk=mine.pk)
    actions.set_agenda(visit=mine, items=[agenda_row(AgendaKind.QUESTIONS, 60)], by=team.clerk)
    with pytest.raises(Conflict):
        actions.set_agenda(visit=theirs, items=[agenda_row(AgendaKind.QUESTIONS, 90)], by=team.clerk)
    assert [item.minutes for item in queries.agenda_of(mine)] == [60]


@pytest.mark.parametrize("who", ["head", "operator", "visitor", "other"])
def test_only_a_clerk_of_the_body_plans(who: str) -> None:
    team, visit = make_team(), planned()
    other = actor_of(make_account("clerk", make_body("transport")))
    actor = {"visitor": VISITOR, "other": other}.get(who) or getattr(team, who)
    with pytest.raises(Refused) as error:
        actions.set_parts(visit=visit, parts=[planned_part()], by=actor)
    assert error.value.denied.code == "not_clerk"


def test_off_schedule_visit_gets_the_next_number_of_its_year() -> None:
    team = make_team()
    start = clock.almaty(2026, 4, 2, 10)
    facts = {
        "body": team.body,
        "office": make_office(team.body),
        "region": make_region(),
        "edition": "863-2023",
        "by": team.clerk,
    }
    starts = [start, start + timedelta(days=1)]
    visits = [actions.plan_visit(starts_at=at, ends_at=at + timedelta(hours=2), **facts) for at in starts]
    assert [visit.code for visit in visits] == ["M-2026-0001", "M-2026-0002"]
    assert visits[0].off_schedule
    assert journal.of("M-2026-0001")[0].data["entry"] == ""


@pytest.mark.parametrize(
    ("slug", "day", "clause", "code"),
    [
        ("defence", date(2026, 4, 2), "1", "exempt_body"),
        ("healthcare", date(1900, 1, 1), "", "in_the_past"),
    ],
)
def test_impossible_off_schedule_visit_is_refused(slug: str, day: date, clause: str, code: str) -> None:
    team = make_team(slug)
    start = clock.almaty(day.year, day.month, day.day, 10)
    with pytest.raises(Refused) as error:
        actions.plan_visit(
            body=team.body,
            office=make_office(team.body),
            region=make_region(),
            starts_at=start,
            ends_at=start + timedelta(hours=1),
            edition="863-2023",
            by=team.clerk,
        )
    assert (error.value.denied.code, error.value.denied.clause) == (code, clause)
    assert Visit.objects.count() == 0
