"""``kezdesu urls``: every address with its methods and its policy."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict, dataclass

from django.urls import URLPattern

from kezdesu.web import checks


def main(arguments: list[str]) -> int:
    """Print a table, or with ``--json`` one JSON array of {pattern, name, methods, policy, roles, cached, fresh}."""
    parser = argparse.ArgumentParser(prog="kezdesu urls")
    parser.add_argument("--json", action="store_true")
    if parser.parse_args(arguments).json:
        json.dump([asdict(row) for row in table()], sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
        return 0
    for row in table():
        sys.stdout.write(f"{row.policy:<16} {','.join(row.methods):<10} /{row.pattern}\n")
    return 0


@dataclass(frozen=True, slots=True)
class Row:
    """An address. ``cached``: the query parameters the edge may keep it by; None when it is never kept.

    ``fresh``: whether its POST asks for a proof of the last minutes, or for which acts it does.
    """

    pattern: str
    name: str
    methods: tuple[str, ...]
    policy: str
    roles: tuple[str, ...]
    cached: tuple[str, ...] | None
    fresh: bool | tuple[str, ...] = False


def table() -> list[Row]:
    """Every address; policy ``none`` would mean that the start is refused."""
    return [_row(pattern, entry) for pattern, entry in checks.walk()]


def _row(pattern: str, entry: URLPattern) -> Row:
    route = checks.route_of(entry)
    if route is None:
        return Row(pattern, entry.name or "", (), "none", (), None)
    cached = None if route.cached is None else tuple(sorted(route.cached))
    roles = tuple(sorted(route.policy.roles))
    return Row(pattern, entry.name or "", route.methods, route.policy.name, roles, cached, route.fresh)
