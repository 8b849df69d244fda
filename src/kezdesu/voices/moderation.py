"""What a moderator decides. Each act: one transaction, compare-and-set, one decision on the log, one journal line."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import Q

from kezdesu.common import clock
from kezdesu.common.answers import Answer, Conflict, Denied, Refused, require
from kezdesu.journal.door import step, swap
from kezdesu.journal.kinds import Line
from kezdesu.journal.record import record
from kezdesu.people.actors import Actor
from kezdesu.voices import folding, grouping, lines, queries, rules, screening
from kezdesu.voices.models import Decision, Ground, Outcome, Stem, Theme, Voice
from kezdesu.voices.states import VoiceState

_FREE: dict[str, Any] = {"claimed_by": None, "claimed_at": None}


def claim(voice: Voice, *, by: Actor) -> None:
    """Take the voice for fifteen minutes; one of several moderators wins, the others get a :class:`Conflict`."""
    require(rules.may_moderate(by, voice))
    now = clock.now()
    free = Q(claimed_by=None) | Q(claimed_by=by.account_id) | Q(claimed_at__lte=now - rules.CLAIM_LASTS)
    with transaction.atomic():
        taken = Voice.objects.filter(free, pk=voice.pk).update(claimed_by=by.account_id, claimed_at=now)
        if not taken:
            voice.refresh_from_db(fields=["claimed_by", "claimed_at"])
            require_free(by, voice)
        record(lines.VoiceClaimed(), subject=voice.code, by=by.author(voice.body.slug))
    voice.claimed_by_id, voice.claimed_at = by.account_id, now


def release(voice: Voice, *, by: Actor) -> None:
    """Give the voice back to the queue; nothing happens when somebody else holds it by now."""
    require(rules.may_moderate(by, voice))
    with transaction.atomic():
        if Voice.objects.filter(pk=voice.pk, claimed_by=by.account_id).update(**_FREE):
            record(lines.VoiceReleased(), subject=voice.code, by=by.author(voice.body.slug))
    voice.claimed_by, voice.claimed_at = None, None


def publish(voice: Voice, *, by: Actor, keep: Collection[screening.Kind] = ()) -> None:
    """Let the voice through. Personal data is covered for good first; kinds in ``keep`` (phone, e-mail, address)
    were looked at by the moderator and are not personal. An IIN, a card or an account is always covered."""
    _may_decide(voice, by)
    _only(voice, VoiceState.RECEIVED, VoiceState.HELD)
    text = screening.mask(voice.text, keep=keep)
    line = lines.VoicePublished(
        body=voice.body.slug,
        region=voice.region.kato,
        visit=voice.visit.code if voice.visit else "",
        masked=text != voice.text,
    )
    with transaction.atomic():
        step(voice, VoiceState.PUBLISHED, text=text, **public_now(text))
        index(voice)
        decide(voice, Outcome.PUBLISHED, line, by)


def decline(voice: Voice, *, by: Actor, ground: str, note: str = "") -> None:
    """Refuse before publication on a fixed ground; ``note`` is for the office."""
    _may_decide(voice, by)
    _only(voice, VoiceState.RECEIVED, VoiceState.HELD)
    chosen = _ground(ground)
    with transaction.atomic():
        step(voice, VoiceState.DECLINED, **_FREE)
        decide(voice, Outcome.DECLINED, lines.VoiceDeclined(ground=chosen), by, ground=chosen, note=note)


def reopen(voice: Voice, *, by: Actor) -> None:
    """Undo a refusal before an appeal: the voice waits again, held if it holds personal data."""
    _may_decide(voice, by)
    require(rules.may_reopen(voice, queries.ground_of(voice), queries.appeal_of(voice)))
    with transaction.atomic():
        step(voice, VoiceState.HELD if voice.held_for else VoiceState.RECEIVED, **_FREE)
        decide(voice, Outcome.REOPENED, lines.VoiceReopened(), by)


def hold(voice: Voice, *, by: Actor, found: screening.Kind = "address") -> None:
    """Hold back what the machine let pass."""
    _may_decide(voice, by)
    _only(voice, VoiceState.RECEIVED)
    with transaction.atomic():
        step(voice, VoiceState.HELD, held_for=found)
        record(lines.VoiceHeld(found=found), subject=voice.code, by=by.author(voice.body.slug))


def remove(voice: Voice, *, by: Actor, ground: str, note: str = "") -> None:
    """Take down what was public: the tombstone keeps number and ground, the text leaves the search index."""
    _may_decide(voice, by)
    chosen = _ground(ground)
    with transaction.atomic():
        freed = take_down(voice, VoiceState.REMOVED)
        line = lines.VoiceRemoved(ground=chosen, freed=freed)
        decide(voice, Outcome.REMOVED, line, by, ground=chosen, note=note)


def put_under(voice: Voice, *, by: Actor, theme: Theme | None) -> None:
    """Put the voice under a theme, or under none."""
    require(rules.may_moderate(by, voice))
    with transaction.atomic():
        Voice.objects.filter(pk=voice.pk).update(theme=theme)
        line = lines.VoiceSorted(theme=theme.slug if theme else "")
        record(line, subject=voice.code, by=by.author(voice.body.slug))
    voice.theme = theme


def index(voice: Voice) -> None:
    """Write the stems of a public text anew: the index behind "already asked" and the search."""
    Stem.objects.filter(voice=voice).delete()
    Stem.objects.bulk_create([Stem(voice=voice, stem=stem) for stem in folding.stems(voice.text)])


def decide(
    voice: Voice, outcome: Outcome, line: Line, by: Actor, *, ground: str = "", note: str = ""
) -> None:
    """The decision on the log and its journal line, in the running transaction. The author has no account."""
    Decision.objects.create(
        voice=voice,
        outcome=outcome,
        ground=ground,
        note=note,
        body=voice.body,
        decided_by_id=by.account_id,
        decided_at=clock.now(),
    )
    record(line, subject=voice.code, by=by.author(voice.body.slug))


def take_down(voice: Voice, to: VoiceState, **changes: Any) -> tuple[str, ...]:
    """Out of the public's sight, in the running transaction; voices joined to it stand for themselves again.

    Answers their codes.
    """
    root = voice.joined_to
    grouping.lock(voice, *grouping.joined_to(voice), *([root] if root else []))
    swap(voice, {"joined_to": root}, {"joined_to": root})
    joined = grouping.joined_to(voice)
    step(voice, to, folded="", joined_to=None, **_FREE, **changes)
    Stem.objects.filter(voice=voice).delete()
    for item in joined:
        step(item, VoiceState.PUBLISHED, joined_to=None)
    grouping.regroup(voice)
    if root:
        grouping.regroup(root)
    return tuple(sorted(item.code for item in joined))


def public_now(text: str) -> dict[str, Any]:
    """Columns that a voice gets when it becomes public with ``text``."""
    return {"folded": folding.fold(text), "published_at": clock.now(), **_FREE}


def require_free(by: Actor, voice: Voice) -> None:
    """Raise :class:`Conflict` while another moderator holds the voice."""
    answer: Answer = rules.claimed_by_other(by, voice)
    if isinstance(answer, Denied):
        raise Conflict(answer)


def _may_decide(voice: Voice, by: Actor) -> None:
    require(rules.may_moderate(by, voice))
    require_free(by, voice)


def _only(voice: Voice, *states: VoiceState) -> None:
    require(rules.in_state(voice, *states))


def _ground(ground: str) -> Ground:
    if ground not in Ground.values or ground == Ground.AUTHOR_ASKED:
        raise Refused(rules.GROUND_NEEDED, "ground")
    return Ground(ground)
