"""Phases of the live hour."""

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
