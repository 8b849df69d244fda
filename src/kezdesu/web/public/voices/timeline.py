"""The steps of a voice itself: received, decided by which rule, asked at the meeting, answered by which post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.live.facts import AirTime
from kezdesu.live.models import TurnOutcome
from kezdesu.voices.grounds import text_of
from kezdesu.voices.models import Answer, Appeal, Channel, Decision, Outcome, Voice
from kezdesu.web.components import Text
from kezdesu.web.public.live.pages import minutes
from kezdesu.web.public.live.recording import moment_in
from kezdesu.web.public.voices.steps import Step

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
_EVERYTHING = _("Everything is published unless one of the fixed grounds of refusal applies.")


def outcome_words(outcome: str) -> tuple[str, Promise]:
    """State and words of a decision."""
    return _OUTCOMES[outcome]


def received(voice: Voice) -> Step:
    """By which way it came."""
    return Step(voice.received_at, CHANNELS[voice.channel], "voice.received", code=voice.code)


def decided(voice: Voice, decision: Decision) -> Step:
    """A decision with its rule; a joined voice leads to the one under which it is dealt with."""
    state, words = _OUTCOMES[decision.outcome]
    root = voice.joined_to if decision.outcome == Outcome.JOINED else None
    href, link = _log(decision)
    if root is not None:
        href = reverse("public:question", args=[root.code])
        link = _("Open question %(code)s") % {"code": root.code}
    office: Text = "" if decision.outcome == Outcome.WITHDRAWN else decision.body.name
    return Step(decision.decided_at, words, state, office, href=href, link_text=link, rule=_rule_of(decision))


def appealed(appeal: Appeal) -> Step:
    """What the asker alone sees of the appeal: that it was made."""
    return Step(appeal.made_at, _("You appealed against the refusal"), "voice.held")


def on_air(root: Voice, times: Sequence[AirTime]) -> Iterator[Step]:
    """Each turn on air with its place in the recording; without a floor, the minute that the office entered."""
    for time in times:
        yield _turn(root, time)
    if root.asked_at and not times:
        href = reverse("public:visit", args=[root.visit.code]) if root.visit else ""
        words = _("Asked at the meeting")
        yield Step(root.asked_at, words, "voice.asked", root.body.name, href=href, link_text=_("The meeting"))
    if root.asked_at and root.write_by:
        yield Step(
            root.asked_at,
            _("An answer in writing was promised"),
            "plan",
            root.body.name,
            due=root.write_by,
            is_open=root.answered_at is None,
        )


def answered(answer: Answer) -> Step:
    """Which post answered, and how."""
    words = _("Answered in writing") if answer.in_writing else _("Answered on the spot")
    return Step(
        answer.answered_at,
        words,
        "voice.answered",
        answer.office.title,
        href="#answers",
        link_text=_("Read the answer"),
    )


def _turn(root: Voice, time: AirTime) -> Step:
    back = time.outcome == TurnOutcome.BACK
    play = moment_in(time.recording_url, time.offset)
    return Step(
        time.started_at,
        _("Called, and put back into the queue") if back else _("Asked at the meeting"),
        "voice.asked",
        root.body.name,
        href=reverse("public:visit", args=[time.visit_code]),
        link_text=_("Play the recording from %(minute)s") % {"minute": minutes(time.offset)}
        if play
        else _("The meeting"),
        play=play,
    )


def _rule_of(decision: Decision) -> Text:
    if decision.ground:
        return text_of(decision.ground).rule
    return _EVERYTHING if decision.outcome == Outcome.PUBLISHED else ""


def _log(decision: Decision) -> tuple[str, Text]:
    if decision.outcome in (Outcome.WITHDRAWN, Outcome.UNJOINED, Outcome.REOPENED):
        return "", ""
    return reverse("public:moderation"), _("Moderation log")
