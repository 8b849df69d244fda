"""What everybody may know of the live hour: the state, who is live now, what was measured."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Count, FilteredRelation, Q, QuerySet

from kezdesu.common import clock
from kezdesu.live.facts import AirTime, LiveNow, LiveState, Measured, Meeting, OnAir, Question, Support
from kezdesu.live.meter import Meter, meter, seconds_between
from kezdesu.live.models import Floor, QueueItem, Turn, TurnOutcome
from kezdesu.live.states import OPEN, Notice, Phase
from kezdesu.meetings.models import Broadcast, Part, PartKind, Visit
from kezdesu.meetings.states import TAKES_QUESTIONS
from kezdesu.terms import queries as terms
from kezdesu.voices.models import Channel, SupportCount, Voice
from kezdesu.voices.states import VOICED, VoiceState

NEXT = 5
_LAYOUTS = {
    Phase.WAITING: "welcome",
    Phase.PRESENTATION: "presentation",
    Phase.QUESTIONS: "question",
    Phase.PAUSED: "pause",
    Phase.ENDED: "ended",
}


def visit_of(code: str) -> Visit | None:
    """The visit with that code, with its body."""
    return Visit.objects.select_related("body").filter(code=code).first()


def floor_of(code: str) -> Floor | None:
    """The floor of the visit with that code, with its visit and body."""
    return (
        Floor.objects.select_related("visit__body", "visit__office", "visit__region", "last_by")
        .filter(visit__code=code)
        .first()
    )


def state_of(code: str) -> LiveState | None:
    """The public state of a visit's live hour; None when there is and will be none. Six queries for any queue."""
    visit = (
        Visit.objects.select_related("body", "office", "region", "broadcast", "floor")
        .filter(code=code)
        .first()
    )
    if visit is None:
        return None
    floor: Floor | None = getattr(visit, "floor", None)
    now = clock.now()
    if floor is None:
        return _before(visit, now) if visit.state in TAKES_QUESTIONS else None
    outcomes = _outcomes(floor)
    waiting = waiting_items(floor)
    return LiveState(
        meeting=_meeting(visit),
        version=floor.version,
        phase=Phase(floor.state),
        phase_since=floor.phase_since,
        opened_at=floor.opened_at,
        ended_at=floor.ended_at,
        layout=floor.notice or _LAYOUTS[Phase(floor.state)],
        meter=meter_of(floor, visit, now),
        current=_on_air(floor),
        next=tuple(question_of(item.voice) for item in waiting[:NEXT]),
        waiting=waiting.count(),
        answered=outcomes["answered"],
        in_writing=outcomes["in_writing"],
        at=now,
    )


def waiting_items(floor: Floor) -> QuerySet[QueueItem]:
    """The queue in its order: voices that are still public and unasked."""
    return floor.queue.filter(left_at__isnull=True, voice__state=VoiceState.PUBLISHED).select_related(
        "voice__region", "voice__support_count"
    )


def question_of(voice: Voice) -> Question:
    """What the public sees of a voice (with its region and support counts selected)."""
    return Question(
        voice.code,
        voice.text,
        voice.language,
        voice.region.name,
        voice.channel == Channel.HALL,
        support_of(voice),
    )


def support_of(voice: Voice) -> Support:
    """The three figures; zeros while nobody has supported it."""
    count: SupportCount | None = getattr(voice, "support_count", None)
    return Support(count.device, count.contact, count.identified) if count else Support()


def meter_of(floor: Floor, visit: Visit, now: datetime) -> Meter:
    """The quarter meter at ``now`` by the shares of the visit's own pack. One query."""
    running = floor.state == Phase.PRESENTATION
    used = floor.presentation_seconds + (seconds_between(floor.phase_since, now) if running else 0)
    return _meter(visit, used, running=running)


def live_now() -> tuple[LiveNow, ...]:
    """Meetings that are going on, the latest begun first. Two queries."""
    floors = list(
        Floor.objects.filter(state__in=OPEN)
        .select_related("visit__body", "visit__office", "visit__region")
        .order_by("-opened_at")
    )
    turns = Turn.objects.filter(floor__in=floors, outcome=TurnOutcome.ON_AIR, voice__state__in=VOICED)
    on_air = {turn.floor_id: turn.voice for turn in turns.select_related("voice")}
    return tuple(_live_now(floor, on_air.get(floor.pk)) for floor in floors)


