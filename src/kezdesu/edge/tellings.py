"""Telling the house of counted votes: in a worker thread, one telling at a time, while the next gathers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from concurrent.futures import Executor

import structlog

_PAUSE = 0.2
log = structlog.get_logger("kezdesu.edge")


class Tellings:
    """``add`` in the loop's thread as often as you like; ``tell`` gets all that has gathered."""

    def __init__(self, tell: Callable[[Collection[int]], None], executor: Executor) -> None:
        self._tell = tell
        self._executor = executor
        self._gathered: set[int] = set()
        self._task: asyncio.Task[None] | None = None

    def add(self, voice_ids: Collection[int]) -> None:
        """These questions have more support than before."""
        self._gathered.update(voice_ids)
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._work())

    async def _work(self) -> None:
        loop = asyncio.get_running_loop()
        while self._gathered:
            gathered, self._gathered = self._gathered, set()
            try:
                await loop.run_in_executor(self._executor, self._tell, gathered)
            except Exception:
                log.exception("counted_votes_untold", voices=len(gathered))
            await asyncio.sleep(_PAUSE)
