"""The year's schedule: what bodies proposed, what was approved, every version frozen."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from kezdesu.bodies.models import Body, Office
from kezdesu.common.trilingual import Trilingual
from kezdesu.files.models import StoredFile
from kezdesu.journal.door import Moves
from kezdesu.regions.models import District, Region
from kezdesu.schedule import states
from kezdesu.signing.models import SignedAct


class Schedule(models.Model):
    """The schedule of one period, a calendar year under decree No. 863; the pack says how long a period is.

    It keeps the rule pack (``edition``) under which it began. ``label`` names the period: ``2026`` or ``2026-H1``;
    ``series`` is the family of packs: schedules under several acts stand side by side. ``body`` is whose own schedule
    it is, where the pack gives every body one; its slug is then part of the label.
    """

    MOVES: ClassVar[Moves] = states.SCHEDULE_MOVES

    label = models.CharField(max_length=80, unique=True)
    series = models.CharField(max_length=20, default="863", db_index=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    year = models.PositiveSmallIntegerField(db_index=True)
    first_day = models.DateField()
    last_day = models.DateField()
    edition = models.CharField(max_length=40)
    state = models.CharField(
        max_length=12, choices=states.ScheduleState.choices, default=states.ScheduleState.COLLECTING
    )
    opened_at = models.DateTimeField()
    drafted_at = models.DateTimeField(null=True, blank=True)
    draft = models.TextField(blank=True, help_text="canonical JSON of the drafted rows")
    submitted_at = models.DateTimeField(null=True, blank=True, help_text="draft first sent on; never moves")
    receipt = models.CharField(
        max_length=60, blank=True, help_text="incoming number at the Government Office"
    )
    return_reason = models.TextField(blank=True, help_text="why the draft was last sent back")

    class Meta:
        ordering = ["first_day", "label"]

    def __str__(self) -> str:
        return self.label

    @property
    def period(self) -> str:
        """Its label without whose own it is: ``2026`` or ``2026-H1``."""
        return self.label.removesuffix(f"-{self.body.slug}") if self.body else self.label

    @property
    def code(self) -> str:
        """The code journal lines name it by."""
        return f"S-{self.label}"


class Proposal(models.Model):
    """One body's proposals for the period. ``revision`` counts the writings, so that two clerks cannot collide."""

    MOVES: ClassVar[Moves] = states.PROPOSAL_MOVES

    schedule = models.ForeignKey(Schedule, on_delete=models.PROTECT, related_name="proposals")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=10, choices=states.ProposalState.choices, default=states.ProposalState.DRAFT
    )
    act = models.ForeignKey(SignedAct, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    submitted_at = models.DateTimeField(
        null=True, blank=True, help_text="first signed submission; never moves"
    )
    return_reason = models.TextField(blank=True, help_text="why the whole was returned by who collects")
    sent_back_reason = models.TextField(blank=True, help_text="why the head sent it back to the clerk")
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["schedule", "body"], name="proposal_once")]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """Such as ``S-2027-healthcare``."""
        return f"{self.schedule.code}-{self.body.slug}"


