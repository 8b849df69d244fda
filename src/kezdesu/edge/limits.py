"""Token buckets in memory: how often one device, or one address, may do a thing."""

from __future__ import annotations

import math
from collections import OrderedDict

_MOST_NAMES = 200_000


class Bucket:
    """``burst`` acts at once, then ``rate`` a second."""

    __slots__ = ("_burst", "_filled_at", "_rate", "_tokens")

    def __init__(self, *, rate: float, burst: float) -> None:
        self._rate = rate
        self._burst = burst
        self._tokens = burst
        self._filled_at = float("-inf")

    def take(self, now: float) -> bool:
        """Take one token at ``now`` (seconds of a clock that never goes back); False: there is none."""
        elapsed = now - self._filled_at
        self._filled_at = now
        self._tokens = self._burst if math.isinf(elapsed) else self._after(elapsed)
        if self._tokens < 1.0:
            return False
        self._tokens -= 1.0
        return True

    def seconds_to_wait(self) -> int:
        """Whole seconds until there is a token again, at least 1."""
        return max(1, math.ceil((1.0 - self._tokens) / self._rate))

    def _after(self, elapsed: float) -> float:
        return min(self._burst, self._tokens + elapsed * self._rate)


class Buckets:
    """One bucket per name; the names longest unused are forgotten first."""

    def __init__(self, *, rate: float, burst: float) -> None:
        self._rate = rate
        self._burst = burst
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def wait(self, name: str, now: float) -> int:
        """0 when ``name`` may act now (and has: a token is taken), else the seconds to wait."""
        bucket = self._buckets.get(name)
        if bucket is None:
            bucket = self._buckets[name] = Bucket(rate=self._rate, burst=self._burst)
            if len(self._buckets) > _MOST_NAMES:
                self._buckets.popitem(last=False)
        else:
            self._buckets.move_to_end(name)
        return 0 if bucket.take(now) else bucket.seconds_to_wait()
