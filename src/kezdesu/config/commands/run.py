"""``kezdesu run``: bring the database to this version, fill an empty one with the demo year if asked, serve."""

from __future__ import annotations

import argparse
import os
import sys
import time

from django.core.management import call_command

from kezdesu.config import first_start
from kezdesu.config.commands import demo, migrate


def main(arguments: list[str]) -> int:
    """Serve until SIGTERM or Ctrl-C; answers 0 after a clean stop."""
    parser = argparse.ArgumentParser(prog="kezdesu run")
    parser.add_argument("--demo", action="store_true", help="live the demo year into an empty database first")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
    chosen = parser.parse_args(arguments)
    call_command("check", verbosity=0)
    migrate.main([])
    call_command("collectstatic", interactive=False, verbosity=0, clear=False)
    if chosen.demo and first_start.is_empty():
        began = time.monotonic()
        demo.main([])
        sys.stdout.write(f"The demo year was lived in {time.monotonic() - began:.0f} s.\n")
    sys.stdout.write(first_start.greeting(f"http://{chosen.host}:{chosen.port}"))
    sys.stdout.flush()
    from kezdesu.config.serve import serve

    serve(chosen.host, chosen.port)
    return 0
