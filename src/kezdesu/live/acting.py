"""How every act on the floor is committed: the counter by compare-and-set, one line, and word to the stream."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import F

from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Denied
from kezdesu.journal.door import CHANGED_MEANWHILE, NO_SUCH_MOVE, may_move, swap
from kezdesu.journal.kinds import Line
from kezdesu.journal.record import record
from kezdesu.live import stream, words
from kezdesu.live.models import Floor
from kezdesu.live.states import Act
from kezdesu.people.actors import Actor


def advance(floor: Floor, act: Act, *, expected_version: int, by: Actor, **changes: Any) -> None:
    """Raise the version from ``expected_version``: of any number of operators one gets through.

    First statement of an act's transaction. Raises :class:`Conflict` that says who was faster with what.
    """
    try:
        swap(
            floor,
            {"version": expected_version},
            {"version": expected_version + 1, **_signed(act, by), **changes},
        )
    except Conflict:
        raise Conflict(_who_was_faster(floor)) from None


def enter(floor: Floor, to: str, act: Act, *, expected_version: int, by: Actor, **changes: Any) -> None:
    """As :func:`advance`, with the phase: only by the table of moves, only from the phase that was read."""
    if floor.version != expected_version:
        raise Conflict(_who_was_faster(floor))
    if not may_move(floor, to):
        raise Conflict(Denied("no_such_move", NO_SUCH_MOVE))
    expected = {"version": expected_version, "state": floor.state}
    new = {"version": expected_version + 1, "state": to, **_signed(act, by), **changes}
    try:
        swap(floor, expected, new)
    except Conflict:
        raise Conflict(_who_was_faster(floor)) from None


def require_seen(floor: Floor, version: int) -> None:
    """Raise :class:`Conflict` unless ``version`` stands now: the slower of two operators hears of her colleague, not of
    a rule that her colleague's act has brought up."""
    if floor.version != version:
        raise Conflict(_who_was_faster(floor))


def join_in(floor: Floor, act: Act, *, by: Actor) -> None:
    """Raise the version from whatever it is: for acts that hurt nobody who acts at the same time."""
    swap(floor, {}, {"version": F("version") + 1, **_signed(act, by)})
    floor.refresh_from_db(fields=["version", "state"])


def conclude(floor: Floor, line: Line, *, by: Actor, subject: str = "") -> None:
    """The act's one line, about the visit unless ``subject`` names a voice; word to the stream after the commit."""
    code = floor.visit.code
    record(line, subject=subject or code, by=by.author(floor.visit.body.slug))
    transaction.on_commit(lambda: stream.changed(code), robust=True)


def _signed(act: Act, by: Actor) -> dict[str, object]:
    return {"last_act": act.value, "last_at": clock.now(), "last_by_id": by.account_id}


def _who_was_faster(floor: Floor) -> Denied:
    now = Floor.objects.select_related("last_by").get(pk=floor.pk)
    if now.last_by is None or now.last_at is None:
        return Denied("changed_meanwhile", CHANGED_MEANWHILE)
    time = now.last_at.astimezone(clock.ALMATY).strftime("%H:%M:%S")
    return Denied("changed_meanwhile", words.faster(now.last_by.name, now.last_act, time))
