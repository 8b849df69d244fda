"""From journal lines to messages to mail. Several workers may run: each line and each message is taken once."""

from __future__ import annotations

import smtplib

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import translation

from kezdesu.common import clock
from kezdesu.common.answers import Conflict
from kezdesu.journal.door import step, swap
from kezdesu.journal.record import Written, since
from kezdesu.notifications import queries
from kezdesu.notifications.models import Cursor, Message
from kezdesu.notifications.news import ABOUT_PROMISE, ABOUT_VOICE, KINDS
from kezdesu.notifications.queries import Concerned
from kezdesu.notifications.states import MessageState
from kezdesu.people import contacts

READER = "notifications"
TRIES = 5


def work() -> int:
    """One round: write what is new, send what waits; answers how many messages were sent."""
    while read_on():
        pass
    return send_waiting()


def read_on(limit: int = 200) -> bool:
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
    except Conflict:
        return False
    return True


def send_waiting() -> int:
    """Send queued messages; one that fails is tried again in later rounds, at most five times."""
    sent = 0
    for message in queries.waiting():
        try:
            step(message, MessageState.SENT, sent_at=clock.now(), attempts=message.attempts + 1)
        except Conflict:
            continue
        if _send(message):
            sent += 1
        else:
            _give_back(message)
    return sent


def _tell(line: Written) -> None:
    if line.kind not in KINDS:
        return
    for one in queries.concerned(line):
        contact = contacts.unseal(bytes(one.voice.contact_sealed))
        if contact.kind == "email":
            Message.objects.get_or_create(
                line=line.seq, recipient_hash=contacts.fingerprint(contact), defaults=_words(line, one)
            )


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


def _send(message: Message) -> bool:
    contact = contacts.unseal(bytes(message.recipient_sealed))
    mail = EmailMessage(message.subject, message.text, to=[contact.value])
    try:
        return mail.send(fail_silently=False) == 1
    except (OSError, smtplib.SMTPException):
        return False


def _give_back(message: Message) -> None:
    state = MessageState.FAILED if message.attempts >= TRIES else MessageState.QUEUED
    swap(message, {"state": MessageState.SENT}, {"state": state, "sent_at": None})
