"""A citizen who subscribed and confirmed."""

from __future__ import annotations

import re

from django.core import mail

from kezdesu.common.trilingual import Language
from kezdesu.notifications import actions, queries, subscribing
from kezdesu.notifications.models import Subscription
from kezdesu.notifications.states import Scope

READER = "reader@example.kz"
LINK = re.compile(r"/subscriptions/([\w-]+)/")


def asked(
    scope: Scope = Scope.COUNTRY, target: str = "", *, typed: str = READER, language: Language = "ru"
) -> str:
    """Ask and read the mail: the secret of its link."""
    subscribing.subscribe(scope=scope, target=target, typed=typed, language=language)
    actions.work()
    found = LINK.search(mail.outbox[-1].body)
    assert found is not None
    return found[1]


def make_subscription(
    scope: Scope = Scope.COUNTRY, target: str = "", *, typed: str = READER, language: Language = "ru"
) -> Subscription:
    """An active subscription; the mailbox is emptied afterwards."""
    subscription = queries.by_secret(asked(scope, target, typed=typed, language=language))
    assert subscription is not None
    subscribing.confirm(subscription=subscription)
    actions.work()
    mail.outbox.clear()
    return subscription
