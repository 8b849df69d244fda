"""What the decree asks of one visit, clause by clause, and what of it is there. The pack names the clauses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings.models import AgendaKind, PartKind, RecordKind, StageRecord
from kezdesu.meetings.queries import VisitPage
from kezdesu.meetings.states import AHEAD, VisitState
from kezdesu.terms import queries as terms


class Stage(StrEnum):
    """When the evidence is due."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class Desk(StrEnum):
    """Which form of the visit desk gives the evidence."""

    PARTS = "parts"
    AGENDA = "agenda"
    BROADCAST = "broadcast"
    RECORDS = "records"
    COURSE = "course"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the checklist. ``found`` pieces of evidence of ``needed``; ``passed``: its time is over."""

    clause: str
    title: Trilingual
    evidence: Trilingual
    stage: Stage
    desk: Desk
    record: str
    found: int
    needed: int
    passed: bool

    @property
    def is_there(self) -> bool:
        """Enough evidence is there."""
        return self.found >= self.needed

    @property
    def state(self) -> str:
        """``done``, ``late`` (its time has passed) or ``plan``."""
        return "done" if self.is_there else "late" if self.passed else "plan"


Found = Callable[[VisitPage], int]


def checklist(page: VisitPage, *, now: datetime) -> tuple[Check, ...]:
    """The checks of a visit in the order of its stages; clauses that the visit's edition does not have are left out."""
    pack = terms.pack(page.visit.edition)
    over = {stage: _is_over(page, stage, now) for stage in Stage}
    return tuple(
        Check(
            clause=pack.norm(clause).clause,
            title=pack.norm(clause).title,
            evidence=pack.norm(clause).evidence_text,
            stage=stage,
            desk=desk,
            record=kind,
            found=found(page),
            needed=len(pack.liaison_stages) if clause == "3.4" else 1,
            passed=over[stage],
        )
        for clause, stage, desk, kind, found in _CHECKS
        if pack.has(clause)
    )


def stage_of(page: VisitPage, record: StageRecord) -> Stage:
    """The stage of the visit in which a record happened."""
    visit = page.visit
    if record.happened_at <= visit.starts_at:
        return Stage.BEFORE
    return Stage.AFTER if record.happened_at >= (visit.ended_at or visit.ends_at) else Stage.DURING


def is_within_share(page: VisitPage) -> bool:
    """Whether the planned presentation keeps to its share of the planned meeting (3.3)."""
    meeting = page.meeting
    if meeting is None or not page.agenda:
        return False
    share = terms.pack(page.visit.edition).presentation_share
    return page.agenda_minutes(AgendaKind.PRESENTATION) <= meeting.planned_minutes * share


def _is_over(page: VisitPage, stage: Stage, now: datetime) -> bool:
    visit = page.visit
    if stage == Stage.BEFORE:
        return visit.state not in AHEAD or now > visit.starts_at
    if stage == Stage.DURING:
        return visit.state == VisitState.HELD or now > visit.ends_at
    return False


def _records(kind: RecordKind) -> Found:
    return lambda page: sum(record.count != 0 for record in page.records_of(kind))


def _part(kind: PartKind) -> Found:
    return lambda page: int(any(part.kind == kind and part.actual_end for part in page.parts))


def _liaison(page: VisitPage) -> int:
    stages = {stage_of(page, record).value for record in page.records_of(RecordKind.AB_LIAISON)}
    return len(stages.intersection(terms.pack(page.visit.edition).liaison_stages))


def _broadcast(page: VisitPage) -> int:
    broadcast = page.broadcast
    return int(bool(broadcast and (broadcast.url or broadcast.impossible)))


def _of(kind: RecordKind, clause: str, stage: Stage) -> tuple[str, Stage, Desk, str, Found]:
    return (clause, stage, Desk.RECORDS, kind.value, _records(kind))


_CHECKS: tuple[tuple[str, Stage, Desk, str, Found], ...] = (
    _of(RecordKind.INTAKE_ANALYSIS, "3.5b", Stage.BEFORE),
    _of(RecordKind.DATE_DECISION, "3.5a", Stage.BEFORE),
    ("3.3", Stage.BEFORE, Desk.AGENDA, "", lambda page: int(is_within_share(page))),
    ("3.2", Stage.BEFORE, Desk.BROADCAST, "", _broadcast),
    _of(RecordKind.AB_ANNOUNCEMENT, "5.1", Stage.BEFORE),
    _of(RecordKind.LOCAL_NOTICE, "4.2", Stage.BEFORE),
    _of(RecordKind.AKIM_ATTENDANCE, "4.1", Stage.DURING),
    ("3.6a", Stage.DURING, Desk.COURSE, "reception", _part(PartKind.RECEPTION)),
    ("3.6b", Stage.DURING, Desk.COURSE, "ngo", _part(PartKind.NGO)),
    ("3.6c", Stage.DURING, Desk.COURSE, "briefing", _part(PartKind.BRIEFING)),
    ("3.4", Stage.AFTER, Desk.RECORDS, RecordKind.AB_LIAISON.value, _liaison),
    _of(RecordKind.MEDIA_COVERAGE, "5.1", Stage.AFTER),
)
