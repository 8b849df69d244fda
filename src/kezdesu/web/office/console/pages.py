"""What the console's template takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.common import clock
from kezdesu.common.answers import Answer, Denied
from kezdesu.live import desk, rules
from kezdesu.live.facts import LiveState, Past, Question, Waiting
from kezdesu.live.models import Floor, TurnOutcome
from kezdesu.live.states import Act
from kezdesu.live.suggestion import Suggestion
from kezdesu.meetings.models import Visit
from kezdesu.people.actors import Actor
from kezdesu.web.office.console.forms import AnswerForm, EndForm, HallForm, PressForm, WrittenForm
from kezdesu.web.public.live.pages import LivePage, minutes

OUTCOMES: dict[str, Promise] = {
    TurnOutcome.ANSWERED: _("answered on the spot"),
    TurnOutcome.IN_WRITING: _("to be answered in writing by"),
    TurnOutcome.BACK: _("back to the queue"),
    TurnOutcome.UNMARKED: _("not marked yet"),
}


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into a refused form, so that nothing is lost; and why it was refused."""

    denied: Denied | None = None
    form: PressForm | None = None
    hall: HallForm | None = None
    preview: str = ""


@dataclass(frozen=True, slots=True)
class ConsolePage:
    """The console of an open floor. ``version``: what every button of the page expects."""

    live: LivePage
    version: int
    may: Mapping[str, Answer]
    queue: tuple[Waiting, ...]
    candidates: tuple[Question, ...]
    turns: tuple[Past, ...]
    suggestion: Suggestion | None
    preview: Question | None
    answer: PressForm
    written: PressForm
    end: PressForm
    hall: HallForm
    denied: Denied | None = None

    @property
    def state(self) -> LiveState:
        """The public state, as phones see it."""
        return self.live.state

    @property
    def offset(self) -> str:
        """Where in the recording the question on air begins, such as "12:34"."""
        return minutes(self.state.current.offset) if self.state.current else ""

    @property
    def outcomes(self) -> Mapping[str, Promise]:
        """How a turn ended, in words."""
        return OUTCOMES

    @property
    def unmarked(self) -> tuple[Past, ...]:
        """Turns nobody has marked yet."""
        return tuple(turn for turn in self.turns if turn.markable)


@dataclass(frozen=True, slots=True)
class ClosedPage:
    """The console before the hour: may it be opened, and if not why."""

    live: LivePage
    may_open: Answer
    denied: Denied | None = field(default=None)


def console_page(floor: Floor, state: LiveState, typed: Typed, *, by: Actor) -> ConsolePage:
    """Everything the operator sees, in a fixed number of queries."""
    queue = desk.queue(floor)
    suggestion = desk.suggestion(floor)
    return ConsolePage(
        live=LivePage(state),
        version=floor.version,
        may={act.value: rules.may(floor, act, by=by) for act in Act},
        queue=queue,
        candidates=desk.candidates(floor),
        turns=desk.turns(floor),
        suggestion=suggestion,
        preview=_preview(queue, typed.preview or (suggestion.code if suggestion else "")),
        answer=typed.form if isinstance(typed.form, AnswerForm) else AnswerForm(floor=floor),
        written=typed.form if isinstance(typed.form, WrittenForm) else WrittenForm(floor=floor),
        end=typed.form if isinstance(typed.form, EndForm) else EndForm(floor=floor),
        hall=typed.hall or HallForm(),
        denied=typed.denied,
    )


def closed_page(visit: Visit, state: LiveState, denied: Denied | None, *, by: Actor) -> ClosedPage:
    """The console of a visit without a floor."""
    return ClosedPage(LivePage(state), rules.may_open(visit, by=by, today=clock.today()), denied)


def _preview(queue: tuple[Waiting, ...], code: str) -> Question | None:
    questions = [waiting.question for waiting in queue]
    chosen = [question for question in questions if question.code == code] or questions
    return chosen[0] if chosen else None
