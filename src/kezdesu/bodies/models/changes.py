"""What became of a body or a post: names with the day since when, and who succeeded whom."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from kezdesu.bodies.models.base import Body, Office
from kezdesu.bodies.states import ReorganisationKind
from kezdesu.common.trilingual import Trilingual


class BodyName(models.Model):
    """A name of a body and its first day, which may be ahead. A body never renamed has none: its row bears its name."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="names")
    since = models.DateField()
    name_kk = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    genitive_kk = models.CharField(max_length=200)
    genitive_ru = models.CharField(max_length=200)
    act_number = models.CharField(max_length=60, blank=True, help_text="the act that gave the name")

    class Meta:
        ordering = ["body_id", "since"]
        constraints = [models.UniqueConstraint(fields=["body", "since"], name="body_name_once_a_day")]

    def __str__(self) -> str:
        return self.name_kk

    @property
    def name(self) -> Trilingual:
        """The name."""
        return Trilingual(self.name_kk, self.name_ru, self.name_en)


class OfficeTitle(models.Model):
    """A title of a post and its first day, kept as the names of bodies are."""

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="titles")
    since = models.DateField()
    title_kk = models.CharField(max_length=250)
    title_ru = models.CharField(max_length=250)
    title_en = models.CharField(max_length=250)

    class Meta:
        ordering = ["office_id", "since"]
        constraints = [models.UniqueConstraint(fields=["office", "since"], name="office_title_once_a_day")]

    def __str__(self) -> str:
        return self.title_kk

    @property
    def title(self) -> Trilingual:
        """The title."""
        return Trilingual(self.title_kk, self.title_ru, self.title_en)


class Reorganisation(models.Model):
    """One act by which bodies were split or merged; ``since`` is the first day of the new order."""

    kind = models.CharField(max_length=10, choices=ReorganisationKind.choices)
    since = models.DateField()
    act_number = models.CharField(max_length=60)
    entered_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.kind} {self.since}"


class Succession(models.Model):
    """From ``since`` the successor answers for the affairs of a body that ended; the main one for the rest.

    Kept flat: when a successor ends too, its own successors get rows for every body it answered for.
    """

    reorganisation = models.ForeignKey(Reorganisation, on_delete=models.PROTECT, related_name="successions")
    predecessor = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="heirs")
    successor = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="inheritances")
    since = models.DateField()
    is_main = models.BooleanField()

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["reorganisation", "predecessor", "successor"], name="succession_once"
            ),
            models.UniqueConstraint(
                fields=["reorganisation", "predecessor"],
                condition=Q(is_main=True),
                name="succession_one_main",
            ),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="succession_of_another"),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor_id} -> {self.successor_id}"


class Handover(models.Model):
    """Which body a post went to with everything that belongs to it, when that is not the main successor."""

    reorganisation = models.ForeignKey(Reorganisation, on_delete=models.PROTECT, related_name="handovers")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="handovers")
    successor = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reorganisation", "office"], name="handover_once_per_post")
        ]

    def __str__(self) -> str:
        return f"{self.office_id} -> {self.successor_id}"


class VisitHandover(models.Model):
    """Which body a visit went to with its questions, issues and promises, when that is not the main successor.

    ``visit`` is its code: the visit itself lives downstream.
    """

    reorganisation = models.ForeignKey(
        Reorganisation, on_delete=models.PROTECT, related_name="visit_handovers"
    )
    visit = models.CharField(max_length=20)
    successor = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reorganisation", "visit"], name="handover_once_per_visit")
        ]

    def __str__(self) -> str:
        return f"{self.visit} -> {self.successor_id}"