def air_times(voice_id: int) -> tuple[AirTime, ...]:
    """When a voice was on air, oldest first, for its thread. One query."""
    turns = Turn.objects.filter(voice_id=voice_id).values_list(
        "floor__visit__code",
        "started_at",
        "offset",
        "outcome",
        "floor__visit__broadcast__archive_url",
        "floor__visit__broadcast__url",
    )
    return tuple(
        AirTime(code, started_at, offset, outcome, archive or broadcast or "")
        for code, started_at, offset, outcome, archive, broadcast in turns
    )


def measured(visit_id: int) -> Measured | None:
    """What the record says of the quarter rule; None unless the hour was held on a floor and has ended."""
    row = _ended_floor(visit_id)
    if row is None:
        return None
    used, ended_at, edition, *planned, part_start, part_end = row
    start, end = (part_start, part_end) if part_start else planned
    result = _meter_of(start, end, edition, used, running=False)
    return Measured(
        result.planned_seconds, result.allowed_seconds, result.used_seconds, result.over_seconds, ended_at
    )


def _ended_floor(visit_id: int) -> tuple[Any, ...] | None:
    """Measured seconds, end, edition, and the planned times of the visit and of its meeting. One query."""
    meeting = FilteredRelation("visit__parts", condition=Q(visit__parts__kind=PartKind.MEETING))
    found = Floor.objects.annotate(meeting=meeting).filter(visit_id=visit_id, state=Phase.ENDED)
    return found.values_list(
        *("presentation_seconds", "ended_at", "visit__edition", "visit__starts_at", "visit__ends_at"),
        *("meeting__planned_start", "meeting__planned_end"),
    ).first()


def codes_of_rooms(voice_ids: list[int]) -> list[str]:
    """Codes of visits with a floor that any of the voices belongs to."""
    rooms = Voice.objects.filter(pk__in=voice_ids, visit__floor__isnull=False)
    return list(rooms.values_list("visit__code", flat=True).distinct().order_by())


def _before(visit: Visit, now: datetime) -> LiveState:
    return LiveState(
        meeting=_meeting(visit), version=0, phase=Phase.WAITING, phase_since=None, opened_at=None, ended_at=None,
        layout=Notice.WELCOME, meter=_meter(visit, 0, running=False), current=None, next=(), waiting=0, answered=0,
        in_writing=0, at=now,
    )  # fmt: skip


def _meeting(visit: Visit) -> Meeting:
    broadcast: Broadcast | None = getattr(visit, "broadcast", None)
    return Meeting(
        code=visit.code,
        body_slug=visit.body.slug,
        body=visit.body.name,
        official=visit.office.title,
        region=visit.region.name,
        place=visit.place,
        starts_at=visit.starts_at,
        broadcast_url=broadcast.url if broadcast else "",
    )


def _meter(visit: Visit, used: int, *, running: bool) -> Meter:
    part = Part.objects.filter(visit=visit, kind=PartKind.MEETING).first()
    start, end = (part.planned_start, part.planned_end) if part else (visit.starts_at, visit.ends_at)
    return _meter_of(start, end, visit.edition, used, running=running)


def _meter_of(start: datetime, end: datetime, edition: str, used: int, *, running: bool) -> Meter:
    pack = terms.pack(edition)
    return meter(
        seconds_between(start, end), used, pack.presentation_share, pack.amber_share, running=running
    )


def _on_air(floor: Floor) -> OnAir | None:
    turn = (
        floor.turns.filter(outcome=TurnOutcome.ON_AIR, voice__state__in=VOICED)
        .select_related("voice__region", "voice__support_count")
        .first()
    )
    return OnAir(question_of(turn.voice), turn.started_at, turn.offset) if turn else None


def _outcomes(floor: Floor) -> dict[str, int]:
    return floor.turns.aggregate(
        answered=Count("pk", filter=Q(outcome=TurnOutcome.ANSWERED)),
        in_writing=Count("pk", filter=Q(outcome=TurnOutcome.IN_WRITING)),
    )


def _live_now(floor: Floor, voice: Voice | None) -> LiveNow:
    visit = floor.visit
    return LiveNow(
        visit.code, visit.body.name, visit.office.title, visit.region.name, Phase(floor.state),
        voice.text if voice else "", voice.language if voice else "",
    )  # fmt: skip
