"""The thread of a voice: what happened when, in which office, by which rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.commitments.models import Commitment
from kezdesu.issues.models import Issue
from kezdesu.voices import queries
from kezdesu.voices.grounds import text_of
from kezdesu.voices.models import Answer, Channel, Decision, Outcome, Voice
from kezdesu.voices.states import PUBLIC
from kezdesu.web.components import Text, TimelineItem

CHANNELS: dict[str, Promise] = {
    Channel.SITE: _("Received on this site"),
    Channel.BLOG: _("Received through the head's blog platform"),
    Channel.SOCIAL: _("Received through a social network"),
    Channel.TELEGRAM: _("Received through Telegram"),
    Channel.CALL_109: _("Received through the contact centre 109"),
    Channel.HALL: _("Said into the microphone in the hall"),
    Channel.PAPER: _("Handed in on paper"),
    Channel.LETTER: _("Received by letter"),
    Channel.AKIM: _("Received at an akim's meeting"),
}
_OUTCOMES: dict[str, tuple[str, Promise]] = {
    Outcome.PUBLISHED: ("voice.published", _("Checked and published")),
    Outcome.DECLINED: ("voice.declined", _("Declined")),
    Outcome.REOPENED: ("quiet", _("The refusal was undone")),
    Outcome.JOINED: ("voice.joined", _("Joined to another question that asks the same")),
    Outcome.UNJOINED: ("quiet", _("The joining was undone")),
    Outcome.REMOVED: ("voice.removed", _("Removed after publication")),
    Outcome.RESTORED: ("voice.published", _("Restored after the author's appeal")),
    Outcome.UPHELD: ("voice.declined", _("The appeal was refused")),
    Outcome.WITHDRAWN: ("quiet", _("Taken back by its author")),
}


def timeline_of(
    voice: Voice,
    decisions: Sequence[Decision],
    answers: Sequence[Answer],
    issue: Issue | None,
    promises: Sequence[Commitment],
) -> list[TimelineItem]:
    """All steps that anybody may see, oldest first."""
    steps = [TimelineItem(voice.received_at, "", CHANNELS[voice.channel], "voice.received")]
    steps += [_decided(voice, decision) for decision in decisions]
    if voice.state in PUBLIC:
        root = queries.root_of(voice)
        steps += [*_at_the_meeting(root), *map(_answered, answers), *_after(issue, promises)]
    return sorted(steps, key=lambda item: item.date.isoformat())


def outcome_words(outcome: str) -> tuple[str, Promise]:
    """State and words of a decision."""
    return _OUTCOMES[outcome]


def _decided(voice: Voice, decision: Decision) -> TimelineItem:
    state, words = _OUTCOMES[decision.outcome]
    reason: Text = text_of(decision.ground).rule if decision.ground else ""
    to = voice.joined_to if decision.outcome == Outcome.JOINED else None
    href = reverse("public:question", args=[to.code]) if to else ""
    office: Text = "" if decision.outcome == Outcome.WITHDRAWN else decision.body.name
    link: Text = _("Open question %(code)s") % {"code": to.code} if to else ""
    return TimelineItem(decision.decided_at, office, words, state, href, link_text=link, reason=reason)


def _at_the_meeting(root: Voice) -> Iterator[TimelineItem]:
    if root.asked_at:
        href = reverse("public:visit", args=[root.visit.code]) if root.visit else ""
        yield TimelineItem(
            root.asked_at,
            root.body.name,
            _("Asked at the meeting"),
            "voice.asked",
            href,
            link_text=_("The meeting"),
        )
        if root.write_by and not root.answered_at:
            text = _("An answer in writing was promised")
            yield TimelineItem(root.asked_at, root.body.name, text, "plan")


def _answered(answer: Answer) -> TimelineItem:
    words = _("Answered in writing") if answer.in_writing else _("Answered on the spot")
    return TimelineItem(answer.answered_at, answer.office.title, words, "voice.answered")


def _after(issue: Issue | None, promises: Sequence[Commitment]) -> Iterator[TimelineItem]:
    if issue is not None and issue.published_at:
        state = f"issue.{issue.state}"
        yield TimelineItem(issue.published_at, issue.body.name, issue.title, state)
    for promise in promises:
        if promise.promised_at:
            href = reverse("public:commitment", args=[promise.code])
            state = f"commitment.{promise.state}"
            link = _("Open the promise")
            yield TimelineItem(
                promise.promised_at, promise.office.title, promise.action, state, href, link_text=link
            )
