"""``kezdesu duties``: the duty register of a year."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date

from kezdesu.common import clock
from kezdesu.decree.duties import to_json
from kezdesu.oversight.register import Register, register


def main(arguments: list[str]) -> int:
    """Print one duty a line, or with ``--json`` one JSON array in the shape of the contract."""
    parser = argparse.ArgumentParser(prog="kezdesu duties")
    parser.add_argument("--year", type=int, default=clock.today().year)
    parser.add_argument("--today", type=date.fromisoformat, default=None, help="as of this Almaty date")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    found = register(chosen.year, today=chosen.today)
    if chosen.json:
        json.dump([to_json(duty) for duty in found.duties], sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
    else:
        _print(found)
    return 0


def _print(found: Register) -> None:
    for duty in found.duties:
        due = duty.due.isoformat() if duty.due else "-"
        sys.stdout.write(f"{duty.norm:<5} {duty.state:<15} {due:<10} {duty.body:<28} {duty.subject}\n")
    for state, number in sorted(found.counts().items()):
        sys.stdout.write(f"{number:>6} {state}\n")
