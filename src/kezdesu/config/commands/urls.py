"""``kezdesu urls``: every address with its methods and its policy."""

from __future__ import annotations

import argparse
import json
import sys

from kezdesu.web import checks


def main(arguments: list[str]) -> int:
    """Print a table, or with ``--json`` one JSON array of {pattern, name, methods, policy, roles, cached}."""
    parser = argparse.ArgumentParser(prog="kezdesu urls")
    parser.add_argument("--json", action="store_true")
    rows = table()
    if parser.parse_args(arguments).json:
        json.dump(rows, sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
        return 0
    for row in rows:
        sys.stdout.write(
            f"{row['policy']!s:<16} {','.join(map(str, row['methods'])):<10} /{row['pattern']}\n"
        )
    return 0


def table() -> list[dict[str, object]]:
    """Every address as plain values; policy ``none`` would mean that the start is refused."""
    rows: list[dict[str, object]] = []
    for pattern, entry in checks.walk():
        route = checks.route_of(entry)
        rows.append(
            {
                "pattern": pattern,
                "name": entry.name,
                "methods": list(route.methods) if route else [],
                "policy": route.policy.name if route else "none",
                "roles": sorted(route.policy.roles) if route else [],
                "cached": sorted(route.cached) if route and route.cached is not None else None,
            }
        )
    return rows
