"""States of a signed act."""

from django.db.models import TextChoices


class ActState(TextChoices):
    """Prepared by one person; then signed by another, or sent back with a reason."""

    PREPARED = "prepared"
    SIGNED = "signed"
    RETURNED = "returned"


MOVES = {
    ActState.PREPARED: (ActState.SIGNED, ActState.RETURNED),
    ActState.SIGNED: (),
    ActState.RETURNED: (),
}
