"""Facts of the visits of a year for the duty register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from kezdesu.common.clock import almaty
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree import facts
from kezdesu.issues.models import IssueVoice
from kezdesu.live.models import Floor
from kezdesu.meetings.models import AgendaKind, Broadcast, CommentSetting, Part, Visit
from kezdesu.meetings.states import AHEAD
from kezdesu.publications.models import AFTER_VISIT
from kezdesu.publications.states import PublicationState
from kezdesu.risks.models import RiskCard, RiskLevel
from kezdesu.voices.models import Voice
from kezdesu.voices.states import VOICED, VoiceState


@dataclass(frozen=True, slots=True)
class Around:
    """What downstream rooms know of the visits, by visit id."""

    measured: Mapping[int, int]
    intake: Mapping[int, Mapping[str, int]]
    voiced: Mapping[int, facts.VoicedFact]
    high_risk: frozenset[int]


def gather(year: int) -> tuple[facts.VisitFact, ...]:
    """Visits planned in ``year`` or moved out of it; a fixed number of queries."""
    first, last = almaty(year, 1, 1), almaty(year + 1, 1, 1)
    chosen = Visit.objects.filter(
        Q(starts_at__gte=first, starts_at__lt=last)
        | Q(postponements__old_start__gte=first, postponements__old_start__lt=last)
    ).distinct()
    around = _around(chosen)
    rows = chosen.select_related("body", "region", "broadcast", "entry__district").prefetch_related(
        "parts", "agenda", "records", "postponements", "publications"
    )
    return tuple(_visit(visit, around) for visit in rows.order_by("starts_at", "id"))


def _around(chosen: QuerySet[Visit]) -> Around:
    ids = chosen.values("pk")
    measured = dict(Floor.objects.filter(visit__in=ids).values_list("visit_id", "presentation_seconds"))
    high = RiskCard.objects.filter(visit__in=ids, level=RiskLevel.HIGH).values_list("visit_id", flat=True)
    return Around(measured, _intake(ids), _voiced(ids), frozenset(pk for pk in high if pk))


def _intake(ids: QuerySet[Visit, Any]) -> dict[int, dict[str, int]]:
    counts: dict[int, dict[str, int]] = {}
    rows = Voice.objects.filter(visit__in=ids).values_list("visit_id", "channel").annotate(n=Count("pk"))
    for visit, channel, number in rows.order_by():
        counts.setdefault(visit or 0, {})[channel] = number
    return counts


def _voiced(ids: QuerySet[Visit, Any]) -> dict[int, facts.VoicedFact]:
    drafted = IssueVoice.objects.filter(voice=OuterRef("pk")).values("issue__drafted_at")[:1]
    rows = (
        Voice.objects.filter(visit__in=ids, state__in=VOICED)
        .order_by()
        .annotate(drafted=Subquery(drafted))
        .values_list("visit_id", "state", "write_by", "answered_at", "drafted")
    )
    settled: dict[int, list[datetime | None]] = {}
    for visit, state, write_by, answered_at, listed_at in rows:
        on_the_spot = answered_at if state == VoiceState.ANSWERED and write_by is None else None
        settled.setdefault(visit or 0, []).append(listed_at or on_the_spot)
    return {visit: _counted(instants) for visit, instants in settled.items()}


def _counted(instants: list[datetime | None]) -> facts.VoicedFact:
    known = [instant for instant in instants if instant is not None]
    missing = len(instants) - len(known)
    return facts.VoicedFact(len(instants), missing, max(known) if known and not missing else None)


def _visit(visit: Visit, around: Around) -> facts.VisitFact:
    items = list(visit.agenda.all())
    presented = sum(item.minutes for item in items if item.kind == AgendaKind.PRESENTATION)
    measured = around.measured.get(visit.pk)
    parts = list(visit.parts.all())
    return facts.VisitFact(
        code=visit.code,
        body=visit.body.slug,
        region=visit.region.kato,
        rank=_rank(visit.rank),
        state=facts.VisitState.PLANNED if visit.state in AHEAD else facts.VisitState(visit.state),
        planned_start=visit.starts_at,
        planned_end=visit.ends_at,
        edition=visit.edition,
        district=_district(visit),
        ended_at=visit.ended_at,
        off_schedule=visit.off_schedule,
        high_risk=visit.pk in around.high_risk,
        parts=tuple(_part(part) for part in parts),
        planned_time=_planned_time(parts),
        presentation_planned=timedelta(minutes=presented) if items else None,
        presentation_measured=None if measured is None else timedelta(seconds=measured),
        broadcast=_broadcast(getattr(visit, "broadcast", None)),
        records=tuple(
            facts.RecordFact(facts.RecordKind(row.kind), row.happened_at, row.count, f"record:{row.pk}")
            for row in visit.records.all()
        ),
        intake=around.intake.get(visit.pk, {}),
        voiced=around.voiced.get(visit.pk, facts.VoicedFact()),
        publications=_publications(visit),
        postponements=tuple(
            facts.PostponementFact(row.old_start, row.decided_at, row.reason)
            for row in visit.postponements.all()
        ),
        cancelled_at=visit.cancelled_at,
        cancel_reason=visit.cancel_reason,
    )


def _district(visit: Visit) -> str:
    district = visit.entry.district if visit.entry else None
    return district.name_kk if district else ""


def _rank(rank: str) -> facts.Rank:
    known = {member.value for member in facts.Rank}
    return facts.Rank(rank) if rank in known else facts.Rank.OTHER


def _part(part: Part) -> facts.PartFact:
    return facts.PartFact(
        kind=facts.PartKind(part.kind),
        actual_start=part.actual_start,
        actual_end=part.actual_end,
        attendance=part.attendance,
        documented=bool(part.minutes_kk or part.minutes_ru),
    )


def _planned_time(parts: Iterable[Part]) -> timedelta | None:
    return next((part.planned_end - part.planned_start for part in parts if part.kind == "meeting"), None)


def _broadcast(row: Broadcast | None) -> facts.BroadcastFact | None:
    if row is None:
        return None
    return facts.BroadcastFact(
        url=row.url,
        comments_open=row.comments == CommentSetting.OPEN,
        archive_url=row.archive_url,
        impossible=Trilingual(row.impossible_kk, row.impossible_ru),
    )


def _publications(visit: Visit) -> tuple[facts.PublicationFact, ...]:
    found: list[tuple[str, datetime]] = [
        (row.kind, row.published_at)
        for row in visit.publications.all()
        if row.kind in AFTER_VISIT and row.state == PublicationState.PUBLISHED and row.published_at
    ]
    return tuple(facts.PublicationFact(kind, at, f"publication:{visit.code}/{kind}") for kind, at in found)
