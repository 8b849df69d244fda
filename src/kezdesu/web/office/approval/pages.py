"""What the desk of approval shows: the same rules that refuse draw the buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.schedule import parties, queries, rules
from kezdesu.schedule.models import Amendment, Schedule
from kezdesu.schedule.states import AmendmentState, ScheduleState


@dataclass(frozen=True, slots=True)
class ApprovalPage:
    """One schedule on its way to the Government and back."""

    schedule: Schedule
    amendments: Sequence[Amendment]
    drafted: int
    is_coordinator: bool
    is_secretary: bool
    has_draft: bool
    head_of: frozenset[str]

    @property
    def signed(self) -> list[Amendment]:
        """Amendments that wait for the Government."""
        return [item for item in self.amendments if item.state == AmendmentState.SIGNED]

    @property
    def acts(self) -> tuple[str, ...]:
        """What she may do with the schedule now."""
        state = self.schedule.state
        if self.is_secretary and not self.has_draft and state == ScheduleState.COLLECTING:
            return ("approve",) if self.drafted else ()
        if self.is_coordinator and self.has_draft and state == ScheduleState.COLLECTING:
            return ("draft",)
        if self.is_coordinator and state == ScheduleState.DRAFTED:
            return ("submit", "reopen")
        if self.is_secretary and state == ScheduleState.SUBMITTED:
            return ("approve", "return")
        return ("amend",) if self.is_secretary and self.signed else ()


def approval_page(label: str, actor: Actor) -> ApprovalPage | None:
    """The page of a schedule; None when there is none."""
    schedule = queries.by_label(label)
    if schedule is None:
        return None
    coordinates = bool(rules.is_coordinator(actor, schedule))
    approves = bool(rules.is_secretary(actor, schedule))
    mine = actor.bodies(Role.CLERK, Role.HEAD)
    leads = coordinates or approves
    found = queries.amendments_of(schedule)
    return ApprovalPage(
        schedule=schedule,
        amendments=[item for item in found if leads or item.entry.proposal.body.slug in mine],
        drafted=len(queries.submitted_rows(schedule)) if schedule.state == ScheduleState.COLLECTING else 0,
        is_coordinator=coordinates,
        is_secretary=approves,
        has_draft=parties.has_draft(schedule),
        head_of=actor.bodies(Role.HEAD),
    )
