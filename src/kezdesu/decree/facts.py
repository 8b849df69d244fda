"""What happened, as the duty register needs it. The rooms fill these from the database; nothing here reads one.

Instants are aware datetimes, days are Almaty dates, regions are KATO codes of nine digits, ``ref`` and ``code`` are
short references that a page can link.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from kezdesu.common.trilingual import Trilingual

_NO_TEXT = Trilingual("", "", "")


class BodyKind(StrEnum):
    """Kinds of bodies."""

    CEB = "ceb"
    GOVERNMENT = "go"
    PA = "pa"
    AKIMAT = "akimat"
    HOLDING = "holding"


class Rank(StrEnum):
    """Ranks of officials that the decree tells apart; other posts are ``other``."""

    HEAD = "head"
    DEPUTY = "deputy"
    AKIM = "akim"
    AGENCY_CHAIR = "agency_chair"
    DEPUTY_PM = "deputy_pm"
    OTHER = "other"


FIRST_RANKS = frozenset({Rank.HEAD, Rank.AKIM})
"""First heads: of a central body, of a local one."""


class VisitState(StrEnum):
    """Where a visit stands. Whether it was missed is computed."""

    PLANNED = "planned"
    UNDER_WAY = "under_way"
    HELD = "held"
    CANCELLED = "cancelled"


class PartKind(StrEnum):
    """Parts of a visit."""

    MEETING = "meeting"
    RECEPTION = "reception"
    NGO = "ngo"
    BRIEFING = "briefing"


class RecordKind(StrEnum):
    """What an office records of a visit for the clauses that ask for evidence."""

    DATE_DECISION = "date_decision"
    INTAKE_ANALYSIS = "intake_analysis"
    AB_LIAISON = "ab_liaison"
    AKIM_ATTENDANCE = "akim_attendance"
    LOCAL_NOTICE = "local_notice"
    AB_ANNOUNCEMENT = "ab_announcement"
    MEDIA_COVERAGE = "media_coverage"
    DEPUTY_PM = "deputy_pm"


class RiskDecision(StrEnum):
    """What was decided on a risk card."""

    OPEN = "opened"
    MEETING = "meeting"
    NO_MEETING = "no_meeting"


@dataclass(frozen=True, slots=True)
class BodyFact:
    """A body; ``region`` is empty outside akimats, ``authorised`` marks the AB, ``valid_until`` is its last day.

    ``level`` is that of an akimat (``oblast``, ``city``, …), ``districts`` how many districts its territory has;
    ``district`` names the one in which an akimat below the region stands.
    """

    slug: str
    kind: BodyKind
    region: str = ""
    authorised: bool = False
    level: str = ""
    districts: int = 0
    district: str = ""
    valid_from: date = date(2022, 1, 1)
    valid_until: date | None = None
    answers_for: tuple[tuple[str, date], ...] = ()
    """Slugs of the ended bodies that it succeeded, each with the first day."""

    def existed(self, first: date, last: date) -> bool:
        """Whether the body existed on any day from ``first`` to ``last``."""
        return self.valid_from <= last and (self.valid_until is None or self.valid_until >= first)


@dataclass(frozen=True, slots=True)
class ScheduleFact:
    """The schedule of one period. ``label`` is that of the period (``2026``, ``2026-H1``); ``code`` such as ``S-2026``.

    ``proposals``: body slug → instant of its first signed submission. ``act_date`` is the date of the approving act.
    ``body`` is the slug of the body whose own schedule it is; empty for one schedule of all bodies.
    """

    code: str
    label: str
    proposals: Mapping[str, datetime] = field(default_factory=dict)
    draft_sent_at: datetime | None = None
    receipt: str = ""
    approved_at: datetime | None = None
    act_number: str = ""
    act_date: date | None = None
    edition: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class PartFact:
    """A part of a visit. ``attendance`` counts cases at the reception, NGOs' people, media; None if not recorded.

    ``documented``: minutes of the NGO meeting or links of the briefing exist.
    """

    kind: PartKind
    actual_start: datetime | None = None
    actual_end: datetime | None = None
    attendance: int | None = None
    documented: bool = False


@dataclass(frozen=True, slots=True)
class BroadcastFact:
    """The broadcast; ``impossible`` is the reason if there was none."""

    url: str = ""
    comments_open: bool = False
    archive_url: str = ""
    impossible: Trilingual = _NO_TEXT


@dataclass(frozen=True, slots=True)
class RecordFact:
    """A piece of evidence. ``happened_at`` is when the act was done; ``count`` votes, requests, notices, articles.

    A ``count`` of 0 says that it was looked for and did not happen (an akim who stayed away).
    """

    kind: RecordKind
    happened_at: datetime
    count: int | None = None
    ref: str = ""


@dataclass(frozen=True, slots=True)
class PublicationFact:
    """A publication after a visit: ``results``, ``issues`` or ``plan``."""

    kind: str
    published_at: datetime
    ref: str = ""


@dataclass(frozen=True, slots=True)
class VoicedFact:
    """Questions voiced at a visit; ``unaccounted``: those neither in an issue nor answered on the spot.

    ``settled_at``: when the last one was accounted for; None counts as the end of the visit.
    """

    total: int = 0
    unaccounted: int = 0
    settled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class PostponementFact:
    """The visit was moved away from ``old_start``."""

    old_start: datetime
    decided_at: datetime
    reason: Trilingual = _NO_TEXT


@dataclass(frozen=True, slots=True)
class VisitFact:
    """A visit. ``planned_time`` is the planned length of the meeting itself, the base of the quarter rule (3.3).

    ``presentation_planned`` and ``presentation_measured`` are lengths; None if unknown. ``off_schedule``: its origin is
    a risk card. ``high_risk``: the risk of social tension was judged high, so 6.2 applies.
    """

    code: str
    body: str
    region: str
    rank: Rank
    state: VisitState
    planned_start: datetime
    planned_end: datetime
    edition: str = ""
    district: str = ""
    ended_at: datetime | None = None
    off_schedule: bool = False
    high_risk: bool = False
    parts: tuple[PartFact, ...] = ()
    planned_time: timedelta | None = None
    presentation_planned: timedelta | None = None
    presentation_measured: timedelta | None = None
    broadcast: BroadcastFact | None = None
    records: tuple[RecordFact, ...] = ()
    intake: Mapping[str, int] = field(default_factory=dict)
    voiced: VoicedFact = VoicedFact()
    publications: tuple[PublicationFact, ...] = ()
    postponements: tuple[PostponementFact, ...] = ()
    cancelled_at: datetime | None = None
    cancel_reason: Trilingual = _NO_TEXT


@dataclass(frozen=True, slots=True)
class IssueFact:
    """A planned issue: owed a progress report from the period of its published plan until it is closed."""

    code: str
    body: str
    plan_published_at: datetime
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReportFact:
    """A progress report for the period ``label`` (``2026-Q2``). ``covers``: codes of issues; None for all."""

    body: str
    label: str
    published_at: datetime
    ref: str = ""
    covers: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class LetterFact:
    """An akimat's letter on systemic problems for the period ``label`` (``2026-H1``) to one addressee."""

    akimat: str
    label: str
    sent_at: datetime
    addressee: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class ActFact:
    """A signed record for a period: evaluation (``2026``), half-year review (``2026-H1``), other measure (``2026``)."""

    label: str
    recorded_at: datetime
    ref: str = ""


