"""From a duty to the one page on which it is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.decree.model import Duty
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.schedule.actions.amending import AMENDMENT_ACT
from kezdesu.schedule.queries import schedules_of_amendments
from kezdesu.signing.models import SignedAct
from kezdesu.web.office.today.desk import opens


@dataclass(frozen=True, slots=True)
class Step:
    """The next action: its words, and its page (empty when another role has to do it)."""

    label: Promise
    href: str


_VISIT = ("3.2", "3.3", "3.4", "3.5a", "3.5b", "3.6a", "3.6b", "3.6c", "4.1", "4.2", "5.1", "6.2")
_AFTER = ("3.7a", "3.7b")
_ELSEWHERE: dict[str, tuple[Promise, str, dict[str, str]]] = {
    "1": (_("See the visits"), "office:visits", {}),
    "2.1": (_("Make the proposals"), "office:schedule", {}),
    "2.2": (_("Send the draft"), "office:schedule", {}),
    "2.3": (_("Approve the schedule"), "office:schedule", {}),
    "3.7c": (_("Report the progress"), "office:plan", {}),
    "4.3": (_("Write the letter"), "office:letters", {}),
    "5.2": (_("Write the evaluation"), "office:act_new", {"kind": "evaluation"}),
    "5.3": (_("Issue or follow the guidance"), "office:records", {}),
    "6.1": (_("Record the review"), "office:act_new", {"kind": "half_year_review"}),
    "6.3": (_("See the visits"), "office:visits", {}),
    "6.4": (_("Record the measure"), "office:act_new", {"kind": "other_measure"}),
    "7": (_("Open the control view"), "inspector:matrix", {}),
}


def step_for(duty: Duty, actor: Actor) -> Step:
    """The one next action of a duty."""
    row = duty.row or duty.norm
    if row in _VISIT:
        return _step(actor, _("Open the visit"), "office:visit", code=duty.subject)
    if row in _AFTER:
        word = _("Prepare the publication") if actor.has(Role.CLERK) else _("See what is prepared")
        return _step(actor, word, "office:after", code=duty.subject)
    if row == "3.1":
        return _step(actor, _("Decide on the risk"), "office:risk", code=duty.subject)
    label, name, parts = _ELSEWHERE.get(row, (_("Open the records"), "office:records", {}))
    return _step(actor, label, name, **parts)


def act_page(kind: str, subject: str, body: str, actor: Actor, labels: Mapping[str, str]) -> str:
    """The page on which an act that waits for a signature is read and signed; empty if the actor may not open it."""
    if kind.startswith("schedule"):
        name, parts = schedule_page(kind, subject, body, labels)
        return opens(actor, name, **parts)
    if kind.startswith("publication.quarter") or kind == "extension":
        return opens(actor, "office:signatures")
    if kind == "publication":
        return opens(actor, "office:after", code=subject)
    if kind == "oversight":
        return opens(actor, "office:act", code=subject)
    return (
        opens(actor, "office:visit", code=subject)
        if subject.startswith("M-")
        else opens(actor, "office:signatures")
    )


def labels_of(acts: Iterable[SignedAct]) -> dict[str, str]:
    """The labels of the schedules that the amendments among the acts would change."""
    return schedules_of_amendments(act.subject for act in acts if act.kind == AMENDMENT_ACT)


def schedule_page(
    kind: str, subject: str, body: str, labels: Mapping[str, str]
) -> tuple[str, dict[str, str]]:
    """Where an act of the schedule is signed; ``subject`` is such as ``S-2027-healthcare`` or ``A-7``."""
    if kind != "schedule.proposal":
        return (
            ("office:amendments", {"label": labels[subject]})
            if subject in labels
            else ("office:schedule", {})
        )
    label = subject.removeprefix("S-").removesuffix(f"-{body}")
    return "office:proposal", {"label": label, "body": body}


def _step(actor: Actor, label: Promise, name: str, **parts: str) -> Step:
    return Step(label, opens(actor, name, **parts))
