"""Facts for the duty register, read from the records of all rooms in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from django.db.models import Count, Q

from kezdesu.bodies.models import Body
from kezdesu.common.clock import almaty
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree import facts
from kezdesu.issues.models import Issue, SystemicLetter
from kezdesu.issues.states import IssueState
from kezdesu.oversight import queries, succession, visit_facts
from kezdesu.oversight.models import OversightKind, OversightRecord
from kezdesu.publications.models import Publication, PublicationKind
from kezdesu.publications.states import PublicationState
from kezdesu.risks.models import RiskCard
from kezdesu.schedule.models import Proposal, Schedule
from kezdesu.terms import queries as terms

T = TypeVar("T")


def gather(year: int) -> facts.Facts:
    """Everything the register of ``year`` looks at."""
    records = list(
        OversightRecord.objects.filter(recorded_at__isnull=False).prefetch_related("receipts__body")
    )
    by_kind = group((record.kind, record) for record in records)
    heirs = succession.read()
    return facts.Facts(
        bodies=_bodies(heirs),
        schedules=_schedules(heirs),
        visits=heirs.of_visits(visit_facts.gather(year)),
        issues=heirs.of_issues(_issues()),
        reports=_reports(),
        letters=_letters(),
        evaluations=tuple(_act(record) for record in by_kind[OversightKind.EVALUATION]),
        reviews=tuple(_act(record) for record in by_kind[OversightKind.HALF_YEAR_REVIEW]),
        measures=tuple(_act(record) for record in by_kind[OversightKind.OTHER_MEASURE]),
        guidance=tuple(_guidance(record) for record in by_kind[OversightKind.GUIDANCE]),
        control=_control(year, by_kind[OversightKind.CONTROL_NOTE]),
        risks=_risks(year),
    )


def group(pairs: Iterable[tuple[object, T]]) -> defaultdict[object, list[T]]:
    """Values by key, in their order."""
    found: defaultdict[object, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def _bodies(heirs: succession.Heirs) -> tuple[facts.BodyFact, ...]:
    found = Body.objects.select_related("region", "district").annotate(districts=Count("region__districts"))
    return tuple(_body(body, heirs, districts=body.districts) for body in found)


def _body(body: Body, heirs: succession.Heirs, *, districts: int) -> facts.BodyFact:
    return facts.BodyFact(
        slug=body.slug,
        kind=facts.BodyKind(body.kind),
        region=body.region.kato if body.region else "",
        authorised=body.is_authorised,
        level=body.level,
        district=body.district.name_kk if body.district else "",
        districts=0 if body.district else districts,
        valid_from=body.valid_from,
        valid_until=body.valid_until,
        answers_for=heirs.succeeded(body.slug),
    )


def _schedules(heirs: succession.Heirs) -> tuple[facts.ScheduleFact, ...]:
    proposals: defaultdict[int, dict[str, datetime]] = defaultdict(dict)
    submitted = Proposal.objects.filter(submitted_at__isnull=False)
    for schedule, slug, at in submitted.values_list("schedule_id", "body__slug", "submitted_at"):
        if at is not None:
            proposals[schedule][slug] = at
    return tuple(
        _schedule(schedule, heirs.of_proposals(proposals[schedule.pk]))
        for schedule in Schedule.objects.select_related("body").prefetch_related("versions")
    )


def _schedule(schedule: Schedule, proposals: dict[str, datetime]) -> facts.ScheduleFact:
    first = next(iter(schedule.versions.all()), None)
    return facts.ScheduleFact(
        code=schedule.code,
        label=terms.period_of(schedule.edition, schedule.first_day),
        proposals=proposals,
        draft_sent_at=schedule.submitted_at,
        receipt=schedule.receipt,
        approved_at=first.approved_at if first else None,
        act_number=first.act_number if first else "",
        act_date=first.act_date if first else None,
        edition=schedule.edition,
        body=schedule.body.slug if schedule.body else "",
    )


def _issues() -> tuple[facts.IssueFact, ...]:
    planned = Publication.objects.filter(kind=PublicationKind.PLAN, state=PublicationState.PUBLISHED)
    published = {visit: at for visit, at in planned.values_list("visit_id", "published_at") if visit and at}
    rows = Issue.objects.filter(
        Q(state=IssueState.PLANNED) | Q(state=IssueState.CLOSED, commitments__isnull=False),
        visit__in=published,
    ).distinct()
    return tuple(
        facts.IssueFact(code, slug, published[visit], closed)
        for code, slug, visit, closed in rows.values_list("code", "body__slug", "visit_id", "closed_at")
    )


def _reports() -> tuple[facts.ReportFact, ...]:
    rows = Publication.objects.filter(
        kind=PublicationKind.QUARTER, state=PublicationState.PUBLISHED, published_at__isnull=False
    ).values_list("body__slug", "year", "quarter", "published_at")
    return tuple(
        facts.ReportFact(slug, f"{year}-Q{quarter}", at, f"report:{slug}/{year}-Q{quarter}")
        for slug, year, quarter, at in rows
        if at is not None
    )


def _letters() -> tuple[facts.LetterFact, ...]:
    rows = SystemicLetter.objects.values_list(
        "pk", "akimat__slug", "addressee__slug", "year", "half", "sent_at"
    )
    return tuple(
        facts.LetterFact(akimat, f"{year}-H{half}", sent, addressee, f"letter:{pk}")
        for pk, akimat, addressee, year, half, sent in rows
    )


def _act(record: OversightRecord) -> facts.ActFact:
    assert record.recorded_at is not None
    label = f"{record.year}-H{record.half}" if record.half else str(record.year)
    return facts.ActFact(label, record.recorded_at, f"oversight:{record.code}")


def _guidance(record: OversightRecord) -> facts.GuidanceFact:
    assert record.recorded_at is not None
    read = {receipt.body.slug: receipt.read_at for receipt in record.receipts.all()}
    return facts.GuidanceFact(record.number, record.recorded_at, read, f"oversight:{record.code}")


def _control(year: int, notes: Iterable[OversightRecord]) -> tuple[facts.ControlFact, ...]:
    """Control notes, and the log of reading of the year's register (7)."""
    written = [
        facts.ControlFact(note.recorded_at, f"oversight:{note.code}") for note in notes if note.recorded_at
    ]
    read = [facts.ControlFact(entry.at) for entry in queries.readings(year)]
    return tuple(written + read)


def _risks(year: int) -> tuple[facts.RiskFact, ...]:
    cards = RiskCard.objects.select_related("body", "region", "visit")
    within = cards.filter(opened_at__gte=almaty(year, 1, 1), opened_at__lt=almaty(year + 1, 1, 1))
    return tuple(
        facts.RiskFact(
            code=card.code,
            body=card.body.slug,
            region=card.region.kato,
            opened_at=card.opened_at,
            decision=facts.RiskDecision(card.state),
            decided_at=card.decided_at,
            visit=card.visit.code if card.visit else "",
            reason=Trilingual(card.decision_kk, card.decision_ru),
        )
        for card in within.order_by("id")
    )
