"""What the optimiser's pages show: figures side by side, changes with their reasons, conflicts, earlier runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.common import clock
from kezdesu.common.alphabet import place_of
from kezdesu.common.trilingual import Trilingual
from kezdesu.people.actors import Actor
from kezdesu.planning import problems, queries, rules, words
from kezdesu.planning.coverage_facts import facts_of
from kezdesu.planning.models import Run, Suggestion
from kezdesu.planning.optimiser import codec
from kezdesu.planning.optimiser.figures import Figures
from kezdesu.planning.optimiser.problem import Freedom
from kezdesu.planning.optimiser.proposing import has_solver
from kezdesu.planning.states import SuggestionState
from kezdesu.planning.words import Names
from kezdesu.schedule import queries as schedules
from kezdesu.schedule import rules as schedule_rules
from kezdesu.schedule.drafts import DraftRow, draft_rows
from kezdesu.schedule.models import Schedule
from kezdesu.web.filters import language


@dataclass(frozen=True, slots=True)
class StartPage:
    """Where a run is asked for."""

    schedule: Schedule
    rows: int
    without_day: int
    bodies: Sequence[tuple[str, Trilingual]]
    runs: Sequence[Run]
    lost: frozenset[int]
    under_way: Run | None
    may_ask: bool
    has_solver: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One figure before and after; ``less``: less is better."""

    label: Promise
    before: int
    after: int
    less: bool = True
    of: int | None = None

    @property
    def tone(self) -> str:
        """Whether it got better."""
        if self.before == self.after:
            return "quiet"
        return "done" if (self.after < self.before) == self.less else "doubt"


@dataclass(frozen=True, slots=True)
class Item:
    """One suggested change with why."""

    suggestion: Suggestion
    reasons: Sequence[Trilingual]
    is_stale: bool

    @property
    def state(self) -> str:
        """The word of its state; one whose row has moved since waits for nothing any more."""
        return "suggestion.stale" if self.is_stale else f"suggestion.{self.suggestion.state}"

    @property
    def waits(self) -> bool:
        """Whether it can be decided."""
        return self.suggestion.state == SuggestionState.PROPOSED and not self.is_stale


@dataclass(frozen=True, slots=True)
class Group:
    """The changes of one body, or of one region."""

    key: str
    name: Trilingual
    items: Sequence[Item]

    @property
    def waiting(self) -> int:
        """How many wait for a decision."""
        return sum(item.waits for item in self.items)


@dataclass(frozen=True, slots=True)
class Conflicting:
    """Rows whose wishes cannot hold together."""

    rows: Sequence[DraftRow]
    names: Names


@dataclass(frozen=True, slots=True)
class RunPage:
    """One run."""

    run: Run
    schedule: Schedule
    freedom: Freedom
    by: str
    is_lost: bool
    elapsed: int
    sides: Sequence[Side]
    groups: Sequence[Group]
    conflicts: Sequence[Conflicting]
    locked: Sequence[Trilingual]
    may_cancel: bool
    may_decide: bool

    @property
    def thinks(self) -> bool:
        """Whether it is worth looking again soon."""
        return self.run.is_under_way and not self.is_lost

    @property
    def state(self) -> str:
        """The word of its state."""
        return "run.failed" if self.is_lost else f"run.{self.run.state}"

    @property
    def changes(self) -> int:
        """How many changes it suggests."""
        return sum(len(group.items) for group in self.groups)

    @property
    def waiting(self) -> int:
        """How many of them wait for a decision."""
        return sum(group.waiting for group in self.groups)


def start_page(label: str, actor: Actor) -> StartPage | None:
    """The page on which a run is asked for; None for a schedule that she does not collect."""
    schedule = _schedule(label, actor)
    if schedule is None:
        return None
    rows, runs = draft_rows(schedule), queries.runs_of(schedule)
    lost = frozenset(run.pk for run in runs if queries.is_lost(run))
    names = schedules.body_names()
    bodies = sorted({row.body for row in rows}, key=lambda slug: place_of(names[slug][language()]))
    return StartPage(
        schedule=schedule,
        rows=len(rows),
        without_day=sum(not row.is_settled for row in rows),
        bodies=[(slug, names[slug]) for slug in bodies],
        runs=runs,
        lost=lost,
        under_way=next((run for run in runs if run.is_under_way and run.pk not in lost), None),
        may_ask=bool(rules.may_ask(schedule, by=actor)),
        has_solver=has_solver(),
    )


