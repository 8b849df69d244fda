"""The side navigation of the desk: only what the person may open."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kezdesu.people.actors import Actor
from kezdesu.web.components import Link
from kezdesu.web.policies import ANY_STAFF, MINISTRY_DESK, MODERATES, RECORDS, SCHEDULE_DESK, SIGNS, Policy

ROOMS: tuple[tuple[str, object, Policy], ...] = (
    ("today", _("Today"), ANY_STAFF),
    ("schedule", _("Schedule"), SCHEDULE_DESK),
    ("visits", _("Visits"), ANY_STAFF),
    ("inbox", _("Questions"), MODERATES),
    ("plan", _("Plan"), MINISTRY_DESK),
    ("signatures", _("Signatures"), SIGNS),
    ("records", _("Records"), RECORDS),
)


def navigation(actor: Actor, current: str) -> list[Link]:
    """Links to the rooms that the person may open."""
    return [
        Link(label, reverse(f"office:{room}"), room == current)  # type: ignore[arg-type]
        for room, label, policy in ROOMS
        if policy.admits(actor)
    ]
