"""A promise on its way (3.7b–c): progress with evidence, extension, done, verdict; some are late, some disputed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from kezdesu.commitments import actions, extensions, verdicts
from kezdesu.commitments.models import Commitment
from kezdesu.commitments.rules import Evidence
from kezdesu.config.demo import stage_texts, texts
from kezdesu.config.demo.stage import Story
from kezdesu.config.demo_texts.corpus import DemoQuestion
from kezdesu.people.roles import Role
from kezdesu.voices.models import Support, Voice

if TYPE_CHECKING:
    from kezdesu.config.demo.visit_story import Tour

KEPT, EXTENDED, OVERDUE, DISPUTED, REFUSED = range(5)
FATES = (KEPT, KEPT, EXTENDED, KEPT, DISPUTED, KEPT, OVERDUE, KEPT, EXTENDED, KEPT, KEPT, REFUSED)


def of_visit(tour: Tour) -> list[Commitment]:
    """The promises that followed from the visit."""
    return list(Commitment.objects.filter(issue__visit=tour.visit_id).order_by("id"))


def way(tour: Tour, pk: int, number: int) -> Story:
    """What becomes of one promise; its fate follows from its place."""
    fate = FATES[(tour.visit_id * 5 + number) % len(FATES)]
    promise = _promise(pk)
    executor = tour.cast.who(tour.slug, Role.EXECUTOR)
    length = (promise.due_on - promise.issue.drafted_at.date()).days
    yield _at(promise.due_on, -length * 2 // 3, 10)
    actions.start(_promise(pk), by=executor)
    yield _at(promise.due_on, -length // 3, 15)
    note = texts.progress(_question(tour, pk), number)
    evidence = Evidence(link=texts.proof(promise.code, 1))
    actions.report_progress(
        _promise(pk), percent=40 + number % 4 * 10, text=note, evidence=evidence, by=executor
    )
    if fate == OVERDUE:
        return
    if fate == REFUSED:
        yield _at(promise.due_on, -8, 16)
        head = tour.cast.who(tour.slug, Role.HEAD)
        actions.refuse(_promise(pk), reason=stage_texts.refusal(), by=head)
        return
    if fate == EXTENDED:
        yield from _extend(tour, pk, number)
    yield from _finish(tour, pk, number, fate)


def _extend(tour: Tour, pk: int, number: int) -> Story:
    promise = _promise(pk)
    yield _at(promise.due_on, -12, 11)
    reason = texts.extension(_question(tour, pk), number)
    new = promise.due_on + timedelta(days=40)
    asked = extensions.ask_extension(
        _promise(pk), new_due_on=new, reason=reason, by=tour.cast.who(tour.slug, Role.EXECUTOR)
    )
    yield _at(promise.due_on, -9, 17)
    extensions.grant_extension(asked, by=tour.cast.who(tour.slug, Role.HEAD))


def _finish(tour: Tour, pk: int, number: int, fate: int) -> Story:
    promise = _promise(pk)
    yield _at(promise.due_on, -5 + number % 4, 12)
    evidence = Evidence(link=texts.proof(promise.code, 2))
    note = texts.done(_question(tour, pk), number)
    actions.report_done(
        _promise(pk), text=note, evidence=evidence, by=tour.cast.who(tour.slug, Role.EXECUTOR)
    )
    yield _at(promise.due_on, 3 + number % 6, 19)
    _judge(tour, pk, number, confirms=fate != DISPUTED)


def _judge(tour: Tour, pk: int, number: int, *, confirms: bool) -> None:
    promise = _promise(pk)
    voices = Voice.objects.filter(pk__in=promise.issue.voices.values("pk"))
    supports = Support.objects.filter(voice__in=voices, supporter__regex="^[0-9a-f]{32}$").order_by("id")
    for support in supports.select_related("voice")[: 1 + number % 2]:
        by = verdicts.standing(promise, device=support.supporter)
        language = texts.tongue(support.voice.language)
        comment = texts.verdict(_question(tour, pk), number, confirms=confirms, language=language)
        verdicts.give_verdict(promise, by=by, confirms=confirms, comment=comment, language=language)
        promise = _promise(pk)


def _question(tour: Tour, pk: int) -> DemoQuestion:
    return tour.asked[_promise(pk).issue.voices.order_by("id")[0].code]


def _promise(pk: int) -> Commitment:
    return Commitment.objects.select_related(
        "issue__body", "issue__visit", "issue__theme", "body", "office__body"
    ).get(pk=pk)


def _at(day: date, days: int, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=days, hours=hour - 5)
