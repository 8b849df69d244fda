"""What a phone that was slow for a moment is still owed, socket by socket, without a server."""

from __future__ import annotations

import asyncio
import socket

import pytest

from kezdesu.edge.phones import AVAILABLE, Phones

pytestmark = pytest.mark.skipif(not AVAILABLE, reason="descriptors of our own need epoll")
BEGUN, MISSED = b"a" * 400_000, b"b"


async def _slow_for_a_moment(*, misses: bool) -> list[int]:
    """A phone takes what was begun in several steps; answers who was told to have drained."""
    ours, theirs = socket.socketpair()
    told: list[int] = []
    try:
        for end, option in ((ours, socket.SO_SNDBUF), (theirs, socket.SO_RCVBUF)):
            end.setsockopt(socket.SOL_SOCKET, option, 4096)
            end.setblocking(False)
        phones = Phones(lambda fd: None, told.append)
        phones.start(asyncio.get_running_loop())
        fd = ours.fileno()
        phones.add(fd)
        phones.write([fd], {fd}, BEGUN)
        assert fd in phones.blocked
        if misses:
            phones.write([fd], {fd}, MISSED)
        taken = 0
        while taken < len(BEGUN):  # every step is progress, long after what was missed
            taken += len(theirs.recv(65_536))
            await asyncio.sleep(0.005)
        assert not phones.blocked
        phones.remove(fd)
    finally:
        ours.close()
        theirs.close()
    return [1 for _ in told]


@pytest.mark.parametrize(("misses", "told"), [(True, [1]), (False, [])])
def test_who_missed_something_while_blocked_is_told_of_once_however_slowly_it_drained(
    misses: bool, told: list[int]
) -> None:
    assert asyncio.run(_slow_for_a_moment(misses=misses)) == told
