"""Schedule, visits, announcements, a postponement, a cancellation, an amendment."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kezdesu.common import clock
from kezdesu.meetings import actions as meetings
from kezdesu.meetings.models import AgendaKind, PartKind, RecordKind, Visit
from kezdesu.meetings.plans import AgendaRow, BroadcastPlan, PlannedPart
from kezdesu.people.actors import MACHINE, Actor
from kezdesu.people.roles import Role
from kezdesu.schedule import actions, queries
from kezdesu.schedule.content import EntryRow
from kezdesu.schedule.models import Amendment, Entry
from tests.factories.base import EDITION
from tests.gates.world.pen import Pen
from tests.gates.world.staff import AKIMAT, AUTHORISED, GOVERNMENT, OURS, THEIRS, Staff

if TYPE_CHECKING:
    from tests.gates.world.settle import World

KARAGANDA, ABAI = "350000000", "100000000"
DAYS = {
    "visit.held": (OURS, KARAGANDA, date(2026, 3, 11)),
    "visit.cancelled": (OURS, KARAGANDA, date(2026, 3, 25)),
    "visit.postponed": (OURS, ABAI, date(2026, 4, 15)),
    "visit.live": (OURS, KARAGANDA, date(2026, 6, 3)),
    "visit.theirs": (THEIRS, KARAGANDA, date(2026, 3, 18)),
    "visit.missed": (THEIRS, ABAI, date(2026, 3, 11)),
    "visit.ahead": (THEIRS, ABAI, date(2026, 6, 17)),
    "visit.far": (OURS, ABAI, date(2026, 9, 16)),
}


def approve_the_year(world: World, staff: Staff, pen: Pen) -> None:
    """Proposals of two ministries, one returned first; draft, approval, version 1 with its visits."""
    with clock.at(clock.almaty(2025, 11, 20, 12)):
        year = actions.open_year(year=2026, edition=EDITION, by=MACHINE)
    with clock.at(clock.almaty(2025, 11, 25, 12)):
        for slug in (OURS, THEIRS):
            clerk, head = staff.who(slug, Role.CLERK), staff.who(slug, Role.HEAD)
            proposal = actions.start_proposal(schedule=year, body=staff.bodies[slug], by=clerk)
            actions.put_entries(proposal=proposal, rows=_rows(slug, pen), by=clerk)
            actions.prepare_proposal(proposal=proposal, by=clerk)
            if slug == OURS:
                reason = pen.private("proposal.return", "Жерін нақтылаңыз")
                actions.send_back_proposal(proposal=proposal, reason=reason, by=head)
                actions.prepare_proposal(proposal=proposal, by=clerk)
            actions.sign_proposal(proposal=proposal, by=head)
    coordinator = staff.who(AUTHORISED, Role.COORDINATOR)
    _talk_about_a_row(world, coordinator, pen)
    with clock.at(clock.almaty(2025, 12, 10, 12)):
        actions.draft_schedule(schedule=year, by=coordinator)
        actions.submit_draft(schedule=year, receipt=pen.says("schedule.receipt", "ҮА-77"), by=coordinator)
    with clock.at(clock.almaty(2026, 1, 5, 12)):
        number = pen.says("schedule.act", "12-ө")
        meetings.approve_schedule(
            schedule=year,
            act_number=number,
            act_date=date(2026, 1, 5),
            by=staff.who(GOVERNMENT, Role.SECRETARY),
        )
    for name, (slug, kato, day) in DAYS.items():
        visits = Visit.objects.filter(body__slug=slug, region__kato=kato)
        world.codes[name] = next(visit.code for visit in visits if clock.almaty_date(visit.starts_at) == day)


def _talk_about_a_row(world: World, coordinator: Actor, pen: Pen) -> None:
    """A row of our ministry is moved, put back and asked about: for the two sides alone."""
    entry = queries.entry_by_id(Entry.objects.get(planned_on=date(2026, 9, 16)).pk)
    assert entry is not None
    with clock.at(clock.almaty(2025, 12, 2, 12)):
        reason = pen.private("placement.reason", "Жүктемені теңестіру")
        actions.place(
            entry=entry,
            planned_on=date(2026, 9, 23),
            region=entry.region,
            reason=reason,
            seen=0,
            by=coordinator,
        )
        actions.undo_placement(entry=entry, seen=1, by=coordinator)
        remark = actions.comment_row(
            entry=entry, text=pen.private("remark.text", "Неге дәл осы күн?"), by=coordinator
        )
    world.codes["remark"] = str(remark.pk)


def _rows(slug: str, pen: Pen) -> list[EntryRow]:
    place = pen.both(f"entry.{slug}.place", "Достық үйі", "Дом дружбы", "House of Friendship")
    return [EntryRow(kato, "minister", day, place) for body, kato, day in DAYS.values() if body == slug]


def prepare_the_visits(world: World, staff: Staff, pen: Pen) -> None:
    """Parts, agenda, broadcast, a signed announcement; then one is cancelled and one postponed."""
    for name in (
        "visit.held",
        "visit.cancelled",
        "visit.postponed",
        "visit.live",
        "visit.theirs",
        "visit.ahead",
    ):
        slug, _kato, day = DAYS[name]
        before = clock.almaty(day.year, day.month, day.day, 10) - timedelta(days=25)
        with clock.at(before):
            _plan(world, name, staff, pen)
        with clock.at(before + timedelta(days=9)):
            _announce(world, name, staff, pen, slug)
    reason = pen.both("visit.reason", "Су тасқынына байланысты", "В связи с паводком")
    head = staff.who(OURS, Role.HEAD)
    with clock.at(clock.almaty(2026, 3, 20, 17)):
        meetings.cancel(visit=visit_of(world, "visit.cancelled"), reason=reason, by=head)
    with clock.at(clock.almaty(2026, 4, 10, 17)):
        visit = visit_of(world, "visit.postponed")
        meetings.postpone(visit=visit, new_start=visit.starts_at + timedelta(days=70), reason=reason, by=head)


def prepare(world: World, name: str, staff: Staff, pen: Pen) -> None:
    """Plan a visit 25 days before and announce it 16 days before."""
    slug, _kato, day = DAYS[name]
    before = clock.almaty(day.year, day.month, day.day, 10) - timedelta(days=25)
    with clock.at(before):
        _plan(world, name, staff, pen)
    with clock.at(before + timedelta(days=9)):
        _announce(world, name, staff, pen, slug)


def _plan(world: World, name: str, staff: Staff, pen: Pen) -> None:
    slug, _kato, day = DAYS[name]
    clerk, start = staff.who(slug, Role.CLERK), clock.almaty(day.year, day.month, day.day, 10)
    place = pen.both("part.place", "Мәдениет үйі", "Дом культуры", "House of Culture")
    parts = [
        PlannedPart(PartKind.MEETING, start, start + timedelta(hours=2), place),
        PlannedPart(PartKind.RECEPTION, start + timedelta(hours=3), start + timedelta(hours=4), place),
    ]
    meetings.set_parts(visit=visit_of(world, name), parts=parts, by=clerk)
    agenda = [
        AgendaRow(AgendaKind.PRESENTATION, pen.both("agenda.first", "Баяндама", "Доклад", "Report"), 20),
        AgendaRow(
            AgendaKind.QUESTIONS, pen.both("agenda.second", "Сұрақ-жауап", "Вопросы", "Questions"), 100
        ),
    ]
    meetings.set_agenda(visit=visit_of(world, name), items=agenda, by=clerk)
    url = pen.says("broadcast.url", "https://www.youtube.com/watch?v=abc")
    meetings.set_broadcast(
        visit=visit_of(world, name), plan=BroadcastPlan(url, videoconference=True), by=clerk
    )


def _announce(world: World, name: str, staff: Staff, pen: Pen, slug: str) -> None:
    clerk, head = staff.who(slug, Role.CLERK), staff.who(slug, Role.HEAD)
    text = pen.both(
        "announcement", "Министр халықпен кездеседі.", "Министр встретится с населением.", "A meeting."
    )
    made = meetings.draft_announcement(visit=visit_of(world, name), text=text, by=clerk)
    meetings.prepare_announcement(announcement=made, by=clerk)
    meetings.sign_announcement(announcement=made, by=head)
    note = pen.both("record.note", "Хабарландыру таратылды", "Объявление распространено")
    meetings.record(
        visit=visit_of(world, name), kind=RecordKind.AB_ANNOUNCEMENT, note=note, happened_at=clock.now(),
        url="https://www.gov.kz/announcement", by=staff.who(AUTHORISED, Role.COORDINATOR),
    )  # fmt: skip
    if DAYS[name][1] == KARAGANDA:
        meetings.record(
            visit=visit_of(world, name), kind=RecordKind.LOCAL_NOTICE, note=note, happened_at=clock.now(), count=12,
            by=staff.who(AKIMAT, Role.AKIMAT_CLERK),
        )  # fmt: skip


def amend_the_year(world: World, staff: Staff, pen: Pen) -> None:
    """One approved amendment (version 2), and one that only its ministry has seen so far."""
    clerk, head = staff.who(OURS, Role.CLERK), staff.who(OURS, Role.HEAD)
    reason = pen.both("amendment.reason", "Егін жинау уақыты", "Время уборки урожая")
    entries = {
        entry.planned_on: entry
        for entry in Entry.objects.select_related("proposal__schedule", "proposal__body")
    }
    with clock.at(clock.almaty(2026, 5, 12, 10)):
        far = entries[date(2026, 9, 16)]
        moved = actions.propose_amendment(entry=far, new_date=date(2026, 10, 7), reason=reason, by=clerk)
        actions.sign_amendment(amendment=moved, by=head)
    with clock.at(clock.almaty(2026, 5, 14, 10)):
        meetings.approve_amendments(
            amendments=[Amendment.objects.get(pk=moved.pk)], act_number="15-ө", act_date=date(2026, 5, 14),
            by=staff.who(GOVERNMENT, Role.SECRETARY),
        )  # fmt: skip
        waiting = pen.both("amendment.waiting", "Әлі шешілмеген себеп", "Ещё не решённая причина")
        other = actions.propose_amendment(
            entry=Entry.objects.get(pk=far.pk), new_date=date(2026, 10, 21), reason=waiting, by=clerk
        )
    world.codes |= {"entry": str(far.pk), "amendment": str(other.pk)}


def visit_of(world: World, name: str) -> Visit:
    """The visit as it stands now."""
    return Visit.objects.select_related("body", "office", "region", "entry").get(code=world.codes[name])
