"""A signed-in browser in words: which program, on what, roughly where, since when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from ipaddress import IPv4Address, ip_address

from kezdesu.people.sessions import SignedIn

_PROGRAMS = (
    ("Edg/", "Edge"),
    ("YaBrowser/", "Yandex Browser"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class Browser:
    """One row of the list. ``program`` and ``system`` are empty when the browser does not say."""

    pk: int
    program: str
    system: str
    place: str
    since: datetime
    seen_at: datetime
    is_this: bool


def listed(sessions: Sequence[SignedIn], this: str) -> list[Browser]:
    """This browser first, then the others."""
    rows = [
        Browser(
            row.pk,
            first_named(row.agent, _PROGRAMS),
            first_named(row.agent, _SYSTEMS),
            shortened(row.address),
            row.since,
            row.seen_at,
            row.key == this,
        )
        for row in sessions
    ]
    return sorted(rows, key=lambda row: not row.is_this)


def first_named(agent: str, names: Sequence[tuple[str, str]]) -> str:
    """The first of ``names`` that the browser mentions."""
    return next((shown for mark, shown in names if mark in agent), "")


def shortened(address: str) -> str:
    """``203.0.113.*``: enough to know it again, not enough to name a person; empty when unknown."""
    found = ip_address(address)
    if isinstance(found, IPv4Address):
        return "" if found.is_unspecified else f"{address.rsplit('.', 1)[0]}.*"
    return re.sub(r"(:[0-9a-f]*){5}$", ":*", found.exploded)
