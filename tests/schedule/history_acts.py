"""The acts of the machine of ``test_history_machine``: real actions, pressed in any order with any days."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
)

from kezdesu.bodies.models import Body, Office, Tenure
from kezdesu.common import clock
from kezdesu.common.answers import Denied, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings import actions as meetings
from kezdesu.meetings.models import Part, PartKind, Visit
from kezdesu.meetings.plans import PlannedPart
from kezdesu.meetings.states import AHEAD, VisitState
from kezdesu.schedule import actions, queries
from kezdesu.schedule.asking import Asked
from kezdesu.schedule.changes import Added, Change, Moved, RegionChanged, Withdrawn
from kezdesu.schedule.content import EntryRow, FrozenRow
from kezdesu.schedule.models import Amendment, Entry, Proposal, Schedule
from kezdesu.schedule.states import AmendmentState, Wish
from tests.factories import make_office, make_region
from tests.factories.base import EDITION
from tests.factories.schedule import PLACE, REASON, make_offices, make_schedule

ACCEPTED: Counter[str] = Counter()
EXAMPLES = int(os.environ.get("KEZDESU_HISTORY_EXAMPLES", "25"))
STEPS = int(os.environ.get("KEZDESU_HISTORY_STEPS", "20"))
NOTHING = Denied("nothing_begun", Trilingual("Ештеңе жоқ.", "Ничего нет.", "Nothing yet."))
OTHER_REGION = "620000000"
DAYS = st.integers(0, 40).map(lambda number: date(2026, 2, 1) + timedelta(days=number))
"""A narrow window, so that people, days and acts meet."""
SPANS = st.sampled_from([None, None, 1, 3])
MUST_BE_REACHED = {
    "towards_approval",
    "ask",
    "add",
    "decide_letter",
    "approve_changes",
    "postpone",
    "cancel",
    "hold",
}
"""Acts of which the examples must have seen at least one accepted: a machine that is always refused shows nothing."""
KINDS = {
    "visit.begun": VisitState.UNDER_WAY,
    "visit.held": VisitState.HELD,
    "visit.cancelled": VisitState.CANCELLED,
    "visit.announced": VisitState.ANNOUNCED,
}


class Acts(RuleBasedStateMachine):
    """Two ministries, three posts (two held by one person), two regions, one year."""

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.ours, self.theirs = make_offices(), make_offices("transport")
        make_region(OTHER_REGION)
        self.acting = one_person(self.ours.body, self.theirs.body)
        self.now = clock.almaty(2025, 11, 20, 9)
        with clock.at(self.now):
            self.schedule = make_schedule()
        self.versions: dict[int, tuple[str, str]] = {}
        self.codes: set[str] = set()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def attempt(self, act: Callable[[], Any]) -> Any:
        """Do it now, wholly or not at all; a refusal is an answer."""
        with clock.at(self.now), suppress(Refused), transaction.atomic():
            done = act()
            ACCEPTED[sys._getframe(1).f_code.co_name] += 1
            return done
        return None

    @property
    def year(self) -> Schedule:
        return Schedule.objects.get(pk=self.schedule.pk)

    def team(self, body: str) -> Any:
        return self.ours if body == "healthcare" else self.theirs

    @initialize(
        days=st.lists(DAYS, min_size=2, max_size=5, unique=True), begun=st.sampled_from([True, True, False])
    )
    def begin_the_year(self, days: list[date], begun: bool) -> None:
        """Two years of three begin approved, so that the machine spends its steps where the dangers are."""
        if begun:
            self.propose("healthcare", days, None)
            self.propose("transport", days[:2], None)
            for step in ("draft", "submit", "approve"):
                self.towards_approval(step)
            self.now = clock.almaty(2026, 1, 28, 9)

    @rule(hours=st.sampled_from([3, 20, 24 * 4]))
    def time_passes(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @precondition(lambda self: self.year.state == "collecting")
    @rule(
        body=st.sampled_from(["healthcare", "transport"]),
        days=st.lists(DAYS, min_size=1, max_size=3),
        span=SPANS,
    )
    def propose(self, body: str, days: list[date], span: int | None) -> None:
        team = self.team(body)
        rows = [wished(day, span if number == 0 else None) for number, day in enumerate(days)]
        self.attempt(lambda: actions.start_proposal(schedule=self.year, body=team.body, by=team.clerk))
        self.attempt(lambda: actions.put_entries(proposal=self.proposal(body), rows=rows, by=team.clerk))
        self.attempt(lambda: actions.prepare_proposal(proposal=self.proposal(body), by=team.clerk))
        self.attempt(lambda: actions.sign_proposal(proposal=self.proposal(body), by=team.head))

    @precondition(lambda self: Proposal.objects.exists())
    @rule(body=st.sampled_from(["healthcare", "transport"]))
    def return_proposal(self, body: str) -> None:
        self.attempt(
            lambda: actions.return_proposal(
                proposal=self.proposal(body), reason="Себеп", by=self.ours.coordinator
            )
        )

    @precondition(lambda self: self.year.state in ("collecting", "drafted") and Entry.objects.exists())
    @rule(which=st.integers(0, 9), day=DAYS)
    def place(self, which: int, day: date) -> None:
        entry = pick(Entry.objects.select_related("proposal__schedule", "region"), which)
        seen = queries.draft_row(entry).number
        self.attempt(
            lambda: actions.place(
                entry=entry,
                planned_on=day,
                region=entry.region,
                reason="Қабаттасу",
                by=self.ours.coordinator,
                seen=seen,
            )
        )

    @precondition(lambda self: self.year.state != "approved")
    @rule(step=st.sampled_from(["draft", "submit", "approve", "approve", "return", "reopen"]))
    def towards_approval(self, step: str) -> None:
        by, year = self.ours, self.year
        acts: dict[str, Callable[[], Any]] = {
            "draft": lambda: actions.draft_schedule(schedule=year, by=by.coordinator),
            "submit": lambda: actions.submit_draft(schedule=year, receipt="ҮА-1", by=by.coordinator),
            "return": lambda: actions.return_draft(schedule=year, reason="Себеп", by=by.secretary),
            "reopen": lambda: actions.reopen(schedule=year, reason="Себеп", by=by.coordinator),
            "approve": lambda: meetings.approve_schedule(
                schedule=year, act_number="1", act_date=clock.today(), by=by.secretary
            ),
        }
        self.attempt(acts[step])

    @precondition(lambda self: self.year.state == "approved")
    @rule(
        picks=st.lists(st.integers(0, 9), min_size=1, max_size=2),
        day=st.none() | DAYS,
        span=SPANS,
        far=st.booleans(),
        then=st.sampled_from(["", "sign", "approve", "approve"]),
    )
    def ask(self, picks: list[int], day: date | None, span: int | None, far: bool, then: str) -> None:
        chosen = {entry.pk: entry for entry in (pick(entries(), number) for number in picks)}
        until = day + timedelta(days=span) if day and span else None
        region = make_region(OTHER_REGION) if far else None
        asked = [Asked(entry, day, REASON, until, region) for entry in chosen.values()]
        team = self.team(asked[0].entry.proposal.body.slug)
        self.attempt(lambda: actions.propose_amendments(asked=asked, by=team.clerk))
        if then and amendments().filter(state=AmendmentState.PREPARED):
            self.decide_letter(0, True)
        if then == "approve" and amendments().filter(state=AmendmentState.SIGNED):
            self.approve_changes(True)

    @precondition(lambda self: self.year.state == "approved")
    @rule(day=DAYS)
    def add(self, day: date) -> None:
        self.attempt(
            lambda: actions.propose_addition(
                proposal=self.proposal("healthcare"), row=wished(day, None), reason=REASON, by=self.ours.clerk
            )
        )

    @precondition(lambda self: Amendment.objects.filter(state=AmendmentState.PREPARED).exists())
    @rule(which=st.integers(0, 9), signs=st.sampled_from([True, True, True, False]))
    def decide_letter(self, which: int, signs: bool) -> None:
        found = pick(amendments().filter(state=AmendmentState.PREPARED), which)
        head = self.team(found.entry.proposal.body.slug).head
        if signs:
            self.attempt(lambda: actions.sign_amendment(amendment=found, by=head))
        else:
            self.attempt(lambda: actions.return_amendment(amendment=found, reason="Себеп", by=head))

    @precondition(lambda self: Amendment.objects.filter(state=AmendmentState.SIGNED).exists())
    @rule(whole=st.booleans())
    def approve_changes(self, whole: bool) -> None:
        signed = list(amendments().filter(state=AmendmentState.SIGNED))[: None if whole else 1]
        self.attempt(
            lambda: meetings.approve_amendments(
                amendments=signed, act_number="2", act_date=clock.today(), by=self.ours.secretary
            )
        )

    @precondition(lambda self: Visit.objects.exists())
    @rule(which=st.integers(0, 9), day=DAYS, hour=st.sampled_from([9, 10, 15]))
    def postpone(self, which: int, day: date, hour: int) -> None:
        visit = self.visit(which)
        start = clock.almaty(day.year, day.month, day.day, hour)
        head = self.team(visit.body.slug).head
        self.attempt(lambda: meetings.postpone(visit=visit, new_start=start, reason=REASON, by=head))

    @precondition(lambda self: Visit.objects.exists())
    @rule(which=st.integers(0, 9), hour=st.sampled_from([9, 14]))
    def set_hours(self, which: int, hour: int) -> None:
        visit = self.visit(which)
        day = clock.almaty_date(visit.starts_at)
        start = clock.almaty(day.year, day.month, day.day, hour)
        part = PlannedPart(PartKind.MEETING, start, start + timedelta(hours=2))
        clerk = self.team(visit.body.slug).clerk
        self.attempt(lambda: meetings.set_parts(visit=visit, parts=[part], by=clerk))

    @precondition(lambda self: Visit.objects.exists())
    @rule(which=st.integers(0, 9))
    def cancel(self, which: int) -> None:
        visit = self.visit(which)
        head = self.team(visit.body.slug).head
        self.attempt(lambda: meetings.cancel(visit=visit, reason=REASON, by=head))

    @rule(day=DAYS, hour=st.sampled_from([9, 15]), acting=st.booleans())
    def plan_off_schedule(self, day: date, hour: int, acting: bool) -> None:
        team = self.theirs if acting else self.ours
        office = self.acting if acting else make_office(self.ours.body)
        start = clock.almaty(day.year, day.month, day.day, hour)
        self.attempt(
            lambda: meetings.plan_visit(
                body=team.body,
                office=office,
                region=make_region(),
                starts_at=start,
                ends_at=start + timedelta(hours=2),
                edition=EDITION,
                by=team.clerk,
            )
        )

    @precondition(lambda self: Visit.objects.exists())
    @rule(which=st.integers(0, 9))
    def hold(self, which: int) -> None:
        """Its day has come, or has passed: it can be held late."""
        ahead = Visit.objects.filter(state__in=AHEAD).order_by("starts_at")[: which % 2 + 1]
        if not ahead:
            return
        visit = Visit.objects.select_related("body").get(pk=list(ahead)[-1].pk)
        self.now = max(self.now, visit.starts_at)
        head = self.team(visit.body.slug).head
        self.attempt(lambda: meetings.begin(visit=visit, by=head))
        part = Part.objects.select_related("visit__body").filter(visit=visit).first()
        if part is not None:
            self.attempt(lambda: meetings.start_part(part=part, by=head))
            self.now += timedelta(hours=1)
            self.attempt(lambda: meetings.end_part(part=part, by=head))
            self.attempt(
                lambda: meetings.close_visit(
                    visit=Visit.objects.select_related("body").get(pk=visit.pk), by=head
                )
            )

    def persons(self) -> list[set[int]]:
        ours, theirs = make_office(self.ours.body), make_office(self.theirs.body)
        return [{ours.pk, self.acting.pk}, {theirs.pk}]

    def proposal(self, body: str) -> Proposal:
        found = queries.proposal_of(self.year, body)
        if found is None:
            raise Refused(NOTHING)
        return found

    def visit(self, which: int) -> Visit:
        return pick(Visit.objects.select_related("body", "office", "region", "entry"), which)


def entries() -> Any:
    return Entry.objects.select_related("proposal__body", "proposal__schedule", "region", "office").order_by(
        "id"
    )


def amendments() -> Any:
    related = ("entry__proposal__body", "entry__office", "schedule", "new_region", "act")
    return Amendment.objects.select_related(*related).order_by("id")


def pick(found: Any, which: int) -> Any:
    """One of the records, whatever the number."""
    numbered = list(found.order_by("pk"))
    return numbered[which % len(numbered)]


def wished(day: date, span: int | None) -> EntryRow:
    if span is None:
        return EntryRow("350000000", "head", day, PLACE)
    return EntryRow("350000000", "head", day, PLACE, Wish.SPAN, day + timedelta(days=span))


def one_person(mine: Body, other: Body) -> Office:
    """The head of one body also acts for another: two posts, one person."""
    acting = make_office(other, "acting")
    first = None
    for office in (make_office(mine), acting):
        name = {"holder_kk": "Айгүл Серік", "holder_ru": "Айгуль Серик", "holder_en": "Aigul Serik"}
        first = Tenure.objects.create(office=office, since=date(2020, 1, 1), person=first, **name)
    make_office(other)
    return acting


def day_of(text: str) -> date:
    return clock.almaty_date(datetime.fromisoformat(text))


Spot = tuple[int, date, date | None, str]


def spot(row: FrozenRow) -> Spot:
    return (row.entry, row.planned_on, row.planned_until, row.region)


def applied(rows: tuple[FrozenRow, ...], changes: tuple[Change, ...]) -> set[Spot]:
    """The earlier rows with the changes done to them."""
    known = {row.entry: spot(row) for row in rows}
    for change in changes:
        entry = change.row.entry
        match change:
            case Moved():
                known[entry] = (entry, change.new_date, change.new_until, known[entry][3])
            case RegionChanged():
                known[entry] = (*known[entry][:3], change.new_region)
            case Withdrawn():
                del known[entry]
            case Added():
                known[entry] = spot(change.row)
            case _:
                pass
    return set(known.values())
