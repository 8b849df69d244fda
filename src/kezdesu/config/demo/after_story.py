"""After the visit (3.7a–b): register of issues, plan, two signatures, publication; written answers."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kezdesu.commitments import actions as commitments
from kezdesu.commitments.rules import CommitmentText
from kezdesu.common import clock
from kezdesu.config.demo import promise_story, stage_texts, texts
from kezdesu.config.demo.plan import Flaw
from kezdesu.config.demo.stage import Story
from kezdesu.config.demo_texts.corpus import DemoQuestion
from kezdesu.issues import actions as issues
from kezdesu.issues.models import Issue
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.publications import actions as publications
from kezdesu.voices import answers
from kezdesu.voices.models import Voice
from kezdesu.voices.states import VoiceState

if TYPE_CHECKING:
    from kezdesu.config.demo.visit_story import Tour

PUBLISHED_AFTER = {Flaw.PUBLISHED_LATE: 17, Flaw.PUBLISHED_BY_ART_175: 14}
USUALLY = 7


def after(tour: Tour, shift: int) -> Story:
    """Draft on the second day, publication a week later unless a breach is planted, then the promises' own ways."""
    clerk, head = tour.cast.who(tour.slug, Role.CLERK), tour.cast.who(tour.slug, Role.HEAD)
    yield tour.at(shift + 2, 10)
    for number, issue in enumerate(issues.draft_from_record(tour.visit(), by=clerk)):
        _decide(tour, issue, number, clerk)
    yield tour.at(shift + 5, 12)
    _write_answers(tour, clerk)
    if tour.has(Flaw.NOT_PUBLISHED):
        return
    days = next((PUBLISHED_AFTER[flaw] for flaw in tour.planned.flaws if flaw in PUBLISHED_AFTER), USUALLY)
    yield tour.at(shift + days, 10)
    publications.prepare(tour.visit(), summary=stage_texts.summary(tour.visit()), by=clerk)
    yield tour.at(shift + days, 17)
    published = publications.sign_and_publish(tour.visit(), by=head)
    for number, commitment in enumerate(promise_story.of_visit(tour)):
        tour.stage.add(promise_story.way(tour, commitment.pk, number))
    yield clock.now() + timedelta(hours=1)
    url = f"https://www.gov.kz/memleket/entities/{tour.slug}/{tour.visit().code}"
    publications.post_elsewhere(published, place="site", url=url, by=clerk)


def _decide(tour: Tour, issue: Issue, number: int, clerk: Actor) -> None:
    question = tour.asked[issue.voices.order_by("id")[0].code]
    issues.describe(issue, title=texts.title(question), by=clerk)
    if number % 5 == 4:
        issues.refer(issue, to=tour.cast.akimats[tour.kato], reason=stage_texts.referral(), by=clerk)
    elif number % 5 in (1, 3):
        issues.explain(issue, text=texts.explanation(question, number), by=clerk)
    else:
        _promise(tour, issue, question, number, clerk)


def _promise(tour: Tour, issue: Issue, question: DemoQuestion, number: int, clerk: Actor) -> None:
    akimat = tour.cast.akimats[tour.kato]
    text = CommitmentText(
        action=texts.commitment(question, number),
        due_on=clock.today() + timedelta(days=50 + (tour.visit_id * 13 + number * 29) % 160),
        office=texts.responsible(tour.slug, akimat, question, number),
        co_executors=(akimat,) if number % 2 else (),
    )
    commitments.draft(issue, text=text, by=clerk)


def _write_answers(tour: Tour, clerk: Actor) -> None:
    waiting = Voice.objects.select_related("body", "visit", "theme").filter(
        visit=tour.visit_id, state=VoiceState.ASKED, write_by__isnull=False
    )
    office = texts.minister(tour.slug)
    for number, voice in enumerate(waiting.order_by("id")):
        answers.answer(
            voice,
            office=office,
            text=texts.written(tour.asked[voice.code], number),
            in_writing=True,
            by=clerk,
        )
