"""The duty register: every row of the clause table, for every obliged body, as a pure function of the facts.

A duty belongs to the year of its subject: the schedule *for* the year (though it is proposed the autumn before), the
visits planned in it, its quarters and half-years. ``today`` decides what is known: later evidence is not seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Final, TypedDict

from kezdesu.common.trilingual import Language
from kezdesu.decree.calendar import WorkingCalendar, standard_calendar
from kezdesu.decree.catalogue import CLAUSES
from kezdesu.decree.duties import (
    after,
    akims,
    authorised_body,
    control,
    government,
    meetings,
    schedule,
    visit,
)
from kezdesu.decree.duties.context import Context, Finding, without_term
from kezdesu.decree.duties.visit_case import per_visit
from kezdesu.decree.editions import all_series, available, default_pack
from kezdesu.decree.facts import Facts
from kezdesu.decree.model import Duty, DutyState
from kezdesu.decree.pack import Pack
from kezdesu.decree.phrases import phrase

Rule = Callable[[Context, str], Iterator[Duty]]

RULES: Final[Mapping[str, Rule]] = {
    "1": meetings.regular_meetings,
    "2.1": schedule.proposals,
    "2.2": schedule.draft,
    "2.3": schedule.approval,
    "3.1": control.off_schedule,
    "3.2": per_visit(visit.broadcast, visit.by_ministry),
    "3.3": per_visit(visit.quarter_rule, visit.by_ministry),
    "3.4": per_visit(visit.liaison, visit.by_ministry),
    "3.5a": per_visit(visit.date_poll, visit.by_ministry),
    "3.5b": per_visit(visit.intake, visit.by_ministry),
    "3.6a": per_visit(visit.reception, visit.by_ministry),
    "3.6b": per_visit(visit.ngo_meeting, visit.by_ministry),
    "3.6c": per_visit(visit.briefing, visit.by_ministry),
    "3.7a": per_visit(after.register_of_issues, visit.by_ministry),
    "3.7b": per_visit(after.publication, visit.by_ministry),
    "3.7c": after.progress_reports,
    "4.1": per_visit(akims.attendance, akims.by_akimat),
    "4.2": per_visit(akims.local_notices, akims.by_akimat),
    "4.3": akims.systemic_problems,
    "5.1": per_visit(authorised_body.announcement_and_coverage, authorised_body.by_authorised_body),
    "5.2": authorised_body.evaluation,
    "5.3": authorised_body.guidance,
    "6.1": government.review,
    "6.2": per_visit(government.deputy_prime_minister, government.by_government_at_high_risk),
    "6.3": meetings.deputies_meetings,
    "6.4": government.other_measures,
    "7": control.oversight,
    "8": control.entry_into_force,
}


class DutyJson(TypedDict):
    """The public shape of a duty; days are ISO dates, ``met_at`` an ISO instant with ``Z``."""

    norm: str
    body: str
    subject: str
    edition: str
    anchor: str | None
    target: str | None
    due: str | None
    legal_due: str | None
    met_at: str | None
    state: str
    why: dict[Language, str]
    evidence: list[str]


def register(
    facts: Facts,
    *,
    today: date,
    year: int,
    calendar: WorkingCalendar | None = None,
    pack: Pack | None = None,
) -> tuple[Duty, ...]:
    """Every duty of ``year`` as it stands on ``today`` (Almaty date): the decree's in the order of its clause table,
    then those of the acts beside it.

    ``pack`` is the law, and its series the only one, for what names no edition of its own (default: of every series
    the edition in force when it began); a visit or a schedule that names its edition keeps it. A body that is exempt,
    or that had no occasion for a clause in the year, gets one ``not_applicable`` duty with the reason, so that no cell
    is empty. Errors: ``UnknownEdition``.
    """
    days = calendar or standard_calendar()
    every = (pack.series,) if pack else all_series()
    contexts = [Context(facts, today, year, days, pack, series) for series in every]
    return tuple(duty for context in contexts for duty in _of_series(context))


def _of_series(context: Context) -> Iterator[Duty]:
    for clause, row in _clauses(context).items():
        duties = list(RULES[row](context, clause))
        yield from duties
        yield from _no_occasion(context, clause, {duty.body for duty in duties})


def _clauses(context: Context) -> dict[str, str]:
    """The clauses of every edition of the series with the rows that they play, in the order of the table."""
    packs = (context.forced or default_pack(context.series), *available(series=context.series))
    found = {clause: norm.row for pack in packs for clause, norm in pack.norms.items()}
    return dict(sorted(found.items(), key=lambda pair: CLAUSES.index(pair[1])))


def owed(
    facts: Facts, *, today: date, calendar: WorkingCalendar | None = None, pack: Pack | None = None
) -> tuple[Duty, ...]:
    """What is still open on ``today``, of last year, this year and the next, the earliest due day first."""
    years = (today.year - 1, today.year, today.year + 1)
    duties = [
        duty
        for year in years
        for duty in register(facts, today=today, year=year, calendar=calendar, pack=pack)
        if duty.state.is_open
    ]
    return tuple(sorted(duties, key=lambda duty: (duty.due or date.max, duty.key)))


def to_json(duty: Duty) -> DutyJson:
    """The duty in its public JSON shape."""
    return DutyJson(
        norm=duty.norm,
        body=duty.body,
        subject=duty.subject,
        edition=duty.edition,
        anchor=_iso(duty.anchor),
        target=_iso(duty.target),
        due=_iso(duty.due),
        legal_due=_iso(duty.legal_due),
        met_at=_instant(duty.met_at),
        state=duty.state.value,
        why=duty.why.as_dict(),
        evidence=list(duty.evidence),
    )


def _no_occasion(context: Context, clause: str, seen: set[str]) -> Iterator[Duty]:
    first, last = date(context.year, 1, 1), date(context.year, 12, 31)
    pack = context.pack_at(last)
    norm = pack.norms.get(clause)
    if norm is None:
        return
    for body in context.obliged(norm, first, last):
        if body.slug not in seen:
            exempt = context.exempt(norm, body.slug, pack)
            says = phrase("general.exempt") if exempt else phrase("general.no_occasion", year=context.year)
            finding = Finding(DutyState.NOT_APPLICABLE, says)
            yield without_term(norm, pack, body.slug, str(context.year), finding)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _instant(instant: datetime | None) -> str | None:
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z") if instant else None
