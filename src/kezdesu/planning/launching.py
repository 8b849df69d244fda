"""A run thinks in a process of its own: it cannot slow the site, and ends with all its memory."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

from kezdesu.common import clock

PROCESS = "kezdesu.planning.process"


def launch(number: int) -> None:
    """Start the process of run ``number``; a thread waits for its end, so that nothing dead is left standing."""
    environment = dict(os.environ)
    frozen = clock.frozen()
    if frozen is not None:
        environment["KEZDESU_NOW"] = frozen.isoformat().replace("+00:00", "Z")
    child = subprocess.Popen(
        [sys.executable, "-m", PROCESS, str(number)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    threading.Thread(target=child.wait, name=f"run-{number}", daemon=True).start()
