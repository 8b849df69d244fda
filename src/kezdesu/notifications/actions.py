"""From journal lines to messages to mail. Several workers may run: each line and each message is taken once."""

from __future__ import annotations

from collections.abc import Callable

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.db import transaction
from django.utils import translation

from kezdesu.common import clock
from kezdesu.common.answers import Conflict
from kezdesu.journal.door import swap
from kezdesu.journal.record import Written, since
from kezdesu.notifications import queries
from kezdesu.notifications.digests import write_digests
from kezdesu.notifications.models import Cursor, Message
from kezdesu.notifications.news import ABOUT_PROMISE, ABOUT_VOICE, KINDS
from kezdesu.notifications.queries import Concerned
from kezdesu.notifications.sending import never, send_waiting
from kezdesu.notifications.subscribing import forget_unconfirmed
from kezdesu.notifications.telling import tell
from kezdesu.people import contacts
from kezdesu.people.contacts import Contact

READER = "notifications"
LINES = 25
"""Lines turned into messages in one transaction: on SQLite everybody else who writes waits for its end."""

__all__ = ["read_on", "send_waiting", "work"]


def work(*, until: Callable[[], bool] = never) -> int:
    """One round: write what is new, send what waits; answers how many messages were sent.

    ``until`` is asked between lines and between messages; once it says yes, the rest is left for another round.
    """
    while not until() and read_on():
        pass
    if until():
        return 0
    forget_unconfirmed()
    write_digests()
    return send_waiting(until=until)


def read_on(limit: int = LINES) -> bool:
    """Turn the next lines into messages; False when there was nothing new or another worker was faster."""
    Cursor.objects.get_or_create(reader=READER)
    start = queries.position(READER)
    lines = since(start, limit=limit)
    if not lines:
        return False
    try:
        with transaction.atomic():
            swap(Cursor.objects.get(pk=READER), {"line": start}, {"line": lines[-1].seq})
            for line in lines:
                _tell(line)
                tell(line)
    except Conflict:
        return False
    return True


def _tell(line: Written) -> None:
    if line.kind not in KINDS:
        return
    for one in queries.concerned(line):
        contact = _readable(bytes(one.voice.contact_sealed))
        if contact is not None and contact.kind == "email":
            Message.objects.get_or_create(
                line=line.seq, recipient_hash=contacts.fingerprint(contact), defaults=_words(line, one)
            )


def _readable(sealed: bytes) -> Contact | None:
    """The contact; None when it was sealed with another key or is broken: nobody can be told, the others must be."""
    try:
        return contacts.unseal(sealed)
    except InvalidToken:
        return None


def _words(line: Written, one: Concerned) -> dict[str, object]:
    news = (ABOUT_PROMISE if one.promise else ABOUT_VOICE)[line.kind]
    language = one.voice.language
    with translation.override(language):
        known = {"question": one.voice.code, "promise": one.promise}
        link = f"{settings.BASE_URL}/{language}/questions/{one.voice.code}/"
        return {
            "recipient_sealed": bytes(one.voice.contact_sealed),
            "language": language,
            "subject": str(news.subject) % known,
            "text": f"{str(news.text) % known}\n\n{link}\n",
            "created_at": clock.now(),
        }