def run_page(label: str, number: int, by: str, actor: Actor) -> RunPage | None:
    """The page of a run; None when there is none, or she does not collect the schedule."""
    schedule = _schedule(label, actor)
    run = queries.run_by_id(number)
    if schedule is None or run is None or run.schedule_id != schedule.pk:
        return None
    rows = {row.entry: row for row in draft_rows(schedule)}
    names, freedom = Names.of(facts_of(schedule)), codec.freedom(run.freedom)
    suggestions = queries.suggestions_of(run)
    found = [_item(suggestion, rows, names) for suggestion in suggestions]
    return RunPage(
        run=run,
        schedule=schedule,
        freedom=freedom,
        by=by,
        is_lost=queries.is_lost(run),
        elapsed=_elapsed(run),
        sides=list(_sides(codec.figures(run.before), codec.figures(run.after))),
        groups=_groups(found, by, names),
        conflicts=[_conflicting(one.keys, rows, names) for one in codec.conflicts(run.conflicts)],
        locked=[names.body(slug) for slug in freedom.locked],
        may_cancel=bool(rules.may_cancel(run, by=actor)),
        may_decide=bool(schedule_rules.may_draft(schedule, by=actor)),
    )


def _schedule(label: str, actor: Actor) -> Schedule | None:
    schedule = schedules.by_label(label)
    return schedule if schedule and schedule_rules.is_coordinator(actor, schedule) else None


def _item(suggestion: Suggestion, rows: Mapping[int, DraftRow], names: Names) -> Item:
    row = rows.get(suggestion.entry_id)
    seen = (suggestion.seen, suggestion.wish)
    moved = row is None or (row.number, problems.wish_of(row)) != seen
    sentences = [words.sentence(reason, names) for reason in codec.reasons(suggestion.reasons)]
    return Item(suggestion, sentences, moved and suggestion.state == SuggestionState.PROPOSED)


def _groups(items: Sequence[Item], by: str, names: Names) -> list[Group]:
    found: dict[str, list[Item]] = {}
    for item in items:
        suggestion = item.suggestion
        body, region = suggestion.entry.proposal.body.slug, suggestion.new_region.kato
        found.setdefault(region if by == "region" else body, []).append(item)
    name = names.region if by == "region" else names.body
    groups = [Group(key, name(key), own) for key, own in found.items()]
    return sorted(groups, key=lambda group: place_of(group.name[language()]))


def _conflicting(keys: Sequence[int], rows: Mapping[int, DraftRow], names: Names) -> Conflicting:
    return Conflicting([rows[key] for key in keys if key in rows], names)


def _elapsed(run: Run) -> int:
    begin = run.started_at or run.asked_at
    return max(0, int(((run.ended_at or clock.now()) - begin).total_seconds()))


def _sides(before: Figures | None, after: Figures | None) -> Iterator[Side]:
    if before is None or after is None:
        return
    yield Side(_("regions visited"), before.covered, after.covered, less=False, of=after.regions)
    yield Side(_("days until a region's first visit, by need"), before.wait, after.wait)
    yield Side(_("one person in two places"), before.clashes, after.clashes)
    yield Side(_("on days that are not worked"), before.days_off, after.days_off)
    yield Side(_("one more visit to a region in the same week"), before.twice_in_week, after.twice_in_week)
    yield Side(_("meetings in the fullest month"), before.busiest, after.busiest)
    yield Side(_("meetings in the emptiest month"), before.quietest, after.quietest, less=False)
    yield Side(_("rows without a day"), before.without_day, after.without_day)
