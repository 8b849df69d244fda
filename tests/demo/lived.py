"""A demo year lived in a house of its own, and what it left: its register of duties and its tables."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from kezdesu.bodies.data import load as load_bodies
from kezdesu.common.clock import almaty_date
from kezdesu.config.demo import plan
from kezdesu.config.demo.akims_story import BREACHES as AKIMS
from kezdesu.config.demo.plan import BREACHES, PlannedVisit, Whose
from kezdesu.decree.calendar import standard_calendar
from kezdesu.decree.editions import default_pack
from kezdesu.regions.data import load as load_regions

BROKEN = {"met_late", "met_by_art_175", "boundary", "missed", "overdue"}
PATIENCE = 3600
"""Seconds after which a command hangs, however busy the machine is."""
OVER_AFTER = timedelta(days=20)
"""So long after a visit every breach planted in it stands in its last state."""
Shown = tuple[str, str, str, str]
"""A breach as the register shows it: norm, body, subject, state."""


@dataclass(frozen=True)
class Lived:
    """A data directory in which ``kezdesu demo`` has lived until an instant."""

    folder: Path
    until: datetime
    said: str

    @property
    def today(self) -> date:
        """The Almaty day it has reached."""
        return almaty_date(self.until)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The rows of a query on its database."""
        with sqlite3.connect(f"file:{self._database}?mode=ro", uri=True) as connection:
            return connection.execute(query).fetchall()

    def column(self, query: str) -> list[Any]:
        """The first column of a query."""
        return [row[0] for row in self.rows(query)]

    def number(self, query: str) -> int:
        """The one number that a query answers."""
        return int(self.rows(query)[0][0])

    def breaches(self, year: int) -> set[Shown]:
        """What ``kezdesu duties`` shows as anything but in order."""
        printed = command(self.folder, "duties", "--year", str(year), "--today", str(self.today), "--json")
        assert printed.returncode == 0, printed.stderr
        return {
            (duty["norm"], duty["body"], duty["subject"], duty["state"])
            for duty in json.loads(printed.stdout)
            if duty["state"] in BROKEN
        }

    @property
    def _database(self) -> Path:
        (found,) = self.folder.glob("*.sqlite3")
        return found


def live(folder: Path, until: datetime) -> Lived:
    """Live the demo year into an empty data directory."""
    done = command(folder, "demo", "--until", until.isoformat())
    assert done.returncode == 0, done.stderr
    return Lived(folder, until, done.stdout)


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """``kezdesu …`` as a process of its own on the SQLite database of a data directory."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KEZDESU_")}
    own = {"KEZDESU_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "kezdesu.config.settings"}
    return subprocess.run(
        [sys.executable, "-m", "kezdesu.config", *arguments],
        env=kept | own,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def planted(lived: Lived) -> set[Shown]:
    """The breaches of the plan that have come to pass by then."""
    akims = {(norm, body, what, state) for norm, body, what, state, on in AKIMS if on <= lived.today}
    return _in_visits(lived) | _in_schedule() | _in_the_calendar(lived.today) | akims


def ministries() -> list[str]:
    """Slugs of the ministries that meet the population, in the order of the plan."""
    pack = default_pack()
    return [body.slug for body in load_bodies() if body.kind == "ceb" and not pack.is_exempt(body.slug)]


def katos() -> list[str]:
    """KATO codes of the regions in the order of the plan."""
    return sorted(region.kato for region in load_regions())


def visits() -> tuple[PlannedVisit, ...]:
    """The visits of the plan."""
    return plan.visits(len(ministries()), len(katos()), standard_calendar())


def _in_visits(lived: Lived) -> set[Shown]:
    codes = {
        (slug, date.fromisoformat(day)): code
        for slug, day, code in lived.rows(
            "SELECT b.slug, e.planned_on, v.code FROM meetings_visit v"
            " JOIN bodies_body b ON b.id = v.body_id JOIN schedule_entry e ON e.id = v.entry_id"
        )
    }
    over = [visit for visit in visits() if visit.day + OVER_AFTER <= lived.today]
    return {
        shown
        for visit in over
        for shown in _of_visit(visit, codes[ministries()[visit.body_index], visit.day])
    }


def _of_visit(visit: PlannedVisit, code: str) -> Iterable[Shown]:
    akimats = {
        body.region_kato: body.slug for body in load_bodies() if body.kind == "akimat" and not body.level
    }
    whose = {
        Whose.MINISTRY: ministries()[visit.body_index],
        Whose.AKIMAT: akimats[katos()[visit.region_index]],
        Whose.AUTHORISED: next(body.slug for body in load_bodies() if "ab" in body.roles),
    }
    for flaw in visit.flaws & BREACHES.keys():
        breach = BREACHES[flaw]
        yield breach.norm, whose[breach.whose], code, breach.state


def _in_schedule() -> set[Shown]:
    label = f"S-{plan.YEAR}"
    return {
        ("2.1", ministries()[plan.LATE_PROPOSER], label, "met_late"),
        ("2.1", ministries()[plan.BOUNDARY_PROPOSER], label, "boundary"),
    }


def _in_the_calendar(today: date) -> set[Shown]:
    """Quarterly reports and letters: from the day after the due day."""
    akimats = {body.region_kato: body.slug for body in load_bodies() if body.kind == "akimat"}
    late, silent = plan.LATE_QUARTER, plan.SILENT_QUARTER
    half = f"{plan.YEAR}-H1"
    shown = {
        date(plan.YEAR, 4, 16): ("3.7c", ministries()[late[0]], f"{plan.YEAR}-Q{late[1]}", "met_late"),
        date(plan.YEAR, 7, 11): ("3.7c", ministries()[silent[0]], f"{plan.YEAR}-Q{silent[1]}", "missed"),
        date(plan.YEAR, 7, 12): ("4.3", akimats[katos()[plan.NO_LETTER]], half, "overdue"),
        date(plan.YEAR, 7, 22): ("4.3", akimats[katos()[plan.LATE_LETTER]], half, "met_late"),
    }
    return {breach for since, breach in shown.items() if since <= today}
