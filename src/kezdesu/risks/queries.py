"""Reading risk cards."""

from __future__ import annotations

from kezdesu.meetings.models import Visit
from kezdesu.meetings.states import TAKES_QUESTIONS
from kezdesu.risks.models import RiskCard
from kezdesu.risks.states import RiskState


def of_bodies(slugs: frozenset[str]) -> list[RiskCard]:
    """Cards of the bodies, newest first, at most 200."""
    cards = RiskCard.objects.select_related("body", "region", "visit")
    return list(cards.filter(body__slug__in=slugs)[:200])


def visits_for(card: RiskCard) -> list[Visit]:
    """Off-schedule visits that could answer the card, the next first."""
    found = Visit.objects.filter(body=card.body_id, region=card.region_id, off_schedule=True)
    return list(found.filter(state__in=TAKES_QUESTIONS).order_by("starts_at")[:50])


def undecided(slugs: frozenset[str]) -> int:
    """How many cards of the bodies wait for a decision."""
    return RiskCard.objects.filter(body__slug__in=slugs, state=RiskState.OPENED).count()


def by_code(code: str) -> RiskCard | None:
    """The card with that code."""
    return RiskCard.objects.select_related("body", "region", "visit").filter(code=code).first()
