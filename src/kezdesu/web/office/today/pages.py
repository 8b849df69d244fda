"""What is owed today, grouped so that each row has one next action."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.bodies import registry
from kezdesu.bodies.models import Delegation
from kezdesu.bodies.rules import HEAD_ROLES
from kezdesu.commitments import queries as promises
from kezdesu.commitments.models import Commitment
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.model import Duty, Norm
from kezdesu.meetings import queries as meetings
from kezdesu.meetings.queries import VisitRow
from kezdesu.meetings.series import EVERY
from kezdesu.oversight import queries as oversight
from kezdesu.oversight.register import law_of, norms_of, owed, worst
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.risks import queries as risks
from kezdesu.schedule.tidings import Tiding, tidings_for
from kezdesu.signing import queries as signing
from kezdesu.signing.rules import SIGNING_ROLES
from kezdesu.voices import queues
from kezdesu.web.office.today.desk import opens
from kezdesu.web.office.today.steps import Step, act_page, labels_of, step_for
from kezdesu.web.public.duties.words import subject_word

NEAR = timedelta(days=30)
SOON = timedelta(days=14)
ACT_WORDS: dict[str, Promise] = {
    "schedule.proposal": _("Schedule proposals"),
    "schedule.amendment": _("Change of the schedule"),
    "visit.announcement": _("Announcement of a meeting"),
    "publication": _("Results, list and plan"),
    "publication.quarter": _("Quarterly report"),
    "extension": _("New date of a promise"),
    "oversight": _("Evaluation, review or guidance"),
}


@dataclass(frozen=True, slots=True)
class Owed:
    """Duties with the same subject, day and next action. ``days``: left until the legal day; None without one."""

    clauses: Sequence[tuple[str, Trilingual]]
    subject: Trilingual | str
    code: str
    state: str
    due: date | None
    days: int | None
    step: Step
    why: Trilingual


@dataclass(frozen=True, slots=True)
class ToSign:
    """An act that waits for the actor's signature."""

    word: Promise | str
    subject: str
    body: Trilingual
    since: datetime
    href: str


@dataclass(frozen=True, slots=True)
class Today:
    """The whole desk of a day. ``later``: how many rows lie beyond the near days."""

    owed: Sequence[Owed]
    later: int
    to_sign: Sequence[ToSign]
    queues: Sequence[queues.Queue]
    promises: Sequence[Commitment]
    to_read: Sequence[oversight.Receivable]
    risks: int
    drafts: Sequence[Tiding] = ()
    acting: Sequence[Delegation] = ()

    @property
    def is_clear(self) -> bool:
        """Nothing waits for anybody."""
        waiting = sum(queue.count for queue in self.queues)
        return not (
            self.owed or self.to_sign or self.promises or self.to_read or self.risks or self.drafts or waiting
        )


def today_of(actor: Actor, *, everything: bool) -> Today:
    """The desk of an actor; ``everything``: the later duties too."""
    day, bodies = clock.today(), actor.bodies()
    rows = _rows(owed(bodies, today=day), actor, day)
    near = [row for row in rows if everything or row.days is None or row.days <= NEAR.days]
    return Today(
        owed=near,
        later=len(rows) - len(near),
        to_sign=_to_sign(actor),
        queues=_queues(actor),
        promises=_promises(actor, day),
        to_read=oversight.to_acknowledge(bodies, ministries=_ministries(day)),
        risks=risks.undecided(actor.bodies(Role.HEAD)),
        drafts=tidings_for(actor.bodies(Role.CLERK, Role.HEAD)),
        acting=registry.acting_now(actor.bodies(*HEAD_ROLES.values()), on=day),
    )


def _rows(duties: Iterable[Duty], actor: Actor, day: date) -> list[Owed]:
    groups: dict[tuple[str, date | None, str], list[Duty]] = {}
    for duty in duties:
        groups.setdefault((duty.subject, duty.legal_due, step_for(duty, actor).href), []).append(duty)
    visits = {row.code: row for row in meetings.of_year(day.year, series=EVERY)}
    norms = norms_of(day.year)
    rows = [_owed(group, actor, day, visits, norms) for group in groups.values()]
    return sorted(rows, key=lambda row: (row.days is None, row.days or 0, row.code))


def _owed(
    group: Sequence[Duty], actor: Actor, day: date, visits: Mapping[str, VisitRow], norms: Mapping[str, Norm]
) -> Owed:
    first = group[0]
    visit = visits.get(first.subject)
    return Owed(
        clauses=[(duty.norm, norms[duty.norm].title) for duty in group if duty.norm in norms],
        subject=visit.region if visit else subject_word(first.subject),
        code=first.subject if visit else "",
        state=f"duty.{worst(group)}",
        due=first.legal_due,
        days=(first.legal_due - day).days if first.legal_due else None,
        step=step_for(first, actor),
        why=first.why,
    )


def _to_sign(actor: Actor) -> list[ToSign]:
    acts = signing.waiting_for(actor, *SIGNING_ROLES)
    labels = labels_of(acts)
    return [
        ToSign(
            ACT_WORDS.get(act.kind, act.kind),
            act.subject,
            act.body.name,
            act.prepared_at,
            act_page(act.kind, act.subject, act.body.slug, actor, labels),
        )
        for act in acts
        if act.prepared_by_id != actor.account_id
    ]


def _queues(actor: Actor) -> list[queues.Queue]:
    reach = actor.reach(Role.MODERATOR, Role.CLERK)
    if not reach or not opens(actor, "office:inbox"):
        return []
    waiting = ("new", "nearly_late", "held", "appeals")
    return [queue for queue in queues.summary(reach) if queue.name in waiting and queue.count]


def _promises(actor: Actor, day: date) -> list[Commitment]:
    reach = actor.reach(Role.EXECUTOR, Role.CLERK, Role.HEAD)
    return (
        [row for row in promises.plan_of(reach) if row.is_open and row.due_on <= day + SOON] if reach else []
    )


def _ministries(day: date) -> frozenset[str]:
    exempt = law_of(day.year).exempt_bodies
    return frozenset(slug for slug, body in oversight.bodies_by_slug().items() if body.kind == "ceb") - exempt
