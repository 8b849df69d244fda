"""From the code of a question to its id, remembered for a few seconds."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from time import monotonic

from kezdesu.common.codes import normalise

_KNOWN_FOR = 5.0
_UNKNOWN_FOR = 2.0
_MOST = 50_000


class Voices:
    """Asks ``resolve(code)`` in a worker thread, once for all who ask at the same time."""

    def __init__(self, resolve: Callable[[str], int | None], executor: Executor) -> None:
        self._resolve = resolve
        self._executor = executor
        self._known: dict[str, tuple[int | None, float]] = {}
        self._asking: dict[str, asyncio.Future[int | None]] = {}

    async def find(self, typed: str) -> int | None:
        """The id of the question whose code was ``typed``; None when there is none."""
        code = normalise(typed) if len(typed) <= 40 else None
        if code is None:
            return None
        voice, until = self._known.get(code, (None, 0.0))
        if until > monotonic():
            return voice
        return await asyncio.shield(self._ask(code))

    def _ask(self, code: str) -> asyncio.Future[int | None]:
        asking = self._asking.get(code)
        if asking is None:
            asking = self._asking[code] = asyncio.ensure_future(self._look_up(code))
        return asking

    async def _look_up(self, code: str) -> int | None:
        try:
            loop = asyncio.get_running_loop()
            voice = await loop.run_in_executor(self._executor, self._resolve, code)
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[code] = (voice, monotonic() + (_UNKNOWN_FOR if voice is None else _KNOWN_FOR))
            return voice
        finally:
            del self._asking[code]
