"""States of an issue in the register."""

from django.db.models import TextChoices


class IssueState(TextChoices):
    """Drafted from the record; then one outcome. A planned issue is closed when all its promises are settled."""

    DRAFTED = "drafted"
    EXPLAINED = "explained"
    PLANNED = "planned"
    REFERRED = "referred"
    CLOSED = "closed"


ISSUE_MOVES = {
    IssueState.DRAFTED: (IssueState.EXPLAINED, IssueState.PLANNED, IssueState.REFERRED),
    IssueState.EXPLAINED: (IssueState.PLANNED, IssueState.REFERRED),
    IssueState.PLANNED: (IssueState.CLOSED, IssueState.EXPLAINED, IssueState.REFERRED),
    IssueState.REFERRED: (IssueState.EXPLAINED, IssueState.PLANNED),
    IssueState.CLOSED: (IssueState.PLANNED,),
}
"""A closed issue comes back to the plan when those who asked dispute that it is settled."""

DECIDED = frozenset({IssueState.EXPLAINED, IssueState.PLANNED, IssueState.REFERRED, IssueState.CLOSED})
OUTCOMES = (IssueState.EXPLAINED, IssueState.PLANNED, IssueState.REFERRED)
