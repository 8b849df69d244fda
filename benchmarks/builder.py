"""A move in the draft builder among 1,500 visits against the same among 150: CPU seconds of the server's work.

``python -m benchmarks.builder 1500`` makes a database of its own, moves rows and prints one JSON line.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from dataclasses import asdict, dataclass

from benchmarks.measure import BUILD, process

FEW, MANY = 150, 1_500
MOVES = 12


@dataclass(frozen=True, slots=True)
class Moved:
    """One size of draft: milliseconds of the fastest and of the middle move, bytes of the answer, queries."""

    rows: int
    fastest_ms: float
    middle_ms: float
    size: int
    queries: int


def measure() -> tuple[Moved, Moved]:
    """The few and the many, each in a process and a database of its own."""
    few, many = _alone(FEW), _alone(MANY)
    return few, many


def _alone(rows: int) -> Moved:
    folder = BUILD / f"builder-{rows}"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    env = {"KEZDESU_DATA_DIR": str(folder), "KEZDESU_DATABASE_URL": "", "KEZDESU_REDIS_URL": ""}
    env["DJANGO_SETTINGS_MODULE"] = "kezdesu.config.settings"
    command = (sys.executable, "-m", "benchmarks.builder", str(rows))
    with process(*command, env=env, log=BUILD / "builder.log") as running:
        (line,) = running.expect(r"moved (.*)")
    return Moved(**json.loads(line))


def _move_rows(rows: int) -> Moved:
    """Inside the process of its own: the request as the browser's module sends it, through all of Django."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from tests.factories.schedule import make_offices
    from tests.schedule.test_builder_desk import BUILDER, HTMX, crowd, move_of, signed_in

    from kezdesu.schedule.models import Entry

    offices = make_offices()
    crowd(offices, rows)
    client = signed_in(offices.coordinator.account_id)
    client.get(BUILDER)
    entry = Entry.objects.select_related("region").order_by("id")[0]
    spent, size, queries = [], 0, 0
    for seen in range(MOVES):
        form = move_of(entry, f"2026-05-{5 + seen:02d}", seen=seen)
        with CaptureQueriesContext(connection) as captured:
            began = time.process_time()
            answer = client.post(f"{BUILDER}rows/{entry.pk}/acts/move/", form, **HTMX)
            spent.append(time.process_time() - began)
        assert answer.status_code == 200
        size, queries = len(answer.content), len(captured)
    spent.sort()
    return Moved(rows, round(spent[0] * 1000, 1), round(spent[MOVES // 2] * 1000, 1), size, queries)


def main() -> None:
    """In the process of its own."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test.utils import setup_test_environment

    assert "builder-" in os.environ["KEZDESU_DATA_DIR"], "a database of its own"
    call_command("migrate", verbosity=0)
    setup_test_environment()
    settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
    print("moved", json.dumps(asdict(_move_rows(int(sys.argv[1])))), flush=True)


if __name__ == "__main__":
    main()
