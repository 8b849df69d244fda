"""Promises as other rooms follow them: what came of a question, how a plan stands today, what an asker has said."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kezdesu.commitments.models import Commitment, Verdict
from kezdesu.commitments.queries import granted
from kezdesu.commitments.states import OPEN, PUBLIC
from kezdesu.common.trilingual import LANGUAGES
from kezdesu.journal.models import Entry
from kezdesu.voices.models import Voice

_IN_A_THREAD = (
    *("code", "state", "due_on", "promised_at", "done_at", "refused_at", "refusal_kk", "refusal_ru"),
    *(f"action_{language}" for language in LANGUAGES),
    *(f"{named}_{language}" for named in ("body__name", "office__title") for language in LANGUAGES),
)


@dataclass(frozen=True, slots=True)
class Told:
    """A public journal line on a promise: ``kind`` and ``data`` as in ``commitments.lines``."""

    code: str
    at: datetime
    kind: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Now:
    """How a promise stands: its state, the date in force, and when it was last reported done."""

    code: str
    state: str
    due_on: date
    done_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether the due date still counts."""
        return self.state in OPEN


def in_thread(voice: Voice) -> list[Commitment]:
    """The published promises that came of a voice, with post, body and the extensions in force. Two queries."""
    target = voice.joined_to_id or voice.pk
    found = Commitment.objects.filter(issue__links__voice=target, state__in=PUBLIC)
    whole = found.select_related("body", "office").only(*_IN_A_THREAD)
    return list(whole.prefetch_related(granted()).order_by("due_on", "id"))


def told_of(codes: Iterable[str]) -> list[Told]:
    """The public journal lines on some promises, oldest first. One query."""
    lines = Entry.objects.filter(subject__in=list(codes), public=True).order_by("pk")
    rows = lines.values_list("subject", "at", "kind", "data")
    return [Told(code, at, kind, json.loads(data)) for code, at, kind, data in rows]


def today_of(codes: Iterable[str]) -> dict[str, Now]:
    """How the published promises with these codes stand, by code. One query."""
    found = Commitment.objects.filter(code__in=list(codes), state__in=PUBLIC).order_by()
    return {row[0]: Now(*row) for row in found.values_list("code", "state", "due_on", "done_at")}


def said_by(voice: Voice, supporter: str, promises: Iterable[Commitment]) -> dict[int, Verdict]:
    """The word in force of one who asked, on some promises, by the promise's key. One query."""
    found = Verdict.objects.filter(voice=voice, supporter=supporter, replaced_at__isnull=True)
    return {verdict.commitment_id: verdict for verdict in found.filter(commitment__in=list(promises))}
