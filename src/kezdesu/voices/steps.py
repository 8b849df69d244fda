"""Steps of a voice without a journal line: for acts of later stages that write their one line themselves.

Call them inside the act's transaction. Each is a compare-and-set and raises :class:`Conflict` when it comes too late.
"""

from __future__ import annotations

from datetime import date

from kezdesu.bodies.models import Office
from kezdesu.common import clock
from kezdesu.common.answers import require
from kezdesu.common.trilingual import Trilingual
from kezdesu.journal.door import step, swap
from kezdesu.voices import rules
from kezdesu.voices.models import Answer, Voice
from kezdesu.voices.states import VoiceState


def mark_asked(voice: Voice) -> None:
    """Published → asked: it is on air."""
    step(voice, VoiceState.ASKED, asked_at=clock.now())


def put_back(voice: Voice) -> None:
    """Asked → published: taken off the air without an answer."""
    step(voice, VoiceState.PUBLISHED, asked_at=None)


def answer(voice: Voice, *, office: Office, text: Trilingual, in_writing: bool) -> Answer:
    """An answer by a post. In writing it needs kk and ru; on the spot the recording holds it. A voice that is
    answered already gets one more answer."""
    if in_writing:
        require(rules.in_both_languages(text), "text")
    now = clock.now()
    if voice.state != VoiceState.ANSWERED:
        step(voice, VoiceState.ANSWERED, answered_at=now)
    return Answer.objects.create(
        voice=voice,
        office=office,
        in_writing=in_writing,
        text_kk=text.kk,
        text_ru=text.ru,
        answered_at=now,
    )


def promise_in_writing(voice: Voice, *, write_by: date) -> None:
    """A written answer is promised by a day; the voice stays asked until it is given."""
    require(rules.may_promise(voice, write_by), "write_by")
    swap(voice, {"state": voice.state}, {"write_by": write_by})
