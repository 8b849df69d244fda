"""States of a message in the outbox."""

from django.db.models import TextChoices


class MessageState(TextChoices):
    """Queued in the transaction of the act; sent later by the worker."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"


MESSAGE_MOVES = {
    MessageState.QUEUED: (MessageState.SENT, MessageState.FAILED),
    MessageState.FAILED: (MessageState.QUEUED,),
    MessageState.SENT: (),
}
