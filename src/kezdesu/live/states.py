"""Phases of the live hour, and which act belongs into which phase."""

from enum import StrEnum

from django.db.models import TextChoices


class Phase(TextChoices):
    """What happens on the floor now."""

    WAITING = "waiting"
    PRESENTATION = "presentation"
    QUESTIONS = "questions"
    PAUSED = "paused"
    ENDED = "ended"


PHASE_MOVES = {
    Phase.WAITING: (Phase.PRESENTATION, Phase.QUESTIONS),
    Phase.PRESENTATION: (Phase.QUESTIONS, Phase.PAUSED, Phase.ENDED),
    Phase.QUESTIONS: (Phase.PRESENTATION, Phase.PAUSED, Phase.ENDED),
    Phase.PAUSED: (Phase.PRESENTATION, Phase.QUESTIONS, Phase.ENDED),
    Phase.ENDED: (),
}
OPEN = frozenset({Phase.PRESENTATION, Phase.QUESTIONS, Phase.PAUSED})
NOT_ENDED = OPEN | {Phase.WAITING}


class Notice(TextChoices):
    """What the operator puts on the hall's screen instead of the layout of the phase."""

    BY_PHASE = ""
    WELCOME = "welcome"
    PAUSE = "pause"
    LOST = "lost"


class Act(StrEnum):
    """Everything an operator may do on an open floor; the word is the last part of the form's address."""

    PRESENT = "presentation"
    QUESTIONS = "questions"
    PAUSE = "pause"
    RESUME = "resume"
    QUEUE = "queue"
    UNQUEUE = "unqueue"
    REORDER = "reorder"
    CAPTURE = "hall"
    ON_AIR = "on-air"
    ANSWERED = "answered"
    IN_WRITING = "in-writing"
    BACK = "back"
    END = "end"
    NOTICE = "notice"


ACTS: dict[Act, frozenset[Phase]] = {
    Act.PRESENT: frozenset({Phase.WAITING, Phase.QUESTIONS}),
    Act.QUESTIONS: frozenset({Phase.WAITING, Phase.PRESENTATION}),
    Act.PAUSE: frozenset({Phase.PRESENTATION, Phase.QUESTIONS}),
    Act.RESUME: frozenset({Phase.PAUSED}),
    Act.QUEUE: NOT_ENDED,
    Act.UNQUEUE: NOT_ENDED,
    Act.REORDER: NOT_ENDED,
    Act.CAPTURE: frozenset(Phase),
    Act.ON_AIR: frozenset({Phase.QUESTIONS}),
    Act.ANSWERED: OPEN | {Phase.ENDED},
    Act.IN_WRITING: OPEN | {Phase.ENDED},
    Act.BACK: frozenset({Phase.QUESTIONS, Phase.PAUSED}),
    Act.END: OPEN,
    Act.NOTICE: NOT_ENDED,
}
"""A hall question sent late, and an outcome not marked in time, are taken after the end too: nothing is lost."""
