"""Powers that end by themselves: who acts in a head's place, and who is invited to work."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kezdesu.bodies import states
from kezdesu.bodies.models.base import Body, Office
from kezdesu.common.trilingual import LANGUAGES
from kezdesu.journal.door import Moves
from kezdesu.people.roles import Role


class Delegation(models.Model):
    """A person acts in the place of a post's holder from ``since`` until ``until`` (the last day), by an act.

    Her right is a :class:`Membership` with the same dates; outside them there is none. Ended early, ``until`` is
    the day of the end and ``end_reason`` says why.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="delegations")
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField()
    planned_until = models.DateField(help_text="the last day as the act has it")
    act_number = models.CharField(max_length=60)
    reason = models.CharField(max_length=500)
    entered_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True, help_text="set when it was ended early")
    end_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-since", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="delegation_ends_after_start")
        ]

    def __str__(self) -> str:
        return f"{self.office_id}: {self.since}-{self.until}"

    @property
    def is_ended(self) -> bool:
        """Whether it was taken back."""
        return self.ended_at is not None

    def is_in_force(self, on: date) -> bool:
        """Whether the deputy acts on the day."""
        return not self.is_ended and self.since <= on <= self.until


class Invitation(models.Model):
    """A person is asked to work in a body. The link's secret is kept as a keyed hash only; *expired* is computed."""

    MOVES: ClassVar[Moves] = states.INVITATION_MOVES

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField()
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, default="kk", choices=[(code, code) for code in LANGUAGES])
    roles = models.CharField(max_length=120, help_text="roles, joined by commas, in the order of Role")
    since = models.DateField(help_text="first day of the roles")
    secret_hash = models.CharField(max_length=64, unique=True)
    state = models.CharField(
        max_length=10, choices=states.InvitationState.choices, default=states.InvitationState.OPEN
    )
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-invited_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "email"], condition=Q(state="open"), name="invitation_one_open_per_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.body_id} {self.state}"

    @property
    def role_set(self) -> tuple[Role, ...]:
        """The roles she is invited to."""
        return tuple(Role(role) for role in self.roles.split(","))

    def is_expired(self, now: datetime) -> bool:
        """Whether the link was not used in time."""
        return self.state == states.InvitationState.OPEN and self.expires_at <= now
