"""What the operator sees beyond the public state: the whole queue, whom to queue, what is not marked, what next."""

from __future__ import annotations

from django.db.models import F

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import Office
from kezdesu.common import clock
from kezdesu.live import queries
from kezdesu.live.facts import Past, Question, Waiting
from kezdesu.live.models import Floor, QueueItem, Turn, TurnOutcome
from kezdesu.live.suggestion import Candidate, Heard, Suggestion, suggest
from kezdesu.voices.models import Channel, Voice
from kezdesu.voices.states import VOICED, VoiceState

MOST = 100


def queue(floor: Floor) -> tuple[Waiting, ...]:
    """The queue in its order, at most ``MOST``. One query."""
    items = queries.waiting_items(floor)[:MOST]
    return tuple(Waiting(queries.question_of(item.voice), place) for place, item in enumerate(items, start=1))


def codes(floor: Floor) -> list[str]:
    """Codes of the whole queue in its order. One query."""
    return list(queries.waiting_items(floor).values_list("voice__code", flat=True))


def candidates(floor: Floor) -> tuple[Question, ...]:
    """Published voices of the visit that do not wait yet, the most supported first, at most ``MOST``. One query."""
    queued = QueueItem.objects.filter(floor=floor, left_at__isnull=True).values("voice_id")
    voices = (
        Voice.objects.filter(visit_id=floor.visit_id, state=VoiceState.PUBLISHED)
        .exclude(pk__in=queued)
        .select_related("region", "support_count")
        .order_by(F("support_count__device").desc(nulls_last=True), "received_at", "pk")
    )
    return tuple(queries.question_of(voice) for voice in voices[:MOST])


def turns(floor: Floor) -> tuple[Past, ...]:
    """Turns that ended, the latest first, those not marked before all others; at most ``MOST``. One query."""
    ended = (
        floor.turns.exclude(outcome=TurnOutcome.ON_AIR)
        .select_related("voice__region", "voice__support_count")
        .order_by("-started_at", "-pk")[:MOST]
    )
    return tuple(sorted(map(_past, ended), key=lambda turn: not turn.markable))


def suggestion(floor: Floor) -> Suggestion | None:
    """Which waiting question next, and why. Two queries."""
    waiting = [_candidate(item.voice) for item in queries.waiting_items(floor)[:MOST]]
    heard = floor.turns.exclude(outcome=TurnOutcome.BACK).select_related("voice__region")
    return suggest(waiting, [_heard(turn) for turn in heard])


def offices_of(floor: Floor) -> list[Office]:
    """Posts of the visit's body that may answer today. One query."""
    return bodies.offices_of(floor.visit.body, on=clock.today())


def voice_of(floor: Floor, code: str) -> Voice | None:
    """The voice of this visit with that code."""
    found = Voice.objects.select_related("body", "region", "visit", "support_count")
    return found.filter(code=code, visit_id=floor.visit_id).first()


def turn_of(floor: Floor, turn_id: int) -> Turn | None:
    """The turn of this floor with that id."""
    return floor.turns.select_related("voice").filter(pk=turn_id).first()


def _past(turn: Turn) -> Past:
    voice = turn.voice
    markable = turn.outcome == TurnOutcome.UNMARKED and voice.state in VOICED
    question = queries.question_of(voice)
    return Past(turn.pk, question, turn.started_at, turn.offset, turn.outcome, markable, voice.write_by)


def _candidate(voice: Voice) -> Candidate:
    support = queries.support_of(voice)
    hall = voice.channel == Channel.HALL
    return Candidate(voice.code, support, voice.region.name, voice.language, hall, voice.received_at)


def _heard(turn: Turn) -> Heard:
    return Heard(turn.voice.region.name, turn.voice.language, turn.voice.channel == Channel.HALL)
