"""The score sheet of the annual evaluation: the open formula over the duty register."""

from __future__ import annotations

from dataclasses import dataclass

from kezdesu.bodies.models import BodyKind
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.scoring import Score, score
from kezdesu.oversight import queries
from kezdesu.oversight.register import law_of, register


@dataclass(frozen=True, slots=True)
class Line:
    """A ministry's marks, from 0 to 100; None when nothing can be judged yet."""

    slug: str
    name: Trilingual
    score: Score
    total: int | None


def sheet(year: int) -> list[Line]:
    """All obliged ministries, the best first."""
    found, pack = register(year), law_of(year)
    ministries = [
        body
        for body in queries.bodies_by_slug().values()
        if body.kind == BodyKind.CEB and not pack.is_exempt(body.slug) and found.of_body(body.slug)
    ]
    scores = [(body, score(found.duties, body.slug, pack=pack, year=year)) for body in ministries]
    lines = [
        Line(body.slug, body.name, marks, None if marks.total is None else round(100 * marks.total))
        for body, marks in scores
    ]
    return sorted(lines, key=lambda line: (line.total is None, -(line.total or 0), line.slug))
