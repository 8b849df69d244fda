"""What the regions wait for: open questions, overdue promises, the day of the last visit. Figures, no records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max

from kezdesu.commitments import queries as commitments
from kezdesu.common import clock
from kezdesu.meetings.models import Visit
from kezdesu.meetings.states import VisitState
from kezdesu.regions import queries as regions
from kezdesu.voices.models import Voice
from kezdesu.voices.states import SUPPORTABLE


@dataclass(frozen=True, slots=True)
class Need:
    """The unanswered need of one region; ``last_visit`` None: never visited."""

    kato: str
    open_questions: int
    overdue_promises: int
    last_visit: date | None

    @property
    def weight(self) -> int:
        """One figure to compare regions by: an overdue promise weighs as much as three open questions."""
        return self.open_questions + 3 * self.overdue_promises

    def days_since(self, today: date) -> int | None:
        """Days since the last visit; None when there never was one."""
        return (today - self.last_visit).days if self.last_visit else None


def of_regions(today: date) -> Mapping[str, Need]:
    """The need of every region that exists on the day, by KATO. Four queries, whatever the number of records."""
    questions = _questions()
    promises = _promises(today)
    visits = _last_visits()
    return {
        kato: Need(kato, questions.get(kato, 0), promises.get(kato, 0), visits.get(kato))
        for kato in (region.kato for region in regions.existing(today))
    }


def _questions() -> dict[str, int]:
    rows = Voice.objects.filter(state__in=SUPPORTABLE).order_by().values_list("region__kato")
    return dict(rows.annotate(number=Count("pk")))


def _promises(today: date) -> dict[str, int]:
    rows = commitments.overdue(today).order_by().values_list("issue__visit__region__kato")
    return dict(rows.annotate(number=Count("pk")))


def _last_visits() -> dict[str, date]:
    rows = Visit.objects.filter(state=VisitState.HELD).order_by().values_list("region__kato")
    return {kato: clock.almaty_date(last) for kato, last in rows.annotate(last=Max("starts_at"))}
