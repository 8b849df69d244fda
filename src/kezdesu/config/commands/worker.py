"""``kezdesu worker``: puts names dated ahead in force and sends what journal lines say, until told to stop."""

from __future__ import annotations

import argparse
import signal
import threading

from kezdesu.config import rounds
from kezdesu.edge import logs

stopping = threading.Event()


def main(arguments: list[str]) -> int:
    """Work in rounds; ``--once`` does one round and ends (for cron and tests)."""
    parser = argparse.ArgumentParser(prog="kezdesu worker")
    parser.add_argument("--once", action="store_true")
    parser.add_argument("--seconds", type=float, default=rounds.PAUSE, help="pause between rounds")
    chosen = parser.parse_args(arguments)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    logs.configure()
    if chosen.once:
        rounds.once()
    else:
        rounds.work(stopping, pause=chosen.seconds)
    return 0
