"""What the asker may do later, and how an appeal is decided. The caller found the voice by its secret."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Denied, Refused, require
from kezdesu.common.typed import clean
from kezdesu.journal.door import CHANGED_MEANWHILE, step, swap
from kezdesu.journal.record import CITIZEN, record
from kezdesu.people.actors import VISITOR, Actor
from kezdesu.voices import intake, lines, moderation, queries, rules
from kezdesu.voices.models import Appeal, Ground, Outcome, Voice
from kezdesu.voices.screening import Kind, mask
from kezdesu.voices.states import REFUSED, WAITING, VoiceState

_ERASED = {"text": "", "contact_sealed": b"", "contact_hash": "", "device": "", "held_for": ""}


def appeal(secret: str, *, text: str) -> Appeal:
    """Appeal against a refusal, once. ``text`` (may be empty) is read by the office only. Raises :class:`Refused`."""
    voice = queries.by_secret(secret)
    require(rules.may_appeal(voice, queries.ground_of(voice), queries.appeal_of(voice)))
    cleaned = clean(text)
    if len(cleaned) > intake.MAX_APPEAL:
        raise Refused(intake.too_long(len(cleaned), intake.MAX_APPEAL), "text")
    with transaction.atomic():
        made, is_new = Appeal.objects.get_or_create(
            voice=voice, defaults={"text": cleaned, "made_at": clock.now()}
        )
        if is_new:
            record(lines.VoiceAppealed(), subject=voice.code, by=CITIZEN)
    return made


def withdraw(secret: str) -> Voice:
    """The author takes the voice back: unseen before publication, a tombstone after it, and what was refused stays
    refused. Text, contact and the text of an appeal are erased."""
    voice = queries.by_secret(secret)
    require(rules.may_withdraw(voice))
    was_public = voice.state not in WAITING | {VoiceState.DECLINED}
    with transaction.atomic():
        freed = _erase(voice, VoiceState.REMOVED if was_public else VoiceState.DECLINED)
        line = lines.VoiceWithdrawn(after_publication=was_public, freed=freed)
        moderation.decide(voice, Outcome.WITHDRAWN, line, VISITOR, ground=Ground.AUTHOR_ASKED)
    return voice


def restore(voice: Voice, *, by: Actor, note: str = "", keep: Collection[Kind] = ()) -> None:
    """Grant the appeal: the voice is public again, in the state that its facts tell, personal data covered."""
    made = _open_appeal(voice, by)
    state = _state_by_facts(voice)
    text = mask(voice.text, keep=keep)
    public = moderation.public_now(text) | {"published_at": voice.published_at or clock.now()}
    with transaction.atomic():
        _close(made)
        step(voice, state, text=text, **public)
        moderation.index(voice)
        moderation.decide(voice, Outcome.RESTORED, lines.VoiceRestored(state=state), by, note=note)


def uphold(voice: Voice, *, by: Actor, note: str = "") -> None:
    """Refuse the appeal: the ground stands. Another person decides."""
    made = _open_appeal(voice, by)
    ground = queries.ground_of(voice)
    with transaction.atomic():
        _close(made)
        moderation.decide(
            voice, Outcome.UPHELD, lines.VoiceUpheld(ground=ground), by, ground=ground, note=note
        )


def _erase(voice: Voice, to: VoiceState) -> tuple[str, ...]:
    """Answers the codes of the voices set free. An open appeal has nothing left to decide on."""
    Appeal.objects.filter(voice=voice).update(text="")
    if voice.state not in REFUSED:
        return moderation.take_down(voice, to, **_ERASED)
    swap(voice, {"state": voice.state}, _ERASED)
    Appeal.objects.filter(voice=voice, decided_at=None).update(decided_at=clock.now())
    return ()


def _open_appeal(voice: Voice, by: Actor) -> Appeal:
    made = queries.appeal_of(voice)
    require(rules.may_decide_appeal(by, voice, queries.last_decision(voice)))
    if made is None or made.decided_at is not None:
        raise Refused(rules.NO_OPEN_APPEAL)
    return made


def _close(made: Appeal) -> None:
    if not Appeal.objects.filter(pk=made.pk, decided_at=None).update(decided_at=clock.now()):
        raise Conflict(Denied("changed_meanwhile", CHANGED_MEANWHILE))


def _state_by_facts(voice: Voice) -> VoiceState:
    if voice.answered_at and voice.state == VoiceState.REMOVED:
        return VoiceState.ANSWERED
    if voice.asked_at and voice.state == VoiceState.REMOVED:
        return VoiceState.ASKED
    return VoiceState.PUBLISHED
