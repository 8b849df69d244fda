"""What every duty rule is given: the facts sorted for reading, the day on which the register is drawn, the law."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from kezdesu.common.clock import almaty_date
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.calendar import WorkingCalendar
from kezdesu.decree.editions import available, load_pack, pack_at, series_of
from kezdesu.decree.facts import BodyFact, BodyKind, Facts, IssueFact, ScheduleFact, VisitFact
from kezdesu.decree.model import Duty, DutyState, Norm, Obliged, Term
from kezdesu.decree.pack import MAIN_SERIES, Pack
from kezdesu.decree.periods import Span
from kezdesu.decree.phrases import sentences
from kezdesu.decree.terms import compute

_Item = TypeVar("_Item")
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True)
class Context:
    """The register of ``year`` under one series of packs, as it stands on ``today``.

    ``forced`` is the pack for everything without its own.
    """

    facts: Facts
    today: date
    year: int
    calendar: WorkingCalendar
    forced: Pack | None
    series: str = MAIN_SERIES

    def pack_at(self, day: date) -> Pack:
        """The pack for what began on ``day``."""
        if self.forced is not None:
            return self.forced
        return pack_at(day, series=self.series)

    def pack_of(self, edition: str, day: date) -> Pack:
        """The pack of a case that keeps its ``edition``; that of ``day`` when it names none."""
        if not edition or (self.forced is not None and self.forced.edition == edition):
            return self.pack_at(day)
        return load_pack(edition)

    def term(self, norm: Norm, anchor: date, pack: Pack) -> Term:
        """The term of ``norm`` from ``anchor``."""
        return compute(norm, anchor, pack=pack, calendar=self.calendar)

    def in_force(self, day: date) -> bool:
        """Whether the act was in force on ``day`` in any edition."""
        return self.forced is not None or day >= available(series=self.series)[0].valid_from

    def is_ours(self, edition: str) -> bool:
        """Whether a case that began under ``edition`` belongs to this series."""
        if self.forced is not None and edition in ("", self.forced.edition):
            return True
        return series_of(edition) == self.series

    def law_of(self, clause: str) -> tuple[Pack, Norm] | None:
        """The pack and norm by which the periods of the year are cut: of its first day, else of its last."""
        packs = (self.pack_at(self._first), self.pack_at(self._last))
        return next(((pack, pack.norms[clause]) for pack in packs if clause in pack.norms), None)

    def known(self, instant: datetime | None) -> datetime | None:
        """``instant`` if it had come by ``today``, else None."""
        return instant if instant is not None and almaty_date(instant) <= self.today else None

    def obliged(self, norm: Norm, first: date, last: date) -> tuple[BodyFact, ...]:
        """The bodies that ``norm`` obliges and that existed between the days, exempt ones included."""
        return tuple(
            body
            for body in self._by_obliged[norm.obliged]
            if body.existed(first, last) and is_of_level(norm, body)
        )

    def exempt(self, norm: Norm, body: str, pack: Pack) -> bool:
        """Whether the pack exempts the body with this slug from ``norm``."""
        return bool(norm.exempt) and body in pack.names(norm.exempt)

    def bound(self, norm: Norm, pack: Pack, first: date, last: date) -> tuple[BodyFact, ...]:
        """The bodies that ``norm`` obliges between the days, without the exempt ones.

        A body that ended before the last day owes nothing for the period: whoever succeeded it does.
        """
        return tuple(
            body
            for body in self.obliged(norm, first, last)
            if body.existed(last, last) and not self.exempt(norm, body.slug, pack)
        )

    def visits_of(self, body: BodyFact, span: Span) -> list[VisitFact]:
        """The body's visits; of a body made within the period, also those of the bodies it was made from."""
        made_from = [
            slug for slug, since in body.answers_for if span.first < body.valid_from == since <= span.last
        ]
        return [visit for slug in (body.slug, *made_from) for visit in self.visits_by_body[slug]]

    @cached_property
    def visits(self) -> tuple[VisitFact, ...]:
        """The visits planned in the year under this series."""
        return tuple(
            visit
            for visit in self.facts.visits
            if almaty_date(visit.planned_start).year == self.year and self.is_ours(visit.edition)
        )

    @cached_property
    def schedules(self) -> Mapping[tuple[str, str], ScheduleFact]:
        """The schedules of this series by period and, where every body has its own, by body."""
        found = (schedule for schedule in self.facts.schedules if self.is_ours(schedule.edition))
        return {(schedule.label, schedule.body): schedule for schedule in found}

    @cached_property
    def body_by_slug(self) -> Mapping[str, BodyFact]:
        """Every body by slug."""
        return {body.slug: body for body in self.facts.bodies}

    @cached_property
    def visits_by_body(self) -> Mapping[str, list[VisitFact]]:
        """The visits of the year by the slug of their body."""
        return grouped(self.visits, lambda visit: visit.body)

    @cached_property
    def visit_by_code(self) -> Mapping[str, VisitFact]:
        """Every visit, of any year, by its code."""
        return {visit.code: visit for visit in self.facts.visits}

    @cached_property
    def issues_by_body(self) -> Mapping[str, list[IssueFact]]:
        """The planned issues by the slug of the body that owes their reports."""
        return grouped(self.facts.issues, lambda issue: issue.body)

    @cached_property
    def akimat_of_region(self) -> Mapping[str, str]:
        """The slug of the akimat by the region's KATO code."""
        akimats = (body for body in self._by_obliged[Obliged.AKIM] if not body.district)
        return {body.region: body.slug for body in akimats if body.existed(self._first, self._last)}

    @property
    def _first(self) -> date:
        return date(self.year, 1, 1)

    @property
    def _last(self) -> date:
        return date(self.year, 12, 31)

    @cached_property
    def _by_obliged(self) -> Mapping[Obliged, tuple[BodyFact, ...]]:
        bodies = self.facts.bodies
        return {
            Obliged.CEB: tuple(body for body in bodies if body.kind is BodyKind.CEB),
            Obliged.AB: tuple(body for body in bodies if body.authorised),
            Obliged.GOVERNMENT: tuple(body for body in bodies if body.kind is BodyKind.GOVERNMENT),
            Obliged.AKIM: tuple(body for body in bodies if body.kind is BodyKind.AKIMAT),
            Obliged.PA: tuple(body for body in bodies if body.kind is BodyKind.PA),
            Obliged.NOBODY: (),
        }


