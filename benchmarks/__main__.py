"""``python -m benchmarks``: all measurements, one table, ``results/*.json``. About five minutes on two cores."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from benchmarks import builder, fanout, optimiser, pages, votes
from benchmarks.measure import BUILD, Load, Missing
from benchmarks.table import Row, text

RESULTS = Path(__file__).parent / "results"
Measured = tuple[list[Row], dict[str, object]]


def measure_pages(url: str | None) -> Measured:
    """A cached and an uncached page against nginx, per CPU second of the server."""
    seen = pages.measure(url)
    base = seen.nginx.per_cpu_second if seen.nginx else None
    note = f"{seen.source}, {seen.size / 1000:.0f} kB" + ("" if seen.nginx else "; nginx is missing")
    ratio = seen.cached.per_cpu_second / base if base else None
    uncached = seen.cached.per_cpu_second / seen.uncached.per_cpu_second
    bare = seen.uncached.per_cpu_second / base if base else None
    exact = f"{bare:.5f}" if bare else "nginx is missing"
    rows = [
        Row("cached page / nginx static, per core", ratio, 0.15, 0.25, note=note),
        Row("uncached page / nginx static, per core", bare, note=exact),
        Row("cached page / the same uncached, per core", uncached, note=_rates(seen.cached, seen.uncached)),
    ]
    return rows, _plain(asdict(seen), nginx=seen.nginx, cached=seen.cached, uncached=seen.uncached)


def measure_fanout(clients: int, rounds: int, pause_ms: int) -> Measured:
    """The hub against the C loop."""
    hub, loop = fanout.measure(clients, rounds, pause_ms)
    note = (
        f"{hub.per_cpu_second:,.0f} and {loop.per_cpu_second:,.0f} messages/s per core;"
        f" p99 {hub.p99_ms:.0f} and {loop.p99_ms:.0f} ms; missing {hub.missing} and {loop.missing}"
    )
    rows = [
        Row(
            f"fan-out to {clients:,} / C loop, per core",
            hub.per_cpu_second / loop.per_cpu_second,
            0.5,
            0.75,
            note=note,
        )
    ]
    if clients >= 10_000 and hub.bytes_per_client is not None:
        rows.append(
            Row("memory per idle phone", hub.bytes_per_client / 1000, 4, 2, unit="kB", less_is_better=True)
        )
    return rows, {"hub": asdict(hub), "c": asdict(loop)}


def measure_votes() -> Measured:
    """Votes over HTTP against Django with a single insert, per CPU second."""
    seen = votes.over_http()
    ratio = seen.batched.per_cpu_second / seen.single.per_cpu_second
    note = (
        f"{_rates(seen.batched, seen.single)}; p99 {seen.batched.p99_ms:.0f} and {seen.single.p99_ms:.0f} ms"
    )
    result = _plain(asdict(seen), batched=seen.batched, single=seen.single)
    return [Row("vote over HTTP / Django single insert, per core", ratio, 3, 5, note=note)], result


def measure_core() -> Measured:
    """The vote core against append + fdatasync: two turns each, the better one counts, on both sides."""
    turns = [(votes.core(), votes.append_only()) for _ in range(2)]
    core = max((turn[0] for turn in turns), key=lambda seen: seen.per_second)
    limit = max((turn[1] for turn in turns), key=lambda seen: seen.per_second)
    waits = f"p99 {core.p99_ms:.0f} and {limit.p99_ms:.0f} ms"
    note = f"{core.per_second:,.0f} and {limit.per_second:,.0f} votes/s; {waits}"
    row = Row("vote core / append + fdatasync", core.per_second / limit.per_second, 0.25, 0.5, note=note)
    return [row], {"core": asdict(core), "append": asdict(limit)}


def measure_optimiser() -> Measured:
    """A year's draft planned within thirty seconds, and how much better than a greedy and a random schedule."""
    seen, more = optimiser.measure(), optimiser.measure_more()
    slowest = max(one.seconds for one in seen)
    greedy = min(one.greedy / one.optimiser for one in seen)
    lot = min(one.random / one.optimiser for one in seen)
    gap = max(one.gap for one in seen if one.gap is not None)
    scores = "; ".join(f"{one.optimiser:,}/{one.greedy:,}/{one.random:,}" for one in seen)
    beyond = "; ".join(
        f"{one.rows:,} visits {one.optimiser:,}/{one.greedy:,}/{one.random:,}, no plan below {one.bound or 0:,}, "
        f"{one.seconds:.0f} s ({one.ended})"
        for one in more
    )
    larger = min(one.greedy / one.optimiser for one in more)
    rows = [
        Row(
            "limit of 30 s / time for 200 visits, worst of 5",
            30 / slowest,
            1,
            3,
            note=f"{slowest:.1f} s of CPU",
        ),
        Row("greedy / optimiser, shortcomings, worst of 5", greedy, 1.15, 1.25, note=f"points {scores}"),
        Row(
            "random / optimiser, shortcomings, worst of 5",
            lot,
            6,
            10,
            note=f"largest gap to the bound {gap:.1%}",
        ),
        Row("greedy / optimiser with 500 and 1,500 visits, worst of 3", larger, 1.05, 1.1, note=beyond),
    ]
    return rows, {"drafts": [asdict(one) for one in seen], "more": [asdict(one) for one in more]}


