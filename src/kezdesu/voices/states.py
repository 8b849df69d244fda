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
    VoiceState.RECEIVED: (
        VoiceState.PUBLISHED,
        VoiceState.DECLINED,
        VoiceState.HELD,
        VoiceState.JOINED,
    ),
    VoiceState.HELD: (VoiceState.PUBLISHED, VoiceState.DECLINED),
    VoiceState.PUBLISHED: (VoiceState.JOINED, VoiceState.ASKED, VoiceState.ANSWERED, VoiceState.REMOVED),
    VoiceState.DECLINED: (VoiceState.PUBLISHED, VoiceState.RECEIVED, VoiceState.HELD),
    VoiceState.JOINED: (VoiceState.PUBLISHED, VoiceState.REMOVED),
    VoiceState.ASKED: (VoiceState.ANSWERED, VoiceState.REMOVED, VoiceState.PUBLISHED),
    VoiceState.ANSWERED: (VoiceState.REMOVED,),
    VoiceState.REMOVED: (VoiceState.PUBLISHED, VoiceState.ASKED, VoiceState.ANSWERED),
}
WAITING = frozenset({VoiceState.RECEIVED, VoiceState.HELD})
PUBLIC = frozenset({VoiceState.PUBLISHED, VoiceState.JOINED, VoiceState.ASKED, VoiceState.ANSWERED})
SUPPORTABLE = frozenset({VoiceState.PUBLISHED, VoiceState.ASKED})
VOICED = frozenset({VoiceState.ASKED, VoiceState.ANSWERED})
JOINABLE = frozenset({VoiceState.RECEIVED, VoiceState.PUBLISHED})
REFUSED = frozenset({VoiceState.DECLINED, VoiceState.REMOVED})
