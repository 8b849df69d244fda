"""From the live hour to whoever carries it to the phones: "this room has changed", and its newest state as bytes.

Nothing here knows the transport: it registers with :func:`listen`, and reads with :func:`snapshot`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection

from kezdesu.journal.kinds import canonical
from kezdesu.live import queries
from kezdesu.live.facts import LiveState, OnAir, Question
from kezdesu.live.meter import Meter
from kezdesu.live.models import Floor

Snapshot = tuple[int, bytes]
_TRIES = 20
_listeners: list[Callable[[str], None]] = []


class Unsettled(RuntimeError):
    """The state changed again at every try to read it: ask later."""


def listen(callback: Callable[[str], None]) -> Callable[[], None]:
    """Call ``callback(visit_code)`` after every change; answers the function that ends it."""
    _listeners.append(callback)
    return lambda: _listeners.remove(callback)


def changed(code: str) -> None:
    """Tell all listeners that the room has changed (only after the commit)."""
    for callback in tuple(_listeners):
        callback(code)


def counted(voice_ids: Collection[int]) -> None:
    """Support of these voices has grown (committed): their rooms have changed. One query."""
    for code in queries.codes_of_rooms(list(voice_ids)):
        changed(code)


def snapshot(code: str) -> Snapshot | None:
    """The newest version of a room and its canonical JSON; None: there is no such room.

    Equal versions are equal states, in every process: a new content gets the next number by compare-and-set
    (``Floor.tick``), whatever changed it, an act, votes or a removed question.
    """
    for _ in range(_TRIES):
        known = Floor.objects.filter(visit__code=code).values_list("pk", "version", "tick", "digest").first()
        state = queries.state_of(code)
        if state is None:
            return None
        if known is None:
            return (0, encode(state, 0)) if state.version == 0 else snapshot(code)
        pk, version, tick, digest = known
        fresh = hashlib.sha256(canonical(_content(state)).encode()).hexdigest()
        if fresh == digest and state.version == version:
            return version + tick, encode(state, version + tick)
        Floor.objects.filter(pk=pk, version=version, tick=tick).update(tick=tick + 1, digest=fresh)
    raise Unsettled(code)


def encode(state: LiveState, version: int) -> bytes:
    """Canonical JSON of the public state. ``used_seconds``, ``share`` and ``level`` are as of ``at``."""
    changing = {"version": version, "at": state.at, "meter": _meter(state.meter) | _measured(state.meter)}
    return canonical(_content(state) | changing).encode()


def _content(state: LiveState) -> dict[str, object]:
    """Everything that does not grow by itself with the time."""
    meeting = state.meeting
    return {
        "visit": meeting.code,
        "short_code": meeting.code,
        "acts": state.version,
        "phase": state.phase.value,
        "phase_since": state.phase_since,
        "opened_at": state.opened_at,
        "ended_at": state.ended_at,
        "starts_at": meeting.starts_at,
        "layout": str(state.layout),
        "meter": _meter(state.meter),
        "current": _on_air(state.current) if state.current else None,
        "next": [_question(question) for question in state.next],
        "waiting": state.waiting,
        "answered": state.answered,
        "in_writing": state.in_writing,
        "body": meeting.body.as_dict(),
        "official": meeting.official.as_dict(),
        "region": meeting.region.as_dict(),
        "place": meeting.place.as_dict(),
        "links": _links(meeting.code, meeting.broadcast_url),
    }


def _links(code: str, broadcast: str) -> dict[str, str]:
    here = f"/live/{code}"
    return {
        "state": f"{here}/state.json",
        "stream": f"{here}/stream",
        "vote": f"{here}/vote",
        "qr": f"{here}/qr.svg",
        "page": f"/meetings/{code}/live/",
        "broadcast": broadcast,
    }


def _meter(meter: Meter) -> dict[str, object]:
    return {
        "planned_minutes": meter.planned_seconds // 60,
        "allowed_minutes": meter.allowed_seconds // 60,
        "planned_seconds": meter.planned_seconds,
        "allowed_seconds": meter.allowed_seconds,
        "amber_seconds": meter.amber_seconds,
        "running": meter.running,
    }


def _measured(meter: Meter) -> dict[str, object]:
    return {"used_seconds": meter.used_seconds, "share": round(meter.share, 4), "level": meter.level.value}


def _question(question: Question) -> dict[str, object]:
    three = question.support
    return {
        "code": question.code,
        "text": question.text,
        "language": question.language,
        "region": question.region.as_dict(),
        "hall": question.from_hall,
        "support": {"device": three.device, "contact": three.contact, "identified": three.identified},
    }


def _on_air(turn: OnAir) -> dict[str, object]:
    return _question(turn.question) | {"started_at": turn.started_at, "offset": turn.offset}
