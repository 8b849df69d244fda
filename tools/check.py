"""The one check command: what ``make test`` runs and CI calls. ``--quick`` leaves out the suites.

1. style (ruff), types (mypy --strict), layers (import-linter), texts (kk, ru), migrations in step
2. the test suite on SQLite and on PostgreSQL, and once what asks neither or starts servers and browsers of its own,
   each suite in pieces with databases of their own

As many at a time as there are cores, the longest first; each has a data directory of its own.

With ``CI`` set, a missing PostgreSQL, Redis or Chromium is a failure; elsewhere it is said loudly at the end.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from urllib.parse import urlsplit

BIN = Path(sys.executable).parent
POSTGRES = os.environ.get("KEZDESU_TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")
REDIS = os.environ.get("KEZDESU_TEST_REDIS_URL", "redis://127.0.0.1:6379/0")
CHROMIUM = Path("/usr/bin/chromium")
LINES_SHOWN = 18
"""Of a suite that passed: the slowest tests and the sum."""
NOTHING_LEFT = 5
"""pytest's exit status when no test was left to run."""


@dataclass(frozen=True)
class Check:
    """One command of the check, its environment, and which exit statuses mean that all is well."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)
    fine: tuple[int, ...] = (0,)

    @property
    def is_suite(self) -> bool:
        """Whether it runs tests."""
        return self.name.startswith("tests")

    def run(self) -> bool:
        """Run it, print how it went and how long it took; its output when it failed. True when it passed."""
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="kezdesu-check-") as folder:
            output = Path(folder) / "output"
            with output.open("wb") as handle:
                own = {"KEZDESU_DATA_DIR": folder} | self.environment
                done = subprocess.run(
                    self.command,
                    stdout=handle,
                    stderr=subprocess.STDOUT,
                    stdin=subprocess.DEVNULL,
                    env=os.environ | own,
                    check=False,
                )
            text = output.read_text(encoding="utf-8", errors="replace")
        passed = done.returncode in self.fine
        word = "ok" if passed else f"FAILED ({done.returncode})"
        said = [f"{word:<12} {self.name}  {time.monotonic() - began:.0f} s"]
        if not passed:
            said.append(text)
        elif self.is_suite:
            said += text.splitlines()[-LINES_SHOWN:]
        print("\n".join(said), flush=True)
        return passed


def tool(name: str, *arguments: str) -> tuple[str, ...]:
    """A command of the virtual environment."""
    return (str(BIN / name), *arguments)


STATIC = (
    Check("types", tool("mypy")),
    Check("migrations", tool("kezdesu", "manage", "makemigrations", "--check", "--dry-run")),
    Check("reference", tool("python", "tools/reference.py", "check")),
    Check("texts", tool("python", "tools/messages.py", "check")),
    Check("layers", tool("lint-imports")),
    Check("style", tool("ruff", "check", ".")),
    Check("format", tool("ruff", "format", "--check", ".")),
)


def reachable(url: str) -> bool:
    """Whether something listens at the address of ``url``."""
    parts = urlsplit(url)
    try:
        with socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 5432), timeout=2):
            return True
    except OSError:
        return False


def missing() -> list[str]:
    """What the full suite needs and this machine lacks."""
    return [
        name
        for name, there in (
            (f"PostgreSQL at {POSTGRES}", reachable(POSTGRES)),
            (f"Redis at {REDIS}", reachable(REDIS)),
            (f"Chromium at {CHROMIUM}", CHROMIUM.exists()),
        )
        if not there
    ]


ON_EACH = "not browser and not crash and not once"
ONCE = "(browser or crash or once)"
EACH_PIECES = (
    ("tests/gates",),
    ("tests/schedule", "tests/meetings", "tests/planning", "tests/accounts"),
)
"""Of each database's suite, the longest first; the rest is a piece too. Each has a database of its own."""
ONCE_PIECES = (
    ("tests/gates",),
    ("tests/voyages",),
    ("tests/demo",),
    ("tests/edge", "tests/accounts", "tests/notifications"),
)
"""Of what runs once: browsers, servers, the demo year; the rest is a piece too."""


def pieces(
    name: str, marks: str, groups: tuple[tuple[str, ...], ...], environment: dict[str, str]
) -> Iterator[Check]:
    """A suite in pieces that run beside one another: each group of folders, and whatever stands in none."""
    absent = [f" and not {mark}" for mark, there in extras() if not there]
    fine = (0, NOTHING_LEFT) if absent else (0,)
    rest = tuple(f"--ignore={folder}" for group in groups for folder in group)
    own = os.environ.get("KEZDESU_TEST_SUFFIX", str(os.getuid()))
    for number, chosen in enumerate((*groups, rest)):
        where = (
            "elsewhere" if chosen is rest else ", ".join(folder.removeprefix("tests/") for folder in chosen)
        )
        command = tool(
            "python", "-m", "pytest", f"--durations={LINES_SHOWN - 3}", "-m", marks + "".join(absent)
        )
        apart = environment | {"KEZDESU_TEST_SUFFIX": f"{own}_{number}"}
        yield Check(f"tests {name}: {where}", (*command, *chosen), apart, fine=fine)


def extras() -> tuple[tuple[str, bool], ...]:
    """The marks of tests that need something of the machine, and whether it is there."""
    return (
        ("browser", CHROMIUM.exists()),
        ("postgres", reachable(POSTGRES)),
        ("redis", reachable(REDIS)),
    )


def suites() -> tuple[Check, ...]:
    """Once for each database what asks the database; once in all what starts servers, browsers or needs neither."""
    on_postgres = pieces("on PostgreSQL", ON_EACH, EACH_PIECES, {"KEZDESU_DATABASE_URL": POSTGRES})
    first = tuple(on_postgres) if reachable(POSTGRES) else ()
    once = tuple(pieces("once", ONCE, ONCE_PIECES, {}))
    on_sqlite = tuple(pieces("on SQLite", ON_EACH, EACH_PIECES, {}))
    longest = zip_longest(first, once, on_sqlite)
    return tuple(check for row in longest for check in row if check)


def run(checks: tuple[Check, ...]) -> bool:
    """Run them in this order, as many at a time as there are cores. True when all passed."""
    with ThreadPoolExecutor(os.cpu_count() or 1) as slots:
        return all(list(slots.map(Check.run, checks)))


def main() -> int:
    """First what reads the tree, then the suites; the status is 1 when anything failed."""
    lacks = missing()
    if lacks and os.environ.get("CI"):
        print("missing on this machine: " + "; ".join(lacks))
        return 1
    results = [run(STATIC)]
    if "--quick" not in sys.argv:
        results.append(run(suites()))
    for name in lacks:
        print(f"!!! LEFT OUT, because it is not here: {name}")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
