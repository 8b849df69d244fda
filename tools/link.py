"""Makes this tree's package importable in its virtual environment and writes the ``kezdesu`` command.

What ``pip install --editable .`` does, without a build: no build backend is fetched, nothing outside the hash-locked
requirements runs. A wheel for production is still built by ``pip install .`` (docs/operations.md).
"""

from __future__ import annotations

import sys
import sysconfig
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = """#!{python}
import sys

from {module} import {function}

sys.exit({function}())
"""


def main() -> int:
    """Refuses to touch a Python that is no virtual environment."""
    if sys.prefix == sys.base_prefix:
        print("tools/link.py: run it with the Python of a virtual environment")
        return 2
    (Path(sysconfig.get_path("purelib")) / "kezdesu.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    for name, target in declared.items():
        module, function = target.split(":")
        script = Path(sysconfig.get_path("scripts")) / name
        script.write_text(
            COMMAND.format(python=sys.executable, module=module, function=function), encoding="utf-8"
        )
        script.chmod(0o755)
    return 0


if __name__ == "__main__":
    sys.exit(main())
