"""What overseers do, as the journal keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from kezdesu.journal.kinds import kind


@kind("oversight.prepared")
@dataclass(frozen=True, slots=True)
class RecordPrepared:
    """A record that takes two people was put before the second."""

    kind_of_record: str
    year: int
    half: int | None
    digest: str


@kind("oversight.returned")
@dataclass(frozen=True, slots=True)
class RecordReturned:
    """The second person sent a record back for rework."""

    kind_of_record: str
    year: int


@kind("oversight.recorded", public=True)
@dataclass(frozen=True, slots=True)
class Recorded:
    """An evaluation, review, guidance, measure or control note is in force."""

    kind_of_record: str
    year: int
    half: int | None
    number: int
    digest: str


@kind("oversight.read")
@dataclass(frozen=True, slots=True)
class RecordRead:
    """A body acknowledged that it read the record."""

    reader: str


@kind("oversight.register_read")
@dataclass(frozen=True, slots=True)
class RegisterRead:
    """The controlling body read the duty register (clause 7)."""

    year: int
    page: str
