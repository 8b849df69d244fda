"""The one check command: what ``make test`` runs and CI calls. ``--quick`` leaves out the suites.

1. style (ruff), types (mypy --strict), layers (import-linter), texts (kk, ru), migrations in step
2. the test suite on SQLite and on PostgreSQL, side by side

With ``CI`` set, a missing PostgreSQL, Redis or Chromium is a failure; elsewhere it is said loudly at the end.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

BIN = Path(sys.executable).parent
POSTGRES = os.environ.get("KEZDESU_TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")
REDIS = os.environ.get("KEZDESU_TEST_REDIS_URL", "redis://127.0.0.1:6379/0")
CHROMIUM = Path("/usr/bin/chromium")


@dataclass
class Check:
    """One command of the check, its environment and where its output goes."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)

    def start(self) -> tuple[subprocess.Popen[bytes], Path]:
        """Start it in the background; its output goes to a file."""
        handle, name = tempfile.mkstemp(prefix="kezdesu-check-")
        process = subprocess.Popen(
            self.command,
            stdout=handle,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env=os.environ | self.environment,
        )
        os.close(handle)
        return process, Path(name)


def tool(name: str, *arguments: str) -> tuple[str, ...]:
    """A command of the virtual environment."""
    return (str(BIN / name), *arguments)


STATIC = (
    (
        Check("types", tool("mypy")),
        Check("migrations", tool("kezdesu", "manage", "makemigrations", "--check", "--dry-run")),
    ),
    (
        Check("style", tool("ruff", "check", ".")),
        Check("format", tool("ruff", "format", "--check", ".")),
    ),
    (
        Check("layers", tool("lint-imports")),
        Check("texts", tool("python", "tools/messages.py", "check")),
        Check("reference", tool("python", "tools/reference.py", "check")),
    ),
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


def suites() -> tuple[Check, ...]:
    """The suite once for each database; tests that start servers or browsers of their own run once, on SQLite."""
    pytest = tool("python", "-m", "pytest", "--durations=5")
    left_out = []
    if not CHROMIUM.exists():
        left_out.append("not browser")
    if not reachable(POSTGRES):
        left_out.append("not postgres")
    if not reachable(REDIS):
        left_out.append("not redis")
    once = " and ".join(left_out) or ""
    checks = [Check("tests on SQLite", (*pytest, *(("-m", once) if once else ())))]
    if reachable(POSTGRES):
        twice = " and ".join(["not browser", "not crash", "not once"])
        checks.append(
            Check("tests on PostgreSQL", (*pytest, "-m", twice), {"KEZDESU_DATABASE_URL": POSTGRES})
        )
    return tuple(checks)


def run(group: tuple[Check, ...]) -> bool:
    """Run a group side by side; print what failed. True when all passed."""
    began = time.monotonic()
    started = [(check, *check.start()) for check in group]
    passed = True
    for check, process, output in started:
        status = process.wait()
        text = output.read_text(encoding="utf-8", errors="replace")
        output.unlink()
        word = "ok" if status == 0 else f"FAILED ({status})"
        print(f"{word:<12} {check.name}  {time.monotonic() - began:.0f} s", flush=True)
        if status or check.name.startswith("tests"):
            print(text if status else "\n".join(text.splitlines()[-8:]), flush=True)
        passed = passed and status == 0
    return passed


def main() -> int:
    """All groups in order; the status is 1 when anything failed."""
    with tempfile.TemporaryDirectory(prefix="kezdesu-check-") as folder:
        os.environ.setdefault("KEZDESU_DATA_DIR", folder)
        lacks = missing()
        if lacks and os.environ.get("CI"):
            print("missing on this machine: " + "; ".join(lacks))
            return 1
        groups = STATIC if "--quick" in sys.argv else (*STATIC, suites())
        results = [run(group) for group in groups]
        passed = all(results)
    for name in lacks:
        print(f"!!! LEFT OUT, because it is not here: {name}")
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
