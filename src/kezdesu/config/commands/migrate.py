"""``kezdesu migrate``: schema, then reference data (regions, bodies, posts, themes). Safe to repeat."""

from __future__ import annotations

from django.core.management import call_command

from kezdesu.bodies import reference as bodies
from kezdesu.regions import reference as regions


def main(arguments: list[str]) -> int:
    """Bring the database to this version; other arguments go to Django's migrate."""
    call_command("migrate", *arguments, verbosity=0, interactive=False)
    regions.load()
    bodies.load()
    return 0
