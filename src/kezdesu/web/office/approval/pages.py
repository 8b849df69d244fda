"""What the desk of approval shows: the same rules that refuse draw the buttons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kezdesu.common.answers import Denied, Refused
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.regions.models import Region
from kezdesu.schedule import history, parties, persons, queries, rules
from kezdesu.schedule.actions.approval import sha256_of
from kezdesu.schedule.actions.next_version import rows_after
from kezdesu.schedule.changes import BodyBeside, Change, beside, compare
from kezdesu.schedule.content import FrozenRow
from kezdesu.schedule.models import Amendment, Schedule, SentDraft, Version
from kezdesu.schedule.persons import Overlap
from kezdesu.schedule.states import AmendmentState, ScheduleState
from kezdesu.web.office.approval.lines import ChangeLine, Names, RowLine, change_lines, names, row_lines


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version, and what it changed in the one before."""

    version: Version
    changes: Sequence[ChangeLine]


@dataclass(frozen=True, slots=True)
class ApprovalPage:
    """One schedule on its way to the Government and back."""

    schedule: Schedule
    digest: str
    rows: Sequence[RowLine]
    overlaps: Sequence[Overlap]
    uncovered: Sequence[Region]
    sent: Sequence[SentDraft]
    since_return: Sequence[ChangeLine] | None
    beside: Sequence[BodyBeside]
    names: Names
    versions: Sequence[VersionLine]
    waiting: int
    may_collect: bool
    may_decide: bool

    @property
    def acts(self) -> tuple[str, ...]:
        """What she may do with the schedule now; without a draft what is signed is approved at once."""
        state = self.schedule.state
        if not parties.has_draft(self.schedule):
            ready = self.may_decide and state == parties.ready_state(self.schedule) and self.rows
            return ("approve",) if ready else ()
        if self.may_collect and state == ScheduleState.COLLECTING:
            return ("draft",)
        if self.may_collect and state == ScheduleState.DRAFTED:
            return ("submit", "reopen")
        if self.may_decide and state == ScheduleState.SUBMITTED:
            return ("approve", "return")
        return ()


@dataclass(frozen=True, slots=True)
class Letter:
    """Amendments that go together: what they ask, who prepared and signed, and what was returned before."""

    items: Sequence[Amendment]
    earlier: Sequence[Amendment]
    may_sign: bool
    may_return: bool
    may_mend: bool

    @property
    def first(self) -> Amendment:
        """The one that stands for the letter."""
        return self.items[0]


@dataclass(frozen=True, slots=True)
class AmendmentsPage:
    """The amendments of a schedule that she may see, and what the next version would be."""

    schedule: Schedule
    letters: Sequence[Letter]
    before: Mapping[int, RowLine]
    preview: Sequence[ChangeLine]
    blocked: Denied | None
    may_decide: bool
    own: Sequence[str]

    @property
    def acts(self) -> tuple[str, ...]:
        """The act is entered on what is signed."""
        signed = any(letter.first.state == AmendmentState.SIGNED for letter in self.letters)
        return ("amend",) if self.may_decide and signed else ()


def approval_page(label: str, actor: Actor) -> ApprovalPage | None:
    """The page of a schedule for those who collect or approve it; else None."""
    schedule = queries.by_label(label)
    if schedule is None:
        return None
    collects, decides = bool(rules.is_coordinator(actor, schedule)), bool(rules.is_secretary(actor, schedule))
    if not (collects or decides):
        return None
    versions = history.versions_with_scans(schedule)
    rows = queries.rows_of(versions[-1]) if versions else queries.drafted_rows(schedule)
    known = names()
    returned = None if versions else history.since_return(schedule, rows)
    return ApprovalPage(
        schedule=schedule,
        digest=sha256_of(schedule.draft),
        rows=row_lines(rows, known),
        overlaps=_overlaps(schedule, rows),
        uncovered=_uncovered(schedule, rows),
        sent=history.sent_drafts(schedule),
        since_return=None if returned is None else change_lines(returned, known),
        beside=_beside(schedule, rows),
        names=known,
        versions=_versions(versions, known),
        waiting=len(queries.signed_amendments(schedule)),
        may_collect=collects,
        may_decide=decides,
    )


