"""Writes the hash-locked requirements: ``run``, ``prod``, ``optimise`` and ``dev``. No host names inside."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

COMMAND = (
    "uv",
    "pip",
    "compile",
    "--quiet",
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--no-emit-index-url",
    "pyproject.toml",
)
RUN = "requirements/run.txt"
SETS: dict[str, tuple[str, ...]] = {
    RUN: (),
    "requirements/prod.txt": ("--extra", "prod", "--constraint", RUN),
    "requirements/optimise.txt": ("--extra", "prod", "--extra", "optimise", "--constraint", RUN),
    "requirements/dev.txt": ("--extra", "prod", "--extra", "optimise", "--extra", "dev", "--constraint", RUN),
}


def main() -> int:
    """Compile every set; the status is that of the first failure."""
    for name, options in SETS.items():
        done = subprocess.run(
            [str(Path(sys.executable).parent / COMMAND[0]), *COMMAND[1:], *options, "-o", name]
        )
        if done.returncode:
            return done.returncode
        print(f"wrote {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
