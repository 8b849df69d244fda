"""What the inbox shows, as frozen shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.common import clock
from kezdesu.common.answers import Answer, Denied
from kezdesu.people.actors import Actor, Reach
from kezdesu.voices import queries, queues, rules, screening
from kezdesu.voices.grounds import GroundText, text_of
from kezdesu.voices.models import Appeal, Decision, Voice
from kezdesu.voices.similar import Match, similar
from kezdesu.voices.states import PUBLIC, WAITING, VoiceState
from kezdesu.web.components import Link
from kezdesu.web.office.inbox.forms import DecisionForm
from kezdesu.web.public.voices.timeline import outcome_words

QUEUES: dict[queues.Name, Promise] = {
    "new": _("New"),
    "nearly_late": _("Nearly late"),
    "held": _("Held back"),
    "appeals": _("Appeals"),
    "published": _("Published"),
    "declined": _("Declined questions"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A voice in a queue. ``age``: how long it waits; ``late``: longer than promised; ``taken_by``: a colleague."""

    voice: Voice
    age: timedelta
    late: bool
    taken_by: str

    @property
    def hours(self) -> int:
        """Whole hours of waiting."""
        return int(self.age.total_seconds() // 3600)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text; ``name`` is set where the machine found personal data."""

    text: str
    name: object = None


@dataclass(frozen=True, slots=True)
class Desk:
    """One question on the desk, with what may be done with it now."""

    voice: Voice
    pieces: Sequence[Piece]
    ground: GroundText | None
    decisions: Sequence[tuple[Decision, str, Promise]]
    appeal: Appeal | None
    alike: Sequence[Match]
    form: DecisionForm
    free: Answer
    may_reopen: Answer
    may_decide_appeal: Answer
    denied: Denied | None = None

    @property
    def waits(self) -> bool:
        """It can be published or declined."""
        return self.voice.state in WAITING

    @property
    def is_public(self) -> bool:
        """It can be removed, joined or put under a theme."""
        return self.voice.state in PUBLIC

    @property
    def joinable(self) -> bool:
        """It can be joined to another."""
        return self.voice.state in (VoiceState.RECEIVED, VoiceState.PUBLISHED)


def tabs(reach: Reach, current: queues.Name) -> list[Link]:
    """The queues with their counts."""
    address = reverse("office:inbox")
    return [
        Link(QUEUES[queue.name], f"{address}?queue={queue.name}", queue.name == current, queue.count)
        for queue in queues.summary(reach)
    ]


def offset_of(text: str) -> int:
    """``?after=``: how many of a queue were shown already; 0 for anything that is no number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0


def rows(name: queues.Name, actor: Actor, reach: Reach, *, after: int = 0) -> list[Row]:
    """One page of a queue, ``after`` so many of its voices."""
    return [_row(voice, actor) for voice in queues.items(name, reach, after=after)]


def desk(voice: Voice, actor: Actor, form: DecisionForm, denied: Denied | None = None) -> Desk:
    """All about one voice for the moderator."""
    ground, appeal = queries.ground_of(voice), queries.appeal_of(voice)
    looks = voice.state in WAITING or voice.state == VoiceState.PUBLISHED
    return Desk(
        voice=voice,
        pieces=pieces(voice.text),
        ground=text_of(ground) if ground else None,
        decisions=[(item, *outcome_words(item.outcome)) for item in queries.decisions_of(voice)],
        appeal=appeal,
        alike=similar(voice.text, body=voice.body, without=voice) if looks else [],
        form=form,
        free=rules.claimed_by_other(actor, voice),
        may_reopen=rules.may_reopen(voice, ground, appeal),
        may_decide_appeal=rules.may_decide_appeal(actor, voice, queries.last_decision(voice)),
        denied=denied,
    )


def pieces(text: str) -> list[Piece]:
    """The text cut where personal data was found."""
    found, at = [], 0
    for finding in screening.findings(text):
        found.append(Piece(text[at : finding.start]))
        found.append(Piece(text[finding.start : finding.end], screening.NAMES[finding.kind]))
        at = finding.end
    return [*found, Piece(text[at:])]


def _row(voice: Voice, actor: Actor) -> Row:
    age = clock.now() - voice.received_at
    other = not rules.claimed_by_other(actor, voice)
    taken_by = voice.claimed_by.name if other and voice.claimed_by else ""
    return Row(voice, age, voice.state in WAITING and age > rules.MODERATE_WITHIN, taken_by)
