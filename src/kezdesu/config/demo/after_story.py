"""After the visit (3.7a–b): register of issues, plan, two signatures, publication; written answers."""

from __future__ import annotations

from datetime import timedelta

from kezdesu.commitments import actions as commitments
from kezdesu.commitments.rules import CommitmentText
from kezdesu.common import clock
from kezdesu.config.demo import promise_story, texts, visit_texts
from kezdesu.config.demo.plan import Flaw
from kezdesu.config.demo.stage import Story
from kezdesu.config.demo.tour import Tour
from kezdesu.config.demo_texts.corpus import DemoQuestion
from kezdesu.issues import actions as issues
from kezdesu.issues.models import Issue, IssueVoice
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.publications import actions as publications
from kezdesu.voices import answers

PUBLISHED_AFTER = {Flaw.PUBLISHED_LATE: 17, Flaw.PUBLISHED_BY_ART_175: 14}
USUALLY = 7


def after(tour: Tour, shift: int) -> Story:
    """Draft on the second day, publication a week later unless a breach is planted, then the promises' own ways."""
    clerk = tour.cast.who(tour.slug, Role.CLERK)
    yield tour.at(shift + 2, 10)
    drafted = issues.draft_from_record(tour.visit, by=clerk)
    voices = dict(IssueVoice.objects.filter(issue__in=drafted).values_list("issue_id", "voice__code"))
    for number, issue in enumerate(drafted):
        _decide(tour, issue, voices[issue.pk], number, clerk)
    yield tour.at(shift + 5, 12)
    _write_answers(tour, clerk)
    if tour.has(Flaw.NOT_PUBLISHED):
        return
    days = next((PUBLISHED_AFTER[flaw] for flaw in tour.planned.flaws if flaw in PUBLISHED_AFTER), USUALLY)
    yield tour.at(shift + days, 10)
    publications.prepare(tour.visit, summary=visit_texts.summary(tour), by=clerk)
    yield tour.at(shift + days, 17)
    published = publications.sign_and_publish(tour.visit, by=tour.cast.who(tour.slug, Role.HEAD))
    promise_story.begin(tour, voices)
    yield clock.now() + timedelta(hours=1)
    url = f"https://www.gov.kz/memleket/entities/{tour.slug}/{tour.visit.code}"
    publications.post_elsewhere(published, place="site", url=url, by=clerk)


def _decide(tour: Tour, issue: Issue, code: str, number: int, clerk: Actor) -> None:
    question = tour.asked[code].question
    tour.issues[issue.pk] = issue
    issues.describe(issue, title=texts.title(question), by=clerk)
    if number % 5 == 4:
        issues.refer(issue, to=tour.cast.akimats[tour.kato], reason=visit_texts.referral(), by=clerk)
    elif number % 5 in (1, 3):
        issues.explain(issue, text=texts.explanation(question, number), by=clerk)
        tour.came.explained += 1
    else:
        _promise(tour, issue, question, number, clerk)
        tour.came.planned += 1


def _promise(tour: Tour, issue: Issue, question: DemoQuestion, number: int, clerk: Actor) -> None:
    akimat = tour.cast.akimats[tour.kato]
    owner = akimat.slug if number % 3 == 2 else tour.slug
    text = CommitmentText(
        action=texts.commitment(question, number),
        due_on=clock.today() + timedelta(days=50 + (tour.visit.pk * 13 + number * 29) % 160),
        office=tour.cast.offices[owner, texts.responsible(owner, question)],
        co_executors=(akimat,) if number % 2 else (),
    )
    commitments.draft(issue, text=text, by=clerk)


def _write_answers(tour: Tour, clerk: Actor) -> None:
    for number, asked in enumerate(tour.came.in_writing):
        answers.answer(
            asked.voice,
            office=tour.cast.minister(tour.slug),
            text=texts.written(asked.question, number),
            in_writing=True,
            by=clerk,
        )
