"""Settle the world into ``KEZDESU_DATA_DIR`` (or ``KEZDESU_DATABASE_URL``) and print its numbers as JSON.

``python -m tests.gates.settled hostile``: every text is written by the hostile pen.
"""

from __future__ import annotations

import json
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kezdesu.config.settings")

import django

django.setup()

from kezdesu.config.commands import migrate  # noqa: E402
from tests.gates.hostile import HostilePen  # noqa: E402
from tests.gates.world import settle  # noqa: E402

if __name__ == "__main__":
    migrate.main([])
    json.dump(settle(HostilePen() if "hostile" in sys.argv else None).as_json(), sys.stdout)
