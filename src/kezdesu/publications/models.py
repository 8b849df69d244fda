"""Publications (3.7b-c, 5.3): frozen canonical content in kk and ru, its hash, and where it was posted."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from kezdesu.bodies.models import Body
from kezdesu.journal.door import Moves
from kezdesu.meetings.models import Visit
from kezdesu.publications import states
from kezdesu.signing.models import SignedAct


class PublicationKind(models.TextChoices):
    """What is published."""

    RESULTS = "results"
    ISSUES = "issues"
    PLAN = "plan"
    QUARTER = "quarter"
    GUIDANCE = "guidance"


AFTER_VISIT = (PublicationKind.RESULTS, PublicationKind.ISSUES, PublicationKind.PLAN)


class Publication(models.Model):
    """``content`` is canonical JSON with kk and ru; ``sha256`` is of exactly these bytes."""

    MOVES: ClassVar[Moves] = states.PUBLICATION_MOVES

    kind = models.CharField(max_length=10, choices=PublicationKind.choices)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(
        Visit, on_delete=models.PROTECT, null=True, blank=True, related_name="publications"
    )
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(null=True, blank=True)
    content = models.TextField()
    sha256 = models.CharField(max_length=64)
    state = models.CharField(
        max_length=10, choices=states.PublicationState.choices, default=states.PublicationState.PREPARED
    )
    act = models.ForeignKey(SignedAct, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["prepared_at", "id"]
        indexes = [models.Index(fields=["kind", "state", "published_at"], name="publication_kind")]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "kind"],
                condition=Q(visit__isnull=False) & ~Q(state="returned"),
                name="publication_once_per_visit",
            ),
            models.UniqueConstraint(
                fields=["body", "year", "quarter"],
                condition=Q(kind="quarter") & ~Q(state="returned"),
                name="quarter_report_once",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def keys(self) -> frozenset[str]:
        """Those of its visit; what belongs to no visit has none."""
        return self.visit.keys() if self.visit else frozenset()

    @property
    def code(self) -> str:
        """Such as ``M-2026-0147/plan`` or ``healthcare/2026-Q2``."""
        if self.visit is not None:
            return f"{self.visit.code}/{self.kind}"
        return (
            f"{self.body.slug}/{self.year}-Q{self.quarter}"
            if self.quarter
            else f"{self.body.slug}/{self.kind}"
        )


class Posting(models.Model):
    """Where and when a publication was posted outside: official site, media."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="postings")
    place = models.CharField(max_length=10, choices=[("site", "official site"), ("media", "media")])
    url = models.URLField()
    posted_at = models.DateTimeField()

    class Meta:
        ordering = ["posted_at"]

    def __str__(self) -> str:
        return self.url
