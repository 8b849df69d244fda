"""What people ask, propose and complain of; who supports it; how it was moderated and answered."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from kezdesu.bodies.models import Body, Office
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.door import Moves
from kezdesu.meetings.models import Visit
from kezdesu.regions.models import District, Region
from kezdesu.voices import states


class VoiceKind(models.TextChoices):
    """What it is."""

    QUESTION = "question"
    PROPOSAL = "proposal"
    COMPLAINT = "complaint"


class Channel(models.TextChoices):
    """By which way it came (clause 3.5)."""

    SITE = "site"
    BLOG = "blog"
    SOCIAL = "social"
    TELEGRAM = "telegram"
    CALL_109 = "109"
    HALL = "hall"
    PAPER = "paper"
    LETTER = "letter"
    AKIM = "akim"


class Ground(models.TextChoices):
    """The fixed grounds on which a text may be declined or removed; their wording is in ``voices.grounds``."""

    PERSONAL_DATA = "personal_data"
    INSULT = "insult"
    ADVERTISING = "advertising"
    NOT_COMPETENCE = "not_competence"
    NO_QUESTION = "no_question"
    UNLAWFUL = "unlawful"
    AUTHOR_ASKED = "author_asked"


class Theme(models.Model):
    """A theme voices are grouped by; named by a person."""

    slug = models.SlugField(max_length=60, unique=True)
    name_kk = models.CharField(max_length=120)
    name_ru = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)

    class Meta:
        ordering = ["name_kk"]

    def __str__(self) -> str:
        return self.name_kk

    @property
    def name(self) -> Trilingual:
        """The theme's name."""
        return Trilingual(self.name_kk, self.name_ru, self.name_en)


class Voice(models.Model):
    """One permanent number (``code``), one text in its own language; contact sealed, secret only as hash."""

    MOVES: ClassVar[Moves] = states.VOICE_MOVES

    code = models.CharField(max_length=20, unique=True)
    secret_hash = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the asker's secret")
    idempotency_key = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=10, choices=VoiceKind.choices, default=VoiceKind.QUESTION)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.SITE)
    text = models.TextField()
    language = models.CharField(max_length=2, help_text="language of the text: kk, ru, en")
    folded = models.TextField(help_text="folded text for search, made by voices.folding")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    district = models.ForeignKey(District, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    device = models.CharField(max_length=64, blank=True, help_text="asker's device id, never shown")
    contact_sealed = models.BinaryField(blank=True, default=b"", help_text="encrypted e-mail or phone")
    contact_hash = models.CharField(max_length=64, blank=True, help_text="keyed hash: one person counts once")
    state = models.CharField(
        max_length=10, choices=states.VoiceState.choices, default=states.VoiceState.RECEIVED
    )
    held_for = models.CharField(max_length=60, blank=True, help_text="why the machine held it: iin,phone …")
    joined_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="joined_voices"
    )
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    write_by = models.DateField(null=True, blank=True, help_text="a written answer was promised by this day")

    class Meta:
        ordering = ["-received_at", "-id"]
        indexes = [
            models.Index(fields=["visit", "state"], name="voice_visit_state"),
            models.Index(fields=["state", "received_at"], name="voice_queue"),
            models.Index(fields=["region", "state"], name="voice_region"),
            models.Index(fields=["body", "state"], name="voice_body"),
            models.Index(fields=["-published_at", "-id"], name="voice_published"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="joined", joined_to__isnull=False)
                | (~Q(state="joined") & Q(joined_to__isnull=True)),
                name="voice_joined_to_one",
            )
        ]

    def __str__(self) -> str:
        return self.code

    def keys(self) -> frozenset[str]:
        """Those of its visit; a voice of no visit has none and goes to a body's main successor."""
        return self.visit.keys() if self.visit else frozenset()


class Stem(models.Model):
    """A stem of a voice's folded text: the index behind "already asked"."""

    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="stems")
    stem = models.CharField(max_length=40)

    class Meta:
        indexes = [models.Index(fields=["stem", "voice"], name="stem_voice")]
        constraints = [models.UniqueConstraint(fields=["voice", "stem"], name="stem_once")]

    def __str__(self) -> str:
        return self.stem


class SupportKind(models.TextChoices):
    """How sure we are that a supporter is one person: three figures, never added in secret."""

    DEVICE = "device"
    CONTACT = "contact"
    IDENTIFIED = "identified"


class Support(models.Model):
    """ "Me too": one for each supporter (device id or keyed hash). Written in bulk by the edge, too."""

    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="supports")
    supporter = models.CharField(max_length=64)
    kind = models.CharField(max_length=12, choices=SupportKind.choices, db_default="device")
    at = models.DateTimeField()
    via = models.ForeignKey(
        Voice,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="came along with this joined voice; leaves with it when the joining is undone",
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["voice", "supporter"], name="support_once")]

    def __str__(self) -> str:
        return f"{self.voice_id} {self.kind}"


class SupportCount(models.Model):
    """The three support figures of a voice, kept in step with the rows of ``Support``."""

    voice = models.OneToOneField(
        Voice, on_delete=models.PROTECT, primary_key=True, related_name="support_count"
    )
    device = models.PositiveIntegerField(db_default=0)
    contact = models.PositiveIntegerField(db_default=0)
    identified = models.PositiveIntegerField(db_default=0)

    def __str__(self) -> str:
        return f"{self.device}/{self.contact}/{self.identified}"


class Outcome(models.TextChoices):
    """What was decided about a voice."""

    PUBLISHED = "published"
    DECLINED = "declined"
    REOPENED = "reopened"
    JOINED = "joined"
    UNJOINED = "unjoined"
    REMOVED = "removed"
    RESTORED = "restored"
    UPHELD = "upheld"
    WITHDRAWN = "withdrawn"


class Decision(models.Model):
    """A moderator's decision, on the public log (without the text when it was declined or removed)."""

    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    ground = models.CharField(max_length=20, choices=Ground.choices, blank=True)
    note = models.TextField(blank=True, help_text="for the office, not public")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="empty when the author decided",
    )
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_at", "id"]
        indexes = [models.Index(fields=["-decided_at", "-id"], name="decision_log")]

    def __str__(self) -> str:
        return f"{self.voice_id} {self.outcome}"


class Appeal(models.Model):
    """The asker's one appeal against a refusal; its text is for the office, the outcome is a Decision."""

    voice = models.OneToOneField(Voice, on_delete=models.PROTECT, related_name="appeal")
    text = models.TextField(blank=True)
    made_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["decided_at", "made_at"], name="appeal_queue")]

    def __str__(self) -> str:
        return f"appeal about {self.voice_id}"


class Answer(models.Model):
    """A public answer by a post: on the spot or in writing."""

    voice = models.ForeignKey(Voice, on_delete=models.PROTECT, related_name="answers")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    in_writing = models.BooleanField()
    text_kk = models.TextField(blank=True)
    text_ru = models.TextField(blank=True)
    answered_at = models.DateTimeField()

    class Meta:
        ordering = ["answered_at", "id"]

    def __str__(self) -> str:
        return f"answer to {self.voice_id}"

    @property
    def text(self) -> Trilingual:
        """The answer; on the spot it may exist in one language only."""
        return Trilingual(self.text_kk, self.text_ru)
