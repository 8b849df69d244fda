"""A small country in which everybody keeps the decree in 2026: the ground on which faults are planted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from kezdesu.common.clock import almaty
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree import facts as f

REASON = Trilingual("Су тасқыны.", "Паводок.", "Flood.")
ENERGY, CULTURE, DEFENCE = "energy", "culture-and-information", "defence"
OFFICE, ADMINISTRATION, ABAI = "government-office", "presidential-administration", "akimat-abai"
REGION = "100000000"
AKIMS = "826-2024"
"""Edition of the decree on meetings of akims that is in force in 2026."""
BODIES = (
    f.BodyFact(ENERGY, f.BodyKind.CEB),
    f.BodyFact(CULTURE, f.BodyKind.CEB, authorised=True),
    f.BodyFact(DEFENCE, f.BodyKind.CEB),
    f.BodyFact(OFFICE, f.BodyKind.GOVERNMENT),
    f.BodyFact(ADMINISTRATION, f.BodyKind.PA),
    f.BodyFact(ABAI, f.BodyKind.AKIMAT, region=REGION, level="oblast"),
    f.BodyFact("kegoc", f.BodyKind.HOLDING),
)
YEAR_END = date(2027, 6, 1)


def records(start: datetime, end: datetime) -> tuple[f.RecordFact, ...]:
    """Every record that a good visit leaves."""
    day = timedelta(days=1)
    return (
        f.RecordFact(f.RecordKind.DATE_DECISION, start - 20 * day, 120, "record:1"),
        f.RecordFact(f.RecordKind.INTAKE_ANALYSIS, start - 3 * day, 45, "record:2"),
        f.RecordFact(f.RecordKind.AB_LIAISON, start - 5 * day, None, "record:3"),
        f.RecordFact(f.RecordKind.AB_LIAISON, end + day, None, "record:4"),
        f.RecordFact(f.RecordKind.LOCAL_NOTICE, start - 7 * day, None, "record:5"),
        f.RecordFact(f.RecordKind.AB_ANNOUNCEMENT, start - 8 * day, None, "record:6"),
        f.RecordFact(f.RecordKind.MEDIA_COVERAGE, end + day, 6, "record:7"),
        f.RecordFact(f.RecordKind.AKIM_ATTENDANCE, start, None, "record:8"),
    )


def parts(start: datetime) -> tuple[f.PartFact, ...]:
    """Meeting, reception, NGO meeting and briefing, one after another, an hour each but the meeting of two."""
    hour = timedelta(hours=1)
    return (
        f.PartFact(f.PartKind.MEETING, start, start + 2 * hour, 200),
        f.PartFact(f.PartKind.RECEPTION, start + 2 * hour, start + 3 * hour, 14),
        f.PartFact(f.PartKind.NGO, start + 3 * hour, start + 4 * hour, 9, documented=True),
        f.PartFact(f.PartKind.BRIEFING, start + 4 * hour, start + 5 * hour, 7, documented=True),
    )


def visit(code: str, body: str, start: datetime, rank: f.Rank = f.Rank.HEAD) -> f.VisitFact:
    """A visit at which nothing was left undone."""
    end = start + timedelta(hours=5)
    published = tuple(
        f.PublicationFact(kind, end + timedelta(days=5), f"publication:{code}-{kind}")
        for kind in ("results", "issues", "plan")
    )
    return f.VisitFact(
        code,
        body,
        REGION,
        rank,
        f.VisitState.HELD,
        start,
        end,
        ended_at=end,
        parts=parts(start),
        planned_time=timedelta(hours=2),
        presentation_planned=timedelta(minutes=25),
        presentation_measured=timedelta(minutes=28),
        broadcast=f.BroadcastFact("https://stream.example/1", True, "https://stream.example/archive/1"),
        records=records(start, end),
        intake={"site": 30, "109": 15, "blog": 0},
        voiced=f.VoicedFact(12, 0, end + timedelta(days=2)),
        publications=published,
    )


def planned(code: str, body: str, start: datetime) -> f.VisitFact:
    """A visit that stands in the schedule and of which nothing is recorded yet."""
    end = start + timedelta(hours=5)
    return f.VisitFact(code, body, REGION, f.Rank.HEAD, f.VisitState.PLANNED, start, end)


def visits() -> tuple[f.VisitFact, ...]:
    """Both ministers every quarter, a deputy every quarter, and the akim once, under the decree on akims."""
    months = (2, 5, 8, 11)
    energy = (visit(f"M-E{month}", ENERGY, almaty(2026, month, 11, 10)) for month in months)
    culture = (visit(f"M-C{month}", CULTURE, almaty(2026, month, 12, 10)) for month in months)
    deputies = (visit(f"M-D{month}", ENERGY, almaty(2026, month, 13, 10), f.Rank.DEPUTY) for month in months)
    akim = replace(visit("M-A3", ABAI, almaty(2026, 3, 4, 10)), edition=AKIMS)
    return (*energy, *culture, *deputies, akim)


def good_year() -> f.Facts:
    """2026, in which nobody broke anything."""
    quarters = [(1, 4, 2026), (2, 7, 2026), (3, 10, 2026), (4, 1, 2027)]
    halves = [("2026-H1", almaty(2026, 7, 3, 12)), ("2026-H2", almaty(2027, 1, 5, 12))]
    return f.Facts(
        BODIES,
        schedules=(
            f.ScheduleFact(
                "S-2026",
                "2026",
                {ENERGY: almaty(2025, 11, 20, 12), CULTURE: almaty(2025, 11, 24, 12)},
                almaty(2025, 12, 10, 12),
                "17-5/901",
                almaty(2025, 12, 29, 12),
                "1201",
                date(2025, 12, 29),
            ),
            f.ScheduleFact(
                "S-2026-akimat-abai",
                "2026",
                approved_at=almaty(2026, 1, 12, 12),
                act_number="4",
                act_date=date(2026, 1, 12),
                edition=AKIMS,
                body=ABAI,
            ),
        ),
        visits=visits(),
        issues=(
            f.IssueFact("I-1", ENERGY, almaty(2026, 2, 16, 15)),
            f.IssueFact("I-2", ENERGY, almaty(2026, 5, 16, 15), almaty(2026, 8, 3, 12)),
        ),
        reports=tuple(
            f.ReportFact(ENERGY, f"2026-Q{number}", almaty(year, month, 6, 12), f"publication:Q{number}")
            for number, month, year in quarters
        ),
        letters=tuple(f.LetterFact(ABAI, label, sent, ENERGY, f"letter:{label}") for label, sent in halves),
        evaluations=(f.ActFact("2026", almaty(2027, 3, 10, 12), "record:E"),),
        reviews=tuple(f.ActFact(label, at, f"record:{label}") for label, at in halves),
        measures=(f.ActFact("2026", almaty(2026, 6, 1, 12), "record:M"),),
        guidance=(
            f.GuidanceFact(
                1, almaty(2026, 1, 12, 12), {ENERGY: almaty(2026, 1, 14, 9), CULTURE: almaty(2026, 1, 13, 9)}
            ),
        ),
        control=tuple(f.ControlFact(almaty(2026, month, 2, 9), "") for month in (1, 4, 7, 10)),
    )
