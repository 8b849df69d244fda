"""The one check command: what ``make test`` runs and CI calls. ``--quick`` leaves out the suites.

1. style (ruff), types (mypy --strict), layers (import-linter), texts (kk, ru), migrations in step
2. the test suite on SQLite and on PostgreSQL, and once what starts servers and browsers of its own

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
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
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
OWN_SERVERS = ("tests/gates", "tests/voyages")
"""Folders whose tests start servers and browsers: a suite of its own for each."""


def suites() -> tuple[Check, ...]:
    """Once for each database what asks the database; once in all what starts servers, browsers or needs neither."""
    pytest = tool("python", "-m", "pytest", f"--durations={LINES_SHOWN - 3}")
    absent = [
        f" and not {mark}"
        for mark, there in (
            ("browser", CHROMIUM.exists()),
            ("postgres", reachable(POSTGRES)),
            ("redis", reachable(REDIS)),
        )
        if not there
    ]
    once, each = ONCE + "".join(absent), ON_EACH + "".join(absent)
    fine = (0, NOTHING_LEFT) if absent else (0,)
    rest = tuple(f"--ignore={folder}" for folder in OWN_SERVERS)
    gates, voyages = (
        Check(f"tests once, {folder}", (*pytest, "-m", once, folder), fine=fine) for folder in OWN_SERVERS
    )
    elsewhere = Check("tests once, elsewhere", (*pytest, "-m", once, *rest), fine=fine)
    on_sqlite = Check("tests on SQLite", (*pytest, "-m", each))
    on_postgres = Check("tests on PostgreSQL", (*pytest, "-m", each), {"KEZDESU_DATABASE_URL": POSTGRES})
    first = (on_postgres,) if reachable(POSTGRES) else ()
    return (*first, on_sqlite, gates, elsewhere, voyages)


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
