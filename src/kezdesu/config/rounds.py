"""The worker's rounds: in a process of its own (``kezdesu worker``), or in a thread inside ``kezdesu run``."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import structlog
from django.db import close_old_connections, connections

from kezdesu.bodies.actions import keep_up
from kezdesu.notifications import actions
from kezdesu.notifications.sending import never

PAUSE = 5.0
"""Seconds between two rounds, by the real clock, also where ``KEZDESU_NOW`` stands still."""
_LONGEST_PAUSE = 60.0
_FIRST = 1.0
_STOPPING_SECONDS = 2.0
log = structlog.get_logger("kezdesu.worker")


def once(*, until: Callable[[], bool] = never) -> None:
    """One round: names whose day has come, then messages."""
    keep_up()
    actions.work(until=until)


def work(stopping: threading.Event, *, pause: float = PAUSE) -> None:
    """Rounds until ``stopping``. One that fails is logged; the next comes after twice the pause, a minute at most."""
    wait = pause
    while not stopping.is_set():
        wait = pause if _round(stopping) else min(wait * 2, _LONGEST_PAUSE)
        stopping.wait(wait)


@contextmanager
def inside() -> Iterator[None]:
    """For the time of the block a thread works in rounds; at the end it gets two seconds for the mail in its hands."""
    stopping = threading.Event()
    thread = threading.Thread(target=_thread, args=[stopping], name="kezdesu-worker", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopping.set()
        thread.join(_STOPPING_SECONDS)
        if thread.is_alive():
            log.warning("worker_cut_off")


def _thread(stopping: threading.Event) -> None:
    stopping.wait(_FIRST)
    try:
        work(stopping)
    finally:
        connections.close_all()


def _round(stopping: threading.Event) -> bool:
    try:
        close_old_connections()
        once(until=stopping.is_set)
    except Exception:
        log.exception("round_failed")
        return False
    return True
