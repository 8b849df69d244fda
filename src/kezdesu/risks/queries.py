"""Reading risk cards."""

from __future__ import annotations

from kezdesu.risks.models import RiskCard


def of_bodies(slugs: frozenset[str]) -> list[RiskCard]:
    """Cards of the bodies, newest first, at most 200."""
    cards = RiskCard.objects.select_related("body", "region", "visit")
    return list(cards.filter(body__slug__in=slugs)[:200])


def by_code(code: str) -> RiskCard | None:
    """The card with that code."""
    return RiskCard.objects.select_related("body", "region", "visit").filter(code=code).first()
