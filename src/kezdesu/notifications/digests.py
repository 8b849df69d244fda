"""Each morning one mail with what happened since the last, never more than one a day for an address."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import ngettext

from kezdesu.common import clock
from kezdesu.notifications import queries
from kezdesu.notifications.models import DigestLine, Message

HOUR = 8
"""Almaty hour from which the digests of a day are written."""
LONGEST = 30
"""Pieces of news in one mail; the rest is counted and linked."""


def write_digests() -> int:
    """Write the digests that are due; answers how many. Any number of workers may do it at once."""
    today = clock.today()
    border = clock.almaty(today.year, today.month, today.day, HOUR)
    if clock.now() < border:
        return 0
    return sum(_write(mark, today) for mark in queries.digests_due(border, today))


def _write(mark: str, today: date) -> int:
    try:
        with transaction.atomic():
            return _bundle(mark, today)
    except IntegrityError:
        return 0


def _bundle(mark: str, today: date) -> int:
    waiting = queries.digest_lines(mark)
    if not waiting:
        return 0
    reader = waiting[-1].subscription
    with translation.override(reader.language):
        Message.objects.create(
            line=waiting[-1].line,
            recipient_sealed=bytes(reader.contact_sealed),
            recipient_hash=mark,
            subscription=reader,
            digest_day=today,
            language=reader.language,
            subject=_subject(waiting),
            text=_text(waiting, reader.language, today),
            created_at=clock.now(),
        )
    DigestLine.objects.filter(pk__in=[line.pk for line in waiting]).delete()
    return 1


def _subject(waiting: list[DigestLine]) -> str:
    count = len(waiting)
    return ngettext("Meetings: %(num)s piece of news", "Meetings: %(num)s pieces of news", count) % {
        "num": count
    }


def _text(waiting: list[DigestLine], language: str, today: date) -> str:
    parts = [line.text for line in waiting[:LONGEST]]
    rest = len(waiting) - LONGEST
    if rest > 0:
        more = ngettext("And %(num)s more:", "And %(num)s more:", rest) % {"num": rest}
        parts.append(f"{more}\n{settings.BASE_URL}/{language}/schedule/{today.year}/")
    return "\n\n".join(parts)
