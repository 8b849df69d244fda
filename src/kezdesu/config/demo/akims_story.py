"""Akims' own calendars: written by the akimat, approved by the akim in January; two meetings held, one ahead.

Akims of districts and okrugs meet people twice a year; one approves the calendar late, one meets too rarely.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kezdesu.bodies.models import Body
from kezdesu.commitments import actions as commitments
from kezdesu.commitments.rules import CommitmentText
from kezdesu.common import clock
from kezdesu.common.clock import almaty, almaty_date
from kezdesu.common.trilingual import Trilingual
from kezdesu.config.demo import plan, texts, visit_texts
from kezdesu.config.demo.question_story import device
from kezdesu.config.demo.risk_story import World
from kezdesu.config.demo.stage import Story
from kezdesu.config.demo_texts.corpus import DemoQuestion
from kezdesu.issues import actions as issues
from kezdesu.issues.models import Issue, IssueVoice
from kezdesu.meetings import actions as meetings
from kezdesu.meetings.actions.entering import approve_schedule
from kezdesu.meetings.models import Part, PartKind, RecordKind, Visit
from kezdesu.meetings.plans import PlannedPart
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.publications import actions as publications
from kezdesu.regions.models import District
from kezdesu.schedule.actions import proposals, writing
from kezdesu.schedule.content import EntryRow
from kezdesu.schedule.models import Schedule
from kezdesu.terms import queries as terms
from kezdesu.voices import answers, moderation, submission
from kezdesu.voices.models import Channel, Voice
from kezdesu.voices.submission import SubmitVoice

MONTHS = (4, 9, 12)
"""Months of a region's akim's meetings: two in the past of late November, one ahead."""
LOCAL_MONTHS = (5, 10)
"""Months of the meetings of an akim below the region."""
SPARSE: Mapping[str, tuple[int, ...]] = {"akimat-zerendi": (9,)}
"""Whose calendar leaves a period without a meeting, and its months."""
APPROVED: Mapping[str, int] = {"akimat-saryagash": 20}
"""Who approves the calendar on a later day of January than the twelfth."""
BREACHES = (
    ("826-2.1", "akimat-saryagash", f"S-{plan.YEAR}-akimat-saryagash", "met_late", date(plan.YEAR, 1, 20)),
    ("826-2.1-district", "akimat-zerendi", f"{plan.YEAR}-H1", "missed", date(plan.YEAR, 7, 1)),
)
"""What of this the register shows: norm, body, subject, state, and since which day."""
THEMES_OF = "transport"
"""Whose questions people bring to the akims: roads and buses."""
ASKED = 3
SUMMARY = Trilingual(
    "Әкім тұрғындармен кездесіп, жол мен қоғамдық көлікке қатысты сұрақтарына жауап берді.",
    "Аким встретился с жителями и ответил на вопросы о дорогах и общественном транспорте.",
    "The akim met people and answered their questions on roads and public transport.",
)
ANNOUNCED = Trilingual(
    "Әкім тұрғындармен кездеседі. Сұрақтар алдын ала қабылданады.",
    "Аким встретится с жителями. Вопросы принимаются заранее.",
    "The akim will meet people. Questions are taken beforehand.",
)
ANALYSED = Trilingual(
    "Түскен сұрақтар тақырып бойынша топтастырылып, жауаптыларға таратылды.",
    "Поступившие вопросы сгруппированы по темам и розданы ответственным.",
    "The questions were grouped by theme and handed to those responsible.",
)


@dataclass(frozen=True)
class Local:
    """One akimat of the demo."""

    world: World
    body: Body
    kato: str
    index: int

    @property
    def months(self) -> tuple[int, ...]:
        """The months of its meetings."""
        return SPARSE.get(self.body.slug, LOCAL_MONTHS if self.body.district else MONTHS)

    def day(self, month: int) -> date:
        """The day of its meeting in a month."""
        return terms.calendar().first_working(date(plan.YEAR, month, 6 + self.index % 18))

    @property
    def clerk(self) -> Actor:
        """Who writes for the akimat today."""
        return self.world.cast.who(self.body.slug, Role.CLERK)

    @property
    def head(self) -> Actor:
        """Who signs for it today: the akim."""
        return self.world.cast.who(self.body.slug, Role.HEAD)


def all_stories(world: World) -> None:
    """The calendar of every akimat for the year of the demo."""
    every = [*(world.cast.akimats[kato] for kato in sorted(world.cast.akimats)), *world.cast.local]
    for index, body in enumerate(every):
        assert body.region is not None
        world.stage.add(_calendar(Local(world, body, body.region.kato, index)))


def _calendar(local: Local) -> Story:
    yield almaty(plan.YEAR, 1, 5, 9, local.index)
    edition = terms.pack_for(local.body.kind, clock.today()).edition
    schedule = proposals.open_year(year=plan.YEAR, edition=edition, body=local.body, by=local.clerk)
    proposal = proposals.start_proposal(schedule=schedule, body=local.body, by=local.clerk)
    rows = [_row(local, number) for number in range(len(local.months))]
    writing.put_entries(proposal=proposal, rows=rows, by=local.clerk)
    yield almaty(plan.YEAR, 1, 8, 11, local.index)
    proposals.prepare_proposal(proposal=proposal, by=local.clerk)
    proposals.sign_proposal(proposal=proposal, by=local.head)
    yield almaty(plan.YEAR, 1, APPROVED.get(local.body.slug, 12), 15, local.index)
    schedule = Schedule.objects.select_related("body__region", "body__district").get(pk=schedule.pk)
    number = f"{local.index + 3}"
    approve_schedule(schedule=schedule, act_number=number, act_date=clock.today(), by=local.head)
    found = Visit.objects.select_related("body", "region", "office", "entry__district")
    for visit in found.filter(entry__proposal__schedule=schedule).order_by("starts_at"):
        local.world.stage.add(_meeting(local, visit))


def _row(local: Local, number: int) -> EntryRow:
    day = local.day(local.months[number])
    if local.body.district:
        return EntryRow(local.kato, "akim", day, visit_texts.local_hall())
    districts = list(District.objects.filter(region__kato=local.kato).order_by("name_kk"))
    place = visit_texts.hall(local.body.slug, visit_texts.place_of(local.body.slug, local.kato, number))
    district = districts[(local.index + number) % len(districts)].name_kk if districts else ""
    return EntryRow(local.kato, "akim", day, place, district=district)


def _meeting(local: Local, visit: Visit) -> Story:
    start = visit.starts_at
    yield start - timedelta(days=20)
    parts = [
        PlannedPart(PartKind.MEETING, start, start + timedelta(hours=2)),
        PlannedPart(PartKind.RECEPTION, start + timedelta(hours=3), start + timedelta(hours=4)),
    ]
    meetings.set_parts(visit=visit, parts=parts, by=local.clerk)
    announcement = meetings.draft_announcement(visit=visit, text=ANNOUNCED, by=local.clerk)
    meetings.prepare_announcement(announcement=announcement, by=local.clerk)
    yield start - timedelta(days=14)
    meetings.sign_announcement(announcement=announcement, by=local.head)
    recorder = local.world.cast.who(local.body.slug, Role.AKIMAT_CLERK)
    _record(visit, RecordKind.LOCAL_NOTICE, visit_texts.local_notice(), 5, recorder)
    asked = _ask(local, visit)
    yield start - timedelta(days=2)
    _record(visit, RecordKind.INTAKE_ANALYSIS, ANALYSED, len(asked), local.clerk)
    yield start
    yield from _hour(local, visit, asked)
    yield from _after(local, visit, asked)


def _record(visit: Visit, kind: RecordKind, note: Trilingual, count: int, by: Actor) -> None:
    meetings.record(visit=visit, kind=kind, note=note, happened_at=clock.now(), count=count, by=by)


def _ask(local: Local, visit: Visit) -> dict[str, DemoQuestion]:
    within = local.body.district.name_kk if local.body.district else ""
    taken = local.world.corpus.take(THEMES_OF, local.kato, ASKED + 2, within)
    chosen = [question for question in taken if question.theme][:ASKED]
    asked: dict[str, DemoQuestion] = {}
    for number, question in enumerate(chosen):
        written = SubmitVoice(
            key=device(visit.pk, 1000 + number),
            text=question.text,
            region=visit.region,
            visit=visit,
            district=local.body.district,
            channel=Channel.PAPER,
        )
        voice = Voice.objects.get(code=submission.enter_written(written, by=local.clerk).code)
        if voice.held_for:
            continue
        moderation.publish(voice, by=local.clerk)
        moderation.put_under(voice, by=local.clerk, theme=local.world.shelf.themes.get(question.theme))
        asked[voice.code] = question
    return asked


def _hour(local: Local, visit: Visit, asked: dict[str, DemoQuestion]) -> Story:
    """All questions are put; the last one gets no answer on the spot."""
    visit.refresh_from_db()
    meetings.begin(visit=visit, by=local.clerk)
    for kind, people in ((PartKind.MEETING, 90 + local.index), (PartKind.RECEPTION, 7)):
        part = Part.objects.select_related("visit__body").get(visit=visit, kind=kind)
        meetings.start_part(part=part, by=local.clerk)
        if kind == PartKind.MEETING:
            for number, (code, question) in enumerate(asked.items(), start=1):
                _put(local, code, question, number, last=number == len(asked))
        yield part.planned_end
        part.refresh_from_db()
        meetings.end_part(part=part, attendance=people, by=local.clerk)
    visit.refresh_from_db()
    meetings.close_visit(visit=visit, by=local.clerk)


def _put(local: Local, code: str, question: DemoQuestion, number: int, *, last: bool) -> None:
    voice = Voice.objects.select_related("visit", "body", "region").get(code=code)
    answers.mark_asked(voice, by=local.clerk)
    if not last:
        office = local.world.cast.offices[local.body.slug, "akim"]
        said = texts.answer(question, number)
        answers.answer(voice, office=office, text=said, in_writing=False, by=local.clerk)


def _after(local: Local, visit: Visit, asked: dict[str, DemoQuestion]) -> Story:
    yield clock.now() + timedelta(days=2)
    drafted = issues.draft_from_record(visit, by=local.clerk)
    voices = dict(IssueVoice.objects.filter(issue__in=drafted).values_list("issue_id", "voice__code"))
    for number, issue in enumerate(drafted):
        _plan(local, issue, asked[voices[issue.pk]], number)
    yield clock.now() + timedelta(days=4)
    publications.prepare(visit, summary=SUMMARY, by=local.clerk)
    yield clock.now() + timedelta(hours=5)
    publications.sign_and_publish(visit, by=local.head)


def _plan(local: Local, issue: Issue, question: DemoQuestion, number: int) -> None:
    issues.describe(issue, title=texts.title(question), by=local.clerk)
    owner = local.body.slug
    text = CommitmentText(
        action=texts.commitment(question, number),
        due_on=almaty_date(almaty(plan.YEAR + 1, 6, 1 + local.index)),
        office=local.world.cast.offices[owner, texts.responsible(owner, question)],
        co_executors=(),
    )
    commitments.draft(issue, text=text, by=local.clerk)
