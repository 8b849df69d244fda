"""Warnings about duties and need: cadence (1), deputies and chairs (6.3), regions and districts nobody visits. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kezdesu.common.trilingual import Trilingual
from kezdesu.planning import warnings_words as words
from kezdesu.planning.coverage import Cadence, Facts
from kezdesu.planning.warnings import DraftWarning, WarningKind
from kezdesu.schedule.drafts import DraftRow

FIRST_RANKS = frozenset({"head", "akim"})
DEPUTY_RANKS = frozenset({"deputy", "agency_chair"})
LONG_UNVISITED_DAYS = 365
MOST_IN_NEED = 5
"""Ours, not the law's: after how many days a region counts as long not visited, and how many head the list of need."""


def below_cadence(rows: Sequence[DraftRow], facts: Facts) -> Iterator[DraftWarning]:
    """Periods in which the first head of a body that has sent its proposals meets nobody, or too few (1)."""
    sent = sorted({row.body for row in rows} & facts.obliged)
    led = [row for row in rows if facts.rank(row.body, row.office) in FIRST_RANKS]
    for span in facts.heads:
        for body in sent:
            own = [row for row in led if row.body == body and _lies_in(row, span)]
            reason = _too_few(body, own, span, facts)
            if reason is not None:
                yield DraftWarning(
                    WarningKind.BELOW_CADENCE, reason, clause=span.clause, body=body, month=_month(span)
                )


def _too_few(body: str, own: Sequence[DraftRow], span: Cadence, facts: Facts) -> Trilingual | None:
    name = facts.bodies.get(body, words.NOTHING)
    if not span.places:
        few = len(own) < span.least
        return words.below_cadence(name, span.label, len(own), span.least) if few else None
    counted = Counter((row.region, row.district) for row in own)
    left = [facts.districts[place] for place in span.places if counted[place] < span.least]
    return words.places_left(name, span.label, span.least, left) if left else None


def deputies(rows: Sequence[DraftRow], facts: Facts) -> Iterator[DraftWarning]:
    """Periods without the meetings of deputies and chairs of agencies that 6.3 asks of the Government."""
    led = [row for row in rows if facts.rank(row.body, row.office) in DEPUTY_RANKS]
    for span in facts.deputies:
        number = sum(_lies_in(row, span) for row in led)
        if number < span.least:
            reason = words.no_deputies(span.label, number, span.least)
            yield DraftWarning(WarningKind.NO_DEPUTIES, reason, clause="6.3", month=_month(span))
    if facts.deputies:
        yield from _idle(led, facts)


def _idle(led: Sequence[DraftRow], facts: Facts) -> Iterator[DraftWarning]:
    """Deputies and chairs who meet nobody in the whole period, one warning for each body."""
    seen = {(row.body, row.office) for row in led}
    idle: dict[str, list[Trilingual]] = {}
    for key, post in facts.posts.items():
        if post.rank in DEPUTY_RANKS and key not in seen and post.body in facts.obliged:
            idle.setdefault(post.body, []).append(post.title)
    for body, titles in sorted(idle.items()):
        reason = words.idle_deputies(facts.bodies.get(body, words.NOTHING), titles)
        yield DraftWarning(WarningKind.IDLE_DEPUTY, reason, clause="6.3", body=body)


def regions(rows: Sequence[DraftRow], facts: Facts) -> Iterator[DraftWarning]:
    """Regions that are not on the list although they wait: by need, never visited, long not visited."""
    listed = {row.region for row in rows}
    heaviest = sorted(facts.need.values(), key=lambda need: (-need.weight, need.kato))[:MOST_IN_NEED]
    in_need = {need.kato for need in heaviest if need.weight}
    for kato, name in facts.regions.items():
        if kato in listed:
            continue
        need = facts.need.get(kato)
        if need is not None and kato in in_need:
            reason = words.region_in_need(name, need.open_questions, need.overdue_promises)
            yield DraftWarning(WarningKind.REGION_IN_NEED, reason, region=kato)
        days = need.days_since(facts.today) if need else None
        if days is None:
            yield DraftWarning(WarningKind.REGION_NEVER, words.region_never(name), region=kato)
        elif days > LONG_UNVISITED_DAYS:
            yield DraftWarning(WarningKind.REGION_LONG, words.region_long(name, days), region=kato)


def districts(rows: Sequence[DraftRow], facts: Facts) -> Iterator[DraftWarning]:
    """Districts that were never visited and are not on the list; only of regions whose rows name districts."""
    named = {(row.region, row.district) for row in rows if row.district}
    known = named | facts.visited_districts
    for region in sorted({kato for kato, _name in named}):
        missing = [name for key, name in facts.districts.items() if key[0] == region and key not in known]
        if missing:
            reason = words.districts_never(facts.regions.get(region, words.NOTHING), missing)
            yield DraftWarning(WarningKind.DISTRICT_NEVER, reason, region=region)


def _lies_in(row: DraftRow, span: Cadence) -> bool:
    return span.first <= row.planned_on and row.last_day <= span.last


def _month(span: Cadence) -> str:
    return f"{span.first.year}-{span.first.month:02d}"
