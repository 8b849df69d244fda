"""A person accepts or refuses what the optimiser suggests, one by one or a group at once."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Refused, require
from kezdesu.journal.door import move, step
from kezdesu.people.actors import Actor
from kezdesu.planning import lines, refusals, rules, words
from kezdesu.planning.models import Run, Suggestion
from kezdesu.planning.optimiser import codec
from kezdesu.planning.standing import Standing, standing
from kezdesu.planning.states import SuggestionState
from kezdesu.schedule import actions as schedules
from kezdesu.schedule import rules as schedule_rules
from kezdesu.schedule.actions.authors import collector, person
from kezdesu.schedule.models import Placement
from kezdesu.schedule.states import PlacementOrigin


def accept(*, suggestion: Suggestion, by: Actor) -> Placement:
    """Put the row where it is suggested; the placement is the act and its line.

    Raises Conflict when the row moved meanwhile (the suggestion is stale from then on), Refused when the day is
    no longer possible: the person is elsewhere by now.
    """
    require(rules.may_decide(suggestion, by=by))
    now = standing(suggestion.run.schedule)
    if not now.is_as_seen(suggestion):
        _set_aside(suggestion, by)
        raise Conflict(refusals.STALE)
    broken = now.broken(suggestion, [suggestion])
    if broken:
        raise Refused(refusals.cannot_stand(words.sentence(broken[0], now.names)))
    try:
        with transaction.atomic():
            return _accept(suggestion, now, by)
    except Conflict as conflict:
        raise _told(conflict, suggestion, by) from conflict


def accept_many(*, run: Run, suggestions: Sequence[Suggestion], by: Actor) -> list[Placement]:
    """Accept, in one transaction, all of these that can be accepted together; the others wait as they are.

    Refused when none is left, or the draft may not be changed.
    """
    require(schedule_rules.may_draft(run.schedule, by=by))
    now = standing(run.schedule)
    waiting = [one for one in suggestions if one.state == SuggestionState.PROPOSED]
    chosen = now.possible(waiting)
    if not chosen:
        require(refusals.NONE_LEFT)
    with transaction.atomic():
        return [_accept(suggestion, now, by) for suggestion in chosen]


def refuse(*, suggestion: Suggestion, reason: str, by: Actor) -> None:
    """Leave the row where it is. The reason may be empty: nothing changes by it."""
    require(rules.may_decide(suggestion, by=by))
    said = reason.strip()[:500]
    line = lines.SuggestionRefused(suggestion.run.code, suggestion.entry.code, said)
    facts = {"decided_by_id": person(by), "decided_at": clock.now(), "refusal": said}
    author = collector(by, suggestion.run.schedule)
    to, subject = SuggestionState.REFUSED, suggestion.entry.proposal.code
    move(suggestion, to, line=line, subject=subject, by=author, **facts)


def _accept(suggestion: Suggestion, now: Standing, by: Actor) -> Placement:
    """A step inside the acts that accept: the placement writes the line."""
    placement = schedules.place(
        entry=suggestion.entry,
        planned_on=suggestion.new_on,
        planned_until=suggestion.new_until,
        region=suggestion.new_region,
        reason=words.placed(codec.reasons(suggestion.reasons), now.names),
        origin=PlacementOrigin.OPTIMISER,
        by=by,
        seen=suggestion.seen,
    )
    facts = {"decided_by_id": person(by), "decided_at": clock.now(), "placement_id": placement.pk}
    step(suggestion, SuggestionState.ACCEPTED, **facts)
    return placement


def _told(conflict: Conflict, suggestion: Suggestion, by: Actor) -> Conflict:
    """What a lost race means: decided by somebody else, or out of date."""
    suggestion.refresh_from_db(fields=["state"])
    if suggestion.state != SuggestionState.PROPOSED:
        return Conflict(refusals.DECIDED)
    _set_aside(suggestion, by)
    return Conflict(refusals.STALE)


def _set_aside(suggestion: Suggestion, by: Actor) -> None:
    line = lines.SuggestionStale(suggestion.run.code, suggestion.entry.code)
    author = collector(by, suggestion.run.schedule)
    facts = {"decided_by_id": person(by), "decided_at": clock.now()}
    to, subject = SuggestionState.STALE, suggestion.entry.proposal.code
    move(suggestion, to, line=line, subject=subject, by=author, **facts)
