"""A real ``kezdesu run`` process on a data directory of its own, at an instant that stands still."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path

from tests.edge.browser import Served
from tests.gates.world import World

ROOT = Path(__file__).parents[2]
DATABASE = "kezdesu.sqlite3"
PATIENCE = 300
"""Seconds within which a server has to stand on a machine that does other things too."""
HANGS = 1800
"""Seconds after which a process hangs, however busy the machine is."""


class House:
    """A data directory (and database), and the server that runs on it now."""

    worker = "outside"
    """Rounds of the worker are the tests' own, so that nothing is sent behind their back."""

    def __init__(self, folder: Path, database: str = "") -> None:
        self.folder = folder
        self.database = database
        self.port = free_port()
        self.log = folder / "log"
        self.server: Served | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def served(self) -> Served:
        assert self.server is not None
        return self.server

    def environment(self, now: datetime | None = None) -> dict[str, str]:
        """What every process of this house is started with."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("KEZDESU_")}
        own |= {
            "KEZDESU_DATA_DIR": str(self.folder),
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            "DJANGO_SETTINGS_MODULE": "",
            "KEZDESU_WORKER": self.worker,
        }
        own |= {"KEZDESU_DATABASE_URL": self.database} if self.database else {}
        own |= {"KEZDESU_NOW": now.isoformat()} if now else {}
        return {name: value for name, value in own.items() if value}

    def settle(self, *arguments: str) -> World:
        """Live the world in this house, in a process of its own."""
        told = self.do("tests.gates.settled", *arguments)
        return World(**json.loads(told.splitlines()[-1]))

    def do(self, module: str, *arguments: str, now: datetime | None = None) -> str:
        """Run a module on this house's data and answer what it printed."""
        command = [sys.executable, "-m", module, *arguments]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=self.environment(now),
            capture_output=True,
            text=True,
            check=False,
            timeout=HANGS,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    def start(self, now: datetime | None = None) -> None:
        """Start the server and wait until it is ready."""
        command = [sys.executable, "-m", "kezdesu.config", "run", "--port", str(self.port)]
        with self.log.open("ab") as log:
            process = subprocess.Popen(command, cwd=ROOT, env=self.environment(now), stdout=log, stderr=log)
        self.server = Served(process, self.port, self.log)
        ends = time.monotonic() + PATIENCE
        while not self._ready():
            assert process.poll() is None, self.log.read_text()[-3000:]
            assert time.monotonic() < ends, "the server does not stand"
            time.sleep(0.1)

    def stop(self) -> float:
        """SIGTERM; the seconds until the process had ended. It must end with status 0."""
        taken = self.served.stop()
        assert self.served.process.returncode == 0, self.log.read_text()[-3000:]
        self.server = None
        return taken

    def kill(self) -> None:
        """``kill -9``."""
        self.served.process.send_signal(signal.SIGKILL)
        self.served.process.wait(10)
        self.server = None

    def at(self, now: datetime) -> None:
        """Go on at another instant: stop, start again."""
        if self.server is not None:
            self.stop()
        self.start(now)

    def close(self) -> None:
        """End whatever still runs."""
        if self.server is not None and self.server.process.poll() is None:
            self.server.process.kill()
            self.server.process.wait(10)

    def _ready(self) -> bool:
        try:
            return self.served.get("/readyz").status == 200
        except OSError:
            return False


@contextmanager
def house(folder: Path, database: str = "") -> Iterator[House]:
    """A house for the time of the block; an empty folder gets a database with the schema and the reference data."""
    made = House(folder, database)
    if not database and not (folder / DATABASE).exists():
        shutil.copyfile(_migrated() / DATABASE, folder / DATABASE)
    try:
        yield made
    finally:
        made.close()


@cache
def _migrated() -> Path:
    """A data directory in which ``kezdesu migrate`` has run: once for all houses of this process."""
    made = House(Path(tempfile.mkdtemp(prefix="kezdesu-house-", dir=os.environ["KEZDESU_DATA_DIR"])))
    made.do("kezdesu.config", "migrate")
    return made.folder


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])
