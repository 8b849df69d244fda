"""What a journal line means for those who subscribed: at once when it is near, else in the next digest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import translation

from kezdesu.common import clock
from kezdesu.journal.record import Written
from kezdesu.notifications import queries
from kezdesu.notifications.models import DigestLine, Message, Subscription
from kezdesu.notifications.tidings import TOLD, Tidings, facts_of, tidings_of

NEAR = timedelta(days=7)
AT_ONCE = frozenset({"visit.postponed", "visit.days_changed", "visit.relocated", "visit.cancelled"})


@dataclass(frozen=True, slots=True)
class Reader:
    """One address with one of its subscriptions that the line concerns."""

    subscription: Subscription
    mark: str


def tell(line: Written) -> None:
    """Write what subscribers hear of the line: one message or one line of a digest for each address."""
    if line.kind not in TOLD:
        return
    facts = facts_of(line)
    if facts is None:
        return
    at_once = line.kind in AT_ONCE and _is_near(line, facts.row.day if facts.row else None)
    for reader in _readers(queries.concerned_by(facts.scopes)):
        with translation.override(reader.subscription.language):
            tidings = tidings_of(line, facts, reader.subscription)
        (_write_now if at_once else _keep)(line, reader, tidings)


def _readers(found: list[Subscription]) -> Iterator[Reader]:
    """Each address once, however many of its subscriptions the line concerns."""
    seen: set[str] = set()
    for subscription in found:
        if subscription.contact_hash not in seen:
            seen.add(subscription.contact_hash)
            yield Reader(subscription, subscription.contact_hash)


def _is_near(line: Written, day: date | None) -> bool:
    today = clock.almaty_date(line.at)
    told = (line.data.get(name) for name in ("old_start", "new_start", "starts_at"))
    days = [clock.almaty_date(datetime.fromisoformat(text)) for text in told if text]
    days = days or ([day] if day else [])
    return any(timedelta(0) <= moment - today <= NEAR for moment in days)


def _write_now(line: Written, reader: Reader, tidings: Tidings) -> None:
    Message.objects.get_or_create(
        line=line.seq,
        recipient_hash=reader.mark,
        defaults={
            "recipient_sealed": bytes(reader.subscription.contact_sealed),
            "subscription": reader.subscription,
            "language": reader.subscription.language,
            "subject": tidings.subject[:200],
            "text": f"{tidings.text}\n{tidings.link}",
            "created_at": clock.now(),
        },
    )


def _keep(line: Written, reader: Reader, tidings: Tidings) -> None:
    DigestLine.objects.get_or_create(
        line=line.seq,
        recipient_hash=reader.mark,
        defaults={
            "subscription": reader.subscription,
            "text": f"{tidings.text}\n{tidings.link}",
            "happened_at": line.at,
        },
    )
