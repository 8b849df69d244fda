"""Faults that tests plant into the good year: each with the cells it must change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from kezdesu.common.clock import almaty
from kezdesu.decree import DutyState
from kezdesu.decree import facts as f
from tests.decree import story

Fault = Callable[[f.Facts], f.Facts]
Cell = tuple[str, str, str]
S = DutyState


def on_visit(code: str, **changes: object) -> Fault:
    def plant(facts: f.Facts) -> f.Facts:
        changed = (replace(visit, **changes) if visit.code == code else visit for visit in facts.visits)  # type: ignore[arg-type]
        return replace(facts, visits=tuple(changed))

    return plant


def record_gone(kind: f.RecordKind) -> Fault:
    def plant(facts: f.Facts) -> f.Facts:
        kept = tuple(record for record in visit_of(facts).records if record.kind is not kind)
        return on_visit(CODE, records=kept)(facts)

    return plant


def record_moved(kind: f.RecordKind, at: datetime) -> Fault:
    def plant(facts: f.Facts) -> f.Facts:
        moved = tuple(
            replace(record, happened_at=at) if record.kind is kind else record
            for record in visit_of(facts).records
        )
        return on_visit(CODE, records=moved)(facts)

    return plant


def part_gone(kind: f.PartKind) -> Fault:
    def plant(facts: f.Facts) -> f.Facts:
        kept = tuple(part for part in visit_of(facts).parts if part.kind is not kind)
        return on_visit(CODE, parts=kept)(facts)

    return plant


def published_at(kind: str, at: datetime) -> Fault:
    def plant(facts: f.Facts) -> f.Facts:
        moved = tuple(
            replace(item, published_at=at) if item.kind == kind else item
            for item in visit_of(facts).publications
        )
        return on_visit(CODE, publications=moved)(facts)

    return plant


def schedule(**changes: object) -> Fault:
    return lambda facts: replace(
        facts,
        schedules=(replace(facts.schedules[0], **changes), *facts.schedules[1:]),  # type: ignore[arg-type]
    )


def without(name: str, *keep: int) -> Fault:
    def plant(facts: f.Facts) -> f.Facts:
        items = getattr(facts, name)
        return replace(facts, **{name: tuple(items[index] for index in keep)})

    return plant


def visit_of(facts: f.Facts) -> f.VisitFact:
    return next(visit for visit in facts.visits if visit.code == CODE)


CODE = "M-E5"
START = almaty(2026, 5, 11, 10)
E, C, G, P, A = story.ENERGY, story.CULTURE, story.OFFICE, story.ADMINISTRATION, story.ABAI
PROPOSED = {C: almaty(2025, 11, 24, 12)}

FAULTS: list[tuple[str, Fault, dict[Cell, S]]] = [
    (
        "proposals on the boundary",
        schedule(proposals={**PROPOSED, E: almaty(2025, 12, 1, 9)}),
        {("2.1", E, "S-2026"): S.BOUNDARY},
    ),
    (
        "proposals late",
        schedule(proposals={**PROPOSED, E: almaty(2025, 12, 2, 9)}),
        {("2.1", E, "S-2026"): S.MET_LATE},
    ),
    ("no proposals", schedule(proposals=PROPOSED), {("2.1", E, "S-2026"): S.MISSED}),
    (
        "draft on the boundary",
        schedule(draft_sent_at=almaty(2025, 12, 15, 23, 59)),
        {("2.2", C, "S-2026"): S.BOUNDARY},
    ),
    ("draft late", schedule(draft_sent_at=almaty(2025, 12, 16)), {("2.2", C, "S-2026"): S.MET_LATE}),
    (
        "approved late",
        schedule(approved_at=almaty(2026, 1, 12), act_date=date(2026, 1, 12)),
        {("2.3", G, "S-2026"): S.MET_LATE},
    ),
    (
        "act dated in time, entered late",
        schedule(approved_at=almaty(2026, 1, 12), act_date=date(2026, 1, 8)),
        {},
    ),
    ("no broadcast", on_visit(CODE, broadcast=None), {("3.2", E, CODE): S.MISSED}),
    (
        "comments closed",
        on_visit(CODE, broadcast=f.BroadcastFact("https://s.example", False)),
        {("3.2", E, CODE): S.MISSED},
    ),
    (
        "no broadcast with a reason",
        on_visit(CODE, broadcast=f.BroadcastFact(impossible=story.REASON)),
        {("3.2", E, CODE): S.NOT_APPLICABLE},
    ),
    ("presentation of exactly a quarter", on_visit(CODE, presentation_measured=timedelta(minutes=30)), {}),
    (
        "presentation a second too long",
        on_visit(CODE, presentation_measured=timedelta(minutes=30, seconds=1)),
        {("3.3", E, CODE): S.MISSED},
    ),
    (
        "agenda over a quarter",
        on_visit(CODE, presentation_planned=timedelta(minutes=31)),
        {("3.3", E, CODE): S.MISSED},
    ),
    ("not measured", on_visit(CODE, presentation_measured=None), {("3.3", E, CODE): S.MISSED}),
    ("no liaison", record_gone(f.RecordKind.AB_LIAISON), {("3.4", E, CODE): S.MISSED}),
    ("liaison only before", record_moved(f.RecordKind.AB_LIAISON, START), {("3.4", E, CODE): S.OVERDUE}),
    ("no date poll", record_gone(f.RecordKind.DATE_DECISION), {("3.5a", E, CODE): S.MISSED}),
    (
        "date decided after the start",
        record_moved(f.RecordKind.DATE_DECISION, START + timedelta(seconds=1)),
        {("3.5a", E, CODE): S.MISSED},
    ),
    ("date decided at the start", record_moved(f.RecordKind.DATE_DECISION, START), {}),
    ("no analysis", record_gone(f.RecordKind.INTAKE_ANALYSIS), {("3.5b", E, CODE): S.MISSED}),
    ("no reception", part_gone(f.PartKind.RECEPTION), {("3.6a", E, CODE): S.MISSED}),
    ("no NGO meeting", part_gone(f.PartKind.NGO), {("3.6b", E, CODE): S.MISSED}),
    ("no briefing", part_gone(f.PartKind.BRIEFING), {("3.6c", E, CODE): S.MISSED}),
    ("a question left out", on_visit(CODE, voiced=f.VoicedFact(12, 1)), {("3.7a", E, CODE): S.OVERDUE}),
    (
        "questions settled late",
        on_visit(CODE, voiced=f.VoicedFact(12, 0, almaty(2026, 5, 22))),
        {("3.7a", E, CODE): S.MET_LATE},
    ),
    ("plan published on the last day", published_at("plan", almaty(2026, 5, 21, 23, 59)), {}),
    ("plan published late", published_at("plan", almaty(2026, 5, 22)), {("3.7b", E, CODE): S.MET_LATE}),
    ("no plan", on_visit(CODE, publications=()), {("3.7b", E, CODE): S.OVERDUE}),
    ("a quarter without report", without("reports", 0, 2, 3), {("3.7c", E, "2026-Q2"): S.MISSED}),
    ("the last quarter without report", without("reports", 0, 1, 2), {("3.7c", E, "2026-Q4"): S.MISSED}),
    ("akim stayed away", record_gone(f.RecordKind.AKIM_ATTENDANCE), {("4.1", A, CODE): S.MISSED}),
    ("no local notice", record_gone(f.RecordKind.LOCAL_NOTICE), {("4.2", A, CODE): S.MISSED}),
    ("a half-year without letter", without("letters", 1), {("4.3", A, "2026-H1"): S.MISSED}),
    ("not announced", record_gone(f.RecordKind.AB_ANNOUNCEMENT), {("5.1", C, CODE): S.MISSED}),
    ("no coverage", record_gone(f.RecordKind.MEDIA_COVERAGE), {("5.1", C, CODE): S.OVERDUE}),
    ("no evaluation", without("evaluations"), {("5.2", C, "2026"): S.OVERDUE}),
    ("no guidance", without("guidance"), {("5.3", C, "2026"): S.MISSED}),
    ("no review", without("reviews", 0), {("6.1", G, "2026-H2"): S.OVERDUE}),
    ("no other measures", without("measures"), {("6.4", G, "2026"): S.NOT_APPLICABLE}),
    ("a quarter without reading", without("control", 0, 1, 3), {("7", P, "2026-Q3"): S.MISSED}),
]
