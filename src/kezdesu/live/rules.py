"""May she do this on the floor now, and if not why. The same answers draw the console's buttons."""

from __future__ import annotations

from datetime import date

from kezdesu.bodies.models import Office
from kezdesu.common.answers import Allowed, Answer, Denied, first_denial
from kezdesu.common.clock import almaty_date
from kezdesu.common.trilingual import Trilingual
from kezdesu.live import words
from kezdesu.live.models import Floor, Turn, TurnOutcome
from kezdesu.live.states import ACTS, Act, Phase
from kezdesu.meetings.models import Visit
from kezdesu.meetings.states import AHEAD, VisitState
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.voices.models import Voice
from kezdesu.voices.states import VoiceState


def may_run(visit: Visit, *, by: Actor) -> Answer:
    """Only an operator of the visit's own body."""
    if by.has_in(visit.body.slug, Role.OPERATOR, of=visit.keys):
        return Allowed()
    return Denied("not_operator", words.NOT_OPERATOR)


def may_open(visit: Visit, *, by: Actor, today: date) -> Answer:
    """On the (Almaty) day of the visit, or once it has begun."""
    return first_denial(may_run(visit, by=by), _is_its_day(visit, today))


def may(floor: Floor, act: Act, *, by: Actor) -> Answer:
    """Whether the act belongs into the floor's phase and she runs this floor."""
    return first_denial(may_run(floor.visit, by=by), _in_phase(floor, act))


def may_queue(floor: Floor, voice: Voice, *, by: Actor) -> Answer:
    """A published voice of this visit that was not asked and does not wait yet. One query."""
    own = voice.visit_id == floor.visit_id
    return first_denial(
        may(floor, Act.QUEUE, by=by),
        _unless(own, "other_visit", words.OTHER_VISIT),
        _unless(voice.state == VoiceState.PUBLISHED, "not_public", words.NOT_PUBLIC),
        _unless(not waits(floor, voice), "queued_already", words.QUEUED_ALREADY),
    )


def may_unqueue(floor: Floor, voice: Voice, *, by: Actor) -> Answer:
    """A voice that waits. One query."""
    return first_denial(
        may(floor, Act.UNQUEUE, by=by), _unless(waits(floor, voice), "not_queued", words.NOT_QUEUED)
    )


def may_put_on_air(floor: Floor, voice: Voice, *, by: Actor) -> Answer:
    """A voice that waits in the queue and is still public, while questions are taken. One query."""
    return first_denial(
        may(floor, Act.ON_AIR, by=by),
        _unless(waits(floor, voice), "not_queued", words.NOT_QUEUED),
        _unless(voice.state == VoiceState.PUBLISHED, "not_public", words.NOT_PUBLIC),
    )


def may_mark(floor: Floor, turn: Turn | None, act: Act, *, by: Actor) -> Answer:
    """A turn on air, or one that ended before anybody said how; ``BACK`` only from the air."""
    answer = may(floor, act, by=by)
    if not answer:
        return answer
    if turn is None or turn.floor_id != floor.pk:
        return Denied("nothing_on_air", words.NOTHING_ON_AIR)
    open_outcomes = {TurnOutcome.ON_AIR} if act is Act.BACK else {TurnOutcome.ON_AIR, TurnOutcome.UNMARKED}
    return _unless(turn.outcome in open_outcomes, "marked_already", words.MARKED_ALREADY)


def may_answer_as(floor: Floor, office: Office) -> Answer:
    """The answering post belongs to the visit's body."""
    return _unless(office.body_id == floor.visit.body_id, "other_office", words.OTHER_OFFICE)


def may_write_by(day: date, *, today: date) -> Answer:
    """The promised day is not behind us."""
    return _unless(day >= today, "date_behind", words.DATE_BEHIND)


def may_end(floor: Floor, *, by: Actor) -> Answer:
    """Once how the question on air ended is marked (one removed meanwhile hinders nobody). One query."""
    free = not floor.turns.filter(outcome=TurnOutcome.ON_AIR, voice__state=VoiceState.ASKED).exists()
    return first_denial(may(floor, Act.END, by=by), _unless(free, "finish_first", words.FINISH_FIRST))


def waits(floor: Floor, voice: Voice) -> bool:
    """Whether the voice stands in the queue."""
    return floor.queue.filter(voice=voice, left_at__isnull=True).exists()


def _is_its_day(visit: Visit, today: date) -> Answer:
    if visit.state == VisitState.UNDER_WAY:
        return Allowed()
    if visit.state not in AHEAD:
        return Denied("over", words.OVER)
    return _unless(almaty_date(visit.starts_at) == today, "not_today", words.NOT_TODAY)


def _in_phase(floor: Floor, act: Act) -> Answer:
    return _unless(Phase(floor.state) in ACTS[act], "not_in_this_phase", words.NOT_IN_THIS_PHASE)


def _unless(fine: bool, code: str, reason: Trilingual) -> Answer:
    return Allowed() if fine else Denied(code, reason)
