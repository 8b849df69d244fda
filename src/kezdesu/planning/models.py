"""Runs of the optimiser and what they suggest. A run keeps its whole input, so that it can be repeated."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kezdesu.journal.door import Moves
from kezdesu.planning import states
from kezdesu.regions.models import Region
from kezdesu.schedule.models import Entry, Placement, Schedule

LEASE = timedelta(seconds=60)
"""A run whose process has not been heard of for so long is lost."""


class Run(models.Model):
    """One run over the draft of a schedule: its input, how it went, its figures."""

    MOVES: ClassVar[Moves] = states.RUN_MOVES

    schedule = models.ForeignKey(Schedule, on_delete=models.PROTECT, related_name="runs")
    state = models.CharField(max_length=10, choices=states.RunState.choices, default=states.RunState.QUEUED)
    freedom = models.TextField(help_text="JSON of what may change")
    problem = models.TextField(help_text="canonical JSON of the whole input")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the input")
    rows = models.PositiveIntegerField(help_text="how many rows were planned")
    seconds = models.PositiveSmallIntegerField()
    seed = models.PositiveIntegerField(default=1)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True, help_text="last sign of life of its process")
    ended_at = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=120, blank=True, help_text="host:process")
    planner = models.CharField(max_length=10, blank=True, help_text="solver or greedy")
    ended_by = models.CharField(max_length=10, blank=True, help_text="proved, work, clock, placed")
    failure = models.CharField(max_length=10, blank=True, choices=states.Failure.choices)
    score = models.PositiveIntegerField(null=True, blank=True, help_text="of the best plan; less is better")
    bound = models.PositiveIntegerField(null=True, blank=True, help_text="no plan can score less")
    gap = models.FloatField(null=True, blank=True, help_text="by which part the score might be less")
    before = models.TextField(blank=True, help_text="JSON of the figures as the rows stood")
    after = models.TextField(blank=True, help_text="JSON of the figures of the plan")
    conflicts = models.TextField(blank=True, help_text="JSON of the wishes that cannot hold together")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["schedule"],
                condition=Q(state__in=["queued", "running"]),
                name="run_one_under_way",
            )
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """Such as ``O-7``."""
        return f"O-{self.pk}"

    @property
    def is_under_way(self) -> bool:
        """Waiting or thinking."""
        return self.state in states.UNDER_WAY


class Suggestion(models.Model):
    """One row that the optimiser would move, or give its day; a person accepts or refuses it."""

    MOVES: ClassVar[Moves] = states.SUGGESTION_MOVES

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="suggestions")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    seen = models.PositiveSmallIntegerField(help_text="number of the row's last placement when it was read")
    wish = models.CharField(max_length=120, help_text="the signed wish when it was read")
    old_on = models.DateField(null=True, blank=True, help_text="None: the day was still to be chosen")
    old_until = models.DateField(null=True, blank=True)
    old_region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    new_on = models.DateField()
    new_until = models.DateField(null=True, blank=True, help_text="None: one day")
    new_region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    reasons = models.TextField(help_text="JSON of the typed reasons")
    state = models.CharField(
        max_length=10, choices=states.SuggestionState.choices, default=states.SuggestionState.PROPOSED
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    refusal = models.CharField(max_length=500, blank=True, help_text="why it was refused")
    placement = models.ForeignKey(
        Placement, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["run_id", "new_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["run", "entry"], name="suggestion_once"),
            models.CheckConstraint(
                condition=Q(new_until__isnull=True) | Q(new_until__gt=F("new_on")),
                name="suggestion_ends_later",
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(placement__isnull=False), name="suggestion_placed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.run_id}: E-{self.entry_id}"