def measure_builder() -> Measured:
    """A move of the coordinator at ten times the visits: what it costs the server, as a ratio."""
    few, many = builder.measure()
    ratio = many.fastest_ms / few.fastest_ms
    note = f"{many.fastest_ms:.0f} and {few.fastest_ms:.0f} ms of CPU; {many.size / 1000:.0f} kB"
    name = "builder's move at 1,500 / at 150 visits"
    row = Row(name, ratio, 12, 4, less_is_better=True, note=note)
    return [row], {"few": asdict(few), "many": asdict(many)}


def _rates(one: Load, other: Load) -> str:
    return f"{one.per_cpu_second:,.0f} and {other.per_cpu_second:,.0f} requests/s per core"


def _plain(content: dict[str, object], **loads: Load | None) -> dict[str, object]:
    for name, load in loads.items():
        if load is not None:
            content[name] = {**asdict(load), "per_cpu_second": load.per_cpu_second}
    return content


def _machine() -> dict[str, object]:
    return {
        "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load": os.getloadavg()[0],
    }


def main() -> int:
    """Measure, write, print; 1 when something is below its floor."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "only", nargs="*", help="pages fanout-2000 fanout-10000 votes core builder optimiser (default: all)"
    )
    parser.add_argument(
        "--url", help="measure this page instead; set KEZDESU_BENCH_PID to the serving process"
    )
    chosen = parser.parse_args()
    BUILD.mkdir(exist_ok=True)
    RESULTS.mkdir(exist_ok=True)
    parts: dict[str, Callable[[], Measured]] = {
        "pages": lambda: measure_pages(chosen.url),
        "fanout-2000": lambda: measure_fanout(2_000, 100, 50),
        "fanout-10000": lambda: measure_fanout(10_000, 20, 250),
        "votes": measure_votes,
        "core": measure_core,
        "builder": measure_builder,
        "optimiser": measure_optimiser,
    }
    rows: list[Row] = []
    for name in chosen.only or parts:
        print(f"… {name}", file=sys.stderr, flush=True)
        try:
            new, result = parts[name]()
        except Missing as missing:
            print(f"{name}: NOT MEASURED, {missing} is missing", file=sys.stderr)
            continue
        rows += new
        content = {"machine": _machine(), "rows": [row.as_dict() for row in new], "measured": result}
        (RESULTS / f"{name}.json").write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n")
    print(text(rows))
    return 1 if any(row.verdict == "BELOW" for row in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
