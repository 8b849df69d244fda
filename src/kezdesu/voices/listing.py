"""Lists of voices that the public sees, a page at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Generic, TypeVar

from django.db.models import Count, F, Model, Q, QuerySet, Window

from kezdesu.common.trilingual import LANGUAGES
from kezdesu.meetings.models import Visit
from kezdesu.voices.models import Decision, Outcome, Voice
from kezdesu.voices.states import PUBLIC, VoiceState

PAGE = 20
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_OWN = PUBLIC - {VoiceState.JOINED}
_SHOWN = (
    *("code", "text", "language", "state", "received_at", "published_at"),
    *(f"{place}__name_{language}" for place in ("region", "theme") for language in LANGUAGES),
    *("support_count__device", "support_count__contact", "support_count__identified"),
)
T = TypeVar("T", bound=Model)


class WrongCursor(ValueError):
    """``after`` was not made by this site."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the reader chose: KATO, slug of the body and of the theme, state; empty means all."""

    region: str = ""
    body: str = ""
    theme: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A page of a list and the cursor of the next one; empty on the last page."""

    items: Sequence[T]
    next: str


def published(chosen: Chosen, *, after: str = "", limit: int = PAGE) -> Page[Voice]:
    """Public voices, the latest published first. Joined ones are found under the voice they were joined to.

    Raises :class:`WrongCursor`. One query.
    """
    shown = {VoiceState(chosen.state)} if chosen.state in _OWN else _OWN
    # "not among the others" keeps SQLite on the index of the order: by state it would sort every voice there is.
    voices = _listed().exclude(state__in=set(VoiceState) - shown)
    names = {"region__kato": chosen.region, "body__slug": chosen.body, "theme__slug": chosen.theme}
    voices = voices.filter(**{name: value for name, value in names.items() if value})
    return _page(voices, "published_at", after, limit)


def of_visit(visit: Visit, *, limit: int = PAGE) -> list[Voice]:
    """Public voices of a visit, those with the most support by device first; each knows how many there are
    (``total``) and how many of them were answered (``answered``). One query."""
    voices = _listed().filter(visit=visit, state__in=_OWN)
    answered = Count("pk", filter=Q(state=VoiceState.ANSWERED))
    counted = voices.annotate(total=Window(Count("pk")), answered=Window(answered))
    by_support = F("support_count__device").desc(nulls_last=True)
    return list(counted.order_by(by_support, "received_at", "pk")[:limit])


def _listed() -> QuerySet[Voice]:
    """Voices with what a card shows, and nothing else."""
    return Voice.objects.select_related("region", "theme", "support_count").only(*_SHOWN)


def moderation_log(body: str = "", *, after: str = "", limit: int = 50) -> Page[Decision]:
    """Decisions about voices, the latest first: number, outcome, ground, body; never a text. One query."""
    decisions = Decision.objects.select_related("voice", "body").only(
        *("outcome", "ground", "decided_at", "voice__code"), *(f"body__name_{code}" for code in LANGUAGES)
    )
    if body:
        decisions = decisions.filter(body__slug=body)
    return _page(decisions, "decided_at", after, limit)


def moderation_totals(body: str = "") -> dict[str, int]:
    """How often each outcome was reached. One query."""
    decisions = Decision.objects.filter(body__slug=body) if body else Decision.objects.all()
    found = decisions.order_by().values_list("outcome").annotate(number=Count("pk"))
    numbers: dict[str, int] = dict(found)
    return {outcome.value: numbers[outcome] for outcome in Outcome if outcome in numbers}


def _page(rows: QuerySet[T], field: str, after: str, limit: int) -> Page[T]:
    """Rows by ``field`` and key, the latest first, below the cursor."""
    if after:
        moment, key = _read(after)
        rows = rows.filter(Q(**{f"{field}__lt": moment}) | Q(**{field: moment, "pk__lt": key}))
    items = list(rows.order_by(f"-{field}", "-pk")[: limit + 1])
    if len(items) <= limit:
        return Page(items, "")
    last = items[limit - 1]
    return Page(items[:limit], _write(getattr(last, field), last.pk))


def _write(moment: datetime, key: int) -> str:
    return f"{(moment - _EPOCH) // timedelta(microseconds=1)}-{key}"


def _read(cursor: str) -> tuple[datetime, int]:
    match = re.fullmatch(r"([0-9]{1,17})-([0-9]{1,18})", cursor)
    if match is None:
        raise WrongCursor(cursor[:40])
    return _EPOCH + timedelta(microseconds=int(match[1])), int(match[2])
