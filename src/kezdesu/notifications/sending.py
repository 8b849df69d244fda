"""From the outbox to the mail server, each message at least once.

A worker takes a message in hand, sends it, and marks it sent only when the mail server has taken it. One whose worker
died meanwhile is taken again after :data:`HELD_FOR`. Every try carries the same Message-ID, so that a mail program
shows a message once even if the server had taken it just before the worker died. A message that cannot be read or
sent never stops the others.
"""

from __future__ import annotations

import smtplib
from collections.abc import Callable
from datetime import timedelta

from cryptography.fernet import InvalidToken
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _

from kezdesu.common import clock
from kezdesu.common.answers import Conflict
from kezdesu.journal.door import swap
from kezdesu.notifications import queries
from kezdesu.notifications.models import Message, Subscription
from kezdesu.notifications.secrets import message_id
from kezdesu.notifications.states import MessageState, SubscriptionState
from kezdesu.notifications.subscribing import one_click_address, page_address
from kezdesu.people import contacts
from kezdesu.people.contacts import Contact

TRIES = 5
HELD_FOR = timedelta(minutes=5)
"""Longer than a living worker can hold one message: each word with the mail server waits ten seconds at most."""


def never() -> bool:
    """Nothing asks the round to end early."""
    return False


def send_waiting(*, until: Callable[[], bool] = never) -> int:
    """Send what waits; what the server refuses is tried again in later rounds, at most five times.

    A message whose address cannot be read any more, or whose reader ended the news meanwhile, fails at once.
    ``until`` is asked before each; once it says yes, the rest waits.
    """
    sent = 0
    for message in queries.waiting(clock.wall_now() - HELD_FOR):
        if until():
            break
        if _take(message):
            sent += _hand_over(message)
    return sent


def _take(message: Message) -> bool:
    """Whether it is now in this worker's hands. One that five workers died of is not tried a sixth time."""
    worn = message.state == MessageState.SENDING and message.attempts >= TRIES
    seen = {"state": message.state, "taken_at": message.taken_at}
    taken = {"state": MessageState.SENDING, "taken_at": clock.wall_now(), "attempts": message.attempts + 1}
    try:
        swap(message, seen, {"state": MessageState.FAILED, "taken_at": None} if worn else taken)
    except Conflict:
        return False
    return not worn


def _hand_over(message: Message) -> int:
    contact = _contact_of(message)
    if contact is None:
        return _settle(message, MessageState.FAILED)
    if _send(message, contact):
        return _settle(message, MessageState.SENT)
    return _give_back(message)


def _contact_of(message: Message) -> Contact | None:
    if message.subscription and not _wants(message, message.subscription):
        return None
    try:
        return contacts.unseal(bytes(message.recipient_sealed))
    except InvalidToken:
        return None


def _wants(message: Message, subscription: Subscription) -> bool:
    return subscription.state != SubscriptionState.ENDED or queries.has_active(message.recipient_hash)


def _send(message: Message, contact: Contact) -> bool:
    mail = EmailMessage(message.subject, _text(message), to=[contact.value], headers=_headers(message))
    try:
        return mail.send(fail_silently=False) == 1
    except (OSError, smtplib.SMTPException):
        return False
    except Exception:
        _give_back(message)
        raise


def _text(message: Message) -> str:
    subscription = message.subscription
    if subscription is None:
        return message.text
    link = page_address(subscription)
    if subscription.state == SubscriptionState.ASKED:
        return f"{message.text}\n\n{link}\n"
    with translation.override(message.language):
        end = _("Change or end the news:")
    return f"{message.text}\n\n-- \n{end}\n{link}\n"


def _headers(message: Message) -> dict[str, str]:
    about = {"Message-ID": message_id(message.pk)}
    if message.subscription is None:
        return about
    return about | {
        "List-Unsubscribe": f"<{one_click_address(message.subscription)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }


def _give_back(message: Message) -> int:
    return _settle(message, MessageState.FAILED if message.attempts >= TRIES else MessageState.QUEUED)


def _settle(message: Message, state: MessageState) -> int:
    """Out of this worker's hands; 1 when sent. Another that took it meanwhile settles it in our place."""
    is_sent = state == MessageState.SENT
    held = {"state": MessageState.SENDING, "taken_at": message.taken_at}
    try:
        swap(message, held, {"state": state, "taken_at": None, "sent_at": clock.now() if is_sent else None})
    except Conflict:
        return 0
    return int(is_sent)
