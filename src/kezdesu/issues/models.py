"""The register of what was voiced (3.7a) and the systemic problems of the regions (4.3)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from kezdesu.bodies.models import Body
from kezdesu.common.trilingual import Trilingual
from kezdesu.issues import states
from kezdesu.journal.door import Moves
from kezdesu.meetings.models import Visit
from kezdesu.regions.models import Region
from kezdesu.voices.models import Theme, Voice


class Issue(models.Model):
    """One problem, from one or many voices. ``code`` such as ``I-7KD3-X9``."""

    MOVES: ClassVar[Moves] = states.ISSUE_MOVES

    code = models.CharField(max_length=20, unique=True)
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title_kk = models.CharField(max_length=400, blank=True)
    title_ru = models.CharField(max_length=400, blank=True)
    title_en = models.CharField(max_length=400, blank=True)
    state = models.CharField(
        max_length=10, choices=states.IssueState.choices, default=states.IssueState.DRAFTED
    )
    outcome_kk = models.TextField(blank=True, help_text="the explanation, or why it was referred")
    outcome_ru = models.TextField(blank=True)
    referred_to = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    voices: models.ManyToManyField[Voice, IssueVoice] = models.ManyToManyField(
        Voice, through="IssueVoice", related_name="+"
    )
    drafted_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(
        null=True, blank=True, help_text="when the list of issues was published"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["visit_id", "id"]
        indexes = [models.Index(fields=["body", "state"], name="issue_body_state")]

    def __str__(self) -> str:
        return self.code

    def keys(self) -> frozenset[str]:
        """Those of its visit."""
        return self.visit.keys()

    @property
    def title(self) -> Trilingual:
        """The problem in one sentence."""
        return Trilingual(self.title_kk, self.title_ru, self.title_en)

    @property
    def outcome_kind(self) -> states.IssueState:
        """Explained, planned or referred; drafted while undecided. Only a planned issue is ever closed."""
        state = states.IssueState(self.state)
        return states.IssueState.PLANNED if state == states.IssueState.CLOSED else state

    @property
    def outcome(self) -> Trilingual:
        """The explanation, or why it was referred."""
        return Trilingual(self.outcome_kk, self.outcome_ru)


class IssueVoice(models.Model):
    """A voice stands behind exactly one issue."""

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="links")
    voice = models.OneToOneField(Voice, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.issue_id} <- {self.voice_id}"


class SystemicLetter(models.Model):
    """An akimat's half-yearly letter on systemic problems to one addressee (clause 4.3)."""

    akimat = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    addressee = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    half = models.PositiveSmallIntegerField()
    text_kk = models.TextField()
    text_ru = models.TextField()
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["year", "half", "id"]
        constraints = [
            models.UniqueConstraint(fields=["akimat", "addressee", "year", "half"], name="letter_once"),
            models.CheckConstraint(condition=models.Q(half__in=(1, 2)), name="letter_half"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """Such as ``L-2026-1-akimat-abai-energy``."""
        return f"L-{self.year}-{self.half}-{self.pk}"
