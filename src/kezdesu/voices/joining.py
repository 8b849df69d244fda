"""Voices that ask the same, and "me too". Every asker is kept, and every joining can be undone."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import F

from kezdesu.common import clock
from kezdesu.common.answers import require
from kezdesu.journal.door import step, swap
from kezdesu.journal.record import CITIZEN, record
from kezdesu.people.actors import Actor
from kezdesu.voices import grouping, lines, moderation, rules
from kezdesu.voices.models import Outcome, Support, SupportCount, SupportKind, Voice
from kezdesu.voices.states import VoiceState


def join(voice: Voice, to: Voice, *, by: Actor) -> None:
    """``voice`` asks the same as ``to``: its supporters count there too, each once. What was joined goes along."""
    require(rules.may_moderate(by, voice))
    moderation.require_free(by, voice)
    require(rules.may_join(voice, to), "to")
    newly_public = {} if voice.published_at else moderation.public_now(voice.text)
    with transaction.atomic():
        grouping.lock(voice, to)
        to.refresh_from_db(fields=["state"])
        require(rules.may_join(voice, to), "to")
        along = grouping.joined_to(voice)
        step(voice, VoiceState.JOINED, joined_to=to, **newly_public)
        Voice.objects.filter(joined_to=voice).update(joined_to=to)
        if newly_public:
            moderation.index(voice)
        grouping.regroup(voice)
        grouping.regroup(to)
        line = lines.VoiceJoined(to=to.code, along=tuple(sorted(item.code for item in along)))
        moderation.decide(voice, Outcome.JOINED, line, by)


def unjoin(voice: Voice, *, by: Actor) -> None:
    """Undo the joining: the voice stands for itself again, with exactly its own supporters."""
    require(rules.may_moderate(by, voice))
    require(rules.in_state(voice, VoiceState.JOINED))
    to = voice.joined_to
    assert to is not None
    with transaction.atomic():
        grouping.lock(voice, to)
        swap(voice, {"joined_to": to}, {"joined_to": to})
        step(voice, VoiceState.PUBLISHED, joined_to=None)
        grouping.regroup(to)
        moderation.decide(voice, Outcome.UNJOINED, lines.VoiceUnjoined(was=to.code), by)


def support(voice: Voice, *, by: Actor) -> bool:
    """ "Me too" of a device, once; on a joined voice it counts where it was joined to.

    Answers whether it was counted now; False: it was counted before. Raises :class:`Refused`.
    """
    root = voice.joined_to if voice.state == VoiceState.JOINED and voice.joined_to else voice
    with transaction.atomic():
        grouping.lock(root)
        root.refresh_from_db(fields=["state"])
        require(rules.may_support(root, by.device))
        if not _is_new(root, by.device):
            return False
        if not SupportCount.objects.filter(voice=root).update(device=F("device") + 1):
            SupportCount.objects.create(voice=root, device=1)
        record(lines.VoiceSupported(by=SupportKind.DEVICE.value), subject=root.code, by=CITIZEN)
    return True


def _is_new(voice: Voice, device: str) -> bool:
    try:
        with transaction.atomic():
            Support.objects.create(voice=voice, supporter=device, kind=SupportKind.DEVICE, at=clock.now())
    except IntegrityError:
        return False
    return True
