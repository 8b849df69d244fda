"""``kezdesu demo``: live the demo year 2026 into an empty database, through the same actions that people use."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime

from kezdesu.common import clock
from kezdesu.config import first_start
from kezdesu.config.commands import migrate
from kezdesu.config.demo import year


def main(arguments: list[str]) -> int:
    """Refuses a database that is in use (exit status 2); prints the month that is being lived.

    Lives until now. Before November 2026 there would be too little to see: then it lives until the 20th of that
    month, says so, and freezes the clock of this process there (``KEZDESU_NOW`` does the same for later starts).
    """
    parser = argparse.ArgumentParser(prog="kezdesu demo")
    parser.add_argument("--until", type=_instant, default=None, help="instant with zone; now by default")
    chosen = parser.parse_args(arguments)
    migrate.main([])
    if not first_start.is_empty():
        sys.stderr.write("kezdesu demo: the database is in use; the demo year needs an empty one\n")
        return 2
    until = chosen.until or today()
    steps = year.live(until, _Printed())
    sys.stdout.write(f" {steps} steps\n")
    return 0


def today() -> datetime:
    """Now, or the day on which there is enough to see; then the clock stands still there."""
    now = clock.now()
    if now >= year.EARLIEST_END:
        return now
    clock.freeze(year.EARLIEST_END)
    sys.stdout.write(
        f"The clock says {now:%Y-%m-%d}: the demo lives until {year.EARLIEST_END:%Y-%m-%d %H:%M} UTC, and this process "
        f"stays at that moment. To come back to it later, start with KEZDESU_NOW={year.EARLIEST_END:%Y-%m-%dT%H:%MZ}.\n"
    )
    return year.EARLIEST_END


def _instant(text: str) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise argparse.ArgumentTypeError("an instant with its zone, for example 2026-11-20T12:00+05:00")
    return found


class _Printed:
    """Prints each month once."""

    def __init__(self) -> None:
        self._month = ""

    def __call__(self, instant: datetime) -> None:
        month = f"{clock.almaty_date(instant):%Y-%m}"
        if month != self._month:
            sys.stdout.write(f"{' ' if self._month else 'Living the demo year: '}{month}")
            sys.stdout.flush()
            self._month = month
