"""A visit of an official to a region, its parts, agenda, broadcast, announcement, and what was recorded of it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from kezdesu.bodies.inheriting import keys
from kezdesu.bodies.models import Body, Office, Rank
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.files.models import StoredFile
from kezdesu.journal.door import Moves
from kezdesu.meetings import states
from kezdesu.regions.models import Region
from kezdesu.schedule.models import Entry
from kezdesu.signing.models import SignedAct


class Visit(models.Model):
    """One address for all stages: ``M-2026-0147``. It keeps the rule pack (``edition``) under which it began."""

    MOVES: ClassVar[Moves] = states.VISIT_MOVES

    code = models.CharField(max_length=20, unique=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    rank = models.CharField(max_length=12, choices=Rank.choices)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    off_schedule = models.BooleanField(default=False, help_text="origin is a risk card, clause 3.1")
    edition = models.CharField(max_length=40)
    state = models.CharField(
        max_length=10, choices=states.VisitState.choices, default=states.VisitState.PLANNED
    )
    starts_at = models.DateTimeField(help_text="planned start of the first part")
    ends_at = models.DateTimeField(help_text="planned end of the last part")
    place_kk = models.CharField(max_length=250, blank=True)
    place_ru = models.CharField(max_length=250, blank=True)
    place_en = models.CharField(max_length=250, blank=True)
    topic = models.CharField(
        max_length=500, blank=True, help_text="as it stands in the schedule, in the language of its body"
    )
    ended_at = models.DateTimeField(null=True, blank=True, help_text="actual end of the last part")
    cancel_reason_kk = models.TextField(blank=True)
    cancel_reason_ru = models.TextField(blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0, help_text="counts the writings of parts and agenda")

    class Meta:
        ordering = ["starts_at", "id"]
        indexes = [
            models.Index(fields=["body", "starts_at"], name="visit_body"),
            models.Index(fields=["region", "starts_at"], name="visit_region"),
            models.Index(fields=["state", "starts_at"], name="visit_state"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="visit_ends_later")
        ]

    def __str__(self) -> str:
        return self.code

    def keys(self) -> frozenset[str]:
        """The keys by which a part of a body's affairs is held, of the visit and of all that came of it."""
        return keys(self.code, self.office_id)

    def is_missed(self, today: date) -> bool:
        """Its day has passed and it neither began nor was called off."""
        return self.state in states.AHEAD and clock.almaty_date(self.starts_at) < today

    @property
    def place(self) -> Trilingual:
        """Hall and address."""
        return Trilingual(self.place_kk, self.place_ru, self.place_en)

    @property
    def cancel_reason(self) -> Trilingual:
        """Why it was cancelled; empty unless it was."""
        return Trilingual(self.cancel_reason_kk, self.cancel_reason_ru)


class PartKind(models.TextChoices):
    """Parts of a visit (clauses 3.3, 3.6)."""

    MEETING = "meeting"
    RECEPTION = "reception"
    NGO = "ngo"
    BRIEFING = "briefing"


