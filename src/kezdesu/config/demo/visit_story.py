"""One visit from its preparation to its close (clauses 3.2–3.6, 4.1–4.2, 5.1), with its planted flaws."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from kezdesu.common import clock
from kezdesu.common.clock import almaty_date
from kezdesu.common.trilingual import Trilingual
from kezdesu.config.demo import after_story, live_story, question_story, stage_texts
from kezdesu.config.demo.cast import Cast
from kezdesu.config.demo.plan import Flaw, PlannedVisit
from kezdesu.config.demo.question_story import Shelf
from kezdesu.config.demo.stage import Stage, Story
from kezdesu.config.demo_texts.corpus import DemoQuestion
from kezdesu.meetings.actions import announcing, holding, moving, planning, recording
from kezdesu.meetings.models import AgendaKind, Part, PartKind, RecordKind, Visit
from kezdesu.meetings.plans import AgendaRow, BroadcastPlan, PlannedPart
from kezdesu.people.roles import Role

HOURS = {
    PartKind.MEETING: (10.0, 12.0),
    PartKind.NGO: (12.5, 13.25),
    PartKind.RECEPTION: (14.0, 16.0),
    PartKind.BRIEFING: (16.25, 16.75),
}
SKIPPED = {
    PartKind.NGO: Flaw.NO_NGO,
    PartKind.RECEPTION: Flaw.NO_RECEPTION,
    PartKind.BRIEFING: Flaw.NO_BRIEFING,
}


@dataclass(frozen=True)
class Tour:
    """A visit on its way: the row in the plan, its id, who does what, and which voice is which question."""

    stage: Stage
    cast: Cast
    planned: PlannedVisit
    visit_id: int
    slug: str
    kato: str
    questions: tuple[DemoQuestion, ...]
    shelf: Shelf
    asked: dict[str, DemoQuestion] = field(default_factory=dict)

    def visit(self) -> Visit:
        """The visit as it stands now."""
        return Visit.objects.select_related("body", "office", "region", "entry").get(pk=self.visit_id)

    def has(self, flaw: Flaw) -> bool:
        """Whether this breach is planted here."""
        return flaw in self.planned.flaws

    def at(self, days: int, hour: float = 10) -> datetime:
        """An instant so many days from the planned day, Almaty wall clock."""
        midnight = datetime(self.planned.day.year, self.planned.day.month, self.planned.day.day, tzinfo=UTC)
        return midnight + timedelta(days=days, hours=hour - 5)


def visit_story(tour: Tour) -> Story:
    """Preparation, then the day itself, unless the visit is cancelled, postponed or simply never held."""
    yield from _prepare(tour)
    if tour.has(Flaw.CANCELLED):
        yield tour.at(-4, 17)
        head = tour.cast.who(tour.slug, Role.HEAD)
        moving.cancel(visit=tour.visit(), reason=stage_texts.cancellation(), by=head)
        return
    if tour.has(Flaw.MISSED):
        return
    shift = 0
    if tour.has(Flaw.POSTPONED):
        yield tour.at(-3, 17)
        shift = 7
        head = tour.cast.who(tour.slug, Role.HEAD)
        new_start = tour.visit().starts_at + timedelta(days=shift)
        moving.postpone(visit=tour.visit(), new_start=new_start, reason=stage_texts.postponement(), by=head)
    yield from _last_days(tour, shift)
    yield from live_story.hour(tour, shift)
    yield from _afternoon(tour, shift)
    tour.stage.add(after_story.after(tour, shift))


def _prepare(tour: Tour) -> Story:
    clerk = tour.cast.who(tour.slug, Role.CLERK)
    yield tour.at(-35, 9.5)
    visit = tour.visit()
    day = almaty_date(visit.starts_at)
    parts = [PlannedPart(kind, tour.at(0, begin), tour.at(0, end)) for kind, (begin, end) in HOURS.items()]
    assert almaty_date(parts[0].start) == day
    planning.set_parts(visit=visit, parts=parts, by=clerk)
    planning.set_agenda(visit=tour.visit(), items=_agenda(), by=clerk)
    if not tour.has(Flaw.NO_BROADCAST):
        plan = BroadcastPlan(url=f"https://www.youtube.com/watch?v={visit.code}", videoconference=True)
        planning.set_broadcast(visit=tour.visit(), plan=plan, by=clerk)
    tour.stage.add(question_story.people(tour))
    if not tour.has(Flaw.NO_POLL):
        yield tour.at(-24, 12)
        _record(
            tour,
            RecordKind.DATE_DECISION,
            stage_texts.date_decision(),
            Role.CLERK,
            count=140 + tour.planned.number * 17,
        )
    yield tour.at(-14, 11)
    text = stage_texts.announcement(visit, tour.planned.day)
    announcement = announcing.draft_announcement(visit=tour.visit(), text=text, by=clerk)
    announcing.prepare_announcement(announcement=announcement, by=clerk)
    yield tour.at(-13, 16)
    announcing.sign_announcement(announcement=announcement, by=tour.cast.who(tour.slug, Role.HEAD))
    yield tour.at(-12, 10)
    _record_of_ab(tour, RecordKind.AB_ANNOUNCEMENT, stage_texts.ab_announcement(), count=1)
    if not tour.has(Flaw.NO_LIAISON):
        _record_of_ab(tour, RecordKind.AB_LIAISON, stage_texts.liaison(0))
    if not tour.has(Flaw.NO_NOTICE):
        yield tour.at(-10, 15)
        _record_local(tour, RecordKind.LOCAL_NOTICE, stage_texts.local_notice(), Role.AKIMAT_CLERK, count=12)


def _last_days(tour: Tour, shift: int) -> Story:
    if not tour.has(Flaw.NO_ANALYSIS):
        yield tour.at(shift - 2, 18)
        _record(tour, RecordKind.INTAKE_ANALYSIS, stage_texts.analysis(), Role.CLERK, count=40)


def _agenda() -> list[AgendaRow]:
    kinds = (AgendaKind.PRESENTATION, AgendaKind.QUESTIONS)
    return [
        AgendaRow(kind, title, minutes)
        for kind, title, minutes in zip(kinds, stage_texts.agenda(), (25, 95), strict=True)
    ]


def _afternoon(tour: Tour, shift: int) -> Story:
    operator = tour.cast.who(tour.slug, Role.OPERATOR)
    for kind in (PartKind.NGO, PartKind.RECEPTION, PartKind.BRIEFING):
        if tour.has(SKIPPED[kind]):
            continue
        begin, end = HOURS[kind]
        yield tour.at(shift, begin)
        holding.start_part(part=_part(tour, kind), by=operator)
        yield tour.at(shift, end)
        people, minutes = stage_texts.part(kind, tour.planned.number)
        holding.end_part(part=_part(tour, kind), attendance=people, minutes=minutes, by=operator)
    yield tour.at(shift, 17)
    holding.close_visit(visit=tour.visit(), by=operator)
    came = 0 if tour.has(Flaw.AKIM_ABSENT) else 1
    _record_local(tour, RecordKind.AKIM_ATTENDANCE, stage_texts.akim(came), Role.AKIM, count=came)
    yield tour.at(shift + 1, 11)
    if not tour.has(Flaw.NO_BROADCAST):
        url = f"https://www.youtube.com/watch?v={tour.visit().code}-archive"
        recording.attach_archive(visit=tour.visit(), url=url, by=operator)
    if not tour.has(Flaw.NO_LIAISON):
        _record_of_ab(tour, RecordKind.AB_LIAISON, stage_texts.liaison(2))
    if not tour.has(Flaw.NO_COVERAGE):
        yield tour.at(shift + 2, 15)
        _record_of_ab(
            tour, RecordKind.MEDIA_COVERAGE, stage_texts.coverage(), count=3 + tour.planned.number % 4
        )


def _part(tour: Tour, kind: PartKind) -> Part:
    return Part.objects.select_related("visit__body").get(visit_id=tour.visit_id, kind=kind)


def _record(tour: Tour, kind: RecordKind, note: Trilingual, role: Role, *, count: int | None = None) -> None:
    who = tour.cast.who(tour.slug, role)
    recording.record(visit=tour.visit(), kind=kind, note=note, happened_at=clock.now(), count=count, by=who)


def _record_of_ab(tour: Tour, kind: RecordKind, note: Trilingual, *, count: int | None = None) -> None:
    who = tour.cast.who(tour.cast.authorised.slug, Role.COORDINATOR)
    recording.record(visit=tour.visit(), kind=kind, note=note, happened_at=clock.now(), count=count, by=who)


def _record_local(tour: Tour, kind: RecordKind, note: Trilingual, role: Role, *, count: int) -> None:
    who = tour.cast.who(tour.cast.akimats[tour.kato].slug, role)
    recording.record(visit=tour.visit(), kind=kind, note=note, happened_at=clock.now(), count=count, by=who)
