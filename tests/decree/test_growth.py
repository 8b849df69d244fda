"""The register grows with the facts and not faster: counted in function calls, not in seconds."""

from __future__ import annotations

import sys
from dataclasses import replace
from types import FrameType

from kezdesu.common.clock import almaty
from kezdesu.decree import facts as f
from kezdesu.decree.duties import register
from tests.decree import story


def country(times: int) -> f.Facts:
    bodies = tuple(f.BodyFact(f"ministry-{number}", f.BodyKind.CEB) for number in range(20))
    visits = tuple(
        story.visit(f"M-{number}-{month}-{body.slug}", body.slug, almaty(2026, month, 3 + number % 20, 10))
        for number in range(times)
        for month in range(1, 11)
        for body in bodies
    )
    issues = tuple(
        f.IssueFact(f"I-{number}", bodies[number % 20].slug, almaty(2026, 1 + number % 10, 20))
        for number in range(200 * times)
    )
    return replace(story.good_year(), bodies=(*story.BODIES, *bodies), visits=visits, issues=issues)


def calls(facts: f.Facts) -> int:
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        register(facts, today=story.YEAR_END, year=2026)
    finally:
        sys.setprofile(None)
    return count


def test_ten_times_the_visits_cost_at_most_ten_times_the_calls() -> None:
    small, large = country(1), country(10)
    calls(small)
    calls(large)
    assert len(large.visits) == 10 * len(small.visits) == 2000
    assert calls(large) <= 10.5 * calls(small)