def is_of_level(norm: Norm, body: BodyFact | None) -> bool:
    """Whether the norm speaks to bodies of this level."""
    return not norm.levels or (body is not None and body.level in norm.levels)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: the state, when it was met, whole sentences that say why, references to the evidence."""

    state: DutyState
    says: Trilingual
    met_at: datetime | None = None
    evidence: tuple[str, ...] = ()


def with_term(norm: Norm, pack: Pack, body: str, subject: str, term: Term, finding: Finding) -> Duty:
    """A duty whose days come from ``term``."""
    return Duty(
        norm=norm.clause,
        body=body,
        subject=subject,
        edition=pack.edition,
        anchor=term.anchor,
        target=term.target,
        due=term.due,
        legal_due=term.legal_due,
        met_at=finding.met_at,
        state=finding.state,
        why=sentences(term.why, finding.says),
        evidence=finding.evidence,
        row=norm.row,
    )


def without_term(
    norm: Norm, pack: Pack, body: str, subject: str, finding: Finding, day: date | None = None
) -> Duty:
    """A duty for which the decree names no day of its own; ``day`` is the day of its event, if it has one."""
    return Duty(
        norm=norm.clause,
        body=body,
        subject=subject,
        edition=pack.edition,
        anchor=day,
        target=day,
        due=day,
        legal_due=day,
        met_at=finding.met_at,
        state=finding.state,
        why=sentences(norm.basis, finding.says),
        evidence=finding.evidence,
        row=norm.row,
    )


def grouped(items: Iterable[_Item], key: Callable[[_Item], _Key]) -> Mapping[_Key, list[_Item]]:
    """The items by ``key``; an unknown key gives an empty list."""
    found: defaultdict[_Key, list[_Item]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return found


def day_of(instant: datetime) -> date:
    """The Almaty date of an instant."""
    return almaty_date(instant)


def held_within(visit: VisitFact, span: Span) -> bool:
    """Whether the visit was planned for a day of ``span``."""
    return almaty_date(visit.planned_start) in span
