"""A held visit with its desk, and the way from a voiced question to a promise, through the real actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kezdesu.bodies.models import Office
from kezdesu.commitments import actions as promises
from kezdesu.commitments.models import Commitment
from kezdesu.commitments.rules import CommitmentText, Evidence
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.issues import actions as register
from kezdesu.issues.models import Issue
from kezdesu.meetings.models import Part, PartKind, Visit
from kezdesu.meetings.states import VisitState
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.publications import actions as publications
from kezdesu.publications.models import Publication
from kezdesu.voices.models import Voice
from kezdesu.voices.states import VoiceState
from tests.factories.base import actor_of, make_account, make_body, make_office, make_visit, make_voice

MEETING_DAY = clock.almaty(2026, 3, 11, 10)
DAY_AFTER = clock.almaty(2026, 3, 12, 9)
SUMMARY = Trilingual("Министр жиырма сұраққа жауап берді.", "Министр ответил на двадцать вопросов.")
TITLE = Trilingual("Ауылда ауыз су жоқ", "В селе нет питьевой воды", "The village has no drinking water")
ACTION = Trilingual(
    "Ауылға 14 шақырым су құбырын тартып, пайдалануға беру",
    "Проложить в село 14 километров водопровода и сдать его в эксплуатацию",
    "Lay 14 kilometres of water main to the village and put it into service",
)
DONE = Trilingual(
    "Құбыр тартылып, қабылдау актісіне қол қойылды.", "Водопровод проложен, акт приёмки подписан."
)
REASON = Trilingual("Мердігер құбырды кеш жеткізді.", "Подрядчик поздно поставил трубы.")


@dataclass(frozen=True, slots=True)
class Desk:
    """The people of one ministry who work after a visit."""

    clerk: Actor
    head: Actor
    executor: Actor
    office: Office


def make_desk(slug: str = "healthcare") -> Desk:
    """Clerk, head and executor of a body, and the post that answers for its promises."""
    body = make_body(slug)
    people = (actor_of(make_account(role, body)) for role in (Role.CLERK, Role.HEAD, Role.EXECUTOR))
    return Desk(*people, office=make_office(body, "water-committee", rank="department"))


def make_held_visit(*, voices: int = 1, starts_at: datetime = MEETING_DAY, slug: str = "healthcare") -> Visit:
    """A visit that has ended two hours after it began, with its meeting and so many questions asked in the hall."""
    ends = starts_at + timedelta(hours=2)
    body = make_body(slug)
    visit = make_visit(body=body, starts_at=starts_at, state=VisitState.HELD, ended_at=ends)
    Part.objects.create(
        visit=visit,
        kind=PartKind.MEETING,
        planned_start=starts_at,
        planned_end=ends,
        actual_start=starts_at,
        actual_end=ends,
        attendance=240,
    )
    for number in range(voices):
        make_voiced(visit, minutes=number)
    return visit


def make_voiced(visit: Visit, *, minutes: int = 0, **changes: object) -> Voice:
    """A question asked in the hall so many minutes after the beginning."""
    asked_at = visit.starts_at + timedelta(minutes=minutes)
    return make_voice(visit=visit, state=VoiceState.ASKED, asked_at=asked_at, **changes)


def make_plan_text(
    office: Office, *, due_on: date | None = date(2026, 9, 1), **changes: object
) -> CommitmentText:
    """A promise that passes the gate in March 2026."""
    values: dict[str, object] = {"action": ACTION, "due_on": due_on, "office": office} | changes
    return CommitmentText(**values)  # type: ignore[arg-type]


def make_planned_issue(visit: Visit, desk: Desk) -> tuple[Issue, Commitment]:
    """The register drafted, its first issue described and planned with one promise."""
    register.draft_from_record(visit, by=desk.clerk)
    issue = Issue.objects.filter(visit=visit).order_by("id").first()
    assert issue is not None
    register.describe(issue, title=TITLE, by=desk.clerk)
    return issue, promises.draft(issue, text=make_plan_text(desk.office), by=desk.clerk)


def make_published(
    visit: Visit, desk: Desk, *, at: datetime = DAY_AFTER
) -> tuple[Commitment, list[Publication]]:
    """The first question planned, everything prepared by the clerk and signed by the head on the same day."""
    with clock.at(at):
        _issue, commitment = make_planned_issue(visit, desk)
        publications.prepare(visit, summary=SUMMARY, by=desk.clerk)
        published = publications.sign_and_publish(visit, by=desk.head)
    commitment.refresh_from_db()
    return commitment, published


def make_done(commitment: Commitment, desk: Desk) -> None:
    """Reported done, with a link as proof."""
    evidence = Evidence(link="https://www.gov.kz/act-17")
    promises.report_done(commitment, text=DONE, evidence=evidence, by=desk.executor)