def amendments_page(label: str, actor: Actor) -> AmendmentsPage | None:
    """Changes of the schedule: one's own body's, or all for those who lead it."""
    schedule = queries.by_label(label)
    if schedule is None:
        return None
    decides = bool(rules.is_secretary(actor, schedule))
    leads = decides or bool(rules.is_coordinator(actor, schedule))
    mine = actor.bodies(Role.CLERK, Role.HEAD)
    found = [
        item for item in queries.amendments_of(schedule) if leads or item.entry.proposal.body.slug in mine
    ]
    signed = [item for item in reversed(found) if item.state == AmendmentState.SIGNED] if leads else []
    preview, blocked = _preview(schedule, signed)
    return AmendmentsPage(
        schedule=schedule,
        letters=_letters(found, actor, decides),
        before=_before(schedule, found),
        preview=preview,
        blocked=blocked,
        may_decide=decides,
        own=_own(schedule, actor),
    )


def _before(schedule: Schedule, found: Sequence[Amendment]) -> dict[int, RowLine]:
    """By amendment: what stood in force when it was asked for."""
    known = names()
    rows = history.stood_before(found, history.versions_with_scans(schedule))
    return {number: row_lines([row], known)[0] for number, row in rows.items()}


def _letters(found: Sequence[Amendment], actor: Actor, decides: bool) -> list[Letter]:
    """Those of one act stand together until the Government decides on each."""
    groups: dict[tuple[int | None, str], list[Amendment]] = {}
    for item in found:
        groups.setdefault((item.act_id or -item.pk, item.state), []).insert(0, item)
    earlier = history.earlier(found)
    waiting = {
        item.entry_id for item in found if item.state in (AmendmentState.PREPARED, AmendmentState.SIGNED)
    }
    return [_letter(items, earlier, waiting, actor, decides) for items in groups.values()]


def _letter(
    items: Sequence[Amendment],
    earlier: dict[int, list[Amendment]],
    waiting: set[int],
    actor: Actor,
    decides: bool,
) -> Letter:
    first = items[0]
    slug = first.entry.proposal.body.slug
    heads = first.state == AmendmentState.PREPARED and actor.has_in(slug, Role.HEAD)
    returned = first.state == AmendmentState.RETURNED and actor.has_in(slug, Role.CLERK)
    before = [old for item in items for old in earlier.get(item.entry_id, []) if old.pk < item.pk]
    return Letter(
        items,
        before,
        may_sign=heads and first.act is not None and first.act.prepared_by_id != actor.account_id,
        may_return=heads or (decides and first.state == AmendmentState.SIGNED),
        may_mend=returned and first.entry_id not in waiting and first.entry.withdrawn_at is None,
    )


def _preview(schedule: Schedule, signed: list[Amendment]) -> tuple[list[ChangeLine], Denied | None]:
    """What the next version would be with all that is signed, or why it cannot be."""
    version = queries.current_version(schedule)
    if version is None or not signed:
        return [], None
    try:
        after = rows_after(version, signed)
    except Refused as refused:
        return [], refused.denied
    reasons = {item.entry_id: item.reason for item in signed}
    changes: tuple[Change, ...] = compare(queries.rows_of(version), after, reasons)
    return change_lines(changes, names()), None


def _own(schedule: Schedule, actor: Actor) -> list[str]:
    """Bodies for which she may write a letter."""
    if schedule.state != ScheduleState.APPROVED:
        return []
    mine = actor.bodies(Role.CLERK)
    return sorted(item.body.slug for item in queries.proposals_of(schedule) if item.body.slug in mine)


def _versions(versions: Sequence[Version], known: Names) -> list[VersionLine]:
    changed = [VersionLine(b, change_lines(history.diff(a, b), known)) for a, b in pairwise(versions)]
    return [*reversed(changed), *(VersionLine(first, ()) for first in versions[:1])]


def _overlaps(schedule: Schedule, rows: Sequence[FrozenRow]) -> Sequence[Overlap]:
    """Among rows that have a day: a window in which one is still to be chosen takes nobody's time yet."""
    open_ = {row.entry for row in queries.unsettled(schedule)}
    return persons.overlaps([row for row in rows if row.entry not in open_])


def _uncovered(schedule: Schedule, rows: Sequence[FrozenRow]) -> list[Region]:
    covered = {row.region for row in rows}
    territory = queries.territory(schedule, queries.regions_by_kato())
    return [region for kato, region in territory.items() if kato not in covered]


def _beside(schedule: Schedule, rows: Sequence[FrozenRow]) -> tuple[BodyBeside, ...]:
    """The former year's version in force beside this one; nothing when there was none."""
    former = history.version_of_year_before(schedule)
    return beside(queries.rows_of(former), rows) if former else ()
