"""A promise on its way (3.7b–c): progress with evidence, extension, done, verdict; some are late, some disputed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from kezdesu.commitments import actions, extensions, verdicts
from kezdesu.commitments.models import Commitment
from kezdesu.commitments.rules import Evidence
from kezdesu.config.demo import texts, visit_texts
from kezdesu.config.demo.stage import Story
from kezdesu.config.demo.tour import Asked, Tour
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role

KEPT, EXTENDED, OVERDUE, DISPUTED, REFUSED = range(5)
FATES = (KEPT, KEPT, EXTENDED, KEPT, DISPUTED, KEPT, OVERDUE, KEPT, EXTENDED, KEPT, KEPT, REFUSED)


@dataclass(frozen=True)
class Pledge:
    """A promise, the question it came of, and its place among the promises of the visit."""

    tour: Tour
    promise: Commitment
    asked: Asked
    number: int

    def who(self, role: Role) -> Actor:
        """The person of the ministry in a role."""
        return self.tour.cast.who(self.tour.slug, role)


def begin(tour: Tour, voices: Mapping[int, str]) -> None:
    """Put the promises that followed from the visit on their ways; ``voices``: code by issue."""
    found = Commitment.objects.filter(issue__visit=tour.visit).select_related("body").order_by("id")
    for number, promise in enumerate(found):
        promise.issue = tour.issues[promise.issue_id]
        tour.stage.add(way(Pledge(tour, promise, tour.asked[voices[promise.issue_id]], number)))


def way(pledge: Pledge) -> Story:
    """What becomes of one promise; its fate follows from its place."""
    promise, number = pledge.promise, pledge.number
    fate = FATES[(pledge.tour.visit.pk * 5 + number) % len(FATES)]
    length = (promise.due_on - promise.issue.drafted_at.date()).days
    yield _at(promise.due_on, -length * 2 // 3, 10)
    actions.start(promise, by=pledge.who(Role.EXECUTOR))
    yield _at(promise.due_on, -length // 3, 15)
    note = texts.progress(pledge.asked.question, number)
    evidence = Evidence(link=texts.proof(promise.code, 1))
    percent = 40 + number % 4 * 10
    actions.report_progress(
        promise, percent=percent, text=note, evidence=evidence, by=pledge.who(Role.EXECUTOR)
    )
    if fate == OVERDUE:
        return
    if fate == REFUSED:
        yield _at(promise.due_on, -8, 16)
        actions.refuse(promise, reason=visit_texts.refusal(), by=pledge.who(Role.HEAD))
        return
    if fate == EXTENDED:
        yield from _extend(pledge)
    yield from _finish(pledge, fate)


def _extend(pledge: Pledge) -> Story:
    promise, due_on = pledge.promise, pledge.promise.due_on
    yield _at(due_on, -12, 11)
    reason = texts.extension(pledge.asked.question, pledge.number)
    new = due_on + timedelta(days=40)
    asked = extensions.ask_extension(promise, new_due_on=new, reason=reason, by=pledge.who(Role.EXECUTOR))
    yield _at(due_on, -9, 17)
    extensions.grant_extension(asked, by=pledge.who(Role.HEAD))


def _finish(pledge: Pledge, fate: int) -> Story:
    promise, number = pledge.promise, pledge.number
    yield _at(promise.due_on, -5 + number % 4, 12)
    evidence = Evidence(link=texts.proof(promise.code, 2))
    note = texts.done(pledge.asked.question, number)
    actions.report_done(promise, text=note, evidence=evidence, by=pledge.who(Role.EXECUTOR))
    yield _at(promise.due_on, 3 + number % 6, 19)
    _judge(pledge, confirms=fate != DISPUTED)


def _judge(pledge: Pledge, *, confirms: bool) -> None:
    for phone in pledge.asked.phones[: 1 + pledge.number % 2]:
        language = texts.tongue(pledge.asked.voice.language)
        verdicts.give_verdict(
            pledge.promise,
            by=verdicts.standing(pledge.promise, device=phone),
            confirms=confirms,
            comment=texts.verdict(pledge.asked.question, pledge.number, confirms=confirms, language=language),
            language=language,
        )


def _at(day: date, days: int, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=days, hours=hour - 5)
