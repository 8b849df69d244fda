"""From the outbox to the mail server. A message that cannot be read or sent never stops the others."""

from __future__ import annotations

import smtplib
from collections.abc import Callable

from cryptography.fernet import InvalidToken
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _

from kezdesu.common import clock
from kezdesu.common.answers import Conflict
from kezdesu.journal.door import step, swap
from kezdesu.notifications import queries
from kezdesu.notifications.models import Message, Subscription
from kezdesu.notifications.states import MessageState, SubscriptionState
from kezdesu.notifications.subscribing import one_click_address, page_address
from kezdesu.people import contacts
from kezdesu.people.contacts import Contact

TRIES = 5


def never() -> bool:
    """Nothing asks the round to end early."""
    return False


def send_waiting(*, until: Callable[[], bool] = never) -> int:
    """Send queued messages; one that the server refuses is tried again in later rounds, at most five times.

    A message whose address cannot be read any more, or whose reader ended the news meanwhile, fails at once.
    ``until`` is asked before each; once it says yes, the rest waits.
    """
    sent = 0
    for message in queries.waiting():
        if until():
            break
        try:
            step(message, MessageState.SENT, sent_at=clock.now(), attempts=message.attempts + 1)
        except Conflict:
            continue
        contact = _contact_of(message)
        if contact is None:
            swap(message, {"state": MessageState.SENT}, {"state": MessageState.FAILED, "sent_at": None})
        elif _send(message, contact):
            sent += 1
        else:
            _give_back(message)
    return sent


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
    if message.subscription is None:
        return {}
    return {
        "List-Unsubscribe": f"<{one_click_address(message.subscription)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }


def _give_back(message: Message) -> None:
    state = MessageState.FAILED if message.attempts >= TRIES else MessageState.QUEUED
    swap(message, {"state": MessageState.SENT}, {"state": state, "sent_at": None})
