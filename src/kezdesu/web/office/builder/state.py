"""What of the draft is shown: the grid, one month or one line of it, one kind of warnings. Kept in the address."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from kezdesu.planning.warnings import WarningKind

VIEWS = ("regions", "bodies")
MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
LINE = re.compile(r"[a-z0-9-]{1,80}")


@dataclass(frozen=True, slots=True)
class Shown:
    """``view``: lines are regions or bodies; ``month`` (``2027-03``) and ``line`` (KATO or slug) narrow it."""

    view: str = "regions"
    month: str = ""
    line: str = ""
    kind: str = ""

    @property
    def is_whole(self) -> bool:
        """Neither one month nor one line."""
        return not (self.month or self.line)

    def query(self, **changes: str) -> str:
        """The address of this page with something else shown: ``?view=bodies&month=2027-03``."""
        wanted = replace(self, **changes)
        pairs = [(name, getattr(wanted, name)) for name in ("month", "line", "kind")]
        view = [("view", wanted.view)] if wanted.view != VIEWS[0] else []
        text = urlencode([*view, *((name, value) for name, value in pairs if value)])
        return f"?{text}" if text else "?"


def shown(data: QueryDict) -> Shown:
    """What the address asks for; what it cannot mean is left out."""
    view, month, line, kind = (data.get(name, "") for name in ("view", "month", "line", "kind"))
    return Shown(
        view if view in VIEWS else VIEWS[0],
        month if MONTH.fullmatch(month) else "",
        line if LINE.fullmatch(line) else "",
        kind if kind in set(WarningKind) else "",
    )