class Part(models.Model):
    """A part with planned and actual times, and how many took part."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="parts")
    kind = models.CharField(max_length=10, choices=PartKind.choices)
    planned_start = models.DateTimeField()
    planned_end = models.DateTimeField()
    actual_start = models.DateTimeField(null=True, blank=True)
    actual_end = models.DateTimeField(null=True, blank=True)
    place_kk = models.CharField(max_length=250, blank=True)
    place_ru = models.CharField(max_length=250, blank=True)
    attendance = models.PositiveIntegerField(
        null=True, blank=True, help_text="people in the hall, cases at the reception, NGOs, media"
    )
    minutes_kk = models.TextField(blank=True, help_text="minutes (NGO meeting), links (briefing)")
    minutes_ru = models.TextField(blank=True)

    class Meta:
        ordering = ["planned_start", "id"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "kind"], name="part_once_per_kind"),
            models.CheckConstraint(condition=Q(planned_end__gt=F("planned_start")), name="part_ends_later"),
        ]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.kind}"

    @property
    def place(self) -> Trilingual:
        """Where, when it is another place than the visit's."""
        return Trilingual(self.place_kk, self.place_ru)

    @property
    def minutes(self) -> Trilingual:
        """Minutes of the NGO meeting, links of the briefing."""
        return Trilingual(self.minutes_kk, self.minutes_ru)

    @property
    def planned_minutes(self) -> int:
        """Planned length in whole minutes."""
        return int((self.planned_end - self.planned_start).total_seconds() // 60)


class AgendaKind(models.TextChoices):
    """What an agenda item counts as for the quarter rule (clause 3.3)."""

    PRESENTATION = "presentation"
    QUESTIONS = "questions"


class AgendaItem(models.Model):
    """An item of the meeting's agenda; ``minutes`` are planned."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=AgendaKind.choices)
    title_kk = models.CharField(max_length=250)
    title_ru = models.CharField(max_length=250)
    title_en = models.CharField(max_length=250, blank=True)
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["visit", "position"], name="agenda_position_once")]

    def __str__(self) -> str:
        return self.title_kk

    @property
    def title(self) -> Trilingual:
        """The item's title."""
        return Trilingual(self.title_kk, self.title_ru, self.title_en)


class CommentSetting(models.TextChoices):
    """Comments under the broadcast: the decree wants them necessarily open (clause 3.2)."""

    OPEN = "open"
    MODERATED = "moderated"
    CLOSED = "closed"


class Broadcast(models.Model):
    """The broadcast, or the reason why there was none (clause 3.2)."""

    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="broadcast")
    url = models.URLField(blank=True)
    comments = models.CharField(max_length=10, choices=CommentSetting.choices, default=CommentSetting.OPEN)
    archive_url = models.URLField(blank=True)
    videoconference = models.BooleanField(default=False)
    impossible_kk = models.TextField(blank=True, help_text="why a broadcast is technically impossible")
    impossible_ru = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.url or "no broadcast"

    @property
    def impossible(self) -> Trilingual:
        """Why a broadcast, or open comments, were impossible."""
        return Trilingual(self.impossible_kk, self.impossible_ru)


class Announcement(models.Model):
    """Announcement in kk and ru, signed by a second person before it is published."""

    MOVES: ClassVar[Moves] = states.ANNOUNCEMENT_MOVES

    visit = models.OneToOneField(Visit, on_delete=models.PROTECT, related_name="announcement")
    text_kk = models.TextField(blank=True)
    text_ru = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    state = models.CharField(
        max_length=10, choices=states.AnnouncementState.choices, default=states.AnnouncementState.DRAFT
    )
    act = models.ForeignKey(SignedAct, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"announcement of {self.visit_id}"

    @property
    def text(self) -> Trilingual:
        """The announcement's text."""
        return Trilingual(self.text_kk, self.text_ru, self.text_en)


class Postponement(models.Model):
    """A visit moved to another day: the old date stays, with the reason."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="postponements")
    old_start = models.DateTimeField()
    new_start = models.DateTimeField()
    reason_kk = models.TextField()
    reason_ru = models.TextField()
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_at"]

    def __str__(self) -> str:
        return f"{self.visit_id}: {self.old_start} -> {self.new_start}"

    @property
    def reason(self) -> Trilingual:
        """Why it was moved."""
        return Trilingual(self.reason_kk, self.reason_ru)


class RecordKind(models.TextChoices):
    """What an office records about a visit for the clauses that ask for evidence."""

    DATE_DECISION = "date_decision", "3.5a: day and hour set with the population's opinion"
    INTAKE_ANALYSIS = "intake_analysis", "3.5b: analysis note of the requests collected"
    AB_LIAISON = "ab_liaison", "3.4: exchange with the authorised body"
    AKIM_ATTENDANCE = "akim_attendance", "4.1: the akim took part"
    LOCAL_NOTICE = "local_notice", "4.2: local notice before the meeting"
    AB_ANNOUNCEMENT = "ab_announcement", "5.1: announcement by the authorised body"
    MEDIA_COVERAGE = "media_coverage", "5.1: coverage in republican media"
    DEPUTY_PM = "deputy_pm", "6.2: a Deputy Prime Minister took part"


class StageRecord(models.Model):
    """One piece of evidence entered by an office: note in two languages, link or file, and a count where it counts."""

    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="records")
    kind = models.CharField(max_length=20, choices=RecordKind.choices)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+", help_text="who recorded it")
    count = models.PositiveIntegerField(null=True, blank=True, help_text="votes, requests, notices, articles")
    note_kk = models.TextField()
    note_ru = models.TextField()
    url = models.URLField(blank=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at", "id"]
        indexes = [models.Index(fields=["visit", "kind"], name="stagerecord_visit_kind")]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.kind}"

    @property
    def note(self) -> Trilingual:
        """What is recorded."""
        return Trilingual(self.note_kk, self.note_ru)
