"""``python -m kezdesu.planning.process RUN``: think about one run, then end. Started by the site, not by hand."""

from __future__ import annotations

import os
import sys

NICE = 10
"""The site goes first."""


def main(arguments: list[str]) -> int:
    """Do the run; what came of it is told by the run itself."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kezdesu.config.settings")
    import django

    django.setup()
    from kezdesu.planning import thinking

    os.nice(NICE)
    thinking.work(int(arguments[0]), last_resort=lambda: os._exit(0))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
