"""States of a message in the outbox."""

from django.db.models import TextChoices


class MessageState(TextChoices):
    """Queued with the journal line it tells of; taken (sent) by one worker, given back when the mail server refused."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"


MESSAGE_MOVES = {
    MessageState.QUEUED: (MessageState.SENT, MessageState.FAILED),
    MessageState.FAILED: (MessageState.QUEUED,),
    MessageState.SENT: (MessageState.QUEUED, MessageState.FAILED),
}
