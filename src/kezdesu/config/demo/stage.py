"""Plays stories side by side in the order of time. A story yields the instant at which it goes on."""

from __future__ import annotations

import gc
import heapq
import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from django.db import transaction

from kezdesu.common import clock

Story = Iterator[datetime]
Progress = Callable[[datetime], None]
ACTS_IN_ONE_COMMIT = 150


class Stage:
    """Stories in a heap by their next instant. ``until``: nothing later than this happens.

    Time never goes back: a story that would begin in the past begins now.
    """

    def __init__(self, until: datetime) -> None:
        self.until = until
        self._waiting: list[tuple[datetime, int, Story]] = []
        self._numbers = itertools.count()
        self._now = datetime.min.replace(tzinfo=UTC)

    def add(self, story: Story) -> None:
        """A story that begins at the first instant it yields."""
        self._next(story)

    def play(self, progress: Progress) -> int:
        """Play everything until ``until``, so many acts in one commit; answers the number of steps played."""
        steps = 0
        gc.freeze()
        usual = gc.get_threshold()
        gc.set_threshold(50_000, 20, 50)
        while self._waiting and self._waiting[0][0] <= self.until:
            progress(self._waiting[0][0])
            with transaction.atomic():
                for _ in range(ACTS_IN_ONE_COMMIT):
                    if not self._step():
                        break
                    steps += 1
        gc.set_threshold(*usual)
        return steps

    def _step(self) -> bool:
        if not self._waiting or self._waiting[0][0] > self.until:
            return False
        instant, _, story = heapq.heappop(self._waiting)
        self._now = instant
        with clock.at(instant):
            self._next(story)
        return True

    def _next(self, story: Story) -> None:
        instant = next(story, None)
        if instant is not None:
            heapq.heappush(self._waiting, (max(instant, self._now), next(self._numbers), story))
