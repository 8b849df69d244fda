"""When an issue of the plan is settled: every promise of it confirmed by the askers, or openly refused."""

from __future__ import annotations

from kezdesu.commitments.models import Commitment
from kezdesu.commitments.states import SETTLED
from kezdesu.issues import actions as issues
from kezdesu.issues.models import Issue
from kezdesu.issues.states import IssueState


def close_if_settled(issue: Issue) -> bool:
    """A step of the act that may have settled the last promise; answers whether the issue was closed."""
    if issue.state != IssueState.PLANNED:
        return False
    if Commitment.objects.filter(issue=issue).exclude(state__in=SETTLED).exists():
        return False
    issues.close(issue)
    return True


def reopen_if_closed(issue: Issue) -> None:
    """A step of a dispute: what was closed is on the plan again."""
    if issue.state == IssueState.CLOSED:
        issues.reopen(issue)
