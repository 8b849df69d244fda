"""What the pages show of voices, as frozen shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.trilingual import language_of
from kezdesu.meetings.models import Visit
from kezdesu.voices import listing, queries, rules
from kezdesu.voices.grounds import GROUNDS, GroundText, text_of
from kezdesu.voices.models import Appeal, Ground, SupportCount, Voice
from kezdesu.voices.states import PUBLIC, SUPPORTABLE, WAITING
from kezdesu.web.components import Counts, QuestionCard
from kezdesu.web.public.voices.thread import Thread, thread_of

TOP = 10


@dataclass(frozen=True, slots=True)
class OfVisit:
    """The questions part of a visit's page. ``total``: without those that were joined to another; ``asks``: it takes
    questions still."""

    visit: Visit
    cards: Sequence[QuestionCard]
    total: int
    answered: int
    asks: bool


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One voice as anybody sees it; ``text`` is empty while it waits and after it was refused or removed."""

    voice: Voice
    thread: Thread
    ground: GroundText | None
    today: date

    @property
    def text(self) -> str:
        """The citizen's words, where they are shown."""
        return self.voice.text if self.voice.state in PUBLIC else ""

    @property
    def word(self) -> Promise | str:
        """The word for its state where the state's own would mislead: what its author took back was not declined."""
        return _("Taken back by its author") if self.ground is GROUNDS[Ground.AUTHOR_ASKED] else ""

    @property
    def figures(self) -> queries.Figures:
        """How many ask it and support it."""
        return self.thread.figures

    @property
    def can_join(self) -> bool:
        """Whether one may still say "me too"."""
        return self.thread.root.state in SUPPORTABLE

    @property
    def is_joined(self) -> bool:
        """It is dealt with under another number."""
        return self.thread.root is not self.voice

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
    """For ``{% include "public/voices/of_visit.html" %}`` with this as ``questions``. One query."""
    found = listing.of_visit(visit, limit=limit)
    return OfVisit(
        visit=visit,
        cards=[card_of(voice) for voice in found],
        total=getattr(found[0], "total", 0) if found else 0,
        answered=getattr(found[0], "answered", 0) if found else 0,
        asks=bool(rules.invites_questions(visit)),
    )


def question_page(voice: Voice, *, appeal: Appeal | None = None) -> QuestionPage:
    """The thread of one voice; with its ``appeal`` for the asker herself."""
    thread = thread_of(voice, appeal=appeal)
    ground = queries.ground_among(voice, thread.decisions)
    return QuestionPage(voice, thread, text_of(ground) if ground else None, clock.today())
