"""A citizen subscribes, confirms by the link in the mail, and ends it; nobody learns whether an address is known."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from kezdesu.bodies import queries as bodies
from kezdesu.common import clock
from kezdesu.common.answers import Answer, Conflict, Refused, require
from kezdesu.common.trilingual import Language
from kezdesu.journal.door import move, swap
from kezdesu.journal.record import CITIZEN, SYSTEM, Author, record
from kezdesu.meetings import queries as meetings
from kezdesu.notifications import lines, queries, refusals, rules
from kezdesu.notifications.models import DigestLine, Message, Subscription
from kezdesu.notifications.secrets import hash_of, secret_of
from kezdesu.notifications.states import Scope, SubscriptionState
from kezdesu.people import contacts
from kezdesu.people.contacts import Contact
from kezdesu.regions import queries as regions

LINK_AGAIN_AFTER = timedelta(hours=1)
UNCONFIRMED_FOR = timedelta(days=3)
MOST_ASKED = 5
MOST_ACTIVE = 30
"""Of one address: so that nobody can fill a stranger's mailbox with links."""


def subscribe(*, scope: Scope, target: str, typed: str, language: Language) -> None:
    """Send a link to the typed address; the subscription is active when it was followed.

    The answer is the same for a known and an unknown address. Refused on ``contact`` or ``target``.
    """
    contact = address_of(typed)
    require(_has_target(scope, target), "target")
    mark = contacts.fingerprint(contact)
    found = queries.open_subscription(mark, scope, target)
    if found is not None:
        _send_again(found, language)
    elif rules.may_have_more(queries.counts_of(mark), asked=MOST_ASKED, active=MOST_ACTIVE):
        _start(contact, mark, scope, target, language)


def confirm(*, subscription: Subscription) -> None:
    """The owner of the address wants the news; a second click changes nothing."""
    if subscription.state == SubscriptionState.ACTIVE:
        return
    line = lines.Confirmed(subscription.scope, subscription.target)
    to = SubscriptionState.ACTIVE
    move(subscription, to, line=line, subject=subscription.code, by=CITIZEN, confirmed_at=clock.now())


def end(*, subscription: Subscription, how: str = "page") -> None:
    """No more news; the address is forgotten. A second click changes nothing."""
    if subscription.state != SubscriptionState.ENDED:
        _end(subscription, how, CITIZEN)


def end_all(*, subscription: Subscription, how: str = "mail") -> None:
    """No more news of any kind to the address of this subscription."""
    for one in queries.of_same_contact(subscription):
        end(subscription=one, how=how)


def forget_unconfirmed() -> int:
    """End what nobody confirmed in three days, and forget the address."""
    forgotten = 0
    for subscription in queries.asked_before(clock.now() - UNCONFIRMED_FOR):
        try:
            _end(subscription, "unconfirmed", SYSTEM)
        except Conflict:
            continue
        forgotten += 1
    return forgotten


def address_of(typed: str) -> Contact:
    """The e-mail that was typed; Refused on ``contact``."""
    try:
        contact = contacts.parse(typed)
    except Refused:
        contact = None
    if contact is None or contact.kind != "email":
        raise Refused(refusals.NOT_AN_ADDRESS, "contact")
    return contact


def _has_target(scope: Scope, target: str) -> Answer:
    visit = meetings.by_code(target) if scope == Scope.VISIT else None
    known = {
        Scope.COUNTRY: lambda: not target,
        Scope.BODY: lambda: bodies.by_slug(target) is not None,
        Scope.REGION: lambda: regions.by_kato(target) is not None,
        Scope.VISIT: lambda: visit is not None,
    }[scope]()
    return rules.is_target(known, visit)


def _start(contact: Contact, mark: str, scope: Scope, target: str, language: Language) -> None:
    seed = secrets.token_hex(16)
    made = Subscription(
        scope=scope,
        target=target,
        language=language,
        contact_sealed=contacts.seal(contact),
        contact_hash=mark,
        seed=seed,
        secret_hash=hash_of(secret_of(seed)),
        asked_at=clock.now(),
    )
    try:
        with transaction.atomic():
            made.save(force_insert=True)
            _send_link(made)
    except IntegrityError:
        return


def _send_again(found: Subscription, language: Language) -> None:
    if clock.now() - found.asked_at < LINK_AGAIN_AFTER:
        return
    try:
        with transaction.atomic():
            swap(found, {"asked_at": found.asked_at}, {"asked_at": clock.now(), "language": language})
            _send_link(found)
    except Conflict:
        return


def _send_link(subscription: Subscription) -> None:
    line = lines.Asked(subscription.scope, subscription.target)
    number = record(line, subject=subscription.code, by=CITIZEN)
    with translation.override(subscription.language):
        active = subscription.state == SubscriptionState.ACTIVE
        text = _(
            "You receive news about meetings of ministers with people. The page below shows it and ends it."
        )
        if not active:
            text = _(
                "Somebody, probably you, asked for news about meetings of ministers with people at this address. "
                "To receive it, open the page below and press the button. If it was not you, do nothing: "
                "in three days the address is forgotten."
            )
        Message.objects.create(
            line=number,
            recipient_sealed=bytes(subscription.contact_sealed),
            recipient_hash=subscription.contact_hash,
            subscription=subscription,
            language=subscription.language,
            subject=_("Your subscription to meetings") if active else _("Confirm your subscription"),
            text=text,
            created_at=clock.now(),
        )


def _end(subscription: Subscription, how: str, by: Author) -> None:
    facts = {"ended_at": clock.now(), "contact_sealed": b"", "contact_hash": ""}
    with transaction.atomic():
        DigestLine.objects.filter(subscription=subscription).delete()
        line = lines.Ended(subscription.scope, subscription.target, how)
        move(subscription, SubscriptionState.ENDED, line=line, subject=subscription.code, by=by, **facts)


def page_address(subscription: Subscription) -> str:
    """The page behind the link of every mail."""
    return f"{settings.BASE_URL}/{subscription.language}/subscriptions/{secret_of(subscription.seed)}/"


def one_click_address(subscription: Subscription) -> str:
    """Where a mail program ends all news with one POST (RFC 8058)."""
    return f"{settings.BASE_URL}/subscriptions/{secret_of(subscription.seed)}/end"
