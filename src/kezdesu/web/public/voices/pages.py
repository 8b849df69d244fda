"""What the pages show of voices, as frozen shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from kezdesu.bodies.models import Body
from kezdesu.commitments import queries as commitments
from kezdesu.commitments.models import Commitment
from kezdesu.common.trilingual import language_of
from kezdesu.issues import queries as issues
from kezdesu.meetings.models import Visit
from kezdesu.voices import listing, queries, rules
from kezdesu.voices.grounds import GroundText, text_of
from kezdesu.voices.models import Answer, Decision, SupportCount, Voice
from kezdesu.voices.states import PUBLIC, SUPPORTABLE, WAITING, VoiceState
from kezdesu.web.components import Counts, QuestionCard, TimelineItem
from kezdesu.web.public.voices.timeline import timeline_of

TOP = 10


@dataclass(frozen=True, slots=True)
class OfVisit:
    """The questions part of a visit's page. ``by_state``: public voices by state; ``asks``: takes questions still."""

    visit: Visit
    cards: Sequence[QuestionCard]
    total: int
    answered: int
    asks: bool


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One voice as anybody sees it; ``text`` is empty while it waits and after it was refused or removed."""

    voice: Voice
    text: str
    figures: queries.Figures
    ground: GroundText | None
    timeline: Sequence[TimelineItem]
    answers: Sequence[Answer]
    decisions: Sequence[Decision]
    joined: Sequence[Voice]
    promises: Sequence[Commitment]
    can_join: bool

    @property
    def waits(self) -> bool:
        """Nobody has decided on it yet."""
        return self.voice.state in WAITING

    @property
    def refused(self) -> bool:
        """Declined before or removed after publication."""
        return self.voice.state not in PUBLIC and not self.waits


def card_of(voice: Voice) -> QuestionCard:
    """A voice in a list."""
    count: SupportCount | None = getattr(voice, "support_count", None)
    return QuestionCard(
        href=reverse("public:question", args=[voice.code]),
        code=voice.code,
        text=voice.text,
        language=language_of(voice.language),
        region=voice.region.name,
        received_on=voice.received_at,
        state=f"voice.{voice.state}",
        counts=Counts(count.device, count.contact, count.identified) if count else None,
        theme=voice.theme.name if voice.theme else "",
    )


def draft_name(visit: Visit | None, body: Body) -> str:
    """The name under which a phone keeps what was typed until it is sent."""
    return f"ask-{visit.code if visit else body.slug}"


def of_visit(visit: Visit, *, limit: int = TOP) -> OfVisit:
    """For ``{% include "public/voices/of_visit.html" %}`` with this as ``questions``. Two queries."""
    by_state = queries.public_of_visit(visit)
    return OfVisit(
        visit=visit,
        cards=[card_of(voice) for voice in listing.of_visit(visit, limit=limit)],
        total=sum(by_state.values()),
        answered=by_state.get(VoiceState.ANSWERED, 0),
        asks=bool(rules.takes_questions(visit)),
    )


def question_page(voice: Voice) -> QuestionPage:
    """The thread of one voice."""
    decisions, answers = queries.decisions_of(voice), queries.answers_of(queries.root_of(voice))
    ground = queries.ground_of(voice)
    shown = voice.state in PUBLIC
    promises = commitments.of_voice(voice) if shown else []
    issue = issues.of_voice(voice) if shown else None
    return QuestionPage(
        voice=voice,
        text=voice.text if shown else "",
        figures=queries.figures(voice),
        ground=text_of(ground) if ground else None,
        timeline=timeline_of(voice, decisions, answers, issue, promises),
        answers=answers if shown else [],
        decisions=decisions,
        joined=queries.joined(voice) if shown else [],
        promises=promises,
        can_join=queries.root_of(voice).state in SUPPORTABLE,
    )
