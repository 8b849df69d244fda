"""States of a message in the outbox and of a citizen's subscription."""

from django.db.models import TextChoices


class MessageState(TextChoices):
    """Queued with the journal line it tells of; in one worker's hands; sent once the mail server took it."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


MESSAGE_MOVES = {
    MessageState.QUEUED: (MessageState.SENDING,),
    MessageState.SENDING: (MessageState.SENT, MessageState.QUEUED, MessageState.FAILED),
    MessageState.FAILED: (),
    MessageState.SENT: (),
}


class SubscriptionState(TextChoices):
    """Asked for by anybody, active once the owner of the address confirmed it, ended by her or by time."""

    ASKED = "asked"
    ACTIVE = "active"
    ENDED = "ended"


SUBSCRIPTION_MOVES = {
    SubscriptionState.ASKED: (SubscriptionState.ACTIVE, SubscriptionState.ENDED),
    SubscriptionState.ACTIVE: (SubscriptionState.ENDED,),
    SubscriptionState.ENDED: (),
}
OPEN = frozenset({SubscriptionState.ASKED, SubscriptionState.ACTIVE})


class Scope(TextChoices):
    """What a subscription is about: everything, a body (slug), a region (KATO), one visit (code)."""

    COUNTRY = "country"
    BODY = "body"
    REGION = "region"
    VISIT = "visit"
