"""One visit from its preparation to its close (clauses 3.2–3.6, 4.1–4.2, 5.1), with its planted flaws."""

from __future__ import annotations

from datetime import timedelta

from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.config.demo import after_story, amending_story, live_story, question_story, visit_texts
from kezdesu.config.demo.plan import Flaw
from kezdesu.config.demo.stage import Story
from kezdesu.config.demo.tour import Tour
from kezdesu.meetings.actions import announcing, holding, moving, planning, recording
from kezdesu.meetings.models import PartKind, RecordKind
from kezdesu.meetings.plans import BroadcastPlan, PlannedPart
from kezdesu.people.roles import Role

HOURS = {
    PartKind.MEETING: (0.0, 2.0),
    PartKind.NGO: (2.5, 3.25),
    PartKind.RECEPTION: (4.0, 6.0),
    PartKind.BRIEFING: (6.25, 6.75),
}
"""Begin and end of the parts in hours from the start of the meeting."""
SKIPPED = {
    PartKind.NGO: Flaw.NO_NGO,
    PartKind.RECEPTION: Flaw.NO_RECEPTION,
    PartKind.BRIEFING: Flaw.NO_BRIEFING,
}
MOVED_BY = 7


def visit_story(tour: Tour) -> Story:
    """Preparation, then the day itself, unless the visit is cancelled, postponed or simply never held."""
    yield from _prepare(tour)
    head = tour.cast.who(tour.slug, Role.HEAD)
    if tour.has(Flaw.CANCELLED):
        yield tour.at(-4, 17)
        moving.cancel(visit=tour.visit, reason=visit_texts.cancellation(), by=head)
        return
    if tour.has(Flaw.MISSED):
        return
    shift = 0
    if tour.has(Flaw.POSTPONED):
        yield tour.at(-3, 17)
        shift, reason = MOVED_BY, visit_texts.postponement(tour)
        new_start = tour.after(shift, 0)
        moving.postpone(visit=tour.visit, new_start=new_start, reason=reason, by=head)
        tour.stage.add(amending_story.follows_postponement(tour, clock.almaty_date(new_start), reason))
    yield from _last_days(tour, shift)
    yield from live_story.hour(tour, shift)
    yield from _other_parts(tour, shift)
    tour.stage.add(after_story.after(tour, shift))
    yield from _records_after(tour, shift)


def _prepare(tour: Tour) -> Story:
    clerk = tour.cast.who(tour.slug, Role.CLERK)
    yield max(tour.at(-35, 9.5), clock.now() + timedelta(hours=4))
    _plan(tour)
    tour.stage.add(question_story.people(tour))
    if not tour.has(Flaw.NO_POLL):
        yield tour.at(-24, 12)
        votes = 140 + tour.number * 17
        _record(tour, RecordKind.DATE_DECISION, visit_texts.date_decision(), count=votes)
    yield tour.at(-14, 11)
    text = visit_texts.announcement(tour)
    announcement = announcing.draft_announcement(visit=tour.visit, text=text, by=clerk)
    announcing.prepare_announcement(announcement=announcement, by=clerk)
    yield tour.at(-13, 16)
    announcing.sign_announcement(announcement=announcement, by=tour.cast.who(tour.slug, Role.HEAD))
    yield tour.at(-12, 10)
    _record_of_ab(tour, RecordKind.AB_ANNOUNCEMENT, visit_texts.ab_announcement(), count=1)
    if not tour.has(Flaw.NO_LIAISON):
        _record_of_ab(tour, RecordKind.AB_LIAISON, visit_texts.liaison_before())
    if not tour.has(Flaw.NO_NOTICE):
        yield tour.at(-10, 15)
        _record_local(tour, RecordKind.LOCAL_NOTICE, visit_texts.local_notice(), Role.AKIMAT_CLERK, count=12)


def _plan(tour: Tour) -> None:
    clerk, visit = tour.cast.who(tour.slug, Role.CLERK), tour.visit
    times = [
        PlannedPart(kind, tour.after(0, begin), tour.after(0, end)) for kind, (begin, end) in HOURS.items()
    ]
    tour.parts.update({part.kind: part for part in planning.set_parts(visit=visit, parts=times, by=clerk)})
    planning.set_agenda(visit=visit, items=visit_texts.agenda(), by=clerk)
    if not tour.has(Flaw.NO_BROADCAST):
        url = f"https://www.youtube.com/watch?v={visit.code}"
        plan = BroadcastPlan(url=url, videoconference=tour.number % 5 != 3)
        planning.set_broadcast(visit=visit, plan=plan, by=clerk)


def _last_days(tour: Tour, shift: int) -> Story:
    if not tour.has(Flaw.NO_ANALYSIS):
        yield tour.at(shift - 2, 18)
        note = visit_texts.analysis(tour)
        _record(tour, RecordKind.INTAKE_ANALYSIS, note, count=len(tour.asked))


def _other_parts(tour: Tour, shift: int) -> Story:
    operator = tour.cast.who(tour.slug, Role.OPERATOR)
    for kind, flaw in SKIPPED.items():
        if tour.has(flaw):
            continue
        begin, end = HOURS[kind]
        yield tour.after(shift, begin)
        holding.start_part(part=tour.parts[kind], by=operator)
        yield tour.after(shift, end)
        people, minutes = visit_texts.part(tour, kind)
        holding.end_part(part=tour.parts[kind], attendance=people, minutes=minutes, by=operator)
    yield tour.after(shift, 7)
    holding.close_visit(visit=tour.visit, by=operator)
    came = 0 if tour.has(Flaw.AKIM_ABSENT) else 1
    _record_local(tour, RecordKind.AKIM_ATTENDANCE, visit_texts.akim(came), Role.AKIM, count=came)


def _records_after(tour: Tour, shift: int) -> Story:
    yield tour.at(shift + 1, 11)
    if not tour.has(Flaw.NO_BROADCAST):
        url = f"https://www.youtube.com/watch?v={tour.visit.code}-archive"
        by = tour.cast.who(tour.slug, Role.OPERATOR)
        recording.attach_archive(visit=tour.visit, url=url, by=by)
    if not tour.has(Flaw.NO_LIAISON):
        _record_of_ab(tour, RecordKind.AB_LIAISON, visit_texts.liaison_after())
    if not tour.has(Flaw.NO_COVERAGE):
        yield tour.at(shift + 2, 15)
        count = 3 + tour.planned.number % 4
        _record_of_ab(tour, RecordKind.MEDIA_COVERAGE, visit_texts.coverage(tour, count), count=count)


def _record(tour: Tour, kind: RecordKind, note: Trilingual, *, count: int) -> None:
    _enter(tour, tour.slug, Role.CLERK, kind, note, count)


def _record_of_ab(tour: Tour, kind: RecordKind, note: Trilingual, *, count: int | None = None) -> None:
    _enter(tour, tour.cast.authorised.slug, Role.COORDINATOR, kind, note, count)


def _record_local(tour: Tour, kind: RecordKind, note: Trilingual, role: Role, *, count: int) -> None:
    _enter(tour, tour.cast.akimats[tour.kato].slug, role, kind, note, count)


def _enter(tour: Tour, slug: str, role: Role, kind: RecordKind, note: Trilingual, count: int | None) -> None:
    by = tour.cast.who(slug, role)
    recording.record(visit=tour.visit, kind=kind, note=note, happened_at=clock.now(), count=count, by=by)


def lasts() -> timedelta:
    """How long a visit takes from the start of the meeting to the end of its last part."""
    return timedelta(hours=max(end for _, end in HOURS.values()))
