"""Tables that bodies bring in: the file as evidence, its cells as they were read, and what a person did to them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from kezdesu.bodies.models import Body
from kezdesu.files.models import StoredFile
from kezdesu.journal.door import Moves
from kezdesu.schedule.models import Proposal
from kezdesu.tables import states


class TableImport(models.Model):
    """One table on its way into a body's proposals. ``revision`` counts the acts, so that two clerks cannot collide.

    What is good and what is refused is never stored: it is read anew from the cells, the columns and the
    corrections, against the regions and posts of the schedule's period.
    """

    MOVES: ClassVar[Moves] = states.TABLE_MOVES

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(help_text="from 1 within the proposal")
    state = models.CharField(
        max_length=10, choices=states.TableState.choices, default=states.TableState.UPLOADED
    )
    source = models.CharField(max_length=8, choices=states.Source.choices)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    sheets = models.TextField(help_text="JSON of all tables in the file, as they were read")
    sheet = models.PositiveSmallIntegerField(null=True, blank=True, help_text="which one was chosen; from 0")
    columns = models.TextField(blank=True, help_text="JSON: a field for each column")
    applied = models.TextField(default="[]", help_text="JSON: numbers of the rows that are in the draft")
    revision = models.PositiveIntegerField(default=0)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    applied_at = models.DateTimeField(null=True, blank=True, help_text="first rows entered the draft")

    class Meta:
        ordering = ["proposal_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "number"], name="table_number_once"),
            models.UniqueConstraint(
                fields=["proposal", "file"], condition=~Q(state="discarded"), name="table_file_once"
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """Such as ``S-2027-healthcare-T1``."""
        return f"{self.proposal.code}-T{self.number}"


class Correction(models.Model):
    """What a person did to one row in the preview: mended cells, taken out, put back. Nothing is overwritten."""

    table = models.ForeignKey(TableImport, on_delete=models.PROTECT, related_name="corrections")
    sheet = models.PositiveSmallIntegerField()
    row = models.PositiveIntegerField(help_text="its number in the file")
    kind = models.CharField(max_length=9, choices=states.CorrectionKind.choices)
    cells = models.TextField(default="{}", help_text="JSON: what the cells say now, by field")
    corrected_at = models.DateTimeField()
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["table", "sheet"], name="correction_table")]

    def __str__(self) -> str:
        return f"{self.table_id}: {self.row} {self.kind}"


class ColumnMapping(models.Model):
    """How a body reads a table with these headings; remembered from the last time a person said so."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64, help_text="of the folded headings")
    columns = models.TextField(help_text="JSON: a field for each column")
    mapped_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "fingerprint"], name="mapping_once")]

    def __str__(self) -> str:
        return f"{self.body_id}: {self.fingerprint[:8]}"
