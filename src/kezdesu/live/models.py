"""The floor of a live hour: one versioned state, the queue, and the turns on air."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from kezdesu.journal.door import Moves
from kezdesu.live import states
from kezdesu.meetings.models import Visit
from kezdesu.voices.models import Voice


class Floor(models.Model):
    """``version`` grows by one with every act (compare-and-set); readers get state, not events.

    ``tick`` grows with every change of what the public sees, votes included, and ``digest`` is of what it saw last.
    Votes must not make an operator's form stale: that is why there are two counters.
    """

    MOVES: ClassVar[Moves] = states.PHASE_MOVES

    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="floor")
    state = models.CharField(max_length=12, choices=states.Phase.choices, default=states.Phase.WAITING)
    version = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField(
        null=True, blank=True, help_text="start of the hour; offset 0 of the recording"
    )
    tick = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    phase_since = models.DateTimeField()
    paused_from = models.CharField(max_length=12, blank=True, help_text="the phase that a pause goes back to")
    presentation_seconds = models.PositiveIntegerField(
        default=0, help_text="measured, of closed presentation phases"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    notice = models.CharField(max_length=20, choices=states.Notice.choices, blank=True, default="")
    last_act = models.CharField(max_length=20, blank=True)
    last_at = models.DateTimeField(null=True, blank=True)
    last_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="ended", ended_at__isnull=False)
                | (~Q(state="ended") & Q(ended_at__isnull=True)),
                name="floor_ended_at",
            )
        ]

    def __str__(self) -> str:
        return f"floor of {self.visit_id} v{self.version}"


class TurnOutcome(models.TextChoices):
    """How a turn on air ended. ``UNMARKED``: the next question came before the operator said how."""

    ON_AIR = "on_air"
    UNMARKED = "unmarked"
    ANSWERED = "answered"
    IN_WRITING = "in_writing"
    BACK = "back"


class QueueItem(models.Model):
    """A voice that waits for its turn; hall, microphone and phone feed the same queue."""

    floor = models.ForeignKey(Floor, on_delete=models.PROTECT, related_name="queue")
    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    added_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["floor", "voice"], condition=Q(left_at__isnull=True), name="queue_voice_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.voice_id}"


class Turn(models.Model):
    """A voice on air: when, how long, and how it ended. ``offset`` is seconds into the recording."""

    floor = models.ForeignKey(Floor, on_delete=models.PROTECT, related_name="turns")
    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="turns")
    started_at = models.DateTimeField()
    offset = models.PositiveIntegerField()
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=TurnOutcome.choices, default=TurnOutcome.ON_AIR)

    class Meta:
        ordering = ["started_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["floor"], condition=Q(outcome="on_air"), name="turn_one_on_air")
        ]

    def __str__(self) -> str:
        return f"{self.voice_id} {self.outcome}"
