"""A question from the hall: written down at the microphone, public at once, and in the queue with all others."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from kezdesu.common.answers import require
from kezdesu.live import acting, queueing, rules
from kezdesu.live.lines import VoiceCaptured
from kezdesu.live.models import Floor
from kezdesu.live.states import Act, Phase
from kezdesu.people.actors import Actor
from kezdesu.regions.models import Region
from kezdesu.voices import actions as voices
from kezdesu.voices.models import Channel, Voice
from kezdesu.voices.states import VoiceState


@dataclass(frozen=True, slots=True)
class Captured:
    """The question is stored under ``code``. Not ``queued``: a moderator must look at it, or the hour had ended."""

    code: str
    queued: bool
    repeated: bool = False


def take_from_hall(floor: Floor, *, text: str, key: str, by: Actor, region: Region | None = None) -> Captured:
    """Store what was asked in the hall and queue it. ``key`` (16–64 signs) is the same in every retry.

    No version is expected: it hurts nobody who acts at the same time, and may come late from a console that was
    cut off. Its language is told from the text. Raises :class:`Refused` on ``text``, ``key``.
    """
    require(rules.may(floor, Act.CAPTURE, by=by))
    written = voices.SubmitVoice(
        key=key, text=text, region=region or floor.visit.region, visit=floor.visit, channel=Channel.HALL
    )
    with transaction.atomic():
        receipt = voices.enter_written(written, by=by)
        voice = Voice.objects.select_related("body", "region", "visit").get(code=receipt.code)
        if receipt.repeated:
            return Captured(voice.code, rules.waits(floor, voice), repeated=True)
        if voice.state == VoiceState.RECEIVED:
            voices.publish(voice, by=by)
        acting.join_in(floor, Act.CAPTURE, by=by)
        queued = voice.state == VoiceState.PUBLISHED and floor.state != Phase.ENDED
        if queued:
            queueing.place(floor, voice)
        acting.conclude(floor, VoiceCaptured(floor.visit.code, queued), by=by, subject=voice.code)
    return Captured(voice.code, queued)
