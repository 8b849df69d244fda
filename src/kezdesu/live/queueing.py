"""The queue: the hall, the microphone and the phone feed the same one."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F, Max

from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Denied, require
from kezdesu.live import acting, queries, rules, words
from kezdesu.live.lines import QueueReordered, VoiceQueued, VoiceUnqueued
from kezdesu.live.models import Floor, QueueItem
from kezdesu.live.states import Act
from kezdesu.people.actors import Actor
from kezdesu.voices.models import Voice


def queue_voice(
    floor: Floor, *, voice: Voice, expected_version: int, by: Actor, position: int | None = None
) -> QueueItem:
    """Give a published voice of this visit a place: ``position`` counts from 1, None is the end."""
    require(rules.may_queue(floor, voice, by=by))
    with transaction.atomic():
        acting.advance(floor, Act.QUEUE, expected_version=expected_version, by=by)
        item = place(floor, voice, position=position)
        acting.conclude(floor, VoiceQueued(floor.visit.code, item.position), by=by, subject=voice.code)
    return item


def unqueue(floor: Floor, *, voice: Voice, expected_version: int, by: Actor) -> None:
    """Take a voice out of the queue unasked; it stays public."""
    require(rules.may_unqueue(floor, voice, by=by))
    with transaction.atomic():
        acting.advance(floor, Act.UNQUEUE, expected_version=expected_version, by=by)
        leave(floor, voice)
        acting.conclude(floor, VoiceUnqueued(floor.visit.code), by=by, subject=voice.code)


def reorder(floor: Floor, *, codes: list[str], expected_version: int, by: Actor) -> None:
    """The queue in the order of ``codes``, first to last: all of them and no others, else :class:`Conflict`."""
    require(rules.may(floor, Act.REORDER, by=by))
    with transaction.atomic():
        acting.advance(floor, Act.REORDER, expected_version=expected_version, by=by)
        items = {item.voice.code: item for item in queries.waiting_items(floor)}
        if sorted(items) != sorted(codes):
            raise Conflict(Denied("queue_changed", words.QUEUE_CHANGED))
        for position, code in enumerate(codes, start=1):
            items[code].position = position
        QueueItem.objects.bulk_update(items.values(), ["position"])
        acting.conclude(floor, QueueReordered(tuple(codes)), by=by)


def place(floor: Floor, voice: Voice, *, position: int | None = None) -> QueueItem:
    """A step: stand the voice at ``position`` and let those behind move up by one."""
    waiting = floor.queue.filter(left_at__isnull=True)
    last = waiting.aggregate(last=Max("position"))["last"] or 0
    if position is None or position > last:
        position = last + 1
    else:
        position = max(1, position)
        waiting.filter(position__gte=position).update(position=F("position") + 1)
    return QueueItem.objects.create(floor=floor, voice=voice, position=position, added_at=clock.now())


def leave(floor: Floor, voice: Voice) -> None:
    """A step: the voice no longer waits. Raises :class:`Conflict` when it had gone already."""
    rows = floor.queue.filter(voice=voice, left_at__isnull=True).update(left_at=clock.now())
    if rows != 1:
        raise Conflict(Denied("not_queued", words.NOT_QUEUED))
