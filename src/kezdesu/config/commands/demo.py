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
    """Refuses a database that is in use (exit status 2); prints the month that is being lived."""
    parser = argparse.ArgumentParser(prog="kezdesu demo")
    parser.add_argument(
        "--until", type=datetime.fromisoformat, default=None, help="instant with zone; now by default"
    )
    chosen = parser.parse_args(arguments)
    migrate.main([])
    if not first_start.is_empty():
        sys.stderr.write("kezdesu demo: the database is in use; the demo year needs an empty one\n")
        return 2
    steps = year.live(chosen.until or clock.now(), _Printed())
    sys.stdout.write(f" {steps} steps\n")
    return 0


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
