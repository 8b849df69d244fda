"""Journal lines of the schedule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kezdesu.journal.kinds import kind


@kind("schedule.opened", public=True)
@dataclass(frozen=True, slots=True)
class Opened:
    """The collection of proposals for a period began."""

    label: str
    edition: str


@kind("schedule.proposal_started")
@dataclass(frozen=True, slots=True)
class ProposalStarted:
    """A body began to write its proposals."""

    body: str


@kind("schedule.entries_put")
@dataclass(frozen=True, slots=True)
class EntriesPut:
    """A body wrote its rows anew; ``sha256`` of the canonical rows."""

    body: str
    rows: int
    revision: int
    sha256: str


@kind("schedule.proposal_prepared")
@dataclass(frozen=True, slots=True)
class ProposalPrepared:
    """Proposals were put before the head."""

    body: str
    sha256: str


@kind("schedule.proposal_submitted", public=True)
@dataclass(frozen=True, slots=True)
class ProposalSubmitted:
    """Proposals were signed and so submitted (2.1)."""

    body: str
    rows: int
    sha256: str


@kind("schedule.proposal_sent_back")
@dataclass(frozen=True, slots=True)
class ProposalSentBack:
    """The head sent the proposals back for rework."""

    body: str
    reason: str


@kind("schedule.proposal_returned")
@dataclass(frozen=True, slots=True)
class ProposalReturned:
    """The authorised body returned submitted proposals."""

    body: str
    reason: str


@kind("schedule.drafted", public=True)
@dataclass(frozen=True, slots=True)
class Drafted:
    """The authorised body put the draft together."""

    bodies: int
    rows: int
    sha256: str


@kind("schedule.draft_submitted", public=True)
@dataclass(frozen=True, slots=True)
class DraftSubmitted:
    """The draft went to the Government Office (2.2)."""

    receipt: str
    sha256: str


@kind("schedule.draft_returned", public=True)
@dataclass(frozen=True, slots=True)
class DraftReturned:
    """The draft came back with a reason."""

    reason: str


@kind("schedule.reopened", public=True)
@dataclass(frozen=True, slots=True)
class Reopened:
    """The authorised body collects proposals again."""

    reason: str


@kind("schedule.approved", public=True)
@dataclass(frozen=True, slots=True)
class Approved:
    """The Government approved the schedule (2.3)."""

    version: int
    rows: int
    act_number: str
    act_date: date
    sha256: str


@kind("schedule.amendment_prepared")
@dataclass(frozen=True, slots=True)
class AmendmentPrepared:
    """A body asks to change an approved row; ``new_date`` None withdraws it."""

    body: str
    entry: str
    new_date: date | None
    new_region: str
    sha256: str
    new_until: date | None = None


@kind("schedule.amendment_signed")
@dataclass(frozen=True, slots=True)
class AmendmentSigned:
    """The head signed the amendment."""

    body: str
    entry: str
    sha256: str


@kind("schedule.amendment_returned")
@dataclass(frozen=True, slots=True)
class AmendmentReturned:
    """An amendment came back with a reason."""

    entry: str
    reason: str


@kind("schedule.letter_prepared")
@dataclass(frozen=True, slots=True)
class LetterPrepared:
    """A body asks for several changes in one letter, signed or returned whole until it is signed."""

    body: str
    amendments: tuple[str, ...]
    entries: tuple[str, ...]
    sha256: str


@kind("schedule.letter_signed")
@dataclass(frozen=True, slots=True)
class LetterSigned:
    """The head signed a letter of several amendments."""

    body: str
    amendments: tuple[str, ...]
    sha256: str


@kind("schedule.letter_returned")
@dataclass(frozen=True, slots=True)
class LetterReturned:
    """The head sent a letter of several amendments back."""

    body: str
    amendments: tuple[str, ...]
    reason: str


@kind("schedule.scan_attached", public=True)
@dataclass(frozen=True, slots=True)
class ScanAttached:
    """The scan of an approving act can be read; ``former``: SHA-256 of the one it replaced."""

    version: int
    sha256: str
    former: str


@kind("schedule.amended", public=True)
@dataclass(frozen=True, slots=True)
class Amended:
    """A new numbered version replaced the former one."""

    version: int
    amendments: tuple[str, ...]
    act_number: str
    act_date: date
    sha256: str


@kind("schedule.placed")
@dataclass(frozen=True, slots=True)
class Placed:
    """The authorised body put a row of the draft on other days or into another region; the signed wish stays.

    Not public: a draft is not yet the schedule. The body concerned sees every move with its reason.
    """

    body: str
    entry: str
    number: int
    old_on: date
    old_until: date | None
    old_region: str
    new_on: date
    new_until: date | None
    new_region: str
    reason: str
    origin: str


@kind("schedule.row_commented")
@dataclass(frozen=True, slots=True)
class RowCommented:
    """The authorised body or the body itself said something about one row."""

    body: str
    entry: str
    remark: int


@kind("schedule.row_returned")
@dataclass(frozen=True, slots=True)
class RowReturned:
    """The authorised body returned one row of submitted proposals."""

    body: str
    entry: str
    remark: int
    reason: str


@kind("schedule.remark_answered")
@dataclass(frozen=True, slots=True)
class RemarkAnswered:
    """The other side answered a comment, or mended or confirmed a returned row."""

    body: str
    entry: str
    remark: int
