"""What the plan table, one promise on the desk and the signatures page show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.commitments import queries, rules
from kezdesu.commitments.models import Commitment, Extension, Progress, Verdict
from kezdesu.commitments.queries import Said
from kezdesu.commitments.states import OPEN
from kezdesu.common import clock
from kezdesu.common.answers import Answer
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.signing import queries as acts
from kezdesu.signing import rules as signing
from kezdesu.signing.models import SignedAct
from kezdesu.web.office.today.desk import opens
from kezdesu.web.office.today.steps import labels_of, schedule_page
from kezdesu.web.policies import MINISTRY_DESK

KINDS: dict[str, Promise] = {
    "publication": _("Results, list of issues and action plan"),
    "publication.quarter": _("Quarterly report"),
    "extension": _("Extension of a promise"),
    "visit.announcement": _("Announcement of a meeting"),
    "schedule.proposal": _("Proposals to the schedule"),
    "schedule.amendment": _("Change of the schedule"),
    "oversight": _("Evaluation, review or guidance"),
}
OWN = ("publication", "extension")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A promise in the plan table; ``percent`` of its last note; ``meeting``: where its meeting opens for the actor."""

    promise: Commitment
    percent: int
    is_overdue: bool
    meeting: str


@dataclass(frozen=True, slots=True)
class Ways:
    """Where an actor may go from the plan table; empty where she may not.

    Whoever enters what was asked at an akim's meeting works here, not in the inbox.
    """

    quarters: str
    enter: str


@dataclass(frozen=True, slots=True)
class PromiseDesk:
    """One promise on the desk, with what the actor may do to it."""

    promise: Commitment
    notes: list[Progress]
    extensions: list[Extension]
    waiting: Extension | None
    said: Said
    held: list[Verdict]
    may_report: Answer
    may_refuse: Answer
    may_sign: Answer | None

    @property
    def is_overdue(self) -> bool:
        """Open, and its day has passed."""
        return self.promise.state in OPEN and self.promise.due_on < clock.today()

    @property
    def waits(self) -> datetime | None:
        """Since when it waits for nothing but the word of its askers."""
        return rules.waits_since([(self.promise.state, self.promise.done_at)])


@dataclass(frozen=True, slots=True)
class Waiting:
    """An act that waits for a signature: what, of which body, since when, where to read it, and may I sign."""

    act: SignedAct
    what: str | Promise
    href: str
    may_sign: Answer


def ways_of(by: Actor) -> Ways:
    """The ways from the plan table."""
    akimat = by.has(Role.AKIMAT_CLERK)
    return Ways(
        quarters=opens(by, "office:quarters"),
        enter=opens(by, "office:inbox_enter") if akimat else "",
    )


def plan_of(by: Actor) -> list[PlanRow]:
    """The open promises of the actor's bodies, soonest first."""
    today = clock.today()
    return [_plan_row(promise, today, by) for promise in queries.plan_of(by.reach())]


def promise_of(code: str, by: Actor) -> Commitment:
    """A published promise of one of the actor's bodies."""
    promise = queries.public_by_code(code)
    if promise is None:
        raise Http404
    if not any(by.works_on(body.slug, promise.issue.keys) for body in (promise.body, promise.issue.body)):
        raise Http404
    return promise


def desk_of(promise: Commitment, by: Actor) -> PromiseDesk:
    """Everything about one promise."""
    waiting = queries.waiting_extension(promise.code)
    moderates = by.has_in(promise.issue.body.slug, Role.MODERATOR, of=promise.issue.keys)
    return PromiseDesk(
        promise=promise,
        notes=queries.progress_of(promise),
        extensions=queries.extensions_of(promise),
        waiting=waiting,
        said=queries.said_of(promise),
        held=queries.held_comments(promise) if moderates else [],
        may_report=rules.may_report(promise, by=by),
        may_refuse=rules.may_refuse(promise, by=by),
        may_sign=signing.may_sign(waiting.act, by=by) if waiting else None,
    )


def waiting_for(by: Actor) -> list[Waiting]:
    """Everything of every kind that waits for a signature in the bodies for which the actor signs."""
    waiting = acts.waiting_for(by, *signing.SIGNING_ROLES)
    labels = labels_of(waiting)
    return [
        Waiting(act, KINDS.get(act.kind, act.kind), address_of(act, labels), _may_sign(act, by))
        for act in waiting
    ]


def address_of(act: SignedAct, labels: Mapping[str, str]) -> str:
    """Where the act is read and signed; empty when its room has no page for it."""
    room, _dot, what = act.kind.partition(".")
    try:
        match room, what:
            case "publication", "quarter":
                slug, _slash, quarter = act.subject.partition("/")
                return reverse("office:quarter", kwargs={"slug": slug, "quarter": quarter})
            case "publication", _:
                return reverse("office:after_sign", kwargs={"code": act.subject})
            case "extension", _:
                return reverse("office:extension", kwargs={"code": act.subject})
            case "visit", _:
                return reverse("office:visit", kwargs={"code": act.subject})
            case "schedule", _:
                name, parts = schedule_page(act.kind, act.subject, act.body.slug, labels)
                return reverse(name, kwargs=parts)
            case _:
                return reverse("office:records")
    except NoReverseMatch:
        return ""


def _may_sign(act: SignedAct, by: Actor) -> Answer:
    """As the act's own room asks: after a visit the head alone signs."""
    room = act.kind.partition(".")[0]
    return signing.may_sign(act, by=by, roles=(Role.HEAD,) if room in OWN else signing.SIGNING_ROLES)


def _meeting_of(promise: Commitment, by: Actor) -> str:
    """Its desk for those who work on it, its public page for others."""
    issue = promise.issue
    mine = MINISTRY_DESK.admits(by) and by.works_on(issue.body.slug, issue.keys)
    return reverse("office:after" if mine else "public:visit", kwargs={"code": issue.visit.code})


def _plan_row(promise: Commitment, today: date, by: Actor) -> PlanRow:
    notes = list(promise.progress.all())
    overdue = promise.state in OPEN and promise.due_on < today
    return PlanRow(promise, notes[-1].percent if notes else 0, overdue, _meeting_of(promise, by))
