"""How bodies are reorganised, and the states of an invitation."""

from enum import Enum, auto

from django.db.models import TextChoices


class ReorganisationKind(TextChoices):
    """One body becomes several, or several become one."""

    SPLIT = "split"
    MERGER = "merger"


class Stranger(Enum):
    """What is said of a person who bears the name of another office-holder and is not that one."""

    NAMESAKE = auto()


class InvitationState(TextChoices):
    """Open until it is used or withdrawn; that it has expired is computed from its date."""

    OPEN = "open"
    USED = "used"
    WITHDRAWN = "withdrawn"


INVITATION_MOVES = {
    InvitationState.OPEN: (InvitationState.USED, InvitationState.WITHDRAWN),
    InvitationState.USED: (),
    InvitationState.WITHDRAWN: (),
}
