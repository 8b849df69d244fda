"""Whose a duty is when its body has ended: the main successor's from its first day, or that of the post's new body.

What fell due by the last day of the old body stays with it, so that no breach is lost; what comes after is owed by
whoever succeeded it, so that nobody is blamed for the time after the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from kezdesu.bodies import queries as bodies
from kezdesu.common.clock import ALMATY, almaty_date
from kezdesu.decree import facts
from kezdesu.issues.models import Issue
from kezdesu.meetings.models import Visit


@dataclass(frozen=True)
class Heirs:
    """``of``: slug → (since, main successor), the first first.

    ``posts``: visit code → (since, body) that it or its post went to; ``issues``: the same by the code of an issue.
    """

    of: Mapping[str, list[tuple[date, str]]]
    posts: Mapping[str, list[tuple[date, str]]]
    every: Sequence[tuple[str, date, str, bool]] = ()
    issues: Mapping[str, list[tuple[date, str]]] = field(default_factory=dict)

    def succeeded(self, slug: str) -> tuple[tuple[str, date], ...]:
        """The ended bodies that ``slug`` succeeded, as the main heir or not, with the first day."""
        return tuple((old, since) for old, since, heir, _main in self.every if heir == slug)

    def owner(self, slug: str, day: date) -> str:
        """Whose the affairs of the body are on the day."""
        return next((heir for since, heir in reversed(self.of.get(slug, [])) if since <= day), slug)

    def of_visits(self, visits: tuple[facts.VisitFact, ...]) -> tuple[facts.VisitFact, ...]:
        """Visits planned after the end of their body belong to its successor."""
        return tuple(self._visit(visit) for visit in visits) if self.of else visits

    def of_issues(self, issues: tuple[facts.IssueFact, ...]) -> tuple[facts.IssueFact, ...]:
        """An open issue is owed by the old body until its last day, by each successor from its first."""
        return tuple(row for issue in issues for row in self._issue(issue)) if self.of else issues

    def of_proposals(self, sent: Mapping[str, datetime]) -> dict[str, datetime]:
        """What the old body had submitted counts for its successor, unless that has sent its own."""
        handed = {heir: sent[old] for old, rows in self.of.items() if old in sent for _since, heir in rows}
        return {**handed, **sent}

    def _visit(self, visit: facts.VisitFact) -> facts.VisitFact:
        day = almaty_date(visit.planned_start)
        named = [heir for since, heir in self.posts.get(visit.code, []) if since <= day]
        owner = self.owner(named[-1] if named else visit.body, day)
        return visit if owner == visit.body else replace(visit, body=owner)

    def _owners(self, issue: facts.IssueFact) -> list[tuple[date, str]]:
        """Since when whose the issue is: of the main successors, and once it went elsewhere, of those of that body."""
        rows = self.of.get(issue.body, [])
        for since, heir in self.issues.get(issue.code, []):
            later = [row for row in self.of.get(heir, []) if row[0] > since]
            rows = [*(row for row in rows if row[0] < since), (since, heir), *later]
        return rows

    def _issue(self, issue: facts.IssueFact) -> Iterable[facts.IssueFact]:
        start, slug = issue.plan_published_at, issue.body
        for since, heir in self._owners(issue):
            first = datetime.combine(since, time(), ALMATY)
            if issue.closed_at is not None and issue.closed_at < first:
                break
            if start < first:
                yield replace(
                    issue, body=slug, plan_published_at=start, closed_at=first - datetime.resolution
                )
                start = first
            slug = heir
        yield replace(issue, body=slug, plan_published_at=start)


def read() -> Heirs:
    """The successions as they stand; one query when no body has ever ended."""
    every = bodies.all_heirs()
    if not every:
        return Heirs({}, {})
    heirs: dict[str, list[tuple[date, str]]] = {}
    for old, since, heir, is_main in every:
        if is_main:
            heirs.setdefault(old, []).append((since, heir))
    moved, named = bodies.posts_handed_over(), bodies.visits_handed_over()
    visits = Visit.objects.filter(office__in=moved).values_list("code", "office_id")
    posts = {code: moved[office] for code, office in visits} | named
    issues = Issue.objects.filter(visit__code__in=posts).values_list("code", "visit__code")
    return Heirs(heirs, posts, every, {issue: posts[visit] for issue, visit in issues})
