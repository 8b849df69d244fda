"""What the templates of the live hour take: the public state, and the words that go with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.live import queries
from kezdesu.live.facts import LiveNow, LiveState, OnAir, Question
from kezdesu.live.meter import Level, Meter
from kezdesu.live.states import OPEN, Phase

PHASES: dict[str, Promise] = {
    Phase.WAITING: _("Not begun yet"),
    Phase.PRESENTATION: _("Presentation"),
    Phase.QUESTIONS: _("Questions and answers"),
    Phase.PAUSED: _("Pause"),
    Phase.ENDED: _("The hour has ended"),
}
PHASE_TONES = {Phase.WAITING: "plan", Phase.PAUSED: "quiet", Phase.ENDED: "done"}
METER_TONES = {Level.OK: "going", Level.AMBER: "now", Level.RED: "late"}
METER_WORDS: dict[Level, Promise] = {
    Level.OK: _("Presentation: {used} of the {allowed} allowed"),
    Level.AMBER: _("Presentation: {used} of the {allowed} allowed, time to finish"),
    Level.RED: _("Presentation: {used}, the {allowed} allowed are used up"),
}

WELCOME = Trilingual("Қош келдіңіздер!", "Добро пожаловать!", "Welcome!")
PAUSE = Trilingual("Үзіліс", "Перерыв", "A pause")
LOST = Trilingual("Байланыс үзілді", "Связь прервана", "The connection is lost")
ENDED = Trilingual(
    "Кездесу аяқталды. Рақмет!", "Встреча завершена. Спасибо!", "The meeting has ended. Thank you!"
)
PRESENTING = Trilingual("Таныстырылым жүріп жатыр", "Идёт презентация", "The presentation is going on")
BETWEEN = Trilingual(
    "Келесі сұрақ таңдалуда", "Выбирается следующий вопрос", "The next question is being chosen"
)

BETWEEN_BY_PHASE = {
    Phase.WAITING: WELCOME,
    Phase.PRESENTATION: PRESENTING,
    Phase.PAUSED: PAUSE,
    Phase.ENDED: ENDED,
}

LAYOUTS = {
    "welcome": WELCOME,
    "presentation": PRESENTING,
    "between": BETWEEN,
    "pause": PAUSE,
    "lost": LOST,
    "ended": ENDED,
}

SIZES = ((110, "s"), (200, "m"), (380, "l"))
"""Longest texts, in characters, that fit the hall's screen in each size; ``live.js`` has the same."""


def minutes(seconds: int) -> str:
    """``754`` → "12:34"; an hour and more → "1:02:03"."""
    hours, rest = divmod(seconds, 3600)
    head = f"{hours}:{rest // 60:02d}" if hours else str(rest // 60)
    return f"{head}:{rest % 60:02d}"


@dataclass(frozen=True, slots=True)
class Bar:
    """The quarter bar: widths in a box of 400, its tone and its sentence."""

    meter: Meter

    @property
    def whole(self) -> int:
        """Seconds that the whole width stands for."""
        return max(self.meter.planned_seconds, self.meter.used_seconds, 1)

    def width(self, seconds: int) -> float:
        """The part of the box for so many seconds."""
        return round(400 * seconds / self.whole, 1)

    @property
    def tone(self) -> str:
        """``going``, ``now`` (amber) or ``late`` (red)."""
        return METER_TONES[self.meter.level]

    @property
    def words(self) -> str:
        """The sentence below the bar."""
        level = Level.OK if self.meter.level is Level.AMBER and not self.meter.running else self.meter.level
        pattern = str(METER_WORDS[level])
        return pattern.format(
            used=minutes(self.meter.used_seconds), allowed=minutes(self.meter.allowed_seconds)
        )

    @property
    def patterns(self) -> dict[str, str]:
        """The same sentences with their places open, for the page that goes on by itself."""
        return {level.value: str(words) for level, words in METER_WORDS.items()}


@dataclass(frozen=True, slots=True)
class LivePage:
    """The live hour on a phone or on the hall's screen."""

    state: LiveState
    sign: bool = False

    @property
    def code(self) -> str:
        """The visit's code, which is what a phone may type, too."""
        return self.state.meeting.code

    @property
    def bar(self) -> Bar:
        """The quarter bar."""
        return Bar(self.state.meter)

    @property
    def current(self) -> OnAir | None:
        """The question on air."""
        return self.state.current

    @property
    def size(self) -> str:
        """How large the words on the hall's screen may be."""
        length = len(self.state.current.question.text) if self.state.current else 0
        return next((size for limit, size in SIZES if length <= limit), "xl")

    @property
    def next(self) -> tuple[Question, ...]:
        """The next ones of the queue."""
        return self.state.next

    @property
    def phase_word(self) -> Promise:
        """What happens now, in words."""
        return PHASES[self.state.phase]

    @property
    def phase_tone(self) -> str:
        """The tone of the phase: gold while it is live."""
        return PHASE_TONES.get(self.state.phase, "now")

    @property
    def is_over(self) -> bool:
        """Whether nothing can be asked here any more."""
        return self.state.phase == Phase.ENDED

    def is_missed(self, today: date) -> bool:
        """Whether the day has passed and the hour never began."""
        return self.state.version == 0 and clock.almaty_date(self.state.meeting.starts_at) < today

    @property
    def between(self) -> Trilingual:
        """What stands where the question would be."""
        return BETWEEN_BY_PHASE.get(self.state.phase, BETWEEN)

    @property
    def words(self) -> dict[str, Promise]:
        """The word for every phase, for the page that goes on by itself."""
        return {Phase(phase).value: word for phase, word in PHASES.items()}

    @property
    def between_words(self) -> dict[str, Trilingual]:
        """The same for what stands where the question would be."""
        return {phase.value: BETWEEN_BY_PHASE.get(phase, BETWEEN) for phase in Phase}

    @property
    def layout(self) -> str:
        """Layout of the hall's screen; a question layout without a question is ``between``."""
        if self.state.layout == "question" and self.state.current is None:
            return "between"
        return self.state.layout

    @property
    def layouts(self) -> dict[str, Trilingual]:
        """Layouts of the hall's screen that show one sentence only, in both official languages."""
        return LAYOUTS


@dataclass(frozen=True, slots=True)
class Band:
    """The gold band "live now" on another page."""

    code: str
    body: Trilingual
    phase: Promise
    question: str
    question_language: str
    since: datetime | None = None


def live_page(code: str, *, sign: bool = False) -> LivePage | None:
    """The page of a visit's hour; None when there is and will be none."""
    state = queries.state_of(code)
    return LivePage(state, sign) if state else None


def band(code: str) -> Band | None:
    """The band for a visit's own page; None unless its hour is going on."""
    state = queries.state_of(code)
    if state is None or state.phase not in OPEN:
        return None
    question = state.current.question if state.current else None
    return Band(
        code,
        state.meeting.body,
        PHASES[state.phase],
        question.text if question else "",
        question.language if question else "",
        state.opened_at,
    )


def bands() -> tuple[Band, ...]:
    """Bands of all meetings that are going on, for the first page. Two queries."""
    return tuple(map(_band, queries.live_now()))


def _band(row: LiveNow) -> Band:
    return Band(row.code, row.body, PHASES[row.phase], row.current, row.current_language)
