"""The whole thread of a question, put together in one place from the records of all rooms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kezdesu.live import queries as live
from kezdesu.live.facts import AirTime
from kezdesu.voices import queries
from kezdesu.voices.models import Answer, Appeal, Decision, Voice
from kezdesu.voices.queries import Figures, Joined
from kezdesu.voices.states import PUBLIC
from kezdesu.web.public.voices import outcome, timeline
from kezdesu.web.public.voices.outcome import Came
from kezdesu.web.public.voices.steps import Step

NOBODY = Joined(0, ())


@dataclass(frozen=True, slots=True)
class Thread:
    """A voice, the one under which it is dealt with (``root``, mostly itself), and what every room knows of them."""

    voice: Voice
    root: Voice
    decisions: Sequence[Decision]
    answers: Sequence[Answer]
    joined: Joined
    air: Sequence[AirTime]
    came: Came
    appeal: Appeal | None = None

    @property
    def figures(self) -> Figures:
        """How many ask it and support it."""
        return queries.figures_of(self.root, self.joined.number)

    @property
    def steps(self) -> list[Step]:
        """All steps, oldest first; those of the appeal only where it was given."""
        return sorted(self._steps(), key=lambda step: step.at)

    def _steps(self) -> Iterator[Step]:
        yield timeline.received(self.voice)
        for decision in self.decisions:
            yield timeline.decided(self.voice, decision)
        if self.appeal:
            yield timeline.appealed(self.appeal)
        yield from timeline.on_air(self.root, self.air) if self.voice.state in PUBLIC else ()
        yield from map(timeline.answered, self.answers)
        yield from outcome.steps_of(self.came)


def thread_of(voice: Voice, *, appeal: Appeal | None = None) -> Thread:
    """The thread of a voice read by ``queries.complete()``: nine queries at most, ten when it was joined to another.

    Of what waits or was refused, only the decisions are read.
    """
    decisions = queries.decisions_of(voice)
    if voice.state not in PUBLIC:
        return Thread(voice, voice, decisions, (), NOBODY, (), Came(), appeal)
    root = queries.complete_root_of(voice)
    return Thread(
        voice=voice,
        root=root,
        decisions=decisions,
        answers=queries.answers_of(root) if root.asked_at or root.answered_at else (),
        joined=queries.joined(root),
        air=live.air_times(root.pk) if root.asked_at else (),
        came=outcome.came_of(root),
        appeal=appeal,
    )
