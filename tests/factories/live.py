"""A live hour: a visit of today with its meeting, an operator of its body, and an open floor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from kezdesu.common import clock
from kezdesu.live import actions
from kezdesu.live.models import Floor
from kezdesu.live.states import Phase
from kezdesu.meetings.models import Part, PartKind, Visit
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.voices.models import SupportCount, Voice
from tests.factories.base import actor_of, make_account, make_visit, make_voice

START = clock.almaty(2026, 3, 11, 10)


@dataclass
class Hour:
    """A floor with its operator; ``at(minutes)`` is an instant after the planned start."""

    visit: Visit
    floor: Floor
    operator: Actor

    def at(self, minutes: float) -> datetime:
        return START + timedelta(minutes=minutes)

    @property
    def version(self) -> int:
        """The version in the database now."""
        return Floor.objects.get(pk=self.floor.pk).version

    def waiting(self) -> list[str]:
        """Texts of the queue, first to last."""
        items = self.floor.queue.filter(left_at__isnull=True).select_related("voice")
        return [item.voice.text for item in items]

    def queue(self, text: str = "Ауылда су қашан болады?", **support: int) -> Voice:
        """A published voice in the queue, with support figures."""
        voice = make_voice(visit=self.visit, text=text)
        SupportCount.objects.create(voice=voice, **support)
        actions.queue_voice(self.floor, voice=voice, expected_version=self.floor.version, by=self.operator)
        return voice

    def air(self, text: str = "Ауылда су қашан болады?") -> Voice:
        """A voice on air."""
        voice = self.queue(text)
        actions.put_on_air(self.floor, voice=voice, expected_version=self.floor.version, by=self.operator)
        return voice

    def go(self, phase: Phase) -> None:
        """Lead the floor from waiting into ``phase``."""
        if phase in (Phase.PRESENTATION, Phase.QUESTIONS, Phase.PAUSED, Phase.ENDED):
            begin = actions.start_presentation if phase is Phase.PRESENTATION else actions.start_questions
            begin(self.floor, expected_version=self.floor.version, by=self.operator)
        if phase is Phase.PAUSED:
            actions.pause(self.floor, expected_version=self.floor.version, by=self.operator)
        if phase is Phase.ENDED:
            actions.end_hour(self.floor, expected_version=self.floor.version, by=self.operator)


def make_hour(*, phase: Phase = Phase.WAITING, minutes: int = 120) -> Hour:
    """A meeting planned for ``minutes`` from 10:00 on 11 March 2026 (the clock must stand at that day)."""
    visit = make_visit(starts_at=START)
    Part.objects.create(
        visit=visit,
        kind=PartKind.MEETING,
        planned_start=START,
        planned_end=START + timedelta(minutes=minutes),
    )
    operator = actor_of(make_account(Role.OPERATOR, visit.body))
    hour = Hour(visit, actions.open_floor(visit, by=operator), operator)
    hour.go(phase)
    return hour
