"""States of an issue in the register."""

from django.db.models import TextChoices


class IssueState(TextChoices):
    """Drafted from the record; then one outcome; closed when everything that follows from it is."""

    DRAFTED = "drafted"
    EXPLAINED = "explained"
    PLANNED = "planned"
    REFERRED = "referred"
    CLOSED = "closed"


ISSUE_MOVES = {
    IssueState.DRAFTED: (IssueState.EXPLAINED, IssueState.PLANNED, IssueState.REFERRED),
    IssueState.EXPLAINED: (IssueState.PLANNED, IssueState.REFERRED, IssueState.CLOSED),
    IssueState.PLANNED: (IssueState.CLOSED, IssueState.EXPLAINED, IssueState.REFERRED),
    IssueState.REFERRED: (IssueState.CLOSED, IssueState.EXPLAINED, IssueState.PLANNED),
    IssueState.CLOSED: (),
}
DECIDED = frozenset({IssueState.EXPLAINED, IssueState.PLANNED, IssueState.REFERRED, IssueState.CLOSED})
