"""Commit-paced group commit: one writer thread; while a batch is being made durable, the next one gathers.

No timer: an idle writer takes a vote at once, a busy one takes all that have gathered. A vote is answered only
after its commit. When the queue is full a vote is refused before anything is promised.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

import structlog

from kezdesu.edge.ports import Bounds
from kezdesu.edge.vote_store import Batch, Store, Support, Vote

_PATIENCE = 3
"""Failures in a row after which the rest of a batch is given back unstored."""

log = structlog.get_logger("kezdesu.edge")


class Full(Exception):
    """The queue is full: come back later."""


class Unstored(Exception):
    """The database took none of the votes before this one."""


class Outcome(NamedTuple):
    """What became of a vote: ``open``: stored (now or before); ``counted``: by this very request."""

    open: bool
    counted: bool
    support: Support


class _Waiting(NamedTuple):
    vote: Vote
    future: asyncio.Future[Outcome]


class Votes:
    """Takes votes in the event loop, stores them in the writer's thread."""

    def __init__(
        self, bounds: Bounds, connect: Callable[[], Store], counted: Callable[[Collection[int]], None]
    ) -> None:
        self._bounds = bounds
        self._connect = connect
        self._counted = counted
        self._gathering: list[_Waiting] = []
        self._in_hand = 0
        self._changed = threading.Condition()
        self._stopping = False
        self._thread = threading.Thread(target=self._write, name="kezdesu-votes", daemon=True)

    def start(self) -> None:
        """Start the writer; answers are given in the running loop."""
        self._loop = asyncio.get_running_loop()
        self._thread.start()

    @property
    def waiting(self) -> int:
        """Votes taken and not yet answered."""
        return len(self._gathering) + self._in_hand

    def submit(self, vote: Vote) -> asyncio.Future[Outcome]:
        """Put ``vote`` into the next batch. The future is done after the commit, or fails if nothing was stored.

        Raises Full before anything is promised.
        """
        with self._changed:
            if self._stopping or self.waiting >= self._bounds.votes_waiting:
                raise Full
            future: asyncio.Future[Outcome] = self._loop.create_future()
            self._gathering.append(_Waiting(vote, future))
            self._changed.notify()
        return future

    def stop(self, timeout: float = 10.0) -> None:
        """Take no more votes, store those taken, end the thread. Blocks: call it in a thread."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        if self._thread.ident is not None:
            self._thread.join(timeout)

    def _write(self) -> None:
        store: Store | None = None
        while batch := self._next():
            try:
                store = store or self._connect()
                self._store(store, batch)
            except Exception as error:
                log.exception("votes_not_stored", votes=len(batch))
                self._answer([(waiting.future, error) for waiting in batch])
        if store is not None:
            store.close()

    def _next(self) -> list[_Waiting]:
        """The next batch; waits for one. Empty: there will be no more."""
        with self._changed:
            self._in_hand = 0
            while not self._gathering and not self._stopping:
                self._changed.wait()
            batch = self._gathering[: self._bounds.vote_batch]
            self._gathering = self._gathering[self._bounds.vote_batch :]
            self._in_hand = len(batch)
        return batch

    def _store(self, store: Store, batch: Sequence[_Waiting]) -> None:
        wanted = [waiting for waiting in batch if not waiting.future.cancelled()]
        if not wanted:
            return
        try:
            done = store.commit([waiting.vote for waiting in wanted])
        except Exception as error:
            if len(wanted) == 1:
                raise
            log.warning("vote_batch_failed", votes=len(wanted), error=type(error).__name__)
            self._one_by_one(store, wanted)
            return
        self._answer(_outcomes(wanted, done))
        self._tell(done)

    def _one_by_one(self, store: Store, batch: Sequence[_Waiting]) -> None:
        """One bad row must not cost the others their votes; a database that takes none is not asked for long."""
        failures = 0
        for waiting in batch:
            if failures == _PATIENCE:
                self._answer([(waiting.future, Unstored())])
                continue
            try:
                done = store.commit([waiting.vote])
            except Exception as error:
                failures += 1
                self._answer([(waiting.future, error)])
            else:
                failures = 0
                self._answer(_outcomes([waiting], done))
                self._tell(done)

    def _tell(self, done: Batch) -> None:
        if done.new:
            self._loop.call_soon_threadsafe(self._counted, {voice for voice, _ in done.new})

    def _answer(self, answers: Sequence[tuple[asyncio.Future[Outcome], Outcome | Exception]]) -> None:
        try:
            self._loop.call_soon_threadsafe(_resolve, answers)
        except RuntimeError:
            log.warning("votes_stored_unanswered", votes=len(answers))


def _outcomes(batch: Sequence[_Waiting], done: Batch) -> list[tuple[asyncio.Future[Outcome], Outcome]]:
    """One outcome per request; among retries of one supporter in a batch only the first is "counted"."""
    fresh = set(done.new)
    answers = []
    for vote, future in batch:
        support = done.support.get(vote.voice_id, Support())
        answers.append((future, Outcome(vote.voice_id in done.open, vote.key in fresh, support)))
        fresh.discard(vote.key)
    return answers


def _resolve(answers: Sequence[tuple[asyncio.Future[Outcome], Outcome | Exception]]) -> None:
    for future, answer in answers:
        if future.done():
            continue
        if isinstance(answer, Exception):
            future.set_exception(answer)
        else:
            future.set_result(answer)