@dataclass(frozen=True, slots=True)
class GuidanceFact:
    """A version of the guidance; ``read``: body slug → instant of its receipt."""

    version: int
    issued_at: datetime
    read: Mapping[str, datetime] = field(default_factory=dict)
    ref: str = ""


@dataclass(frozen=True, slots=True)
class ControlFact:
    """The controlling body read the register or wrote a note."""

    at: datetime
    ref: str = ""


@dataclass(frozen=True, slots=True)
class RiskFact:
    """A risk card: forecast or actual worsening in a region, what was decided, and the off-schedule visit."""

    code: str
    body: str
    region: str
    opened_at: datetime
    decision: RiskDecision = RiskDecision.OPEN
    decided_at: datetime | None = None
    visit: str = ""
    reason: Trilingual = _NO_TEXT


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the register looks at. Facts of other years do no harm; they are left out by their dates."""

    bodies: tuple[BodyFact, ...]
    schedules: tuple[ScheduleFact, ...] = ()
    visits: tuple[VisitFact, ...] = ()
    issues: tuple[IssueFact, ...] = ()
    reports: tuple[ReportFact, ...] = ()
    letters: tuple[LetterFact, ...] = ()
    evaluations: tuple[ActFact, ...] = ()
    reviews: tuple[ActFact, ...] = ()
    measures: tuple[ActFact, ...] = ()
    guidance: tuple[GuidanceFact, ...] = ()
    control: tuple[ControlFact, ...] = ()
    risks: tuple[RiskFact, ...] = ()
