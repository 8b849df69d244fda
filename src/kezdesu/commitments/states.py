"""States of a commitment and of an extension."""

from django.db.models import TextChoices


class CommitmentState(TextChoices):
    """Overdue is not a state: it is computed from the due date. Only the askers confirm."""

    DRAFTED = "drafted"
    PROMISED = "promised"
    UNDER_WAY = "under_way"
    REPORTED_DONE = "reported_done"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    REFUSED = "refused"


COMMITMENT_MOVES = {
    CommitmentState.DRAFTED: (CommitmentState.PROMISED,),
    CommitmentState.PROMISED: (
        CommitmentState.UNDER_WAY,
        CommitmentState.REPORTED_DONE,
        CommitmentState.REFUSED,
    ),
    CommitmentState.UNDER_WAY: (CommitmentState.REPORTED_DONE, CommitmentState.REFUSED),
    CommitmentState.REPORTED_DONE: (CommitmentState.CONFIRMED, CommitmentState.DISPUTED),
    CommitmentState.CONFIRMED: (CommitmentState.DISPUTED,),
    CommitmentState.DISPUTED: (CommitmentState.REPORTED_DONE, CommitmentState.CONFIRMED),
    CommitmentState.REFUSED: (),
}
OPEN = frozenset({CommitmentState.PROMISED, CommitmentState.UNDER_WAY, CommitmentState.DISPUTED})
DONE = frozenset({CommitmentState.REPORTED_DONE, CommitmentState.CONFIRMED})
SETTLED = frozenset({CommitmentState.CONFIRMED, CommitmentState.REFUSED})
PUBLIC = frozenset(set(CommitmentState) - {CommitmentState.DRAFTED})


class ExtensionState(TextChoices):
    """An extension is asked by one person and granted by another."""

    ASKED = "asked"
    GRANTED = "granted"
    RETURNED = "returned"


EXTENSION_MOVES = {
    ExtensionState.ASKED: (ExtensionState.GRANTED, ExtensionState.RETURNED),
    ExtensionState.GRANTED: (),
    ExtensionState.RETURNED: (),
}
