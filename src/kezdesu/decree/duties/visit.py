"""Clauses 3.2 to 3.6: what is owed before and at every visit."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from kezdesu.decree.duties.context import Context, Finding
from kezdesu.decree.duties.visit_case import VisitCase, at_visit, before_start, end_of, until_publication
from kezdesu.decree.facts import PartFact, PartKind, RecordKind, VisitFact
from kezdesu.decree.model import DutyState, Norm
from kezdesu.decree.phrases import Slot, phrase


def by_ministry(context: Context, visit: VisitFact, norm: Norm) -> str:
    """The obliged body of clause 3: the one whose head travels."""
    return visit.body


def _say(key: str, evidence: tuple[str, ...] = (), **slots: Slot) -> Finding:
    return Finding(DutyState.DUE, phrase(f"visit.{key}", **slots), None, evidence)


def broadcast(case: VisitCase) -> Finding:
    """3.2: the stream with open comments, or the reason why there was none."""
    found = case.visit.broadcast
    if found is None:
        return at_visit(case, kept=False, says=_say("no_broadcast"))
    if not found.url:
        if not found.impossible:
            return at_visit(case, kept=False, says=_say("no_broadcast"))
        reason = phrase("visit.broadcast_impossible", reason=found.impossible)
        return Finding(DutyState.NOT_APPLICABLE, reason)
    evidence = tuple(link for link in (found.url, found.archive_url) if link)
    if case.pack.comments_required and not found.comments_open:
        return at_visit(case, kept=False, says=_say("comments_closed", evidence))
    return at_visit(case, kept=True, says=_say("broadcast_open", evidence))


def quarter_rule(case: VisitCase) -> Finding:
    """3.3: the measured (and the planned) presentation against the share of the planned time."""
    visit = case.visit
    if visit.planned_time is None or visit.presentation_measured is None:
        return at_visit(case, kept=False, says=_say("not_measured"))
    limit = _minutes(visit.planned_time) * case.pack.fraction("presentation_share", case.day)
    measured = _minutes(visit.presentation_measured)
    planned = _minutes(visit.presentation_planned or timedelta())
    slots: dict[str, Slot] = {
        "planned": _one_place(_minutes(visit.planned_time)),
        "limit": _one_place(limit),
        "measured": _one_place(measured),
    }
    evidence = (f"visit:{visit.code}",)
    if measured > limit:
        return at_visit(case, kept=False, says=_say("quarter_exceeded", evidence, **slots))
    if planned > limit:
        slots["agenda"] = _one_place(planned)
        return at_visit(case, kept=False, says=_say("quarter_planned_over", evidence, **slots))
    return at_visit(case, kept=True, says=_say("quarter_kept", evidence, **slots))


def liaison(case: VisitCase) -> Finding:
    """3.4: an exchange with the authorised body at every stage that the pack names."""
    end = end_of(case.visit)
    seen: dict[str, list[str]] = {"before": [], "during": [], "after": []}
    records = case.records(RecordKind.AB_LIAISON)
    for record in records:
        before, after = record.happened_at <= case.starts_at, record.happened_at >= end
        seen["before" if before else "after" if after else "during"].append(record.ref)
    missing = [stage for stage in case.pack.liaison_stages if not seen.get(stage)]
    evidence = tuple(record.ref for record in records if record.ref)
    if not missing:
        says = phrase("visit.liaison_kept")
        return Finding(DutyState.MET, says, records[-1].happened_at if records else None, evidence)
    says = phrase(f"visit.liaison_missing_{missing[0]}")
    if missing[0] != "after":
        return Finding(DutyState.MISSED, says, None, evidence)
    return Finding(until_publication(case), says, None, evidence)


def date_poll(case: VisitCase) -> Finding:
    """3.5a: the decision on day and hour, with votes, made before the visit."""
    least = case.pack.integer("poll_votes_minimum", case.day)
    decided = case.before_start(RecordKind.DATE_DECISION)
    enough = [record for record in decided if (record.count or 0) >= least]
    if enough:
        says = _say("poll_kept", _refs(enough[0].ref), votes=enough[0].count or 0)
        return before_start(case, enough[0].happened_at, says)
    if decided:
        return before_start(case, None, _say("poll_without_votes", _refs(decided[0].ref), least=least))
    return before_start(case, None, _say("no_poll"))


def intake(case: VisitCase) -> Finding:
    """3.5b: the analysis note of what came in, signed before the visit."""
    came = sum(case.visit.intake.values())
    channels = sum(1 for count in case.visit.intake.values() if count)
    notes = case.before_start(RecordKind.INTAKE_ANALYSIS)
    if notes:
        says = _say("intake_kept", _refs(notes[0].ref), came=came, channels=channels)
        return before_start(case, notes[0].happened_at, says)
    return before_start(case, None, _say("no_analysis", came=came, channels=channels))


def reception(case: VisitCase) -> Finding:
    """3.6a: the reception took place and its log gives the number of cases."""
    part = case.part(PartKind.RECEPTION)
    if part is None:
        return at_visit(case, kept=False, says=_say("no_reception"))
    if part.attendance is None:
        return at_visit(case, kept=False, says=_say("no_reception_log"))
    return at_visit(case, kept=True, says=_say("reception_kept", _visit(case), cases=part.attendance))


def ngo_meeting(case: VisitCase) -> Finding:
    """3.6b: the meeting with non-profit organisations took place, with participants and minutes."""
    part = case.part(PartKind.NGO)
    if part is None or not part.attendance:
        return at_visit(case, kept=False, says=_say("no_ngo"))
    if not part.documented:
        return at_visit(case, kept=False, says=_say("no_ngo_minutes", people=part.attendance))
    return at_visit(case, kept=True, says=_say("ngo_kept", _visit(case), people=part.attendance))


def briefing(case: VisitCase) -> Finding:
    """3.6c: the briefing took place, with accredited media or links."""
    part = case.part(PartKind.BRIEFING)
    if part is None or not _covered(part):
        return at_visit(case, kept=False, says=_say("no_briefing"))
    return at_visit(case, kept=True, says=_say("briefing_kept", _visit(case), media=part.attendance or 0))


def _covered(part: PartFact) -> bool:
    return bool(part.attendance) or part.documented


def _visit(case: VisitCase) -> tuple[str, ...]:
    return (f"visit:{case.visit.code}",)


def _refs(ref: str) -> tuple[str, ...]:
    return (ref,) if ref else ()


def _minutes(length: timedelta) -> Fraction:
    return Fraction(int(length.total_seconds()), 60)


def _one_place(minutes: Fraction) -> str:
    tenths = round(minutes * 10)
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)