class Entry(models.Model):
    """One proposed or approved meeting: who, where, when. ``position`` keeps the order of the form.

    ``wish`` tells how exactly the time was named; ``planned_on`` … ``planned_until`` are the days of the meeting
    (a span) or the days among which one is to be chosen (a month, a quarter, a window). Where the coordinator put
    it is a :class:`Placement`. The ``topic`` is signed with the proposals and stands in the approved version.
    """

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="entries")
    position = models.PositiveSmallIntegerField()
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    district = models.ForeignKey(District, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    wish = models.CharField(max_length=8, choices=states.Wish.choices, default=states.Wish.DAY)
    planned_on = models.DateField()
    planned_until = models.DateField(null=True, blank=True, help_text="None: one day")
    place_kk = models.CharField(max_length=250, blank=True)
    place_ru = models.CharField(max_length=250, blank=True)
    topic = models.CharField(
        max_length=500, blank=True, help_text="what the body wants to talk about, as it wrote it"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["planned_on", "id"]
        indexes = [models.Index(fields=["planned_on"], name="entry_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "position"],
                condition=Q(withdrawn_at__isnull=True),
                name="entry_position_once",
            ),
            models.CheckConstraint(
                condition=Q(planned_until__isnull=True) | Q(planned_until__gt=F("planned_on")),
                name="entry_ends_later",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def place(self) -> Trilingual:
        """Where, as proposed."""
        return Trilingual(self.place_kk, self.place_ru)

    @property
    def code(self) -> str:
        """Such as ``E-512``: stable through all versions."""
        return f"E-{self.pk}"


class Placement(models.Model):
    """Where the coordinator put an entry while drafting: day and region, with the reason. The last one counts.

    The signed wish stays in the entry, so nothing changes silently; taking a move back is a placement too.
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="placements")
    number = models.PositiveSmallIntegerField(help_text="from 1, in the order of the moves")
    planned_on = models.DateField()
    planned_until = models.DateField(null=True, blank=True, help_text="None: one day")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    origin = models.CharField(
        max_length=10, choices=states.PlacementOrigin.choices, default=states.PlacementOrigin.HAND
    )
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField()

    class Meta:
        ordering = ["entry_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "number"], name="placement_once"),
            models.CheckConstraint(
                condition=Q(planned_until__isnull=True) | Q(planned_until__gt=F("planned_on")),
                name="placement_ends_later",
            ),
        ]

    def __str__(self) -> str:
        return f"E-{self.entry_id} #{self.number}"


class Remark(models.Model):
    """A comment on one row of the proposals, or its return by the coordinator; the answer is kept beside it."""

    MOVES: ClassVar[Moves] = states.REMARK_MOVES

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="remarks")
    kind = models.CharField(max_length=8, choices=states.RemarkKind.choices)
    state = models.CharField(
        max_length=8, choices=states.RemarkState.choices, default=states.RemarkState.OPEN
    )
    text = models.TextField()
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="+", help_text="for whom the author spoke"
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["entry", "state"], name="remark_entry")]

    def __str__(self) -> str:
        return f"E-{self.entry_id}: {self.kind}"


class SentDraft(models.Model):
    """A draft as it went to the Government Office (2.2), and why it came back: every sending stays."""

    schedule = models.ForeignKey(Schedule, on_delete=models.PROTECT, related_name="sent_drafts")
    number = models.PositiveSmallIntegerField()
    content = models.TextField(help_text="canonical JSON of the rows")
    sha256 = models.CharField(max_length=64)
    receipt = models.CharField(max_length=60)
    sent_at = models.DateTimeField()
    returned_at = models.DateTimeField(null=True, blank=True)
    return_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["schedule_id", "number"]
        constraints = [models.UniqueConstraint(fields=["schedule", "number"], name="sent_draft_once")]

    def __str__(self) -> str:
        return f"{self.schedule_id} draft {self.number}"


class Version(models.Model):
    """A frozen, numbered version of the schedule with the number and date of the approving act (clause 2.3)."""

    schedule = models.ForeignKey(Schedule, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.TextField(help_text="canonical JSON of all rows")
    sha256 = models.CharField(max_length=64)
    act_number = models.CharField(max_length=40)
    act_date = models.DateField()
    approved_at = models.DateTimeField()
    scan = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="scan of the act",
    )
    reason_kk = models.TextField(blank=True)
    reason_ru = models.TextField(blank=True)

    class Meta:
        ordering = ["schedule_id", "number"]
        constraints = [models.UniqueConstraint(fields=["schedule", "number"], name="version_once")]

    def __str__(self) -> str:
        return f"{self.schedule_id} v{self.number}"

    @property
    def reason(self) -> Trilingual:
        """Why this version replaced the former one; empty for version 1."""
        return Trilingual(self.reason_kk, self.reason_ru)


class Amendment(models.Model):
    """A body's proposal to change an approved schedule: an entry moved, added or withdrawn, with the reason."""

    MOVES: ClassVar[Moves] = states.AMENDMENT_MOVES

    schedule = models.ForeignKey(Schedule, on_delete=models.PROTECT, related_name="amendments")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="amendments")
    new_date = models.DateField(null=True, blank=True, help_text="None: the entry is withdrawn")
    new_until = models.DateField(null=True, blank=True, help_text="last day of a meeting of several days")
    new_region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reason_kk = models.TextField()
    reason_ru = models.TextField()
    state = models.CharField(
        max_length=10, choices=states.AmendmentState.choices, default=states.AmendmentState.PREPARED
    )
    act = models.ForeignKey(SignedAct, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    return_reason = models.TextField(blank=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry"],
                condition=models.Q(state__in=["prepared", "signed"]),
                name="amendment_one_open_per_entry",
            )
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def reason(self) -> Trilingual:
        """Why the entry changes."""
        return Trilingual(self.reason_kk, self.reason_ru)

    @property
    def code(self) -> str:
        """Such as ``A-7``."""
        return f"A-{self.pk}"
