"""Reading the outbox, and whom a journal line concerns."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from kezdesu.commitments import queries as commitments
from kezdesu.issues.models import IssueVoice
from kezdesu.journal.record import Written
from kezdesu.notifications.models import Cursor, DigestLine, Message, Subscription
from kezdesu.notifications.news import ABOUT_PROMISE
from kezdesu.notifications.secrets import hash_of
from kezdesu.notifications.states import OPEN, MessageState, Scope, SubscriptionState
from kezdesu.voices.models import Voice


@dataclass(frozen=True, slots=True)
class Concerned:
    """A voice whose asker wants to hear, and the promise it is about (empty when it is about the voice)."""

    voice: Voice
    promise: str = ""


def position(reader: str) -> int:
    """How far the reader has read the journal."""
    row = Cursor.objects.filter(pk=reader).first()
    return row.line if row else 0


def concerned(line: Written) -> list[Concerned]:
    """Voices with a contact that the line is news to; a joined voice hears what its target hears."""
    if line.kind in ABOUT_PROMISE:
        return _of_promise(line.subject)
    return [Concerned(voice) for voice in _reachable([line.subject])]


def waiting(abandoned: datetime, limit: int = 100) -> QuerySet[Message]:
    """Messages to be sent, oldest first, with the subscription whose link they carry.

    One that a worker took before ``abandoned`` and never settled waits again: that worker is dead.
    """
    left = Q(state=MessageState.SENDING, taken_at__lt=abandoned)
    queued = Message.objects.select_related("subscription").filter(Q(state=MessageState.QUEUED) | left)
    return queued.order_by("id")[:limit]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many subscriptions an address has asked for, and how many are active."""

    asked: int
    active: int


def by_secret(secret: str) -> Subscription | None:
    """The subscription behind a link."""
    return Subscription.objects.filter(secret_hash=hash_of(secret)).first()


def open_subscription(mark: str, scope: str, target: str) -> Subscription | None:
    """What an address (its hash) has asked for or receives already."""
    same = Subscription.objects.filter(contact_hash=mark, scope=scope, target=target)
    return same.filter(state__in=OPEN).first()


def counts_of(mark: str) -> Counts:
    """How much an address (its hash) has."""
    of_contact = Subscription.objects.filter(contact_hash=mark)
    return Counts(
        of_contact.filter(state=SubscriptionState.ASKED).count(),
        of_contact.filter(state=SubscriptionState.ACTIVE).count(),
    )


def of_same_contact(subscription: Subscription) -> list[Subscription]:
    """The open subscriptions of the same address, with the given one; of an ended one: itself."""
    if not subscription.contact_hash:
        return [subscription]
    return list(Subscription.objects.filter(contact_hash=subscription.contact_hash, state__in=OPEN))


def asked_before(moment: datetime) -> list[Subscription]:
    """Subscriptions whose link was last sent before the moment and that nobody confirmed."""
    return list(Subscription.objects.filter(state=SubscriptionState.ASKED, asked_at__lt=moment)[:200])


def concerned_by(targets: Collection[tuple[str, str]] | None) -> list[Subscription]:
    """Active subscriptions of any of the targets (scope, target); None: all but those of one visit."""
    active = Subscription.objects.filter(state=SubscriptionState.ACTIVE)
    if targets is None:
        return list(active.exclude(scope=Scope.VISIT))
    wanted = reduce(or_, (Q(scope=scope, target=target) for scope, target in targets))
    return list(active.filter(wanted))


def digests_due(border: datetime, today: date, limit: int = 500) -> list[str]:
    """Addresses (their hashes) with news from before the border and no digest today."""
    told = Message.objects.filter(digest_day=today).values("recipient_hash")
    due = DigestLine.objects.filter(happened_at__lt=border).exclude(recipient_hash__in=told)
    return list(due.order_by().values_list("recipient_hash", flat=True).distinct()[:limit])


def digest_lines(mark: str) -> list[DigestLine]:
    """All news that waits for an address, oldest first."""
    return list(DigestLine.objects.select_related("subscription").filter(recipient_hash=mark))


def has_active(mark: str) -> bool:
    """Whether an address (its hash) still receives anything."""
    return Subscription.objects.filter(contact_hash=mark, state=SubscriptionState.ACTIVE).exists()


def _of_promise(code: str) -> list[Concerned]:
    commitment = commitments.by_code(code)
    if commitment is None:
        return []
    codes = IssueVoice.objects.filter(issue=commitment.issue_id).values_list("voice__code", flat=True)
    return [Concerned(voice, code) for voice in _reachable(list(codes))]


def _reachable(codes: list[str]) -> list[Voice]:
    asked = Voice.objects.exclude(contact_sealed=b"")
    return [*asked.filter(code__in=codes), *asked.filter(joined_to__code__in=codes)]
