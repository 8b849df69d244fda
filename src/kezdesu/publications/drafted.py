"""What stands to be published after a visit (3.7b), read once for the gate and for the documents."""

from __future__ import annotations

from dataclasses import dataclass

from kezdesu.commitments import queries as promises
from kezdesu.commitments.models import Commitment
from kezdesu.issues import queries as register
from kezdesu.issues.models import Issue
from kezdesu.meetings.models import Visit


@dataclass(frozen=True, slots=True)
class Drafted:
    """The register of issues and the plan of one visit, as they stood at one moment."""

    issues: list[Issue]
    plan: list[Commitment]


def drafted(visit: Visit) -> Drafted:
    """The register and the plan of a visit as they stand now."""
    return Drafted(register.of_visit(visit), promises.of_visit(visit))
