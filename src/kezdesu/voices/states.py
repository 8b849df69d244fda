"""States of a voice: received to answered; removal after publication leaves a tombstone."""

from django.db.models import TextChoices


class VoiceState(TextChoices):
    """A question, proposal or complaint on its way."""

    RECEIVED = "received"
    HELD = "held"
    PUBLISHED = "published"
    DECLINED = "declined"
    JOINED = "joined"
    ASKED = "asked"
    ANSWERED = "answered"
    REMOVED = "removed"


VOICE_MOVES = {
    VoiceState.RECEIVED: (VoiceState.PUBLISHED, VoiceState.DECLINED, VoiceState.HELD),
    VoiceState.HELD: (VoiceState.PUBLISHED, VoiceState.DECLINED),
    VoiceState.PUBLISHED: (VoiceState.JOINED, VoiceState.ASKED, VoiceState.ANSWERED, VoiceState.REMOVED),
    VoiceState.DECLINED: (VoiceState.PUBLISHED,),
    VoiceState.JOINED: (VoiceState.PUBLISHED,),
    VoiceState.ASKED: (VoiceState.ANSWERED, VoiceState.REMOVED, VoiceState.PUBLISHED),
    VoiceState.ANSWERED: (VoiceState.REMOVED,),
    VoiceState.REMOVED: (),
}
WAITING = frozenset({VoiceState.RECEIVED, VoiceState.HELD})
PUBLIC = frozenset({VoiceState.PUBLISHED, VoiceState.JOINED, VoiceState.ASKED, VoiceState.ANSWERED})
SUPPORTABLE = frozenset({VoiceState.PUBLISHED, VoiceState.ASKED})
VOICED = frozenset({VoiceState.ASKED, VoiceState.ANSWERED})
