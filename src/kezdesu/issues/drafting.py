"""How a voiced question becomes the first draft of an issue: its own words, and the answer given on the spot."""

from __future__ import annotations

from collections.abc import Sequence

from kezdesu.common import clock, codes
from kezdesu.issues.models import Issue
from kezdesu.issues.rules import TITLE_SIGNS
from kezdesu.meetings.models import Visit
from kezdesu.voices.models import Answer, Voice

PREFIX = "I"


def draft_of(visit: Visit, voices: Sequence[Voice]) -> list[Issue]:
    """One unsaved issue for each voice, with the text in its language and the last answer as a draft outcome."""
    answers = {answer.voice_id: answer for answer in Answer.objects.filter(voice__in=voices).order_by("id")}
    return [_draft(visit, voice, answers.get(voice.pk)) for voice in voices]


def shortened(text: str) -> str:
    """The text on one line, cut at a word to what a title holds."""
    line = " ".join(text.split())
    if len(line) <= TITLE_SIGNS:
        return line
    return f"{line[: TITLE_SIGNS - 1].rsplit(' ', 1)[0]}…"


def _draft(visit: Visit, voice: Voice, answer: Answer | None) -> Issue:
    issue = Issue(
        code=codes.new_code(PREFIX),
        visit=visit,
        body=visit.body,
        theme_id=voice.theme_id,
        drafted_at=clock.now(),
    )
    setattr(issue, f"title_{voice.language}", shortened(voice.text))
    if answer is not None:
        issue.outcome_kk, issue.outcome_ru = answer.text_kk, answer.text_ru
    return issue
