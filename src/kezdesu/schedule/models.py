"""The year's schedule: what bodies proposed, what was approved, every version frozen."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from kezdesu.bodies.models import Body, Office
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.door import Moves
from kezdesu.regions.models import Region
from kezdesu.schedule import states
from kezdesu.signing.models import SignedAct


class Schedule(models.Model):
    """The schedule of one period, a calendar year under decree No. 863; the pack says how long a period is.

    It keeps the rule pack (``edition``) under which it began. ``label`` names the period: ``2026`` or ``2026-H1``.
    """

    MOVES: ClassVar[Moves] = states.SCHEDULE_MOVES

    label = models.CharField(max_length=10, unique=True)
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
        ordering = ["first_day"]

    def __str__(self) -> str:
        return self.label

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
    return_reason = models.TextField(blank=True)
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
    """One proposed or approved meeting: who, where, when. ``position`` keeps the order of the form."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="entries")
    position = models.PositiveSmallIntegerField()
    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    planned_on = models.DateField()
    place_kk = models.CharField(max_length=250, blank=True)
    place_ru = models.CharField(max_length=250, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["planned_on", "id"]
        indexes = [models.Index(fields=["planned_on"], name="entry_day")]
        constraints = [models.UniqueConstraint(fields=["proposal", "position"], name="entry_position_once")]

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


class Version(models.Model):
    """A frozen, numbered version of the schedule with the number and date of the approving act (clause 2.3)."""

    schedule = models.ForeignKey(Schedule, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.TextField(help_text="canonical JSON of all rows")
    sha256 = models.CharField(max_length=64)
    act_number = models.CharField(max_length=40)
    act_date = models.DateField()
    approved_at = models.DateTimeField()
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
