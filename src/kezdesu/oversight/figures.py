"""Figures that pages print, each counted with the condition of the list it opens."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from kezdesu.bodies.models import Office, Tenure
from kezdesu.commitments.models import Commitment
from kezdesu.commitments.queries import on_shelf
from kezdesu.commitments.states import OPEN, PUBLIC
from kezdesu.voices import states as voice_states
from kezdesu.voices.models import Theme, Voice
from kezdesu.voices.states import VoiceState


@dataclass(frozen=True, slots=True)
class Promises:
    """Published promises of a body or a region on a day."""

    total: int = 0
    open: int = 0
    overdue: int = 0
    kept: int = 0

    def __add__(self, other: Promises) -> Promises:
        return Promises(
            self.total + other.total,
            self.open + other.open,
            self.overdue + other.overdue,
            self.kept + other.kept,
        )


def answered() -> int:
    """Public questions that have their answer."""
    return Voice.objects.filter(state=VoiceState.ANSWERED).count()


def promises_by_body(today: date) -> dict[str, Promises]:
    """By the slug of the body that made them at its meetings or is responsible, as its page counts them. One query."""
    counted: dict[str, Promises] = {}
    for (responsible, asked), promises in _promises(today, "body__slug", "issue__body__slug"):
        for slug in {responsible, asked}:
            counted[slug] = counted.get(slug, Promises()) + promises
    return counted


def promises_by_region(today: date) -> dict[str, Promises]:
    """By the KATO of the region in which they were made. One query."""
    return {kato: promises for (kato,), promises in _promises(today, "issue__visit__region__kato")}


def themes_by_region(kato: str, *, limit: int = 8) -> list[tuple[Theme, int]]:
    """What people of a region ask most: themes with their number of public voices. Two queries."""
    asked = Voice.objects.filter(region__kato=kato, state__in=voice_states.PUBLIC, theme__isnull=False)
    rows = asked.values("theme").annotate(number=Count("pk")).order_by("-number", "theme")[:limit]
    themes = Theme.objects.in_bulk([row["theme"] for row in rows])
    return [(themes[row["theme"]], row["number"]) for row in rows]


def tenures_of(offices: Collection[Office]) -> dict[int, list[Tenure]]:
    """Who has held these posts, the present holder first, by the post's key. One query."""
    found: dict[int, list[Tenure]] = {}
    for tenure in Tenure.objects.filter(office__in=offices).order_by("-since"):
        found.setdefault(tenure.office_id, []).append(tenure)
    return found


def _promises(today: date, *columns: str) -> Iterator[tuple[tuple[str, ...], Promises]]:
    found = Commitment.objects.filter(state__in=PUBLIC).order_by(*columns).values_list(*columns)
    for row in found.annotate(
        total=Count("pk"),
        still_open=Count("pk", filter=Q(state__in=OPEN)),
        overdue=Count("pk", filter=on_shelf("overdue", today)),
        kept=Count("pk", filter=on_shelf("kept", today)),
    ):
        yield row[: len(columns)], Promises(*row[len(columns) :])
