"""Which page is measured: of a site that runs already, of the real site on a copy of its data, or of our own."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measure import BUILD, free_port, process, site, wait_for
from benchmarks.site import make_database

_START_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Page:
    """A page and the processes that serve it."""

    source: str
    url: str
    pids: list[int]
    session: str


@contextmanager
def page(url: str | None) -> Iterator[Page]:
    """The page to measure. ``url`` needs ``KEZDESU_BENCH_PID``, the process that serves it."""
    if url:
        yield Page("given", url, [int(os.environ["KEZDESU_BENCH_PID"])], "kz_session")
    elif (data := _data()) is not None and (code := _busiest_meeting(data)):
        with _real_site(data, code) as found:
            yield found
    else:
        with site(database=str(make_database(BUILD / "pages.sqlite3"))) as (running, port):
            yield Page("a page of 20 kB", f"http://127.0.0.1:{port}/kk/page/", [running.pid], "sessionid")


def _data() -> Path | None:
    """The embedded database with the demo year, if there is one."""
    path = Path(os.environ.get("KEZDESU_DATA_DIR", "var")) / "kezdesu.sqlite3"
    return path if path.exists() else None


def _busiest_meeting(data: Path) -> str | None:
    """The code of the meeting with the most questions: the longest page."""
    with closing(sqlite3.connect(f"file:{data}?mode=ro", uri=True)) as connection:
        try:
            row = connection.execute(
                "SELECT v.code FROM meetings_visit v JOIN voices_voice q ON q.visit_id = v.id"
                " GROUP BY v.id ORDER BY count(*) DESC LIMIT 1"
            ).fetchone()
        except sqlite3.OperationalError:
            return None
    return row[0] if row else None


@contextmanager
def _real_site(data: Path, code: str) -> Iterator[Page]:
    folder = BUILD / "data"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with closing(sqlite3.connect(data)) as old, closing(sqlite3.connect(folder / data.name)) as new:
        old.backup(new)
    port = free_port()
    env = {"KEZDESU_DATA_DIR": str(folder), "KEZDESU_DATABASE_URL": "", "KEZDESU_REDIS_URL": ""}
    command = (sys.executable, "-m", "kezdesu.config", "run", "--port", str(port))
    with process(*command, env=env, log=BUILD / "real.log") as running:
        home = f"http://127.0.0.1:{port}"
        wait_for(f"{home}/readyz", _START_SECONDS)
        yield Page("the demo site", f"{home}/kk/meetings/{code}/", [running.pid], "kz_session")
