"""What happened to the rows of a proposal after they were signed: moves of the coordinator, remarks, answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kezdesu.people.actors import Actor
from kezdesu.schedule import drafts, queries, remark_rules, remarks
from kezdesu.schedule.drafts import DraftRow
from kezdesu.schedule.models import Entry, Placement, Proposal, Remark
from kezdesu.schedule.states import RemarkKind, RemarkState


@dataclass(frozen=True, slots=True)
class Story:
    """One row: where it stands now, every move, what was said."""

    entry: Entry
    row: DraftRow
    moves: Sequence[Placement]
    remarks: Sequence[Remark]

    @property
    def is_returned(self) -> bool:
        """Whether it was returned and waits for an answer."""
        return any(
            remark.kind == RemarkKind.RETURN and remark.state == RemarkState.OPEN for remark in self.remarks
        )


@dataclass(frozen=True, slots=True)
class Stories:
    """The rows of a proposal with what happened to them; ``all`` in the order of the form."""

    all: Sequence[Story]
    withdrawn: Sequence[Entry]
    may_comment: bool
    answerable: frozenset[int]

    @property
    def told(self) -> list[Story]:
        """Rows to which something happened."""
        return [story for story in self.all if story.moves or story.remarks]


def stories_of(proposal: Proposal, entries: Sequence[Entry], actor: Actor) -> Stories:
    """Five queries, whatever the number of rows. Remarks are for the two sides alone."""
    rows = {row.entry: row for row in drafts.rows_of_proposal(proposal)}
    moves: defaultdict[int, list[Placement]] = defaultdict(list)
    for move in queries.placements_in(proposal):
        moves[move.entry_id].append(move)
    party = bool(entries) and bool(remark_rules.is_party(_full(entries[0], proposal), by=actor))
    said: defaultdict[int, list[Remark]] = defaultdict(list)
    for remark in remarks.remarks_of(proposal) if party else ():
        said[remark.entry_id].append(remark)
    waiting = [remark for inside in said.values() for remark in inside if remark.state == RemarkState.OPEN]
    return Stories(
        all=[Story(entry, rows[entry.pk], moves[entry.pk], said[entry.pk]) for entry in entries],
        withdrawn=queries.withdrawn_of(proposal),
        may_comment=party and bool(remark_rules.may_comment(_full(entries[0], proposal), by=actor)),
        answerable=frozenset(item.pk for item in waiting if remark_rules.may_answer(item, by=actor)),
    )


def _full(entry: Entry, proposal: Proposal) -> Entry:
    entry.proposal = proposal
    return entry
