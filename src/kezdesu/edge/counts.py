"""What the process counts about itself: numbers only, nothing about anybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector


@dataclass(slots=True)
class Counts:
    """Counters of one process, written in the loop's thread only."""

    cache_hits: int = 0
    cache_misses: int = 0
    fast_answers: int = 0
    votes_counted: int = 0
    votes_repeated: int = 0
    votes_refused: int = 0
    votes_overloaded: int = 0
    answers: Counter[int] = field(default_factory=Counter)
    seconds: float = 0.0


class Figures(Collector):
    """Counters and gauges in the form that Prometheus reads."""

    def __init__(self, counts: Counts, gauges: dict[str, Callable[[], float]]) -> None:
        self._counts = counts
        self._gauges = gauges

    def collect(self) -> Iterable[Metric]:
        """All figures as they are now."""
        counts = self._counts
        yield self._labelled(
            "kezdesu_cache",
            "Cached pages.",
            "result",
            {"hit": counts.cache_hits, "miss": counts.cache_misses},
        )
        votes = {
            "counted": counts.votes_counted,
            "repeated": counts.votes_repeated,
            "refused": counts.votes_refused,
            "overloaded": counts.votes_overloaded,
        }
        yield self._labelled("kezdesu_votes", "Support given by phones.", "result", votes)
        answers = {str(status): number for status, number in sorted(counts.answers.items())}
        yield self._labelled(
            "kezdesu_answers", "Answers by status, without the fast lane.", "status", answers
        )
        yield CounterMetricFamily(
            "kezdesu_fast_answers", "Cached pages sent by the fast lane.", counts.fast_answers
        )
        yield CounterMetricFamily("kezdesu_answer_seconds", "Time spent on answers.", counts.seconds)
        for name, read in self._gauges.items():
            yield GaugeMetricFamily(f"kezdesu_{name}", name.replace("_", " "), read())

    @staticmethod
    def _labelled(name: str, about: str, label: str, values: dict[str, int]) -> Metric:
        family = CounterMetricFamily(name, about, labels=[label])
        for value, number in values.items():
            family.add_metric([value], number)
        return family


def exposition(counts: Counts, gauges: dict[str, Callable[[], float]]) -> bytes:
    """The text of ``/metrics``."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Figures(counts, gauges))
    return generate_latest(registry)
