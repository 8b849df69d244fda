"""What the journal keeps about promises. Texts stay in the records; a citizen's words never come here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kezdesu.journal.kinds import kind


@kind("commitment.drafted")
@dataclass(frozen=True, slots=True)
class Drafted:
    """A promise was put into the draft plan."""

    issue: str
    office: str
    due_on: date


@kind("commitment.amended")
@dataclass(frozen=True, slots=True)
class Amended:
    """A draft was changed."""

    due_on: date
    was_due_on: date
    office: str


@kind("commitment.dropped")
@dataclass(frozen=True, slots=True)
class Dropped:
    """A draft was taken out of the plan before it was published."""

    issue: str


@kind("commitment.started", public=True)
@dataclass(frozen=True, slots=True)
class Started:
    """Work on the promise has begun."""

    was: str


@kind("commitment.progress", public=True)
@dataclass(frozen=True, slots=True)
class ProgressReported:
    """A note on the way: ``note`` is the number of the progress record."""

    note: int
    percent: int
    files: int
    link: bool


@kind("commitment.reported_done", public=True)
@dataclass(frozen=True, slots=True)
class ReportedDone:
    """The executor says it is done; ``note`` is the number of the progress record with the evidence."""

    note: int
    was: str


@kind("commitment.refused", public=True)
@dataclass(frozen=True, slots=True)
class PromiseRefused:
    """The body says that it will not be done, with its reason in the record."""

    was: str
    closes_issue: bool


@kind("extension.asked")
@dataclass(frozen=True, slots=True)
class ExtensionAsked:
    """A new date was asked for, with a reason."""

    old_due_on: date
    new_due_on: date


@kind("extension.granted", public=True)
@dataclass(frozen=True, slots=True)
class ExtensionGranted:
    """The new date is in force, signed by a second person; the old one stays."""

    extension: int
    old_due_on: date
    new_due_on: date
    digest: str


@kind("extension.returned")
@dataclass(frozen=True, slots=True)
class ExtensionReturned:
    """The head did not grant it."""

    old_due_on: date
    new_due_on: date


@kind("verdict.given", public=True)
@dataclass(frozen=True, slots=True)
class VerdictGiven:
    """The word of somebody who asked or joined; ``state`` is the promise's state after it."""

    confirms: bool
    changes_earlier: bool
    state: str
    issue_state: str


@kind("verdict.comment_shown", public=True)
@dataclass(frozen=True, slots=True)
class CommentShown:
    """A person looked at a held comment and let it be shown."""

    verdict: int
